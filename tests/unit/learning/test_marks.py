import numpy as np
import pytest

from flowgap.learning.marks import marks_of


def gains(first: float, second: float) -> np.ndarray:
    return np.array([[first, second, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]])


@pytest.mark.parametrize(("best", "none"), [(0.0299, True), (0.03, False)])
def test_below_three_percent_of_lead_time_there_is_no_constraint(
    best: float, *, none: bool
) -> None:
    marks = marks_of(gains(best, 0.0))
    assert marks.none.tolist() == [none]
    assert marks.near.any() != none


@pytest.mark.parametrize(("second", "shared"), [(0.39, False), (0.4, True)])
def test_from_four_fifths_of_the_best_on_the_second_shares(second: float, *, shared: bool) -> None:
    marks = marks_of(gains(0.5, second))
    assert marks.shared.tolist() == [shared]
    assert marks.near[0, :2].tolist() == [True, shared]
    assert marks.best[0, :2].tolist() == [True, False]
