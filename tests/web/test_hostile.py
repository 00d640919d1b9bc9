"""Requests that mean harm, or that nobody meant: a page in words, and nothing is changed."""

import io
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule

from flowgap.cli.serve import THREADS
from flowgap.models import JobKind, Result
from flowgap.services.jobs.asking import MOST_QUEUED, Errand, ask_for
from flowgap.web.database import unit_of_work
from flowgap.web.problems import is_api
from flowgap.web.workload import MOST_WAITING, MOST_WORKING, BusyError, long_work, turn_to_wait
from flowgap.wording import Wording
from tests.support.browse import Browser
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep
from tests.web.samples import VIEWS

METHODS = ("POST", "PUT", "PATCH", "DELETE", "TRACE")
ADD = "/engagements/new"
PEOPLE_ARE_TOLD = "<h1>This address cannot be used this way</h1>"
PROGRAMS_ARE_TOLD = (
    '"detail": "This address knows other methods only: the header Allow lists them."'
)


class TestAddresses:
    @pytest.mark.parametrize(
        "key",
        [
            "..%2F..%2Fetc%2Fpasswd",
            "%00",
            "%FF%FE",
            "' OR 1=1 --",
            "{{7*7}}",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "x" * 5000,
        ],
    )
    def test_a_made_up_key_is_not_found_and_not_repeated(self, browse: Browser, key: str) -> None:
        page = browse.get(f"/engagements/{key}/ledger", status=404)
        assert page.heading == "There is no page at this address"
        assert "<script>" not in page.response.get_data(as_text=True)
        assert "49" not in page.main

    @pytest.mark.parametrize(
        "address", ["//evil.example/", "/engagements//", "/static/%2e%2e/%2e%2e/app.py", "/.env"]
    )
    def test_a_path_that_goes_astray_leads_nowhere_else(
        self, browse: Browser, address: str
    ) -> None:
        response = browse.client.get(address)
        assert response.status_code in {400, 404}
        assert "evil.example" not in response.headers.get("Location", "")

    def test_keys_that_no_page_knows_change_nothing(self, browse: Browser, keep: Keep) -> None:
        address = keep(sample_result())
        for view in ("", "ledger", "heat-map", "trend"):
            plain = browse.get(f"{address}/{view}").main
            assert browse.get(f"{address}/{view}?debug=1&__class__=x&id=1").main == plain

    def test_of_a_key_that_comes_twice_the_first_counts(self, browse: Browser, keep: Keep) -> None:
        address = f"{keep(sample_result())}/heat-map"
        once = browse.get(f"{address}?team=Dispatch").main
        assert browse.get(f"{address}?team=Dispatch&team=nope").main == once
        browse.get(f"{address}?team=nope&team=Dispatch", status=404)

    @pytest.mark.parametrize("value", ["%00", "%FF", "Dispatch%00", "%3Cb%3E", "x" * 5000])
    def test_a_value_that_no_result_knows_is_not_found(
        self, browse: Browser, keep: Keep, value: str
    ) -> None:
        address = keep(sample_result())
        browse.get(f"{address}/heat-map?team={value}", status=404)
        browse.get(f"{address}/trend?team={value}", status=404)


class TestMethods:
    @pytest.mark.parametrize("method", METHODS)
    def test_an_address_takes_what_it_is_made_for(
        self, app: Flask, browse: Browser, keep: Keep, method: str
    ) -> None:
        address = keep(sample_result())
        taken: dict[str, set[str]] = defaultdict(set)
        for rule in app.url_map.iter_rules():
            taken[rule.rule] |= rule.methods or set()
        for rule in app.url_map.iter_rules():
            if method not in taken[rule.rule]:
                response = browse.client.open(filled(rule, address), method=method)
                assert response.status_code == 405, rule
                told = PROGRAMS_ARE_TOLD if is_api(rule.rule) else PEOPLE_ARE_TOLD
                assert told in response.text
        assert browse.get("/").heading == "One engagement has a result"

    def test_asking_for_the_head_sends_no_body(self, browse: Browser, keep: Keep) -> None:
        response = browse.client.head(f"{keep(sample_result())}/ledger")
        assert (response.status_code, response.data) == (200, b"")


class TestHosts:
    @pytest.mark.parametrize(
        "host",
        ["evil.example", "localhost.evil.example", "localhost@evil.example", "127.0.0.1.evil", ""],
    )
    def test_a_name_that_is_not_ours_is_refused(self, browse: Browser, host: str) -> None:
        response = browse.client.get("/", headers={"Host": host})
        assert response.status_code == 400
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_a_name_that_a_proxy_reports_is_not_believed(self, browse: Browser) -> None:
        headers = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
        response = browse.client.get("/", headers=headers)
        assert response.status_code == 200
        assert "evil.example" not in response.text
        assert "Strict-Transport-Security" not in response.headers


