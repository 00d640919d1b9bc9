"""What is expected of a wave by how earlier waves went on."""

import pytest

from flowgap.scoring.turnout import Course, Expected, expected_turnout

HALF_THEN_THREE_QUARTERS = Course(times=(0.0, 0.5), shares=(0.0, 0.5), final=0.75)


def test_the_worked_example_is_right() -> None:
    # Of the half that was left, the earlier wave won a half: r = .5, of 40 people 20.
    # Low: .4 of 40 is 16, less 1.645 sqrt(40 .4 .6) = 5.1, so 10. High: 24 and 5.1, so 30.
    found = expected_turnout(60, 100, time=0.5, earlier=[HALF_THEN_THREE_QUARTERS])
    assert found == Expected(n_people=80, low=70, high=90)


def test_without_an_earlier_wave_nothing_is_told() -> None:
    assert expected_turnout(60, 100, time=0.5, earlier=[]) is None
    everybody = Course(times=(0.1,), shares=(1.0,), final=1.0)
    assert expected_turnout(60, 100, time=0.5, earlier=[everybody]) is None


def test_where_earlier_waves_differ_the_range_holds_both() -> None:
    slow = Course(times=(0.5,), shares=(0.5,), final=0.5)
    one = expected_turnout(60, 100, time=0.5, earlier=[HALF_THEN_THREE_QUARTERS])
    both = expected_turnout(60, 100, time=0.5, earlier=[HALF_THEN_THREE_QUARTERS, slow])
    assert one is not None
    assert both is not None
    assert both.low < one.low
    assert both.high == one.high
    # Rates of .5 and 0: their mean of 40 people is 10.
    assert both.n_people == 70


@pytest.mark.parametrize("n_answered", [0, 99, 100, 104])
def test_the_range_never_leaves_what_is_possible(n_answered: int) -> None:
    found = expected_turnout(n_answered, 100, time=0.1, earlier=[HALF_THEN_THREE_QUARTERS])
    assert found is not None
    assert n_answered <= found.low <= found.n_people <= found.high <= max(100, n_answered)
