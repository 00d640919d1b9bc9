"""The ledger in the client's working time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import DAY, EventKind, Stamp
from flowgap.engagement.manifest import WorkingTime
from flowgap.services.delivery.client_clock import clock_between
from flowgap.stages import Stage
from tests.support.delivery_arrays import events_of, items_of

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
HOUR = DAY // 24


def working(**changes: object) -> WorkingTime:
    plain = {
        "weekdays": frozenset(range(5)),
        "opens": time(9),
        "closes": time(17),
        "holidays": frozenset(),
        "timezone": ZoneInfo("Europe/Berlin"),
    }
    return WorkingTime(**(plain | changes))  # type: ignore[arg-type]  # whatever a test varies


def micros(text: str) -> int:
    """Return a stamp of Berlin's wall clock."""
    moment = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def days_between(first: str, last: str, **changes: object) -> float:
    clock = clock_between(working(**changes), FIRST, LAST)
    passed = clock.between(np.array([micros(first)]), np.array([micros(last)]))
    return float(passed[0]) / DAY


class TestClock:
    def test_a_working_day_is_one_day(self) -> None:
        assert days_between("2025-06-02T09:00", "2025-06-02T17:00") == 1
        # Monday noon to Tuesday noon: 5 + 3 hours of 8.
        assert days_between("2025-06-02T12:00", "2025-06-03T12:00") == 1

    def test_a_wait_within_a_weekend_is_nothing(self) -> None:
        # From Friday's close to Monday's opening, and one minute more on either side.
        assert days_between("2025-06-06T17:00", "2025-06-09T09:00") == 0
        assert days_between("2025-06-06T16:59", "2025-06-09T09:01") == pytest.approx(2 / 480)

    def test_a_holiday_is_nothing(self) -> None:
        week = ("2025-06-02T00:00", "2025-06-09T00:00")
        assert days_between(*week) == 5
        assert days_between(*week, holidays=frozenset({date(2025, 6, 4)})) == 4

    @pytest.mark.parametrize("sunday", ["2025-03-30", "2025-10-26"])
    def test_hours_go_by_the_wall_on_both_sides_of_a_change_of_clocks(self, sunday: str) -> None:
        monday = date.fromisoformat(sunday) + timedelta(days=1)
        friday = monday - timedelta(days=3)
        assert days_between(f"{friday}T09:00", f"{monday}T09:00") == 1
        assert days_between(f"{monday}T09:00", f"{monday}T17:00") == 1

    def test_an_hour_that_was_skipped_did_not_pass(self) -> None:
        around = {"weekdays": frozenset(range(7)), "opens": time(0), "closes": None}
        assert days_between("2025-03-30T00:00", "2025-03-31T00:00", **around) == 23 / 24
        assert days_between("2025-03-29T00:00", "2025-03-30T00:00", **around) == 1


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(0, 120 * 24 * 60), min_size=6, max_size=6),
    st.sampled_from([time(17), time(16, 45), None]),
    st.sampled_from([None, 9.0]),
)
def test_stage_times_add_up_to_the_working_time_of_the_whole(
    minutes: list[int], closes: time | None, cap_days: float | None
) -> None:
    stamps = sorted(minute * 60e6 / DAY + 20180 for minute in minutes)
    names = ("created", "first_commit", "opened", "first_review", "merged", "deployed")
    items = items_of([dict(zip(names, stamps, strict=True))])
    events = events_of(
        (0, stamps[3], Stage.QA, EventKind.QUEUED), (0, stamps[4], Stage.QA, EventKind.STARTED)
    )
    clock = clock_between(working(closes=closes), FIRST, LAST)
    times = partition(items, events, start=Stamp.CREATED, cap_days=cap_days, clock=clock)
    begin, end = items.at(Stamp.CREATED), items.at(Stamp.DEPLOYED)
    if cap_days is not None:
        end = np.minimum(end, begin + round(cap_days * DAY))
    assert times.span.tolist() == clock.between(begin, end).tolist()
    assert times.total.sum(axis=1).tolist() == times.span.tolist()
    assert np.all(times.total >= 0)


def test_a_wait_over_the_weekend_costs_no_working_time() -> None:
    at = {
        "created": "2025-06-06T09:00",
        "first_commit": "2025-06-06T09:00",
        "opened": "2025-06-06T17:00",
        "first_review": "2025-06-08T12:00",
        "approved": "2025-06-08T13:00",
        "merged": "2025-06-08T13:00",
        "deployed": "2025-06-09T13:00",
    }
    items = items_of([{name: micros(stamp) / DAY for name, stamp in at.items()}])
    clock = clock_between(working(), FIRST, LAST)
    times = partition(items, events_of(), start=Stamp.CREATED, cap_days=None, clock=clock)
    # Friday was built; Monday's first half of the day waited for the release.
    assert times.total[0, code(Stage.BUILD)] == DAY
    assert times.total[0, code(Stage.REVIEW)] == 0
    assert times.total[0, code(Stage.RELEASE)] == 4 * HOUR * 3
