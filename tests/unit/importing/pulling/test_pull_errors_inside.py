"""Errors that GitHub tells inside of an answer whose status is good."""

import json
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.pulling.pauses import MOST_TRIES
from tests.support.pulled_repository import FIVE, TOKEN, Desk, Repository
from tests.support.scripted_server import Fault, Json, Script

TIMEOUT = "Something went wrong while executing your query. This may be the result of a timeout."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


def inside(*errors: Json, repository: Json | None = None, **headers: str) -> Fault:
    body = {"data": {"repository": repository}, "errors": list(errors)}
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fault(status=200, headers=told, body=json.dumps(body).encode())


def first_page() -> Json:
    asked: Json = {"query": "", "variables": {"after": None}}
    found: Json = Repository(FIVE).answer(asked)["data"]["repository"]
    return found


class TestWorthAnotherTry:
    @pytest.mark.parametrize(
        "error",
        [
            {"message": TIMEOUT},
            {"type": "SERVICE_UNAVAILABLE", "message": "x"},
            {"type": "RESOURCE_LIMITS_EXCEEDED", "message": "x"},
            {"type": None, "path": "x", "message": 7, "extensions": []},
        ],
    )
    def test_an_error_is_asked_about_again(self, desk: Desk, error: Json) -> None:
        desk.run(Script(Repository(FIVE).answer, faults={1: inside(error)}))
        assert len(desk.numbers()) == 5
        assert desk.waited == [1.0]

    def test_a_page_with_holes_beside_an_error_is_not_trusted(self, desk: Desk) -> None:
        holed = first_page()
        holed["pullRequests"]["nodes"][0]["reviews"] = None
        error = {"message": TIMEOUT, "path": ["repository", "pullRequests", "nodes", 0, "reviews"]}
        desk.run(Script(Repository(FIVE).answer, faults={0: inside(error, repository=holed)}))
        assert set(desk.column("n_reviews")) == {"1"}

    def test_errors_that_are_no_list_count_as_one(self, desk: Desk) -> None:
        body = json.dumps({"data": None, "errors": "x"}).encode()
        desk.run(Script(Repository(FIVE).answer, faults={0: Fault(status=200, body=body)}))
        assert desk.waited == [1.0]

    def test_an_answer_without_anything_is_asked_for_again(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer, faults={0: inside()}))
        assert desk.waited == [1.0]

    def test_each_failure_asks_for_half_as_many(self, desk: Desk) -> None:
        faults = {number: Fault(status=502) for number in range(MOST_TRIES - 1)}
        script = Script(Repository(FIVE[:1]).answer, faults=faults)
        desk.run(script)
        # 25 / 2, / 4, ...; the page of deployments afterwards is whole again.
        sizes = [one["variables"]["size"] for one in script.asked]
        assert sizes == [25, 12, 6, 3, 1, 1, 50]

    def test_an_error_without_end_ends_with_its_words(self, desk: Desk) -> None:
        faults = {number: inside({"message": TIMEOUT}) for number in range(MOST_TRIES)}
        with pytest.raises(InputError, match=r"6 times in a row \(Something went wrong") as told:
            desk.run(Script(Repository(FIVE).answer, faults=faults))
        assert TOKEN not in str(told.value)


class TestLimits:
    def test_a_limit_is_waited_for_by_the_servers_clock(self, desk: Desk) -> None:
        limited = inside(
            {"type": "RATE_LIMITED", "message": "API rate limit exceeded"},
            X_RateLimit_Remaining="0",
            X_RateLimit_Reset="86440",
            Date="Fri, 02 Jan 1970 00:00:00 GMT",
        )
        desk.run(Script(Repository(FIVE).answer, faults={0: limited}))
        assert desk.waited == [41.0]

    def test_a_limit_that_is_always_over_at_once_ends(self, desk: Desk) -> None:
        limited = Fault(status=429, headers={"Retry-After": "0"})
        script = Script(Repository(FIVE).answer, faults=dict.fromkeys(range(99), limited))
        with pytest.raises(InputError, match="it failed 12 times in a row"):
            desk.run(script)
        assert len(script.asked) == 12

    def test_a_limit_does_not_count_as_a_failure(self, desk: Desk) -> None:
        limited = Fault(status=429, headers={"Retry-After": "3"})
        broken = Fault(status=502)
        faults = dict(enumerate([broken, limited] * (MOST_TRIES - 1)))
        desk.run(Script(Repository(FIVE).answer, faults=faults))
        assert len(desk.numbers()) == 5


