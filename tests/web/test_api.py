"""The API: what it answers, to whom, and how it refuses."""

import contextlib
import io
import json
import re
from dataclasses import replace

import jsonschema
import pytest
from flask import Flask
from sqlalchemy import delete

from flowgap.db import unit_of_work
from flowgap.models import ApiToken
from flowgap.paths import PROJECT_ROOT
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.document import Result
from flowgap.web.api import limits, pace, views
from flowgap.web.api.openapi import BASE
from flowgap.web.api.operations import OPERATIONS, refusals_of
from flowgap.web.api.pace import Pace
from flowgap.web.problems import MIMETYPE
from tests.support.callers import ELSEWHERE, TOKEN, let_read, let_read_elsewhere
from tests.support.hostile_names import HOSTILE_NAMES, with_team_names
from tests.support.sample_hard import HARD
from tests.support.sample_result import empty_result, gain_is_real_result, sample_result
from tests.support.signed_in import database
from tests.web.api_client import Api
from tests.web.conftest import keep_in, keep_result
from tests.web.serving import serving

KNOWN = {"Authorization": f"Bearer {TOKEN}"}
PAGE = PROJECT_ROOT / "docs" / "api.md"


@pytest.fixture
def app(app: Flask) -> Flask:
    """The application, with a token that may read everything."""
    let_read(app)
    return app


@pytest.fixture
def api(app: Flask) -> Api:
    return Api(app)


def keep(app: Flask, result: Result) -> tuple[str, str]:
    """Keep a result; return the key of its engagement and the digest."""
    key = keep_result(app, result)
    digest = Api(app).get(f"/engagements/{key}/results")["items"][-1]["digest"]
    return key, digest


def titled(name: str) -> Result:
    result = empty_result()
    return replace(result, engagement=replace(result.engagement, title=name))


class TestCaller:
    @pytest.mark.parametrize(
        "header",
        [None, "", "Bearer", "Bearer ", "Bearer x", f"Basic {TOKEN}", TOKEN, "Bearer \xff"],
    )
    def test_without_a_token_that_is_known_nothing_is_read(
        self, app: Flask, header: str | None
    ) -> None:
        headers = {} if header is None else {"Authorization": header}
        for path in ("/engagements", "/engagements/x", "/results/x", "/results/x/figures"):
            response = app.test_client().get(f"{BASE}{path}", headers=headers)
            assert response.status_code == 401
            assert response.mimetype == MIMETYPE
            assert response.headers["WWW-Authenticate"].startswith("Bearer")

    def test_an_installation_that_hands_out_no_token_knows_none(self, app: Flask) -> None:
        with unit_of_work(database(app).sessions) as session:
            session.execute(delete(ApiToken))
        assert app.test_client().get(f"{BASE}/engagements", headers=KNOWN).status_code == 401

    def test_what_a_token_may_not_read_is_as_if_it_were_not_there(
        self, app: Flask, api: Api
    ) -> None:
        own, _ = keep(app, titled("Own"))
        let_read_elsewhere(app)
        foreign, other = keep_in(app, sample_result(), "Elsewhere"), Api(app, ELSEWHERE)
        digest = other.get(f"/engagements/{foreign}/results")["items"][-1]["digest"]
        other.get(f"/results/{digest}/figures")
        assert [one["key"] for one in api.get("/engagements")["items"]] == [own]
        for path in (
            f"/engagements/{foreign}",
            f"/engagements/{foreign}/results",
            f"/results/{digest}",
            f"/results/{digest}/figures",
        ):
            unknown = path.replace(foreign, "none").replace(digest, "0" * 64)
            told, of_nothing = api.refused(path, 404), api.refused(unknown, 404)
            assert {**told, "instance": ""} == {**of_nothing, "instance": ""}

    def test_a_token_that_may_read_nothing_sees_an_empty_list(self, app: Flask) -> None:
        keep(app, sample_result())
        let_read_elsewhere(app)
        assert Api(app, ELSEWHERE).get("/engagements") == {"items": [], "next_cursor": None}


