"""A folder that is laid out has the actions of the register that were begun."""

from datetime import date
from pathlib import Path

from flowgap.db import reading, unit_of_work
from flowgap.models import ActionState, TakenAction
from flowgap.services.folders.laying_out import lay_out, layout_digest
from tests.unit.folders.conftest import NOW, Shelf

GIVEN = "action_id,started_on,team,stage,dimension,title,expected_days\nA1,2026-04-01,,,,Older,\n"


def take(shelf: Shelf, title: str, *, started_on: date | None) -> None:
    state = ActionState.PLANNED if started_on is None else ActionState.RUNNING
    with unit_of_work(shelf.sessions) as session:
        session.add(
            TakenAction(
                engagement_id=shelf.engagement_id,
                title=title,
                owner="",
                started_on=started_on,
                state=state.value,
            )
        )


def actions(shelf: Shelf, target: Path) -> str | None:
    with reading(shelf.sessions) as session:
        lay_out(session, shelf.engagement_id, target, now=NOW)
    path = target / "actions.csv"
    return path.read_text() if path.exists() else None


def digest(shelf: Shelf) -> str:
    with reading(shelf.sessions) as session:
        return layout_digest(session, shelf.engagement_id)


def test_actions_that_were_begun_stand_below_those_of_the_kept_file(
    shelf: Shelf, folder: Path
) -> None:
    shelf.put(actions_csv=GIVEN)
    take(shelf, "Cap open changes", started_on=date(2026, 5, 4))
    take(shelf, "Only planned", started_on=None)
    laid_out = actions(shelf, folder) or ""
    assert "A1,2026-04-01" in laid_out
    assert "2026-05-04" in laid_out
    assert "Cap open changes" in laid_out
    assert "Only planned" not in laid_out
    assert shelf.read("actions.csv") == GIVEN


def test_without_any_there_is_no_file(shelf: Shelf, folder: Path) -> None:
    take(shelf, "Only planned", started_on=None)
    assert actions(shelf, folder) is None


def test_beginning_an_action_changes_what_would_be_laid_out(shelf: Shelf) -> None:
    before = digest(shelf)
    take(shelf, "Only planned", started_on=None)
    assert digest(shelf) == before
    take(shelf, "Cap open changes", started_on=date(2026, 5, 4))
    assert digest(shelf) != before
