"""What changes, moves or goes while pages are asked for, and where a pull begins."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.pulling.pauses import MOST_TRIES
from tests.support.pulled_repository import DAY0, FIVE, Desk, Repository, pull, stamp
from tests.support.scripted_server import Fault, Json, Script


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


class TestChangesMeanwhile:
    def test_what_moves_to_the_front_during_paging_is_not_lost(self, desk: Desk) -> None:
        repository = Repository(list(FIVE))

        def answer(asked: Json) -> Json:
            found = repository.answer(asked)
            if asked["variables"]["after"] == "2":
                # After the second page: 1 is merged, 6 is opened. Neither was on a page so far.
                repository.pulls = [*FIVE[1:], pull(1, updated=20), pull(6, updated=21)]
            return found

        assert desk.run(Script(answer)).n_pulls == 6
        assert sorted(desk.numbers()) == ["1", "2", "3", "4", "5", "6"]
        assert stamp(20) in desk.column("updated_at")

    def test_a_repository_that_never_rests_is_left_to_the_next_run(self, desk: Desk) -> None:
        repository = Repository(list(FIVE))
        clock = iter(range(1_000))

        def answer(asked: Json) -> Json:
            now = 30.0 + next(clock)
            repository.pulls = [pull(number, updated=now) for number in range(1, 6)]
            return repository.answer(asked)

        script = Script(answer)
        desk.run(script)
        # Five passes of three pages at most, and the deployments.
        assert len(script.asked) <= 5 * 3 + 1

    def test_a_broken_run_that_goes_on_a_month_later_ends_in_the_present(self, desk: Desk) -> None:
        broken = {1 + number: Fault(status=502) for number in range(MOST_TRIES)}
        with pytest.raises(InputError):
            desk.run(Script(Repository(FIVE).answer, faults=broken))
        later = [*FIVE, pull(6, updated=40), pull(7, updated=41), pull(8, updated=42)]
        desk.run(Script(Repository(later).answer))
        assert sorted(desk.numbers()) == ["1", "2", "3", "4", "5", "6", "7", "8"]

    def test_items_that_are_gone_leave_a_hole_and_no_more(self, desk: Desk) -> None:
        def answer(asked: Json) -> Json:
            found = Repository(FIVE).answer(asked)
            connection = found["data"]["repository"].get("pullRequests")
            if connection is not None:
                connection["nodes"].insert(0, None)
            return found

        desk.run(Script(answer))
        assert desk.numbers() == ["5", "4", "3", "2", "1"]

    def test_a_pull_request_that_is_gone_before_its_lists_were_read_stays_as_it_was(
        self, desk: Desk
    ) -> None:
        one = pull(1, updated=11)
        one["reviews"] = {**one["reviews"], "totalCount": 300}
        one["reviews"]["pageInfo"] = {"hasNextPage": True, "endCursor": "0"}

        def answer(asked: Json) -> Json:
            if "pullRequest(number" not in asked["query"]:
                return Repository([one]).answer(asked)
            error = {"type": "NOT_FOUND", "path": ["repository", "pullRequest"], "message": "gone"}
            return {"data": {"repository": {"pullRequest": None}}, "errors": [error]}

        found = desk.run(Script(answer))
        assert desk.numbers() == ["1"]
        # One of 300 reviews came: how many count is unknown, and that is told.
        assert desk.column("n_reviews") == [None]
        assert any("listed only in part" in met.text for met in found.conditions.met)

    def test_a_place_that_the_server_does_not_know_any_more_begins_the_walk_anew(
        self, desk: Desk
    ) -> None:
        broken = {1 + number: Fault(status=502) for number in range(MOST_TRIES)}
        with pytest.raises(InputError):
            desk.run(Script(Repository(FIVE).answer, faults=broken))
        error = {"type": "INVALID_CURSOR_ARGUMENTS", "message": "`2` is no valid cursor."}
        body = json.dumps({"data": {"repository": None}, "errors": [error]}).encode()
        lost = {0: Fault(status=200, body=body)}
        desk.run(Script(Repository(FIVE).answer, faults=lost))
        assert desk.numbers() == ["5", "4", "3", "2", "1"]


class TestBeginning:
    def test_an_earlier_beginning_brings_what_lies_before(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer), since=DAY0 + timedelta(days=13))
        assert desk.numbers() == ["5", "4", "3"]
        desk.run(Script(Repository(FIVE).answer), since=DAY0 + timedelta(days=12))
        assert desk.numbers() == ["5", "4", "3", "2"]
        desk.run(Script(Repository(FIVE).answer))
        assert desk.numbers() == ["5", "4", "3", "2", "1"]

    def test_a_later_beginning_takes_nothing_away_and_asks_for_no_more(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        script = Script(Repository(FIVE).answer)
        desk.run(script, since=DAY0 + timedelta(days=13))
        assert len(desk.numbers()) == 5
        assert len(script.asked) == 2

    def test_a_gap_between_what_is_here_and_a_later_beginning_is_remembered(
        self, desk: Desk
    ) -> None:
        desk.run(Script(Repository(FIVE).answer))
        # Nothing between day 15 and 30 is asked for: 6 is left out at first, and comes later.
        later = [*FIVE, pull(6, updated=20), pull(7, updated=40)]
        desk.run(Script(Repository(later).answer), since=DAY0 + timedelta(days=30))
        assert sorted(desk.numbers()) == ["1", "2", "3", "4", "5", "7"]
        desk.run(Script(Repository(later).answer))
        assert sorted(desk.numbers()) == ["1", "2", "3", "4", "5", "6", "7"]

    def test_files_that_are_gone_are_filled_again(self, desk: Desk) -> None:
        desk.run(Script(Repository(FIVE).answer))
        (desk.folder / "changes.csv").unlink()
        desk.run(Script(Repository(FIVE).answer))
        assert len(desk.numbers()) == 5
