"""Information against differences of probabilities and the closed form of two answers."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from flowgap.scoring.irt.information import (
    expected_information,
    item_information,
    marginal_reliability,
    scale_information,
)
from flowgap.scoring.irt.model import probabilities
from tests.unit.scoring.irt.graded_answers import five_point, item

THETA = np.linspace(-3, 3, 13)


class TestItemInformation:
    def test_with_two_answers_it_is_a_squared_times_p_times_q(self) -> None:
        # a = 2 at its threshold: 4 * 1/2 * 1/2 = 1.
        found = item_information([item(2.0, 0.3)], np.array([0.3]))
        assert found.tolist() == [[1.0]]

    def test_it_is_the_sum_of_squared_slopes_over_chances(self) -> None:
        graded = item(1.4, -1.0, 0.2, 0.9)
        slopes = (probabilities(graded, THETA + 1e-6) - probabilities(graded, THETA - 1e-6)) / 2e-6
        expected = (slopes**2 / probabilities(graded, THETA)).sum(axis=0)
        assert item_information([graded], THETA)[0] == pytest.approx(expected, rel=1e-6)

    def test_far_out_it_is_small_and_finite(self) -> None:
        found = item_information([item(5.0, 0.0)], np.array([-400.0, 400.0]))
        assert found[0] == pytest.approx([0, 0], abs=1e-300)

    def test_no_items_tell_nothing(self) -> None:
        assert item_information([], THETA).shape == (0, 13)


class TestScale:
    def test_items_add_up(self) -> None:
        items = five_point(0.8, 1.5)
        total = scale_information(items, THETA)
        assert total == pytest.approx(item_information(items, THETA).sum(axis=0))
        assert scale_information([], THETA).tolist() == [0.0] * 13

    def test_expected_information_is_a_mean_over_the_population(self) -> None:
        rng = np.random.default_rng(13)
        items = five_point(0.8, 1.5)
        drawn = item_information(items, rng.standard_normal(200_000)).mean(axis=1)
        assert expected_information(items) == pytest.approx(drawn, rel=0.01)

    def test_reliability_rises_from_none_to_all_with_what_items_tell(self) -> None:
        # No information: 0 / (0 + 1). Information I everywhere: about I / (I + 1).
        assert marginal_reliability([item(1e-6, 0.0)]) == pytest.approx(0, abs=1e-9)
        items = five_point(*[1.5] * 10)

        def share(theta: float) -> float:
            told = float(scale_information(items, np.array([theta]))[0])
            return float(told / (told + 1) * norm.pdf(theta))

        expected, _ = quad(share, -12, 12)
        assert marginal_reliability(items) == pytest.approx(expected, abs=1e-6)
        assert marginal_reliability(items[:1]) < expected < 1
