"""The marginal likelihood against sums over every pattern and against another quadrature."""

from itertools import product

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from flowgap.scoring.irt.expectation import (
    ROWS,
    Indicators,
    expect,
    indicators_of,
    marginal_log_likelihood,
    spacing_error,
)
from flowgap.scoring.irt.grid import Grid, normal_grid
from flowgap.scoring.irt.model import GradedItem, item_boundaries, probabilities
from flowgap.scoring.irt.patterns import collapse
from flowgap.scoring.mixture import Floats
from tests.unit.scoring.irt.graded_answers import draw, five_point, item, people

NAN = float("nan")


class TestMarginalLogLikelihood:
    def test_it_is_the_log_of_an_integral_over_the_population(self) -> None:
        items = [item(1.2, -0.5, 0.7), item(0.8, 0.1)]

        def joint(theta: float) -> float:
            place = np.array([theta])
            chances = [probabilities(graded, place)[:, 0] for graded in items]
            return float(chances[0][2] * chances[1][0] * norm.pdf(theta))

        integral, _ = quad(joint, -12, 12, epsabs=1e-13)
        found = marginal_log_likelihood(items, np.array([[3.0, 1.0]]))
        assert found == pytest.approx(np.log(integral), abs=1e-8)

    def test_all_possible_patterns_together_are_certain(self) -> None:
        items = [item(1.2, -0.5, 0.7), item(-0.8, 0.1), item(2.0, -1.0)]
        patterns = product((1.0, 2.0, 3.0), (1.0, 2.0), (1.0, 2.0))
        chances = [
            np.exp(marginal_log_likelihood(items, np.array([pattern]))) for pattern in patterns
        ]
        assert sum(chances) == pytest.approx(1, abs=1e-12)

    def test_a_missing_answer_drops_out(self) -> None:
        items = five_point(1.0, 1.5)
        both = marginal_log_likelihood(items, np.array([[2.0, NAN], [NAN, NAN]]))
        assert both == pytest.approx(marginal_log_likelihood(items[:1], np.array([[2.0]])))

    def test_blocks_make_no_difference(self) -> None:
        # More different patterns than fit into a block: 2,049 of 6 ^ 6.
        rng = np.random.default_rng(2)
        items = five_point(1.0, 1.2, 1.4, 1.6, 0.8, 0.6)
        values = draw(rng, items, people(rng, 2 * ROWS))
        whole = marginal_log_likelihood(items, values)
        halves = [marginal_log_likelihood(items, part) for part in (values[:ROWS], values[ROWS:])]
        assert len(np.unique(values, axis=0)) > ROWS
        assert whole == pytest.approx(sum(halves), rel=1e-12)


class TestExpect:
    def test_expected_counts_add_up_to_the_answers_given(self) -> None:
        items = five_point(1.0, 2.0)
        values = np.array([[1.0, 5.0], [1.0, NAN], [3.0, 5.0]])
        found = expect(*_tables(items, values))
        given = found.counts.sum(axis=2)
        assert given[0] == pytest.approx([2, 0, 1, 0, 0])
        assert given[1] == pytest.approx([0, 0, 0, 0, 2])


class TestSpacingError:
    def test_a_finer_grid_errs_less_and_its_error_is_about_what_was_said(self) -> None:
        rng = np.random.default_rng(3)
        items = five_point(*[6.0] * 20)
        values = draw(rng, items, people(rng, 300))
        exact = marginal_log_likelihood(items, values, n_nodes=961)
        said = []
        for n_nodes in (61, 121, 241):
            indicators, chances, grid = _tables(items, values, n_nodes)
            said.append(spacing_error(indicators, chances, grid))
            error = abs(marginal_log_likelihood(items, values, n_nodes=n_nodes) - exact)
            assert error < 10 * said[-1] + 1e-6
        assert said[0] > 1
        assert said[0] > said[1] > said[2]


class TestCollapse:
    def test_people_who_answered_alike_are_one_pattern(self) -> None:
        values = np.array([[1.0, NAN], [4.0, 2.0], [1.0, NAN]])
        found = collapse(values, [(1.0, 4.0), (2.0, 3.0)])
        assert sorted(found.counts.tolist()) == [1.0, 2.0]
        again = found.codes[found.of_people]
        assert again.tolist() == [[0, 255], [1, 0], [0, 255]]

    @pytest.mark.parametrize("answer", [0.0, 2.5, 9.0])
    def test_an_answer_that_the_item_does_not_know_is_refused(self, answer: float) -> None:
        with pytest.raises(ValueError, match=f"column 1: {answer} is not in"):
            collapse(np.array([[1.0, answer]]), [(1.0, 2.0), (2.0, 3.0)])


class TestNormalGrid:
    def test_it_has_the_mean_and_the_variance_of_the_population(self) -> None:
        grid = normal_grid(61)
        weights = np.exp(grid.log_weights)
        assert grid.spacing == pytest.approx(0.2)
        assert weights.sum() == pytest.approx(1)
        assert weights @ grid.nodes**2 == pytest.approx(1, abs=1e-6)

    def test_fewer_than_three_places_are_refused(self) -> None:
        normal_grid(3)
        with pytest.raises(ValueError, match="at least 3"):
            normal_grid(2)


def _tables(
    items: list[GradedItem], values: Floats, n_nodes: int = 61
) -> tuple[Indicators, Floats, Grid]:
    patterns = collapse(values, [graded.answers for graded in items])
    grid = normal_grid(n_nodes)
    chances = item_boundaries(items, grid.nodes).log_probabilities
    n_categories = np.array([len(graded.answers) for graded in items])
    return indicators_of(patterns, n_categories), chances, grid
