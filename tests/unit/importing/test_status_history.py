"""Statuses as stays, and as events of stages."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.importing.status_history import Move, Stay, journey_of, stays_of

T0 = datetime(2024, 5, 1, 9, tzinfo=UTC)
MEANINGS = {
    "To Do": "not_started",
    "Doing": "build",
    "Ready for QA": "qa.wait",
    "QA": "qa",
    "Done": "done",
}


def day(number: int) -> datetime:
    return T0 + timedelta(days=number)


def move(number: int, source: str | None, target: str) -> Move:
    return Move(at=day(number), source=source, target=target)


class TestStays:
    def test_the_first_status_starts_at_the_creation(self) -> None:
        stays = stays_of(T0, [move(1, "To Do", "Doing")], current="Doing")
        assert stays == (
            Stay(status="To Do", start=day(0), end=day(1)),
            Stay(status="Doing", start=day(1), end=None),
        )

    def test_an_item_that_never_moved_is_where_it_is_now(self) -> None:
        assert stays_of(T0, [], current="To Do") == (Stay(status="To Do", start=T0, end=None),)

    def test_moves_come_in_any_order(self) -> None:
        moves = [move(2, "Doing", "QA"), move(1, "To Do", "Doing")]
        assert [stay.status for stay in stays_of(T0, moves, current=None)] == [
            "To Do",
            "Doing",
            "QA",
        ]

    def test_a_move_before_the_creation_has_no_negative_length(self) -> None:
        first, second = stays_of(T0, [move(-3, "To Do", "Doing")], current=None)
        assert first.end == T0
        assert second.start == T0

    @given(st.lists(st.tuples(st.integers(-5, 50), st.sampled_from("ABC")), max_size=12))
    def test_stays_follow_each_other_without_gap_or_overlap(
        self, steps: list[tuple[int, str]]
    ) -> None:
        moves = [move(number, None, target) for number, target in steps]
        stays = stays_of(T0, moves, current="A")
        for before, after in pairwise(stays):
            assert before.end == after.start
            assert before.start <= after.start
        assert all(stay.end is None for stay in stays[-1:])


class TestJourney:
    def test_a_wait_and_its_work_are_one_visit(self) -> None:
        stays = stays_of(
            T0,
            [
                move(1, "To Do", "Doing"),
                move(3, "Doing", "Ready for QA"),
                move(4, "Ready for QA", "QA"),
                move(6, "QA", "Done"),
            ],
            current="Done",
        )
        journey = journey_of(stays, MEANINGS)
        assert [(one.at, one.stage, one.kind) for one in journey.events] == [
            (day(1), "build", "started"),
            (day(3), "build", "finished"),
            (day(3), "qa", "queued"),
            (day(4), "qa", "started"),
            (day(6), "qa", "finished"),
        ]
        assert journey.started_at == day(1)
        assert journey.done_at == day(6)

    def test_what_was_opened_again_is_done_at_its_last_end(self) -> None:
        stays = stays_of(
            T0,
            [
                move(1, "To Do", "Done"),
                move(2, "Done", "Doing"),
                move(5, "Doing", "Done"),
            ],
            current="Done",
        )
        journey = journey_of(stays, MEANINGS)
        assert journey.n_reopened == 1
        assert journey.done_at == day(5)

    def test_two_statuses_that_mean_done_are_one_end(self) -> None:
        stays = stays_of(
            T0, [move(1, "To Do", "Done"), move(9, "Done", "Closed")], current="Closed"
        )
        journey = journey_of(stays, {**MEANINGS, "Closed": "done"})
        assert journey.done_at == day(1)
        assert journey.n_reopened == 0

    def test_a_status_without_meaning_is_told_and_belongs_to_no_stage(self) -> None:
        stays = stays_of(
            T0, [move(1, "To Do", "Doing"), move(2, "Doing", "Limbo")], current="Limbo"
        )
        journey = journey_of(stays, MEANINGS)
        assert journey.unmapped == ("Limbo",)
        assert journey.events[-1].kind == "finished"
        assert journey.done_at is None

    @pytest.mark.parametrize("name", ["doing", "DOING"])
    def test_statuses_are_found_in_any_case(self, name: str) -> None:
        journey = journey_of(stays_of(T0, [], current=name), MEANINGS)
        assert [one.stage for one in journey.events] == ["build"]