class TestForms:
    def test_a_form_without_its_token_is_refused(self, browse: Browser) -> None:
        assert browse.client.post(ADD, data={}).status_code == 400

    def test_the_token_of_someone_else_is_refused(self, app: Flask, browse: Browser) -> None:
        other = Browser(app).get(ADD).all("input")[0].get("value")
        browse.get(ADD)
        response = browse.client.post(ADD, data={"csrf_token": other})
        assert response.status_code == 400
        assert "earlier session" in response.text

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_a_form_from_another_site_is_refused(self, browse: Browser, site: str) -> None:
        response = browse.client.post(ADD, data={}, headers={"Sec-Fetch-Site": site})
        assert response.status_code == 403
        assert "This form came from another site" in response.text

    @pytest.mark.parametrize("site", ["same-origin", "none"])
    def test_a_form_of_ours_passes(self, browse: Browser, site: str) -> None:
        browse.client.environ_base["HTTP_SEC_FETCH_SITE"] = site
        page = browse.post(ADD, {}, status=422)
        assert "Choose a file." in page.main

    def test_a_link_from_another_site_is_followed(self, browse: Browser) -> None:
        response = browse.client.get("/", headers={"Sec-Fetch-Site": "cross-site"})
        assert response.status_code == 200

    def test_a_text_in_the_place_of_the_file_is_no_file(self, browse: Browser) -> None:
        page = browse.post(ADD, {"folder": "../../etc/passwd"}, status=422)
        assert "Choose a file." in page.main

    def test_more_parts_than_the_form_has_are_refused(self, browse: Browser) -> None:
        extra: dict[str, object] = {f"extra{n}": "x" for n in range(40)}
        browse.post(ADD, extra, status=413)

    def test_a_text_longer_than_any_field_is_refused(self, browse: Browser) -> None:
        # Sent as it stands: the client would put so much into a file and leave that open.
        head = b'--cut\r\nContent-Disposition: form-data; name="note"\r\n\r\n'
        body = head + b"x" * (1024 * 1024 + 1) + b"\r\n--cut--\r\n"
        response = browse.client.post(
            ADD, data=body, content_type="multipart/form-data; boundary=cut"
        )
        assert browse.read(response, 413).heading == "The file is too large"


class TestLongWork:
    def test_while_others_are_served_a_report_has_to_wait(
        self, app: Flask, browse: Browser, keep: Keep
    ) -> None:
        address = keep(sample_result())
        queue_jobs(app, MOST_QUEUED)
        page = browse.get(f"{address}/report-a4.pdf", status=503)
        # Pages are drawn meanwhile.
        browse.get(f"{address}/ledger")
        assert page.heading == "Others are waiting for files that take long"
        assert page.response.headers["Retry-After"] == "30"

    def test_a_thread_is_only_kept_waiting_while_others_show_pages(self) -> None:
        with turn_to_wait() as first, turn_to_wait() as second:
            assert (first, second) == (True, False)
        # One waits, two work for long, and the fourth thread shows pages.
        assert MOST_WAITING + MOST_WORKING < THREADS

    def test_whoever_waits_for_a_job_keeps_nobody_from_a_download(self) -> None:
        refused = pytest.raises(BusyError, match="2 requests take long already")
        with turn_to_wait(), long_work(), long_work(), refused, long_work():
            pass

    def test_a_turn_is_given_back_after_a_failure(self) -> None:
        for _ in range(MOST_WAITING + 1):
            with pytest.raises(ZeroDivisionError), turn_to_wait():
                raise ZeroDivisionError
        with turn_to_wait() as is_free:
            assert is_free

    def test_many_readers_at_once_see_the_same(self, app: Flask, keep: Keep) -> None:
        address = keep(sample_result())
        expected = {view: Browser(app).get(f"{address}/{view}").main for view in VIEWS}

        def read(view: str) -> bool:
            return Browser(app).get(f"{address}/{view}").main == expected[view]

        with ThreadPoolExecutor(max_workers=8) as readers:
            assert all(readers.map(read, VIEWS))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("asked", "code", "message"),
    [
        ("GET /nope", 404, "web-error-404"),
        ("POST /", 405, "web-error-405"),
        (f"POST {ADD}", 400, "web-error-form"),
    ],
)
def test_an_error_is_told_in_the_language_of_the_browser(
    browse: Browser, asked: str, code: int, message: str, language: str
) -> None:
    method, address = asked.split()
    response = browse.client.open(address, method=method, headers={"Accept-Language": language})
    page = browse.read(response, code)
    assert page.heading == Wording(language).say(f"{message}-title")
    assert Wording(language).say(message) in page.main


def test_a_large_file_is_refused_in_the_language_of_the_browser(
    app: Flask, browse: Browser
) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    response = browse.client.post(
        ADD,
        data={"folder": (io.BytesIO(bytes(2000)), "f.zip")},
        headers={"Accept-Language": "de"},
    )
    page = browse.read(response, 413)
    assert page.heading == Wording("de").say("web-error-413-title")


def filled(rule: Rule, address: str) -> str:
    """Return an address that the rule matches."""
    key = address.rpartition("/")[2]
    values = {"<key>": key, "<paper>": "a4", "<name>": "x", "<path:name>": "x"}
    values |= {"<int:key>": "1", "<int:number>": "1", "<int:link>": "1"}
    filled = rule.rule
    for placeholder, value in values.items():
        filled = filled.replace(placeholder, value)
    return filled


def queue_jobs(app: Flask, n_jobs: int) -> None:
    """Ask for jobs that nobody does."""
    with app.app_context(), unit_of_work() as session:
        for number in range(n_jobs):
            ask_for(session, Errand(kind=JobKind.RENDER, input={}, name=str(number)))


class TestOldResults:
    """A result that another version kept is said to be one, and can still be taken away."""

    def test_a_page_says_what_to_do(self, app: Flask, keep: Keep, browse: Browser) -> None:
        address = keep(sample_result())
        outdate(app)
        page = browse.get(f"{address}/ledger", status=409)
        assert page.heading == "This result was computed by another version"
        assert "Upload the engagement folder again" in page.main

    def test_its_file_is_still_there(self, app: Flask, keep: Keep, browse: Browser) -> None:
        address = keep(sample_result())
        outdate(app)
        assert b'"format": 0' in browse.client.get(f"{address}/result.json").data


def outdate(app: Flask) -> None:
    with app.app_context(), unit_of_work() as session:
        row = session.scalars(select(Result)).one()
        row.document = row.document.replace('"format": 1', '"format": 0')


def test_a_wrong_method_is_told_which_ones_there_are(browse: Browser) -> None:
    response = browse.client.put("/")
    assert response.status_code == 405
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
