import numpy as np
import pytest

from flowgap.diagnosis.constraint.levels import levels

# Two at work from day 1 to 2, one from 0 to 1 and from 2 to 4, nobody after that.
told = levels(np.array([0.0, 1.0]), np.array([4.0, 2.0]))


def test_the_most_at_once_are_the_servers() -> None:
    assert told.servers == 2


def test_a_mean_is_over_the_time_that_is_asked_about() -> None:
    # (1 + 2 + 1 + 1) / 4, and with four idle days half of that.
    assert told.mean(0, 4) == pytest.approx(5 / 4)
    assert told.mean(0, 8) == pytest.approx(5 / 8)
    assert told.mean(1, 2) == pytest.approx(2)


def test_a_server_is_idle_unless_both_are_at_work() -> None:
    assert told.idle_days(np.array([0.0, 1.0, -3.0]), np.array([4.0, 2.0, 9.0])).tolist() == [
        3,
        0,
        11,
    ]


def test_what_ends_at_an_instant_makes_room_for_what_begins() -> None:
    assert levels(np.array([0.0, 1.0]), np.array([1.0, 2.0])).servers == 1


def test_nobody_at_work_leaves_one_server_idle() -> None:
    empty = levels(np.zeros(0), np.zeros(0))
    assert empty.servers == 1
    assert empty.idle_days(np.array([1.0]), np.array([3.0])).tolist() == [2]
    assert empty.busy_share(np.array([1.0])).tolist() == [0]
