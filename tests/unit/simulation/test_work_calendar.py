from datetime import date, time
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from flowgap.simulation.work_calendar import DAY, HOUR, WorkCalendar, moment, weekdays

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def two_days() -> WorkCalendar:
    """Open from 9 to 17 o'clock on two days in a row."""
    return WorkCalendar(opens_at=np.array([9 * HOUR, DAY + 9 * HOUR]), length=8 * HOUR)


class TestWorkCalendar:
    def test_time_worked_grows_only_while_it_is_open(self, two_days: WorkCalendar) -> None:
        hours = np.array([9, 10, 17, 20, 24 + 9, 24 + 11, 24 + 23])
        assert (two_days.worked(hours * HOUR) / HOUR).tolist() == [0, 1, 8, 8, 8, 10, 16]

    def test_it_begins_next_morning_what_it_finishes_at_closing_time(
        self, two_days: WorkCalendar
    ) -> None:
        whole_day = np.array([8 * HOUR])
        assert two_days.begin(whole_day).tolist() == [DAY + 9 * HOUR]
        assert two_days.finish(whole_day).tolist() == [17 * HOUR]

    def test_both_ends_agree_a_second_after_closing_time(self, two_days: WorkCalendar) -> None:
        worked = np.array([8 * HOUR + 1])
        assert two_days.begin(worked) == two_days.finish(worked) == DAY + 9 * HOUR + 1

    @pytest.mark.parametrize(
        ("from_hour", "hours", "until_hour"),
        [(9, 8, 17), (16, 1, 17), (16, 2, 24 + 10), (18, 1, 24 + 10), (17, 8, 24 + 17)],
    )
    def test_work_goes_on_where_it_was_left(
        self, two_days: WorkCalendar, from_hour: int, hours: int, until_hour: int
    ) -> None:
        done_at = two_days.after(np.array([from_hour * HOUR]), np.array([hours * HOUR]))
        assert done_at.tolist() == [until_hour * HOUR]


class TestWeekdays:
    def test_it_is_closed_at_the_weekend_and_from_the_last_day_on(self) -> None:
        # Friday 2 January 2026 to Tuesday the 6th: Friday and Monday are open.
        calendar = weekdays(
            date(2026, 1, 2), date(2026, 1, 6), opens=time(9), minutes=60, timezone=BERLIN
        )
        opens = [moment(date(2026, 1, day), time(9), BERLIN) for day in (2, 5)]
        assert calendar.opens_at.tolist() == opens
        assert calendar.length == HOUR

    def test_it_opens_at_the_same_local_time_in_summer_and_winter(self) -> None:
        # Clocks went forward on Sunday 29 March 2026: that weekend is an hour short.
        calendar = weekdays(
            date(2026, 3, 27), date(2026, 3, 31), opens=time(9), minutes=60, timezone=BERLIN
        )
        assert np.diff(calendar.opens_at).tolist() == [3 * DAY - HOUR]
