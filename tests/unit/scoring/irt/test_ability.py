"""Standing of people against integrals, and its calibration on people whose standing is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.optimize import minimize_scalar
from scipy.stats import norm

from flowgap.scoring.irt.ability import estimate_abilities, posterior_modes
from flowgap.scoring.irt.model import probabilities
from tests.unit.scoring.irt.graded_answers import draw, five_point, item, people

NAN = float("nan")
ITEMS = [item(1.2, -0.5, 0.7), item(0.8, 0.1)]


def joint(theta: float) -> float:
    """Return the density of standing times that of answers 3 and 1."""
    chances = [probabilities(graded, np.array([theta]))[:, 0] for graded in ITEMS]
    return float(chances[0][2] * chances[1][0] * norm.pdf(theta))


class TestEstimateAbilities:
    def test_it_is_the_mean_and_the_spread_of_the_posterior(self) -> None:
        total, _ = quad(joint, -12, 12)
        mean = quad(lambda theta: theta * joint(theta), -12, 12)[0] / total
        square = quad(lambda theta: theta**2 * joint(theta), -12, 12)[0] / total
        found = estimate_abilities(ITEMS, np.array([[3.0, 1.0]]))
        assert found.estimates[0] == pytest.approx(mean, abs=1e-6)
        assert found.standard_errors[0] == pytest.approx(np.sqrt(square - mean**2), abs=1e-6)

    def test_who_answered_nothing_has_no_standing(self) -> None:
        values = np.array([[NAN, NAN], [3.0, NAN], [NAN, NAN], [1.0, 1.0]])
        found = estimate_abilities(ITEMS, values)
        assert found.people.tolist() == [1, 3]
        assert len(found.estimates) == len(found.standard_errors) == 2

    @given(low=st.integers(1, 4), place=st.integers(0, 2), rest=st.integers(1, 5))
    def test_a_higher_answer_never_lowers_standing(self, low: int, place: int, rest: int) -> None:
        values = np.full((2, 3), float(rest))
        values[:, place] = low, low + 1
        lower, higher = estimate_abilities(five_point(0.8, 1.5, 2.0), values).estimates
        assert higher > lower

    def test_a_further_answer_makes_standing_surer(self) -> None:
        values = np.array([[3.0, NAN, NAN], [3.0, 3.0, NAN], [3.0, 3.0, 3.0]])
        one, two, three = estimate_abilities(five_point(1.5, 1.5, 1.5), values).standard_errors
        assert 1 > one > two > three

    def test_nine_of_ten_intervals_hold_the_truth(self) -> None:
        # Binomial error of a share of .9 among 20,000: .002.
        rng = np.random.default_rng(12)
        items, theta = five_point(0.8, 1.2, 1.6, 2.0), people(rng, 20_000)
        found = estimate_abilities(items, draw(rng, items, theta))
        holds = np.abs(found.estimates - theta) <= 1.6449 * found.standard_errors
        assert holds.mean() == pytest.approx(0.9, abs=0.01)

    def test_reliability_is_the_share_of_variance_that_is_not_error(self) -> None:
        # Squared correlation with the truth, which only a simulation knows: error about .003.
        rng = np.random.default_rng(12)
        items, theta = five_point(0.8, 1.2, 1.6, 2.0), people(rng, 20_000)
        found = estimate_abilities(items, draw(rng, items, theta))
        expected = np.corrcoef(found.estimates, theta)[0, 1] ** 2
        assert found.reliability == pytest.approx(expected, abs=0.02)

    @pytest.mark.parametrize("n", [0, 1, 2])
    def test_reliability_needs_two_people(self, n: int) -> None:
        values = np.array([[1.0, 1.0], [3.0, 2.0]])[:n]
        assert (estimate_abilities(ITEMS, values).reliability is None) is (n < 2)

    def test_without_items_it_is_refused(self) -> None:
        with pytest.raises(ValueError, match="at least one item"):
            estimate_abilities([], np.empty((3, 0)))


class TestPosteriorModes:
    def test_it_is_the_top_of_the_posterior(self) -> None:
        best = minimize_scalar(lambda theta: -joint(theta), bounds=(-3, 3), method="bounded")
        values = np.array([[NAN, NAN], [3.0, 1.0]])
        assert posterior_modes(ITEMS, values) == pytest.approx([best.x], abs=1e-5)

    def test_steep_items_do_not_lead_it_astray(self) -> None:
        # Between thresholds -0.5 and 0.5 of a steep item nothing pulls but the population.
        found = posterior_modes(five_point(80.0), np.array([[3.0], [5.0]]))
        assert found[0] == pytest.approx(0, abs=1e-6)
        assert found[1] == pytest.approx(1.55, abs=0.05)

    def test_nobody_gives_nothing(self) -> None:
        assert posterior_modes(ITEMS, np.empty((0, 2))).shape == (0,)
