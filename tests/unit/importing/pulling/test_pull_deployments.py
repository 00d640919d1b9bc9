"""Pulling deployments: ordered by creation alone, and closed to some tokens."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.pulling.github import NO_DEPLOYMENTS
from flowgap.importing.pulling.pauses import MOST_TRIES
from tests.support.pulled_repository import FIVE, N_PAGE, Desk, Repository, deployment
from tests.support.scripted_server import Fault, Json, Script


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


class TestDeployments:
    def test_a_break_in_their_middle_loses_none_and_asks_for_none_twice(self, desk: Desk) -> None:
        many = [deployment(number, created=number) for number in range(1, 6)]
        # One request for the only pull request, one for the first page of deployments.
        broken = {2 + number: Fault(status=502) for number in range(MOST_TRIES)}
        with pytest.raises(InputError):
            desk.run(Script(Repository(FIVE[:1], many).answer, faults=broken))
        assert len(desk.column("deployment_id", file="deployments.csv")) == N_PAGE
        script = Script(Repository(FIVE[:1], many).answer)
        desk.run(script)
        assert len(desk.column("deployment_id", file="deployments.csv")) == 5
        asked = [
            one["variables"]["after"] for one in script.asked if "deployments(" in one["query"]
        ]
        # The second and third page, then a look at the front.
        assert asked == ["2", "4", None]

    def test_a_later_run_reads_the_last_35_days_again_and_no_more(self, desk: Desk) -> None:
        days = (1, 2, 3, 4, 5, 6, 7, 64, 66, 100)
        many = [deployment(day, created=day) for day in days]
        desk.run(Script(Repository(FIVE, many).answer))
        script = Script(Repository(FIVE, many).answer)
        desk.run(script)
        asked = [
            one["variables"]["after"] for one in script.asked if "deployments(" in one["query"]
        ]
        # Day 100 less 35 is day 65: the second page shows 64 and ends it.
        assert asked == [None, "2"]

    def test_one_that_ended_after_the_last_run_is_brought_up_to_date(self, desk: Desk) -> None:
        waiting = deployment(7, created=3, state="WAITING")
        desk.run(Script(Repository(FIVE, [waiting, deployment(8, created=30)]).answer))
        assert len(desk.column("deployment_id", file="deployments.csv")) == 1
        ended = deployment(7, created=3)
        desk.run(Script(Repository(FIVE, [ended, deployment(8, created=30)]).answer))
        assert len(desk.column("deployment_id", file="deployments.csv")) == 2

    def test_a_token_without_that_permission_leaves_them_out_and_says_so(self, desk: Desk) -> None:
        def answer(asked: Json) -> Json:
            if "deployments(" not in asked["query"]:
                return Repository(FIVE).answer(asked)
            path = ["repository", "deployments"]
            error = {"type": "FORBIDDEN", "path": path, "message": "not accessible by token"}
            return {"data": {"repository": {"deployments": None}}, "errors": [error]}

        found = desk.run(Script(answer))
        assert len(desk.numbers()) == 5
        assert [met.text for met in found.conditions.met] == [NO_DEPLOYMENTS]
