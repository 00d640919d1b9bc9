"""Mixtures of normals: means, chances and quantiles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from flowgap.scoring.mixture import NormalMixture


def mixture(
    *components: tuple[float, float, float],
) -> NormalMixture:
    """Return one figure of (weight, mean, spread) components."""
    weights, means, spreads = zip(*components, strict=True)
    return NormalMixture(
        weights=np.array(weights), means=np.array([means]), spreads=np.array([spreads])
    )


class TestOneComponent:
    def test_it_is_the_normal_distribution(self) -> None:
        plain = mixture((1.0, 50.0, 10.0))
        assert plain.mean[0] == 50
        assert plain.spread[0] == pytest.approx(10)
        assert plain.below(60.0)[0] == pytest.approx(norm.cdf(1))
        assert plain.quantiles(0.975)[0, 0] == pytest.approx(50 + 10 * norm.ppf(0.975))
        found = plain.estimates()
        assert found.low[0] == pytest.approx(50 + 10 * norm.ppf(0.05))
        assert found.high[0] == pytest.approx(50 + 10 * norm.ppf(0.95))


class TestTwoComponents:
    def test_the_spread_counts_the_distance_between_components(self) -> None:
        # Means 40 and 60, spread 0 each: mean 50, variance 100.
        both = mixture((0.5, 40.0, 0.0), (0.5, 60.0, 0.0))
        assert both.mean[0] == 50
        assert both.spread[0] == pytest.approx(10)

    def test_quantiles_are_those_of_the_mixture_not_of_a_normal(self) -> None:
        # Half at N(0, 1), half at N(100, 1): the 90 % point is the 80 % point of the upper half.
        both = mixture((0.5, 0.0, 1.0), (0.5, 100.0, 1.0))
        assert both.quantiles(0.9)[0, 0] == pytest.approx(100 + norm.ppf(0.8))

    def test_no_chance_is_above_one_when_weights_add_up_to_a_little_more(self) -> None:
        weights = np.full(10, 0.1 + 1e-15)
        sure = NormalMixture(means=np.full((1, 10), 5.0), spreads=np.ones((1, 10)), weights=weights)
        assert sure.below(50.0)[0] == 1

    def test_a_figure_that_is_certain_is_half_below_itself(self) -> None:
        certain = mixture((1.0, 50.0, 0.0))
        assert certain.below(50.0)[0] == pytest.approx(0.5)
        assert certain.below(49.9)[0] == 0
        assert certain.below(50.1)[0] == 1
        assert certain.quantiles(0.2)[0, 0] == pytest.approx(50)


class TestBlurred:
    def test_variances_add_up(self) -> None:
        # 3-4-5
        assert mixture((1.0, 50.0, 3.0)).blurred(4.0).spread[0] == pytest.approx(5)


class TestQuantiles:
    @given(
        st.lists(
            st.tuples(st.floats(0.01, 1), st.floats(-100, 100), st.floats(0.01, 50)),
            min_size=1,
            max_size=5,
        ),
        st.floats(0.01, 0.99),
    )
    def test_it_undoes_below(
        self, components: list[tuple[float, float, float]], share: float
    ) -> None:
        total = sum(weight for weight, _, _ in components)
        figure = mixture(*((weight / total, mean, sd) for weight, mean, sd in components))
        assert figure.below(figure.quantiles(share)[0])[0] == pytest.approx(share, abs=1e-6)

    @pytest.mark.parametrize("share", [0.0, 1.0, -0.1, np.nan])
    def test_a_share_that_is_no_chance_is_refused(self, share: float) -> None:
        with pytest.raises(ValueError, match="between 0 and 1"):
            mixture((1.0, 0.0, 1.0)).quantiles(share)
