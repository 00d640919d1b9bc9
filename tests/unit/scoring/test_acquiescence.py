"""Who agrees more readily than others, by plain against reversed items."""

import numpy as np
import pytest

from flowgap.scoring.acquiescence import acquiescence_without
from flowgap.scoring.habits import PRESUMED, Habits, Variance
from tests.support.answer_model import ACQUIESCENCE, answers, frame


class TestAcquiescenceWithout:
    def test_it_equals_the_mixed_model_equations(self) -> None:
        # The prediction of u and a for one person by the dense covariance of all answers.
        items, rng = frame(3), np.random.default_rng(1)
        points = answers(items, 40, rng)
        points[rng.random(points.shape) < 0.3] = np.nan
        points[0, 0:4] = 50.0
        found = acquiescence_without(points, items, np.zeros(40, dtype=np.intp), PRESUMED)
        residuals = points - np.nanmean(points, axis=0)
        others = np.flatnonzero((items.dimension != 0) & ~np.isnan(points[0]))
        same = items.dimension[others][:, np.newaxis] == items.dimension[others]
        keys = items.keys[others]
        covariance = 81 + 25 * np.outer(keys, keys) + 225 * same + 289 * np.eye(len(others))
        expected = 25 * keys @ np.linalg.solve(covariance, residuals[0, others])
        assert found[0, 0] == pytest.approx(expected)

    def test_it_follows_those_who_agree(self) -> None:
        rng = np.random.default_rng(2)
        habit = rng.normal(0, ACQUIESCENCE, 2_000)
        points = answers(frame(), 2_000, rng, agreeing=habit)
        found = acquiescence_without(points, frame(), np.zeros(2_000, dtype=np.intp), PRESUMED)
        # A best linear prediction has slope 1: 25 / 25 of the truth is explained per point.
        assert np.polyfit(found[:, 0], habit, 1)[0] == pytest.approx(1, abs=0.06)
        assert np.corrcoef(found[:, 0], habit)[0, 1] > 0.6

    def test_the_dimension_s_own_answers_do_not_enter(self) -> None:
        points = answers(frame(), 60, np.random.default_rng(3))
        moved = points.copy()
        moved[:30, frame().columns(4)] += 20
        wave = np.zeros(60, dtype=np.intp)
        plain, other = (acquiescence_without(p, frame(), wave, PRESUMED) for p in (points, moved))
        assert other[:, 4] == pytest.approx(plain[:, 4])
        assert not np.allclose(other[:, 5], plain[:, 5])

    def test_without_the_habit_nobody_has_it(self) -> None:
        habits = Habits(
            halo=PRESUMED.halo,
            acquiescence=Variance(value=0.0),
            own_view=PRESUMED.own_view,
            noise=PRESUMED.noise,
        )
        points = answers(frame(), 20, np.random.default_rng(4))
        assert not acquiescence_without(points, frame(), np.zeros(20, dtype=np.intp), habits).any()

    def test_who_answered_nothing_is_taken_for_average(self) -> None:
        points = answers(frame(), 20, np.random.default_rng(5))
        points[3] = np.nan
        found = acquiescence_without(points, frame(), np.zeros(20, dtype=np.intp), PRESUMED)
        assert found[3] == pytest.approx(0)
        assert np.isfinite(found).all()