class TestLasting:
    @pytest.mark.parametrize(
        ("error", "problem"),
        [
            (
                {"type": "FORBIDDEN", "path": ["repository"], "message": "Resource protected"},
                r"the token may not read o/r \(Resource protected\)",
            ),
            (
                {"type": "INSUFFICIENT_SCOPES", "message": "Your token lacks `repo`."},
                r"the token may not read o/r \(Your token lacks `repo`\)",
            ),
            (
                {"message": "Field 'x' doesn't exist", "extensions": {"code": "undefinedField"}},
                "it does not know what is asked for",
            ),
        ],
    )
    def test_what_asking_again_does_not_mend_ends_at_once(
        self, desk: Desk, error: Json, problem: str
    ) -> None:
        script = Script(Repository(FIVE).answer, faults={0: inside(error)})
        with pytest.raises(InputError, match=problem):
            desk.run(script)
        assert len(script.asked) == 1

    def test_pull_requests_that_the_token_may_not_read_are_named(self, desk: Desk) -> None:
        error = {"type": "FORBIDDEN", "path": ["repository", "pullRequests"], "message": "x"}
        script = Script(Repository(FIVE).answer, faults={0: inside(error, repository={})})
        with pytest.raises(InputError, match="the token may not read pull requests of o/r"):
            desk.run(script)

    def test_a_hole_that_lasts_deep_inside_is_kept_as_unknown(self, desk: Desk) -> None:
        holed = first_page()
        holed["pullRequests"]["nodes"][0]["author"] = None
        error = {
            "type": "FORBIDDEN",
            "path": ["repository", "pullRequests", "nodes", 0, "author"],
            "message": "x",
        }
        desk.run(Script(Repository(FIVE).answer, faults={0: inside(error, repository=holed)}))
        assert len(desk.numbers()) == 5

    @pytest.mark.parametrize(
        "repository",
        [
            {"pullRequests": None},
            {"pullRequests": []},
            {"pullRequests": {"nodes": [{"number": 1}], "pageInfo": {"hasNextPage": False}}},
            {"pullRequests": {"nodes": [{"number": 1, "updatedAt": "0001-01-01T00:00:00+14:00"}]}},
        ],
    )
    def test_a_server_that_is_none_of_githubs_is_told_apart(
        self, desk: Desk, repository: Json
    ) -> None:
        with pytest.raises(InputError, match="its answer is none of GitHub's GraphQL API"):
            desk.run(Script(Repository(FIVE).answer, faults={0: inside(repository=repository)}))

    def test_words_of_a_server_stay_on_one_short_line(self, desk: Desk) -> None:
        error = {
            "type": "FORBIDDEN",
            "path": ["repository"],
            "message": "one\r\ntwo\x1b[31m" + "x" * 9_999,
        }
        with pytest.raises(InputError) as told:
            desk.run(Script(Repository(FIVE).answer, faults={0: inside(error)}))
        assert str(told.value).isprintable()
        assert len(str(told.value)) < 500


class TestClocks:
    def test_a_stamp_from_the_future_hides_nothing_that_comes_before_it(self, desk: Desk) -> None:
        # One machine of the server runs an hour ahead: it dates 5 at 13:00 when it is 12:00.
        ahead = [*FIVE[:4], {**FIVE[4], "updatedAt": "2024-05-16T13:00:00Z"}]
        noon = {"Date": "Thu, 16 May 2024 12:00:00 GMT"}
        desk.run(Script(Repository(ahead).answer, headers=noon))
        # 1 changes at 12:20, on a machine whose clock is right.
        changed = {**FIVE[0], "updatedAt": "2024-05-16T12:20:00Z", "title": "y"}
        others = [
            {**one, "updatedAt": "2024-05-16T12:50:00Z"} for one in (FIVE[1], FIVE[2], FIVE[3])
        ]
        desk.run(Script(Repository([changed, *others, ahead[4]]).answer))
        assert "2024-05-16T12:20:00Z" in desk.column("updated_at")
