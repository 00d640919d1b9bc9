"""Pulling a repository from a server that fails, limits, lies and goes on."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Pulled, Target, pull_github
from flowgap.importing.pulling.pauses import LONGEST_LIMIT_SECONDS, MOST_TRIES, Pauses
from flowgap.importing.pulling.place import PLACE_NAME
from tests.support.scripted_server import Fault, Json, Script, serving

TOKEN = "ghp_secret"  # noqa: S105 - of no server
DAY0 = datetime(2024, 5, 1, tzinfo=UTC)
N_PAGE = 2


def stamp(day: float) -> str:
    return (DAY0 + timedelta(days=day)).isoformat().replace("+00:00", "Z")


def pull(number: int, *, updated: float, reviews: int = 1) -> Json:
    def connection(*nodes: Json) -> Json:
        return {"totalCount": len(nodes), "pageInfo": {"hasNextPage": False}, "nodes": list(nodes)}

    review = {"author": {"login": "b"}, "state": "APPROVED", "submittedAt": stamp(number + 0.2)}
    return {
        "number": number,
        "url": f"https://github.com/o/r/pull/{number}",
        "title": "x",
        "state": "MERGED",
        "isDraft": False,
        "createdAt": stamp(number),
        "updatedAt": stamp(updated),
        "mergedAt": stamp(number + 0.5),
        "closedAt": stamp(number + 0.5),
        "author": {"login": "a", "__typename": "User"},
        "mergeCommit": {"oid": f"{number:040}"},
        "headRefOid": f"{number + 500:040}",
        "reviews": connection(*[review] * reviews),
        "comments": connection(),
        "commits": connection(),
        "timelineItems": connection(),
    }


@dataclass
class Repository:
    """Pull requests on a server, newest update first, two on a page."""

    pulls: list[Json]
    deployments: list[Json] = field(default_factory=list)

    def answer(self, asked: Json) -> Json:
        query, variables = asked["query"], asked["variables"]
        if "deployments(" in query:
            found: Json = {"deployments": page(self.deployments, variables["after"], 50)}
        elif "pullRequest(number" in query:
            found = {"pullRequest": self.nested(variables)}
        else:
            ordered = sorted(self.pulls, key=lambda one: one["updatedAt"], reverse=True)
            found = {
                "nameWithOwner": "o/r",
                "defaultBranchRef": {"name": "main"},
                "pullRequests": page(ordered, variables["after"], N_PAGE),
            }
        return {"data": {"repository": found}}

    def nested(self, variables: Json) -> Json:
        own = next(one for one in self.pulls if one["number"] == variables["number"])
        return {"reviews": page(own["later_reviews"], variables["after"], 1)}


def page(nodes: Sequence[Json], after: str | None, size: int) -> Json:
    first = int(after or 0)
    shown = [{k: v for k, v in one.items() if k != "later_reviews"} for one in nodes]
    last = first + size
    return {
        "totalCount": len(nodes),
        "pageInfo": {"hasNextPage": last < len(nodes), "endCursor": str(last)},
        "nodes": shown[first:last],
    }


FIVE = [pull(number, updated=10 + number) for number in range(1, 6)]


@dataclass
class Desk:
    """Runs pulls against a script, and remembers how long was waited."""

    folder: Path
    waited: list[float] = field(default_factory=list)

    def run(self, script: Script, **told: Any) -> Pulled:  # noqa: ANN401 - of Target
        with serving(script) as address:
            pauses = Pauses(sleep=self.waited.append, chance=lambda: 1.0, now=lambda: 0.0)
            client = Client(base_url=address, token=TOKEN, pauses=pauses)
            # The place is kept by host: here it has another port in every run.
            self.rename_host(client.host)
            context = ImportContext(
                identity=Identity(key=bytes(32)), repository="o/r", folder=self.folder
            )
            target = Target(owner="o", name="r", folder=self.folder, **told)
            return pull_github(target, client, context)

    def rename_host(self, host: str) -> None:
        path = self.folder / PLACE_NAME
        if path.exists():
            text = path.read_text(encoding="utf-8")
            start = text.index("127.0.0.1:")
            end = text.index("/", start)
            path.write_text(text.replace(text[start:end], host), encoding="utf-8")

    def changes(self) -> bytes:
        return (self.folder / "changes.csv").read_bytes()

    def numbers(self) -> list[str]:
        table = pl.read_csv(self.folder / "changes.csv", infer_schema=False)
        return [one.split("#")[1] for one in table["change_id"]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


class TestWhole:
    def test_all_pages_are_read_newest_update_first(self, desk: Desk) -> None:
        found = desk.run(Script(Repository(FIVE).answer))
        assert found.n_pulls == 5
        assert desk.numbers() == ["5", "4", "3", "2", "1"]
        assert not desk.waited

    def test_deployments_come_along(self, desk: Desk) -> None:
        deployment = {
            "databaseId": 7,
            "environment": "production",
            "createdAt": stamp(3),
            "updatedAt": stamp(3.1),
            "state": "ACTIVE",
            "commitOid": f"{1:040}",
            "repository": {"nameWithOwner": "o/r"},
            "statuses": {"nodes": [{"state": "SUCCESS", "createdAt": stamp(3.1)}]},
        }
        found = desk.run(Script(Repository(FIVE, [deployment]).answer))
        assert found.n_deployments == 1
        table = pl.read_csv(desk.folder / "deployments.csv", infer_schema=False)
        assert table["result"].to_list() == ["success"]

    def test_lists_that_go_on_are_followed(self, desk: Desk) -> None:
        one = pull(1, updated=11)
        one["reviews"]["pageInfo"] = {"hasNextPage": True, "endCursor": "0"}
        later = {"author": {"login": "c"}, "state": "COMMENTED", "submittedAt": stamp(1.1)}
        one["later_reviews"] = [later, {**later, "author": {"login": "d"}}]
        desk.run(Script(Repository([one]).answer))
        table = pl.read_csv(desk.folder / "changes.csv", infer_schema=False)
        # One on the pull request's own page, two on pages of their own.
        assert table["n_reviews"].to_list() == ["3"]
        assert table["first_review_at"].to_list() == ["2024-05-02T02:24:00Z"]

    def test_an_empty_repository_gives_nothing(self, desk: Desk) -> None:
        assert desk.run(Script(Repository([]).answer)).n_pulls == 0

    def test_nothing_older_than_asked_for_is_taken(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer), since=DAY0 + timedelta(days=13))
        assert desk.numbers() == ["5", "4", "3"]


class TestIncrements:
    def test_a_second_run_asks_for_one_page_and_changes_no_byte(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        before = desk.changes()
        script = Script(Repository(FIVE).answer)
        desk.run(script)
        # The newest two pull requests, and the deployments.
        assert len(script.asked) == 2
        assert desk.changes() == before

    def test_what_was_updated_since_is_brought_up_to_date(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        newer = [*FIVE[1:], pull(1, updated=20, reviews=2), pull(6, updated=21)]
        desk.run(Script(Repository(newer).answer))
        assert sorted(desk.numbers()) == ["1", "2", "3", "4", "5", "6"]

    @pytest.mark.parametrize("n_answered", [0, 1, 2])
    def test_a_run_that_broke_off_goes_on_and_ends_as_an_unbroken_one(
        self, desk: Desk, tmp_path: Path, n_answered: int
    ) -> None:
        whole = Desk(tmp_path / "whole")
        whole.run(Script(Repository(FIVE).answer))
        broken = {n_answered + number: Fault(status=502) for number in range(MOST_TRIES)}
        with pytest.raises(InputError, match="it failed 6 times in a row"):
            desk.run(Script(Repository(FIVE).answer, faults=broken))
        script = Script(Repository(FIVE).answer)
        desk.run(script)
        assert desk.changes() == whole.changes()
        # Three pages of pull requests, a look at what came to the front meanwhile and a page of
        # deployments, but for those that were here.
        assert len(script.asked) == 5 - n_answered

    def test_a_place_that_cannot_be_read_is_refused(self, desk: Desk) -> None:
        desk.folder.mkdir()
        (desk.folder / PLACE_NAME).write_text("{", encoding="utf-8")
        with serving(Script(Repository(FIVE).answer)) as address:
            client = Client(
                base_url=address,
                token=TOKEN,
                pauses=Pauses(sleep=desk.waited.append, chance=lambda: 0.0, now=time.time),
            )
            target = Target(owner="o", name="r", folder=desk.folder)
            context = ImportContext(identity=Identity(key=bytes(32)))
            with pytest.raises(InputError, match="does not say where the pull stands"):
                pull_github(target, client, context)


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
