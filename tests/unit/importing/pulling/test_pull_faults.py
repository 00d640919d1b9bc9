"""Pulling from a server that fails, limits, lies and goes on."""

import time
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.pauses import LONGEST_LIMIT_SECONDS, Pauses
from tests.support.pulled_repository import FIVE, TOKEN, Desk, Repository
from tests.support.scripted_server import Fault, Json, Script


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


class TestFaults:
    @pytest.mark.parametrize(
        "fault",
        [
            Fault(status=502, body=b"<html>Bad gateway</html>"),
            Fault(status=200, body=b'{"data": {"repos'),
            Fault(status=200, body=b'{"data": {}}', claimed_length=500),
            Fault(status=200, body=b""),
        ],
    )
    def test_what_is_broken_is_asked_for_again(self, desk: Desk, fault: Fault) -> None:
        desk.run(Script(Repository(FIVE).answer, faults={1: fault, 2: fault}))
        assert len(desk.numbers()) == 5
        # One second after the first failure, two after the second.
        assert desk.waited == [1.0, 2.0]

    @pytest.mark.parametrize(
        ("headers", "seconds"),
        [
            ({"Retry-After": "30"}, 30),
            ({"Retry-After": "99999"}, LONGEST_LIMIT_SECONDS),
            # The server's clock is a day ahead of ours: its reset is 40 seconds after its now.
            (
                {
                    "X-RateLimit-Remaining": "0",
                    "X-RateLimit-Reset": "86440",
                    "Date": "Fri, 02 Jan 1970 00:00:00 GMT",
                },
                41,
            ),
            # A reset that has passed already costs a second, not a negative time.
            (
                {
                    "X-RateLimit-Remaining": "0",
                    "X-RateLimit-Reset": "5",
                    "Date": "Fri, 02 Jan 1970 00:00:00 GMT",
                },
                1,
            ),
        ],
    )
    @pytest.mark.parametrize("status", [403, 429])
    def test_a_limit_is_waited_for_as_the_server_says(
        self, desk: Desk, headers: dict[str, str], seconds: float, status: int
    ) -> None:
        # The server sends a Date of its own before: the last one counts for neither.
        fault = Fault(status=status, headers={k: v for k, v in headers.items() if k != "Date"})
        if "Date" in headers:
            pauses = Pauses(sleep=desk.waited.append, chance=lambda: 1.0, now=lambda: 0.0)
            lower = {name.lower(): value for name, value in headers.items()}
            assert pauses.of_limit(lower) == seconds
            return
        desk.run(Script(Repository(FIVE).answer, faults={0: fault}))
        assert desk.waited == [seconds]

    def test_a_secondary_limit_without_a_time_is_waited_for(self, desk: Desk) -> None:
        body = b'{"message": "You have exceeded a secondary rate limit"}'
        desk.run(Script(Repository(FIVE).answer, faults={0: Fault(status=403, body=body)}))
        # GitHub wants a minute at least.
        assert desk.waited == [60.0]

    def test_a_limit_told_inside_of_an_answer_is_waited_for(self, desk: Desk) -> None:
        body = b'{"errors": [{"type": "RATE_LIMITED", "message": "..."}]}'
        desk.run(Script(Repository(FIVE).answer, faults={0: Fault(status=200, body=body)}))
        assert len(desk.numbers()) == 5
        assert desk.waited

    def test_limits_without_end_end(self, desk: Desk) -> None:
        faults = {number: Fault(status=429, headers={"Retry-After": "3600"}) for number in range(9)}
        with pytest.raises(InputError, match="it asks to wait for too long"):
            desk.run(Script(Repository(FIVE).answer, faults=faults))

    @pytest.mark.parametrize(
        ("fault", "problem"),
        [
            (Fault(status=401), "it does not accept the token"),
            (Fault(status=403), "the token may not read this"),
            (Fault(status=404), "there is no /graphql there"),
            (Fault(status=410), "what lay at /graphql is gone for good"),
            (Fault(status=451), "it may not show this for legal reasons"),
            (Fault(status=422), "it answered with status 422"),
            (
                Fault(status=403, headers={"X-GitHub-SSO": "required; url=https://x.example"}),
                "the organization wants the token to be signed on once",
            ),
            (Fault(status=307, headers={"Location": "/graphql"}), "it sends on to another"),
            (
                Fault(status=302, headers={"Location": "http://127.0.0.1:1/steal"}),
                "it sends on to another address",
            ),
            (Fault(status=200, body=b"[1]"), "its answer is none of GitHub's GraphQL API"),
            (
                Fault(status=200, body=b'{"errors": [{"type": "NOT_FOUND"}], "data": null}'),
                "there is no repository o/r that the token may read",
            ),
        ],
    )
    def test_what_asking_again_does_not_mend_ends_with_advice(
        self, desk: Desk, fault: Fault, problem: str
    ) -> None:
        script = Script(Repository(FIVE).answer, faults={0: fault})
        with pytest.raises(InputError, match=problem) as refused:
            desk.run(script)
        assert len(script.asked) == 1
        assert TOKEN not in str(refused.value)

    def test_pages_that_repeat_themselves_end_and_are_not_taken_for_the_whole(
        self, desk: Desk
    ) -> None:
        def again(asked: Json) -> Json:
            answer = Repository(FIVE).answer({**asked, "variables": {"after": None}})
            if "deployments(" not in asked["query"]:
                info = answer["data"]["repository"]["pullRequests"]["pageInfo"]
                info["endCursor"] = "2"
            return answer

        with pytest.raises(InputError, match="its pages repeat themselves"):
            desk.run(Script(again))
        assert desk.numbers() == ["5", "4"]
        desk.run(Script(Repository(FIVE).answer))
        assert desk.numbers() == ["5", "4", "3", "2", "1"]


class TestClient:
    @pytest.mark.parametrize("address", ["http://github.example", "ftp://x", "github.com", ""])
    def test_the_token_is_not_sent_in_the_open(self, address: str) -> None:
        pauses = Pauses(sleep=time.sleep, chance=lambda: 0.0, now=time.time)
        with pytest.raises(InputError, match="is no address of a server"):
            Client(base_url=address, token=TOKEN, pauses=pauses)

    def test_it_is_not_shown(self) -> None:
        pauses = Pauses(sleep=time.sleep, chance=lambda: 0.0, now=time.time)
        client = Client(base_url="https://github.example/api", token=TOKEN, pauses=pauses)
        assert TOKEN not in repr(client)

    def test_a_server_that_is_not_there_is_asked_six_times(self) -> None:
        waited: list[float] = []
        pauses = Pauses(sleep=waited.append, chance=lambda: 0.0, now=time.time)
        client = Client(base_url="http://127.0.0.1:9", token=TOKEN, pauses=pauses)
        with pytest.raises(InputError, match="it failed 6 times in a row"):
            client.post("/graphql", lambda _n_failures: {}, lambda _value: None)
        # Half of 1, 2, 4, 8 and 16 seconds: chance took the other half.
        assert waited == [0.5, 1.0, 2.0, 4.0, 8.0]
