"""What is due next: waves by the state they are in, days where people are asked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from flowgap.answering.promise import promise_to_json
from flowgap.models import ActionState, Wave
from flowgap.services.over_time.next_steps import Case, LineState, NextStep
from flowgap.services.over_time.summaries import Newest, summary_of
from tests.support.sample_forecasts import of_client
from tests.support.waves import PROMISE

OPENING = datetime(2026, 9, 7, 8, tzinfo=UTC)
END = datetime(2026, 9, 20, 16, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def wave(
    *,
    name: str = "w1",
    opens_at: datetime = OPENING,
    closes_at: datetime = END,
    closed_at: datetime | None = None,
    zone: str = "UTC",
) -> Wave:
    promise = promise_to_json(replace(PROMISE, timezone=zone))
    return Wave(
        name=name, opens_at=opens_at, closes_at=closes_at, closed_at=closed_at, promise=promise
    )


def case(*waves: Wave, now: datetime) -> Case:
    """Return an engagement with a result of the time before, and an action that runs."""
    return Case(
        newest=Newest(1, "d", OPENING - timedelta(days=1), "Birch"),
        summary=replace(summary_of(of_client("Birch")), last_wave=None),
        waves=waves,
        states=frozenset({ActionState.RUNNING}),
        now=now,
    )


@pytest.mark.parametrize(
    ("now", "state", "step"),
    [
        (END - SECOND, LineState.RUNNING, NextStep.WAVE_ENDS),
        (END, LineState.OVER, NextStep.CLOSE_WAVE),
        (datetime(2026, 11, 27, tzinfo=UTC), LineState.OVER, NextStep.CLOSE_WAVE),
    ],
)
def test_a_wave_that_is_over_is_to_be_closed(
    now: datetime, state: LineState, step: NextStep
) -> None:
    found = case(wave(), now=now)
    assert (found.state, found.next_step()) == (state, (step, date(2026, 9, 20)))


@pytest.mark.parametrize(
    ("now", "state", "step"),
    [
        (OPENING - SECOND, LineState.PLANNED, (NextStep.WAVE_OPENS, date(2026, 9, 7))),
        (OPENING, LineState.RUNNING, (NextStep.WAVE_ENDS, date(2026, 9, 20))),
    ],
)
def test_a_wave_that_opens_later_is_planned(
    now: datetime, state: LineState, step: tuple[NextStep, date]
) -> None:
    found = case(wave(), now=now)
    assert (found.state, found.next_step()) == (state, step)


def test_before_the_first_result_a_planned_wave_is_what_comes() -> None:
    found = replace(case(wave(), now=OPENING - SECOND), newest=None, summary=None)
    assert (found.state, found.next_step()[0]) == (LineState.PLANNED, NextStep.WAVE_OPENS)


def test_an_action_is_chosen_before_the_planned_wave_opens() -> None:
    found = replace(case(wave(), now=OPENING - SECOND), states=frozenset())
    assert found.next_step()[0] is NextStep.CHOOSE_ACTION


def test_a_planned_wave_hides_no_result_that_cannot_be_read() -> None:
    found = replace(case(wave(), now=OPENING - SECOND), summary=None)
    assert (found.state, found.next_step()[0]) == (LineState.OUTDATED, NextStep.RECOMPUTE)


def test_a_wave_that_is_over_comes_before_one_that_runs() -> None:
    later = wave(opens_at=END, closes_at=END + timedelta(days=14))
    found = case(later, wave(), now=END)
    assert found.next_step() == (NextStep.CLOSE_WAVE, date(2026, 9, 20))


def test_days_are_those_of_the_people_who_are_asked() -> None:
    # 20:00 on 4 December in Los Angeles is 04:00 on 5 December by UTC.
    end = datetime(2026, 12, 5, 4, tzinfo=UTC)
    there = "America/Los_Angeles"
    running = case(wave(closes_at=end, zone=there), now=end - SECOND)
    closed = case(wave(closes_at=end, closed_at=end, zone=there), now=end)
    assert running.next_step() == (NextStep.WAVE_ENDS, date(2026, 12, 4))
    assert closed.last_wave == closed.today == date(2026, 12, 4)


class TestClosedWave:
    def test_one_that_people_answered_waits_for_a_result(self) -> None:
        found = replace(case(wave(closed_at=END), now=END), answered=frozenset({"w1"}))
        assert found.next_step() == (NextStep.COMPUTE, None)

    @pytest.mark.parametrize("has_result", [True, False])
    def test_of_one_that_nobody_answered_nothing_is_to_be_computed(
        self, *, has_result: bool
    ) -> None:
        found = case(wave(closed_at=END), now=END)
        found = found if has_result else replace(found, newest=None, summary=None)
        assert found.next_step() == (NextStep.NOBODY_ANSWERED, date(2026, 9, 20))

    def test_one_whose_answers_were_deleted_is_no_such_wave(self) -> None:
        found = replace(case(wave(closed_at=END), now=END), erased=frozenset({"w1"}))
        # 90 days after 20 September is 19 December.
        assert found.next_step() == (NextStep.NOTHING, date(2026, 12, 19))

    def test_an_earlier_one_with_answers_is_computed_first(self) -> None:
        silent = wave(name="w2", closed_at=END + SECOND)
        found = case(wave(closed_at=END), silent, now=END + SECOND)
        assert found.next_step()[0] is NextStep.NOBODY_ANSWERED
        found = replace(found, answered=frozenset({"w1"}))
        assert found.next_step()[0] is NextStep.COMPUTE

    def test_once_the_next_wave_is_planned_its_opening_comes_next(self) -> None:
        planned = wave(name="w2", opens_at=END + SECOND, closes_at=END + timedelta(days=9))
        found = case(wave(closed_at=END), planned, now=END)
        assert found.next_step() == (NextStep.WAVE_OPENS, date(2026, 9, 20))

    @pytest.mark.parametrize(
        ("computed_at", "step"),
        [(END - SECOND, NextStep.NOBODY_ANSWERED), (END, NextStep.NOTHING)],
    )
    def test_a_result_that_was_computed_since_tells_of_it(
        self, computed_at: datetime, step: NextStep
    ) -> None:
        newest = Newest(1, "d", computed_at, "Birch")
        found = replace(case(wave(closed_at=END), now=END), newest=newest)
        assert found.next_step()[0] is step
