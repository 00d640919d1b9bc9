import numpy as np
import pytest

from flowgap.diagnosis.constraint.active_clock import active_hours

MONDAY = 0


def office(weeks: int) -> list[float]:
    """A trace in each hour from 9 to 17 o'clock, Monday to Friday."""
    return [
        week * 168 + day * 24 + hour + 0.5
        for week in range(weeks)
        for day in range(5)
        for hour in range(9, 17)
    ]


def test_hours_without_traces_are_nobodys_working_time() -> None:
    active = active_hours(np.array(office(weeks=10)))
    # 5 days of 8 hours.
    assert active.sum() == 40
    assert active[MONDAY + 9]
    assert not active[MONDAY + 8]


def test_few_traces_tell_no_hours() -> None:
    # 4 weeks leave 160 traces, 5 leave 200.
    assert active_hours(np.array(office(weeks=4))).all()
    assert not active_hours(np.array(office(weeks=5))).all()


def test_round_the_clock_all_hours_count() -> None:
    assert active_hours(np.arange(400.0)).all()


@pytest.mark.parametrize(("hours", "active"), [(4, 5 * 24), (5, 5 * 5)])
def test_statuses_set_in_few_hours_tell_days_and_not_hours(hours: int, active: int) -> None:
    moments = [
        week * 168 + day * 24 + 12 + hour
        for week in range(20)
        for day in range(5)
        for hour in range(hours)
    ]
    assert active_hours(np.array(moments, dtype=np.float64)).sum() == active
