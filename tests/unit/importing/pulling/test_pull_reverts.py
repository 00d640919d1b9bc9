"""Reverts that name a commit: it landed by a pull request of a later page, or an earlier run."""

from pathlib import Path

import pytest

from flowgap.importing.sources.github.importer import UNRESOLVED_REVERT
from tests.support.pulled_repository import FIVE, Desk, Repository, pull
from tests.support.scripted_server import Json, Script


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "engagement")


def revert(number: int, *, of: int, updated: float) -> Json:
    """Return a pull request that reverts the commit by which another one landed."""
    return {**pull(number, updated=updated), "body": f"This reverts commit {of:040}."}


def reverted(desk: Desk) -> dict[str, str | None]:
    return dict(zip(desk.numbers(), desk.column("reverts_change_id"), strict=True))


def test_one_on_the_first_page_finds_what_the_last_page_brings(desk: Desk) -> None:
    found = desk.run(Script(Repository([*FIVE, revert(6, of=1, updated=20)]).answer))
    assert reverted(desk)["6"] == "o/r#1"
    assert not found.conditions.met


def test_one_of_a_later_run_finds_what_an_earlier_one_brought(desk: Desk) -> None:
    desk.run(Script(Repository(FIVE).answer))
    found = desk.run(Script(Repository([*FIVE, revert(6, of=1, updated=20)]).answer))
    assert reverted(desk)["6"] == "o/r#1"
    assert not found.conditions.met


def test_one_of_a_commit_that_nobody_knows_is_told_once(desk: Desk) -> None:
    found = desk.run(Script(Repository([*FIVE, revert(6, of=99, updated=20)]).answer))
    assert reverted(desk)["6"] is None
    assert [(met.text, met.count) for met in found.conditions.met] == [(UNRESOLVED_REVERT, 1)]


def test_a_second_run_changes_no_byte(desk: Desk) -> None:
    repository = Repository([*FIVE, revert(6, of=1, updated=20)])
    desk.run(Script(repository.answer))
    before = desk.changes()
    desk.run(Script(repository.answer))
    assert desk.changes() == before