class TestLists:
    def test_an_engagement_tells_whose_it_is(self, app: Flask, api: Api) -> None:
        key, _ = keep(app, sample_result())
        told = api.get(f"/engagements/{key}")
        assert (told["client"], told["n_results"]) == ("Alder Freight", 1)
        assert api.get("/engagements")["items"] == [told]

    def test_results_stand_in_the_order_in_which_they_were_kept(self, app: Flask, api: Api) -> None:
        key, first = keep(app, sample_result())
        _, second = keep(app, gain_is_real_result())
        items = [one for page in api.pages(f"/engagements/{key}/results", limit=1) for one in page]
        assert [one["digest"] for one in items] == [first, second]

    def test_a_result_tells_how_much_its_parts_can_carry(self, app: Flask, api: Api) -> None:
        key, digest = keep(app, sample_result())
        told = api.get(f"/results/{digest}")
        assert told["engagement_key"] == key
        assert (told["survey_state"], told["verdict"]) == ("measured", "migrated")
        assert told["n_figures"] == len(figures_of(sample_result()))

    @pytest.mark.parametrize("name", HARD)
    def test_every_result_can_be_read(self, name: str, app: Flask, api: Api) -> None:
        _, digest = keep(app, HARD[name](language="en"))
        api.get(f"/results/{digest}")
        api.get(f"/results/{digest}/figures", limit=1000)

    @pytest.mark.parametrize("limit", [7, 100, 1000])
    def test_page_by_page_each_figure_comes_once(self, limit: int, app: Flask, api: Api) -> None:
        _, digest = keep(app, sample_result())
        pages = list(api.pages(f"/results/{digest}/figures", limit=limit, section="delivery"))
        assert {len(page) for page in pages[:-1]} <= {limit}
        ids = [figure["id"] for page in pages for figure in page]
        listed = [one.id for one in figures_of(sample_result()) if one.section == "delivery"]
        assert ids == listed

    def test_the_figures_are_those_of_the_file(self, app: Flask, api: Api) -> None:
        key, digest = keep(app, sample_result())
        content = api.client.get(f"/engagements/{key}/figures.json").data
        document = json.loads(content)
        assert document["result_sha256"] == digest
        pages = api.pages(f"/results/{digest}/figures", limit=1000)
        assert [figure for page in pages for figure in page] == document["figures"]

    def test_what_is_kept_between_two_pages_moves_nothing(self, app: Flask, api: Api) -> None:
        keys = [keep(app, titled(f"Engagement {number}"))[0] for number in range(4)]
        pages = api.pages("/engagements", limit=2)
        first = next(pages)
        later, _ = keep(app, sample_result())
        rest = [one for page in pages for one in page]
        assert [one["key"] for one in (*first, *rest)] == [*keys, later]

    def test_a_list_that_fits_exactly_has_one_page(self, app: Flask, api: Api) -> None:
        for number in range(2):
            keep(app, titled(f"Engagement {number}"))
        assert [len(page) for page in api.pages("/engagements", limit=2)] == [2]
        assert [len(page) for page in api.pages("/engagements", limit=1)] == [1, 1]

    @pytest.mark.parametrize("team", HOSTILE_NAMES)
    def test_a_team_is_found_whatever_it_is_called(self, team: str, app: Flask, api: Api) -> None:
        _, digest = keep(app, with_team_names((team, "Other")))
        items = api.get(f"/results/{digest}/figures", team=team, limit=1000)["items"]
        assert {figure["team"] for figure in items} == {team}
        assert len(items) == 15  # two bands, agreement and twelve scores


class TestTags:
    def test_who_has_an_answer_does_not_get_it_again(self, app: Flask, api: Api) -> None:
        _, digest = keep(app, sample_result())
        path = f"/results/{digest}/figures"
        tag = api.ask(path).headers["ETag"]
        again = api.ask(path, status=304, headers={"If-None-Match": tag})
        assert again.data == b""
        assert again.headers["ETag"] == tag
        api.ask(path, headers={"If-None-Match": '"other"'})

    def test_an_answer_that_changed_has_another_tag(self, app: Flask, api: Api) -> None:
        keep(app, titled("First"))
        tag = api.ask("/engagements").headers["ETag"]
        keep(app, titled("Second"))
        assert api.ask("/engagements", headers={"If-None-Match": tag}).headers["ETag"] != tag

    def test_head_answers_without_a_body(self, api: Api) -> None:
        assert api.ask("/engagements", method="HEAD").data == b""


