"""Pulling a repository: all of it, then what changed since, whatever broke off between."""

import time
from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from flowgap.errors import InputError
from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Target, pull_github
from flowgap.importing.pulling.pauses import MOST_TRIES, Pauses
from flowgap.importing.pulling.place import PLACE_NAME
from tests.support.pulled_repository import (
    DAY0,
    FIVE,
    TOKEN,
    Desk,
    Repository,
    deployment,
    pull,
    stamp,
)
from tests.support.scripted_server import Fault, Json, Script, serving


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
        found = desk.run(Script(Repository(FIVE, [deployment(7, created=3)]).answer))
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


class TestLargeFolders:
    def test_keeping_takes_a_tenth_of_the_time_at_most(self, desk: Desk) -> None:
        """Every look at the clock costs a second: keeping lasts one, so ten pass until the next."""
        many = [pull(number, updated=100 - number) for number in range(1, 60)]
        seconds = iter(range(10_000))
        desk.now = lambda: float(next(seconds))
        kept: list[int] = []

        def answer(asked: Json) -> Json:
            path = desk.folder / "changes.csv"
            kept.append(len(desk.numbers()) if path.exists() else 0)
            return Repository(many).answer(asked)

        desk.run(Script(answer))
        assert len(desk.numbers()) == 59
        # 30 pages of pull requests were kept in fewer than 6 writes.
        assert len(set(kept)) <= 6
