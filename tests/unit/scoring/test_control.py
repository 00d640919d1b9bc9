"""When a score has left the range of chance for good."""

import numpy as np
import pytest

from flowgap.scoring.change import WavePoint
from flowgap.scoring.control import control_limits


def points(*estimates: float | None, spread: float = 2.0) -> list[WavePoint | None]:
    return [
        None if estimate is None else WavePoint(estimate=estimate, spread=spread)
        for estimate in estimates
    ]


class TestControlLimits:
    def test_six_waves_do_and_five_do_not(self) -> None:
        assert control_limits(points(50, 50, 50, 50, 50)) is None
        assert control_limits(points(50, 50, 50, None, 50, 50)) is None
        assert control_limits(points(50, 50, 50, 50, 50, 50)) is not None

    def test_a_hidden_last_wave_has_no_limits(self) -> None:
        assert control_limits(points(50, 50, 50, 50, 50, 50, None)) is None

    def test_worked_example(self) -> None:
        # Centre 50 of five waves. The last, 60, weighs .3: average 50 + .3 * 10 = 53.
        found = control_limits(points(50, 50, 50, 50, 50, 60))
        assert found is not None
        assert (found.centre, found.average) == pytest.approx((50, 53))
        # Weights .3 * .7^k, newest first: .3 .21 .147 .1029 .07203 .050421, sum .882351; each of
        # the five earlier ones less a fifth of that, .17647.
        weights = np.array([0.3, 0.21, 0.147, 0.1029, 0.07203, 0.050421])
        weights[1:] -= weights.sum() / 5
        assert found.high - 50 == pytest.approx(3 * 2 * np.linalg.norm(weights))
        assert 50 - found.low == pytest.approx(found.high - 50)

    def test_a_level_that_stays_leaves_the_limits(self) -> None:
        still = control_limits(points(50, 51, 49, 50, 50, 51))
        moved = control_limits(points(50, 51, 49, 60, 61, 62))
        assert still is not None
        assert moved is not None
        assert not still.is_outside
        assert moved.is_outside

    def test_waves_of_larger_errors_weigh_less_in_the_centre(self) -> None:
        known = points(50, 50, 50, 50, 50, 50)
        known[0] = WavePoint(estimate=90, spread=200.0)
        found = control_limits(known)
        assert found is not None
        assert found.centre == pytest.approx(50, abs=0.01)

    def test_certain_scores_stay_inside_whatever_rounding_does(self) -> None:
        found = control_limits(points(50, 50, 50, 50, 50, 50, spread=0.0))
        assert found is not None
        assert not found.is_outside
        assert (found.low, found.high) == pytest.approx((50, 50), abs=1e-4)

    def test_an_unchanged_series_leaves_them_in_three_of_a_thousand(self) -> None:
        rng = np.random.default_rng(5)
        outside = 0
        for series in rng.normal(50, 2, (4_000, 8)).tolist():
            found = control_limits(points(*series))
            assert found is not None
            outside += found.is_outside
        # .27 % and three standard errors of .08 %.
        assert outside / 4_000 <= 0.0027 + 3 * 0.0008
