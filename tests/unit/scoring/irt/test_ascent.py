"""Climbing on surfaces whose top is known."""

import numpy as np
import pytest

from flowgap.scoring.irt.ascent import Place, climb
from flowgap.scoring.irt.model import Curvature
from flowgap.scoring.mixture import Floats

TOP = np.array([[1.0, -2.0], [0.5, 3.0]])
SHARED = np.array(
    [[2.0, 0.9, 0.0, 0.5], [0.9, 1.0, 0.3, 0.0], [0.0, 0.3, 1.5, 0.2], [0.5, 0, 0.2, 1]]
)


class TestClimb:
    def test_it_finds_the_top_though_it_is_told_of_each_row_alone(self) -> None:
        found = climb(_hill, np.zeros((2, 2)))
        assert found.converged
        assert found.parameters == pytest.approx(TOP, abs=1e-3)
        assert found.n_steps < 20

    def test_it_never_goes_where_it_may_not(self) -> None:
        visited: list[Floats] = []

        def walled(parameters: Floats) -> Place | None:
            visited.append(parameters)
            return _hill(parameters) if parameters[1, 1] < 2 else None

        found = climb(walled, np.zeros((2, 2)))
        assert found.parameters[1, 1] < 2
        assert any(parameters[1, 1] >= 2 for parameters in visited)

    def test_a_surface_that_falls_short_of_its_promise_is_told_as_not_converged(self) -> None:
        def false(parameters: Floats) -> Place:
            curvature = Curvature(gradient=np.ones((1, 1)), information=np.ones((1, 1, 1)))
            return Place(
                parameters=parameters, value=-abs(float(parameters[0, 0])), curvature=curvature
            )

        found = climb(false, np.zeros((1, 1)))
        assert not found.converged
        assert found.parameters.tolist() == [[0.0]]

    def test_a_start_that_is_not_allowed_is_refused(self) -> None:
        with pytest.raises(ValueError, match="must fall"):
            climb(lambda _: None, np.zeros((1, 1)))


def _hill(parameters: Floats) -> Place:
    off = (TOP - parameters).ravel()
    blocks = np.array([SHARED[:2, :2], SHARED[2:, 2:]])
    curvature = Curvature(gradient=(SHARED @ off).reshape(2, 2), information=blocks)
    return Place(parameters=parameters, value=-float(off @ SHARED @ off) / 2, curvature=curvature)
