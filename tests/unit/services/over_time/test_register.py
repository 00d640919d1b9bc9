"""The register of actions: order, numbers, two editors, one click, and its file."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.engagement.formats import ACTIONS
from flowgap.engagement.tables.conversion import convert
from flowgap.engagement.tables.raw import read_raw
from flowgap.models import ActionState, Engagement, TakenAction
from flowgap.result.diagnosis import ExpectedEffect
from flowgap.services.engagements.keeping import EngagementNotFoundError
from flowgap.services.over_time.register import (
    MOST_ACTIONS,
    ActionNotFoundError,
    EditedMeanwhileError,
    TooManyActionsError,
    add_action,
    add_proposed,
    change_action,
    find_action,
    list_actions,
)
from flowgap.services.over_time.register_file import COLUMNS, register_csv
from flowgap.stages import Stage
from tests.support.sample_register import DAILY, PLANNED, REVIEWER, SMALL, fill_register
from tests.support.sample_result import sample_result

DIGEST = "a" * 64


class TestList:
    def test_what_was_begun_is_numbered_by_its_day_and_the_rest_follows(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            fill_register(session, key)
        with reading(sessions) as session:
            found = [(one.number, one.title) for one in list_actions(session, key)]
        assert found == [
            (1, DAILY.title),
            (2, REVIEWER.title),
            (3, SMALL.title),
            (None, PLANNED.title),
        ]

    def test_a_planned_action_with_a_day_has_not_begun(
        self, sessions: SessionFactory, key: str
    ) -> None:
        planned = replace(PLANNED, started_on=date(2027, 1, 4))
        with unit_of_work(sessions) as session:
            add_action(session, key, planned)
            (found,) = list_actions(session, key)
        assert found.number is None
        assert found.draft == planned

    def test_everything_comes_back_as_it_was_kept(self, sessions: SessionFactory, key: str) -> None:
        with unit_of_work(sessions) as session:
            made = add_action(session, key, DAILY)
        with reading(sessions) as session:
            assert find_action(session, key, made).draft == DAILY

    def test_an_unknown_engagement_or_action_is_told(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            with pytest.raises(EngagementNotFoundError):
                add_action(session, "nope", DAILY)
            with pytest.raises(ActionNotFoundError):
                find_action(session, key, "nope")

    def test_there_are_never_too_many(self, sessions: SessionFactory, key: str) -> None:
        with unit_of_work(sessions) as session:
            for _ in range(MOST_ACTIONS):
                add_action(session, key, PLANNED)
            with pytest.raises(TooManyActionsError, match="500"):
                add_action(session, key, PLANNED)


class TestOneClick:
    def test_a_proposed_action_keeps_its_expected_effect_and_where_it_came_from(
        self, sessions: SessionFactory, key: str
    ) -> None:
        (action, *_) = sample_result().actions
        with unit_of_work(sessions) as session:
            made = add_proposed(session, key, action, result_digest=DIGEST)
            found = find_action(session, key, made)
        assert action.expected.days is not None
        assert found.draft.expected == action.expected
        assert (found.playbook_id, found.result_digest) == (action.id, DIGEST)
        assert (found.draft.state, found.draft.stage) == (ActionState.PLANNED, action.stage)

    def test_asked_twice_it_is_there_once_and_a_later_result_may_propose_it_again(
        self, sessions: SessionFactory, key: str
    ) -> None:
        (action, *_) = sample_result().actions
        with unit_of_work(sessions) as session:
            first, again, later = (
                add_proposed(session, key, action, result_digest=digest)
                for digest in (DIGEST, DIGEST, "b" * 64)
            )
        assert first == again != later

    def test_its_expected_effect_stays_whatever_an_editor_sends(
        self, sessions: SessionFactory, key: str
    ) -> None:
        (action, *_) = sample_result().actions
        better = ExpectedEffect(days=-9.0, low=-10.0, high=-8.0)
        with unit_of_work(sessions) as session:
            made = add_proposed(session, key, action, result_digest=DIGEST)
            change_action(session, key, made, replace(DAILY, expected=better), revision=1)
            found = find_action(session, key, made)
        assert found.draft == replace(DAILY, expected=action.expected)


class TestTwoEditors:
    def test_the_second_is_told_what_the_first_kept(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            made = add_action(session, key, PLANNED)
        with unit_of_work(sessions) as session:
            change_action(session, key, made, replace(PLANNED, owner="first"), revision=1)
        with unit_of_work(sessions) as session:
            with pytest.raises(EditedMeanwhileError) as told:
                change_action(session, key, made, replace(PLANNED, owner="second"), revision=1)
            assert told.value.now.draft.owner == "first"
            assert told.value.now.revision == 2
            change_action(session, key, made, replace(PLANNED, owner="second"), revision=2)
            assert find_action(session, key, made).draft.owner == "second"

    def test_an_action_of_another_engagement_is_not_found(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            made = add_action(session, key, PLANNED)
            with pytest.raises(ActionNotFoundError):
                change_action(session, "other", made, DAILY, revision=1)


class TestFile:
    def test_only_what_was_begun_is_written_under_its_key(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            keys = fill_register(session, key)
        rows = written(sessions)
        assert [row["action_id"] for row in rows] == [
            keys[one.title] for one in (DAILY, REVIEWER, SMALL)
        ]
        assert rows[0]["started_on"] == "2026-05-04"
        assert (rows[0]["stage"], rows[0]["expected_days"]) == ("release", "-0.8")
        assert (rows[1]["team"], rows[1]["dimension"]) == ("Dispatch", "REV")

    def test_a_dropped_action_counts_from_its_first_day_on(
        self, sessions: SessionFactory, key: str
    ) -> None:
        dropped = replace(PLANNED, state=ActionState.DROPPED)
        with unit_of_work(sessions) as session:
            add_action(session, key, dropped)
            add_action(session, key, replace(dropped, started_on=date(2026, 3, 2)))
        assert [row["started_on"] for row in written(sessions)] == ["2026-03-02"]

    def test_without_a_begun_action_the_given_file_stays_as_it_is(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            add_action(session, key, PLANNED)
        assert content(sessions) == b""
        assert content(sessions, b"anything") == b"anything"

    def test_given_rows_stay_and_a_row_of_the_same_id_is_the_registers(
        self, sessions: SessionFactory, key: str
    ) -> None:
        with unit_of_work(sessions) as session:
            made = add_action(session, key, DAILY)
        given = (
            "\ufeffaction_id;started_on;title;budget\r\n"
            f"own;2026-01-05;Ours;9\r\n{made};2020-01-01;Old;1\r\n"
        )
        rows = written(sessions, given.encode())
        assert [(row["action_id"], row["started_on"], row["budget"]) for row in rows] == [
            ("own", "2026-01-05", "9"),
            (made, "2026-05-04", ""),
        ]
        assert list(rows[0])[:4] == ["action_id", "started_on", "title", "budget"]
        assert set(rows[0]) == {*COLUMNS, "budget"}

    @pytest.mark.parametrize(
        "given",
        [b"\xff\xfe broken", b'action_id\n"open', b"id,started_on\n1,2026-01-01\n"],
        ids=["no UTF-8", "open quotes", "no ids"],
    )
    def test_a_file_that_nobody_can_read_comes_back_as_it_is(
        self, sessions: SessionFactory, key: str, given: bytes
    ) -> None:
        with unit_of_work(sessions) as session:
            add_action(session, key, DAILY)
        assert content(sessions, given) == given

    def test_no_cell_is_a_formula_and_a_negative_number_stays_one(
        self, sessions: SessionFactory, key: str
    ) -> None:
        evil = replace(DAILY, title='=HYPERLINK("x")', team="@cmd")
        given = b"action_id,started_on,title\n-own,2026-01-05,+1\n'=x,2026-01-05,-inf\n"
        with unit_of_work(sessions) as session:
            add_action(session, key, evil)
        cells = [cell for row in written(sessions, given) for cell in row.values()]
        assert "-0.8" in cells
        starts = {cell for cell in cells if cell[:1] in set("=+@-\t\r")}
        assert starts == {"-0.8"}
        assert {'\'=HYPERLINK("x")', "'@cmd", "'-own", "'+1", "'=x", "'-inf"} <= set(cells)

    def test_the_reader_of_folders_takes_it_back(
        self, sessions: SessionFactory, key: str, tmp_path: Path
    ) -> None:
        (action, *_) = sample_result().actions
        with unit_of_work(sessions) as session:
            made = add_proposed(session, key, action, result_digest=DIGEST)
            begun = replace(DAILY, title="1, “quoted”\u2009; 🚚", stage=Stage.QA)
            change_action(session, key, made, begun, revision=1)
        file = tmp_path / "actions.csv"
        file.write_bytes(content(sessions))
        table = convert(read_raw(file, known=ACTIONS.names), ACTIONS)
        assert table.refusals == ()
        (row,) = table.table.iter_rows(named=True)
        assert row["action_id"] == made
        assert row["title"] == begun.title
        assert row["expected_days"] == action.expected.days
        assert row["playbook_id"] == action.id

    def test_an_id_is_never_a_formula_or_a_number(self, sessions: SessionFactory, key: str) -> None:
        with unit_of_work(sessions) as session:
            made = {add_action(session, key, PLANNED) for _ in range(50)}
        assert all(one.startswith("act-") and len(one) == 20 for one in made)
        assert len(made) == 50


def content(sessions: SessionFactory, given: bytes | None = None) -> bytes:
    with reading(sessions) as session:
        engagement = session.scalars(select(Engagement.id)).one()
        return register_csv(session, engagement, given)


def written(sessions: SessionFactory, given: bytes | None = None) -> list[dict[str, str]]:
    text = content(sessions, given).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_running_action_without_a_day_is_refused_by_the_database(
    sessions: SessionFactory, key: str
) -> None:
    with unit_of_work(sessions) as session:
        add_action(session, key, DAILY)
    with pytest.raises(Exception, match="done_has_day"), unit_of_work(sessions) as session:
        session.execute(update(TakenAction).values(started_on=None))
