"""Category probabilities against hand-worked values, derivatives against differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.irt.model import (
    FLATTEST,
    Boundaries,
    GradedItem,
    boundaries_of,
    curvature_of,
    padded,
    probabilities,
)
from flowgap.scoring.mixture import Floats
from tests.unit.scoring.irt.graded_answers import item


class TestProbabilities:
    def test_worked_example(self) -> None:
        # a = ln 3 at theta = 0: thresholds -1 and 1 have logits ln 3 and -ln 3,
        # chances 3/4 and 1/4; categories 1 - 3/4, 3/4 - 1/4, 1/4.
        found = probabilities(item(np.log(3), -1.0, 1.0), np.array([0.0]))
        assert found[:, 0] == pytest.approx([0.25, 0.5, 0.25])

    def test_half_of_the_people_at_a_threshold_answer_at_least_so_high(self) -> None:
        found = probabilities(item(1.7, -0.8, 0.3, 1.1), np.array([0.3]))
        assert found[2:, 0].sum() == pytest.approx(0.5)

    @given(
        slope=st.floats(-20, 20),
        intercepts=st.lists(st.floats(-30, 30), min_size=1, max_size=10, unique=True),
        theta=st.floats(-6, 6),
    )
    def test_they_are_never_negative_and_add_up_to_one(
        self, slope: float, intercepts: list[float], theta: float
    ) -> None:
        falling = tuple(sorted(intercepts, reverse=True))
        answers = tuple(float(answer) for answer in range(len(falling) + 1))
        graded = GradedItem(discrimination=slope, intercepts=falling, answers=answers)
        found = probabilities(graded, np.array([theta]))
        assert (found >= 0).all()
        assert found.sum() == pytest.approx(1)

    def test_far_out_they_lose_no_digits(self) -> None:
        # Both boundaries are passed by nearly all: P(at least) differ from 1 by e^-40 and e^-39.
        # Their difference as floats is 0; it is e^-39 - e^-40 to first order.
        boundaries = boundaries_of(np.array([[39.0]]), np.array([[1.0, 0.0]]))
        expected = np.exp(-39) - np.exp(-40)
        assert boundaries.probabilities[0, 1, 0] == pytest.approx(expected, rel=1e-12)
        assert boundaries.log_probabilities[0, 1, 0] == pytest.approx(np.log(expected))


class TestThresholds:
    def test_they_are_the_places_where_the_logit_is_zero(self) -> None:
        graded = GradedItem(discrimination=2.0, intercepts=(3.0, -1.0), answers=(1.0, 2.0, 3.0))
        assert graded.thresholds == (-1.5, 0.5)

    @pytest.mark.parametrize("sign", [-1, 1])
    def test_below_the_least_discrimination_there_are_none(self, sign: int) -> None:
        for slope, has in ((FLATTEST * 0.99, False), (FLATTEST, True)):
            graded = GradedItem(discrimination=sign * slope, intercepts=(0.0,), answers=(1.0, 2.0))
            assert (graded.thresholds is not None) is has


class TestCurvature:
    def test_the_gradient_is_the_slope_of_the_log_likelihood(self) -> None:
        rng = np.random.default_rng(1)
        nodes = np.linspace(-3, 3, 7)
        counts = rng.uniform(0, 5, (1, 4, 7))
        at = np.array([1.3, 1.0, -0.2, -1.5])
        found = curvature_of(_at(at, nodes), counts, nodes[np.newaxis]).gradient[0]
        for place in range(4):
            step = np.zeros(4)
            step[place] = 1e-6
            rise = _log(at + step, nodes, counts) - _log(at - step, nodes, counts)
            assert found[place] == pytest.approx(rise / 2e-6, rel=1e-6)

    def test_the_information_is_the_curvature_where_counts_are_as_expected(self) -> None:
        # With counts equal to n P, minus the second derivative is the expected information.
        nodes = np.linspace(-3, 3, 7)
        at = np.array([1.3, 1.0, -0.2, -1.5])
        counts = 10 * _at(at, nodes).probabilities
        found = curvature_of(_at(at, nodes), counts, nodes[np.newaxis]).information[0]
        for place in range(4):
            step = np.zeros(4)
            step[place] = 1e-5
            ahead = curvature_of(_at(at + step, nodes), counts, nodes[np.newaxis]).gradient[0]
            behind = curvature_of(_at(at - step, nodes), counts, nodes[np.newaxis]).gradient[0]
            assert found[place] == pytest.approx((behind - ahead) / 2e-5, rel=1e-4, abs=1e-4)

    def test_an_item_with_fewer_categories_is_the_same_beside_a_larger_one(self) -> None:
        nodes = np.linspace(-2, 2, 5)[np.newaxis]
        short, long = [0.4], [1.0, -0.2, -1.5]
        counts = np.zeros((2, 4, 5))
        counts[0, :2] = counts[1] = 1.0
        shifts = np.vstack([nodes, 2 * nodes])
        both = curvature_of(boundaries_of(shifts, padded([short, long])), counts, nodes)
        alone = curvature_of(boundaries_of(nodes, padded([short])), counts[:1, :2], nodes)
        assert both.gradient[0, :2] == pytest.approx(alone.gradient[0])
        assert both.gradient[0, 2:].tolist() == [0.0, 0.0]
        assert both.information[0, :2, :2] == pytest.approx(alone.information[0])
        assert both.information[0, 2:, 2:] == pytest.approx(np.eye(2))


def _at(parameters: Floats, nodes: Floats) -> Boundaries:
    return boundaries_of((parameters[0] * nodes)[np.newaxis], parameters[np.newaxis, 1:])


def _log(parameters: Floats, nodes: Floats, counts: Floats) -> float:
    return float((counts * _at(parameters, nodes).log_probabilities).sum())