class TestRefusals:
    @pytest.mark.parametrize(
        "limit", ["0", "1001", "-1", "1.5", "", "x", "\N{FULLWIDTH DIGIT ONE}", "9" * 5000, "1e2"]
    )
    def test_a_limit_out_of_range_is_refused(self, limit: str, api: Api) -> None:
        problem = api.refused("/engagements", 422, query_string={"limit": limit})
        assert problem["detail"] == "limit: a whole number of 1 to 1000 is allowed."

    @pytest.mark.parametrize("limit", [1, 1000])
    def test_its_ends_are_taken(self, limit: int, api: Api) -> None:
        api.get("/engagements", limit=limit)

    @pytest.mark.parametrize("cursor", ["", "x", "MTA.made-up", "5", "\x00", "é", "x" * 5000])
    def test_a_cursor_that_was_made_up_is_refused(self, cursor: str, api: Api) -> None:
        api.refused("/engagements", 422, query_string={"cursor": cursor})

    def test_a_cursor_is_good_for_its_own_list_only(self, app: Flask, api: Api) -> None:
        _, digest = keep(app, sample_result())
        path = f"/results/{digest}/figures"
        cursor = api.get(path, section="delivery", limit=1)["next_cursor"]
        api.get(path, section="delivery", limit=2, cursor=cursor)
        api.refused(path, 422, query_string={"section": "survey", "cursor": cursor})
        api.refused(path, 422, query_string={"cursor": cursor})
        api.refused("/engagements", 422, query_string={"cursor": cursor})

    def test_an_unknown_parameter_is_named(self, app: Flask, api: Api) -> None:
        problem = api.refused("/engagements", 422, query_string={"most": 5})
        assert problem["detail"] == "most: unknown parameter. Allowed: cursor, limit."
        key, digest = keep(app, sample_result())
        for path in (f"/engagements/{key}", f"/results/{digest}", "/openapi.json"):
            api.refused(path, 422, query_string={"x": 1})

    def test_an_unknown_section_or_team_is_refused(self, app: Flask, api: Api) -> None:
        _, digest = keep(app, sample_result())
        path = f"/results/{digest}/figures"
        problem = api.refused(path, 422, query_string={"section": "nope"})
        assert "survey" in problem["detail"]
        api.refused(path, 422, query_string={"team": "nope"})

    def test_a_section_that_a_result_leaves_empty_is_an_empty_list(
        self, app: Flask, api: Api
    ) -> None:
        _, digest = keep(app, empty_result())
        assert api.get(f"/results/{digest}/figures", section="trend")["items"] == []

    @pytest.mark.parametrize("path", ["", "/nope", "/results", "/engagements/x/nope", "/%00"])
    def test_what_is_not_there_is_told_as_a_problem(self, path: str, app: Flask) -> None:
        response = app.test_client().get(f"{BASE}{path}", headers=KNOWN)
        assert response.status_code == 404
        assert response.mimetype == MIMETYPE

    @pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
    def test_nothing_is_written(self, method: str, api: Api) -> None:
        response = api.ask("/engagements", method=method, status=405)
        assert response.mimetype == MIMETYPE
        assert "GET" in response.headers["Allow"]

    def test_what_is_asked_from_another_site_is_refused(self, app: Flask) -> None:
        headers = {**KNOWN, "Sec-Fetch-Site": "cross-site"}
        response = app.test_client().post(f"{BASE}/engagements", headers=headers)
        assert response.status_code in {403, 405}
        assert response.mimetype == MIMETYPE

    @pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json;q=0"])
    def test_who_accepts_no_json_gets_none(self, accept: str, api: Api) -> None:
        api.refused("/engagements", 406, headers={"Accept": accept})

    @pytest.mark.parametrize(
        "accept", ["application/json", "*/*", "application/*", "text/html, */*"]
    )
    def test_who_accepts_json_among_others_gets_it(self, accept: str, api: Api) -> None:
        api.ask("/engagements", headers={"Accept": accept})

    def test_a_body_is_not_read(self, api: Api) -> None:
        api.refused("/engagements", 415, data=b"{}", content_type=limits.JSON)
        api.refused("/engagements", 415, data=b"x" * limits.LARGEST_BODY)
        api.refused("/engagements", 413, data=b"x" * (limits.LARGEST_BODY + 1))

    def test_who_asks_too_often_is_told_when_to_go_on(self, app: Flask, api: Api) -> None:
        app.extensions[pace.EXTENSION] = Pace(per_minute=2)
        api.get("/engagements")
        api.get("/engagements")
        response = api.ask("/engagements", status=429)
        assert 0 < int(response.headers["Retry-After"]) <= 61

    def test_a_failure_is_a_problem_and_says_nothing_of_itself(
        self, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_arguments: object, **_options: object) -> None:
            raise RuntimeError("a secret of the database")

        monkeypatch.setattr(views, "engagements_after", fail)
        problem = api.refused("/engagements", 500)
        assert "secret" not in json.dumps(problem)

    def test_a_host_that_is_not_trusted_is_a_problem(self, app: Flask) -> None:
        response = app.test_client().get(f"{BASE}/engagements", base_url="http://evil.example")
        assert response.status_code == 400
        assert response.mimetype == MIMETYPE


