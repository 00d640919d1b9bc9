"""Variance components of all dimensions at once against those of one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowgap.scoring.agreement.components import variance_components
from flowgap.scoring.fused.packed import Sums
from flowgap.scoring.fused.spread import Spread, components
from flowgap.scoring.pooling import TeamMeans

SIZES = st.sampled_from([1, 2, 3, 8, 60])


class TestComponents:
    def test_the_highest_of_several_peaks_is_taken(self) -> None:
        # The two cases of `test_components`, where a scan shows that both have a peak at 0 and
        # one above: here as two dimensions, with one team that nobody speaks for in the first.
        first = _means([1, 60, 60, 0, 0], [5.231, 2.363, 2.447, 0, 0], 104.42)
        second = _means([60, 1, 1, 60, 2], [0.358, 1.701, 2.146, 0.42, 1.584], 111.59)
        found = components(_spread(first, second))
        alone = variance_components(_means([1, 60, 60], [5.231, 2.363, 2.447], 104.42))
        assert alone.tau2 is not None
        assert alone.tau2 > 0
        assert found.tau2.tolist() == [pytest.approx(alone.tau2, rel=1e-9), 0]
        assert variance_components(second).tau2 == 0

    def test_without_error_the_ratio_is_infinite(self) -> None:
        # Means 10 and 70 of people who are alike: 60^2 / 2.
        found = components(_spread(_means([3, 2], [10, 70], 0.0)))
        assert (found.tau2.tolist(), found.sigma2.tolist()) == ([1800], [0])
        assert (found.ratio.tolist(), found.mu.tolist()) == ([np.inf], [40])

    @settings(max_examples=200, deadline=None)
    @given(
        st.lists(st.tuples(SIZES, st.floats(0, 100)), min_size=2, max_size=12),
        st.floats(0.01, 50),
    )
    def test_they_are_those_of_one_dimension_at_a_time(
        self, teams: list[tuple[int, float]], variance: float
    ) -> None:
        sizes, values = (list(column) for column in zip(*teams, strict=True))
        freedom = sum(sizes) - len(sizes)
        means = _means(sizes, values, freedom * variance)
        expected = variance_components(means)
        # Twice the same, so that the columns are told apart.
        found = components(_spread(means, means))
        if expected.reason is None:
            assert found.tau2 == pytest.approx([expected.tau2] * 2, rel=1e-8, abs=1e-6)
            assert found.sigma2 == pytest.approx([expected.sigma2] * 2, rel=1e-8)
            assert found.mu == pytest.approx([expected.mu] * 2, rel=1e-8, abs=1e-8)


def _means(n: list[int], mean: list[float], squares_within: float) -> TeamMeans:
    return TeamMeans(mean=np.array(mean, dtype=float), n=np.array(n), squares_within=squares_within)


def _spread(*dimensions: TeamMeans) -> Spread:
    shape = len(dimensions[0].n), len(dimensions)
    nothing = np.zeros(len(dimensions), dtype=np.int64)
    return Spread.of(
        Sums(
            person_places=np.empty((0, len(dimensions)), dtype=np.uint8),
            n=np.stack([means.n for means in dimensions], axis=1),
            mean=np.stack([means.mean for means in dimensions], axis=1),
            rwgj=np.zeros(shape),
            squares_within=np.array([means.squares_within for means in dimensions]),
            n_complete=nothing,
            item_total=nothing,
            item_squares=nothing,
            squares=nothing,
        )
    )