class TestDocument:
    def test_every_address_is_documented_and_every_documented_one_is_there(
        self, app: Flask, api: Api
    ) -> None:
        rules = {
            (method.lower(), rule.rule.removeprefix(BASE).replace("<", "{").replace(">", "}"))
            for rule in app.url_map.iter_rules()
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
            if rule.rule.startswith("/api")
        }
        documented = api.document["paths"].items()
        assert rules == {(method, path) for path, one in documented for method in one}
        assert rules == {(operation.method, operation.path) for operation in OPERATIONS}

    def test_every_refusal_is_documented(self, api: Api) -> None:
        for operation in OPERATIONS:
            responses = api.document["paths"][operation.path][operation.method]["responses"]
            unchanged = {"304"} if operation.method == "get" else set()
            refusals = {"400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429"}
            assert refusals <= set(responses)
            assert set(responses) == {
                str(operation.status),
                *unchanged,
                *map(str, refusals_of(operation)),
            }

    def test_every_reference_leads_somewhere(self, api: Api) -> None:
        for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(api.document)):
            place = api.document
            for part in reference.split("/"):
                place = place[part]
            assert place

    def test_every_schema_is_one(self, api: Api) -> None:
        for schema in api.document["components"]["schemas"].values():
            jsonschema.Draft202012Validator.check_schema(schema)

    def test_it_is_read_without_a_token(self, app: Flask) -> None:
        document = app.test_client().get(f"{BASE}/openapi.json").get_json()
        assert document["openapi"].startswith("3.1")
        assert document["paths"]["/openapi.json"]["get"]["security"] == []

    def test_it_tells_which_scope_each_operation_takes(self, api: Api) -> None:
        paths = api.document["paths"]
        assert paths["/engagements"]["get"]["security"] == [{"token": ["read:results"]}]
        assert paths["/jobs"]["post"]["security"] == [{"token": ["write:imports"]}]
        assert len(paths["/jobs/{key}"]["get"]["security"]) == 2


def test_the_client_of_the_page_prints_the_gap_of_every_engagement(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(app, sample_result())
    keep(app, titled("Empty"))
    code = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    assert len([line for line in code.splitlines() if line]) <= 20
    printed = io.StringIO()
    with serving(app) as address, contextlib.redirect_stdout(printed):
        monkeypatch.setenv("FLOWGAP_URL", address)
        monkeypatch.setenv("FLOWGAP_TOKEN", TOKEN)
        exec(compile(code, PAGE.name, "exec"), {})  # noqa: S102 - the page's own code
    lines = printed.getvalue().splitlines()
    assert "Alder Freight flow_gap.days 1.7 days given" in lines
    assert "Alder Freight flow_gap.days None days not_given" in lines
