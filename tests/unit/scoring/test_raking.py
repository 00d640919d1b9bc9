"""Weights that bring people to known margins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import LinearConstraint, minimize

from flowgap.scoring.raking import NoRaking, Raked, effective_number, rake

WIDE = (0.0, 1e9)


class TestRake:
    def test_worked_example_of_two_teams_and_two_roles(self) -> None:
        # All cells hold 10 people; teams are to weigh 24 and 16, roles 22 and 18. Rows alone
        # give 1.2 and .8; 40 people are at (1.2 + .8) / 2 in each role, so role one needs 2 more:
        # .1 for each of its 20 people, and -.1 for those of the other.
        found = raked([[10, 10], [10, 10]], [24, 16], [22, 18])
        assert found == pytest.approx(np.array([[1.3, 1.1], [0.9, 0.7]]))

    def test_margins_in_any_unit_are_brought_to_those_who_answered(self) -> None:
        assert raked([[10, 10], [10, 10]], [240, 160], [11, 9]) == pytest.approx(
            np.array([[1.3, 1.1], [0.9, 0.7]])
        )

    def test_it_agrees_with_a_numerical_minimum(self) -> None:
        n, rows, columns = uneven()
        assert raked(n, rows, columns) == pytest.approx(minimized(n, rows, columns), abs=1e-4)

    def test_it_agrees_with_proportional_fitting_to_first_order(self) -> None:
        # Margins 4 % off: both change weights by that, and differ by squares of it.
        n = np.array([[12, 8, 4], [6, 10, 9], [7, 7, 14]])
        rows, columns = n.sum(axis=1) * [1.04, 0.98, 0.98], n.sum(axis=0) * [0.97, 1.03, 1.0]
        columns *= rows.sum() / columns.sum()
        found, fitted = raked(n, rows, columns), fitted_in_turn(n, rows, columns)
        assert np.abs(found - 1).max() > 0.03
        assert np.abs(found - fitted).max() < 0.003

    @given(arrays(np.int64, (4, 3), elements=st.integers(1, 30)), st.data())
    def test_it_has_both_margins_and_is_a_sum_of_parts(
        self, n: np.ndarray, data: st.DataObject
    ) -> None:
        near = st.floats(0.9, 1.1)
        rows = n.sum(axis=1) * data.draw(arrays(np.float64, 4, elements=near))
        columns = n.sum(axis=0) * data.draw(arrays(np.float64, 3, elements=near))
        rows, columns = rows * n.sum() / rows.sum(), columns * n.sum() / columns.sum()
        found = raked(n, rows, columns)
        assert (n * found).sum(axis=1) == pytest.approx(rows)
        assert (n * found).sum(axis=0) == pytest.approx(columns)
        parts = found - found[:1] - found[:, :1] + found[0, 0]
        assert parts == pytest.approx(np.zeros((4, 3)), abs=1e-8)

    def test_nobody_of_a_team_leaves_its_people_to_the_others(self) -> None:
        # The second team cannot weigh 50 of 100: the others share all in proportion 30 to 20.
        found = raked([[10, 10], [0, 0], [10, 10]], [30, 50, 20], [1, 1])
        assert found[[0, 2]] == pytest.approx(np.array([[1.2, 1.2], [0.8, 0.8]]))

    def test_nobody_of_a_role_leaves_its_people_to_the_others(self) -> None:
        found = raked([[10, 10, 0], [10, 10, 0]], [1, 1], [33, 27, 40])
        assert found[:, :2] == pytest.approx(np.array([[1.1, 0.9], [1.1, 0.9]]))

    def test_roles_that_are_teams_cannot_weigh_otherwise_than_these(self) -> None:
        found = rake(np.diag([10, 10]), np.array([12.0, 8.0]), np.array([10.0, 10.0]))
        assert (found.weights, found.reason) == (None, NoRaking.CONFLICT)
        agreed = rake(np.diag([10, 10]), np.array([12.0, 8.0]), np.array([12.0, 8.0]))
        assert agreed.weights is not None

    @pytest.mark.parametrize(
        ("n", "rows"), [([[0, 0], [0, 0]], [1.0, 1.0]), ([[3, 4], [0, 0]], [0.0, 9.0])]
    )
    def test_without_anybody_of_a_known_team_there_are_no_weights(
        self, n: list[list[int]], rows: list[float]
    ) -> None:
        found = rake(np.array(n), np.array(rows), np.ones(2))
        assert (found.weights, found.reason) == (None, NoRaking.NOBODY)

    def test_one_column_changes_nothing(self) -> None:
        assert raked([[10], [30]], [20, 20], [1]) == pytest.approx(np.array([[2.0], [2 / 3]]))

    def test_thousands_of_teams_are_no_matter(self) -> None:
        n = np.random.default_rng(1).poisson(2.0, (10_000, 6)) + 1
        found = raked(n, n.sum(axis=1) * 1.0, n.sum(axis=0) * np.linspace(0.9, 1.1, 6))
        assert (n * found).sum(axis=1) == pytest.approx(n.sum(axis=1))

    def test_one_person_in_common_of_two_roles_is_enough(self) -> None:
        n = np.array([[50_000, 1], [0, 50_000]])
        found = raked(n, [50_001.0, 50_000.0], [50_000.5, 50_000.5])
        assert (n * found).sum(axis=0) == pytest.approx([50_000.5, 50_000.5])

    @pytest.mark.parametrize(
        ("n", "rows"),
        [
            (np.ones((2, 2), np.int64), [1.0]),
            (np.ones((2, 2), np.int64), [1.0, -1.0]),
            (np.ones((2, 2), np.int64), [1.0, np.inf]),
            (np.array([[1, -1], [1, 1]]), [1.0, 1.0]),
        ],
    )
    def test_it_refuses_what_is_no_margin(self, n: np.ndarray, rows: list[float]) -> None:
        with pytest.raises(ValueError, match="Allowed"):
            rake(n, np.array(rows), np.ones(2))

    def test_it_refuses_bounds_without_one(self) -> None:
        with pytest.raises(ValueError, match="Allowed"):
            rake(np.ones((2, 2), np.int64), np.ones(2), np.ones(2), bounds=(0.5, 0.9))


class TestBounds:
    def test_roles_are_met_as_far_as_no_weight_leaves_the_bounds(self) -> None:
        # Roles are to weigh 36 and 4 of 40: shifts of .8 each. Down to .5 there is room for .5:
        # .5 / .8 = .625 of the way.
        found = rake(np.full((2, 2), 10), np.ones(2), np.array([36.0, 4.0]))
        assert found.columns_share == pytest.approx(0.625)
        assert found.weights == pytest.approx(np.array([[1.5, 0.5], [1.5, 0.5]]))

    @pytest.mark.parametrize(("wanted", "share"), [(30.0, 1.0), (30.1, 0.5 / 0.505)])
    def test_just_at_the_bound_all_of_it_is_done(self, wanted: float, share: float) -> None:
        # 30 of 40 is a shift of .5 for 20 people each; 30.1 one of .505.
        margin = np.array([wanted, 40 - wanted])
        found = rake(np.full((2, 2), 10), np.ones(2), margin)
        assert found.columns_share == pytest.approx(share)

    def test_rows_keep_their_margin_whatever_the_bounds(self) -> None:
        n = np.full((2, 2), 10)
        found = rake(n, np.array([36.0, 4.0]), np.array([30.0, 10.0]))
        assert found.weights is not None
        assert (n * found.weights).sum(axis=1) == pytest.approx([36.0, 4.0])
        # The row of .2 has no room below, so roles change nothing.
        assert found.columns_share == 0

    def test_an_empty_cell_bounds_nothing(self) -> None:
        n = np.array([[10, 10, 10], [10, 10, 0]])
        open_cells = rake(n, np.array([30.0, 20.0]), np.array([22.0, 22.0, 6.0]))
        assert open_cells.columns_share == pytest.approx(1.0)


class TestEffectiveNumber:
    def test_worked_example(self) -> None:
        # (1 + 1 + 2)^2 / (1 + 1 + 4) = 16 / 6.
        assert effective_number(np.array([1.0, 1.0, 2.0])) == pytest.approx(16 / 6)

    def test_equal_weights_lose_nothing(self) -> None:
        assert effective_number(np.full(7, 3.0)) == pytest.approx(7)

    @pytest.mark.parametrize("weights", [np.zeros(3), np.empty(0)])
    def test_it_refuses_weights_of_nobody(self, weights: np.ndarray) -> None:
        with pytest.raises(ValueError, match="Allowed"):
            effective_number(weights)


def raked(n: object, rows: object, columns: object) -> np.ndarray:
    found: Raked = rake(
        np.asarray(n, dtype=np.int64),
        np.asarray(rows, dtype=np.float64),
        np.asarray(columns, dtype=np.float64),
        bounds=WIDE,
    )
    assert found.weights is not None
    return found.weights


def uneven() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    n = np.array([[8, 5, 2], [3, 9, 6], [7, 1, 4]])
    rows, columns = np.array([18.0, 14.0, 13.0]), np.array([20.0, 13.0, 12.0])
    return n, rows, columns


def minimized(n: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return the weights nearest to 1 that have both margins, by a general optimizer."""
    margins = np.vstack(
        [np.kron(np.eye(3), np.ones(3)) * n.ravel(), np.kron(np.ones(3), np.eye(3)) * n.ravel()]
    )
    found = minimize(
        lambda weights: float(np.sum(n.ravel() * (weights - 1) ** 2)),
        np.ones(9),
        method="SLSQP",
        constraints=LinearConstraint(margins[:-1], *2 * [np.r_[rows, columns][:-1]]),
        options={"ftol": 1e-14},
    )
    return np.asarray(found.x.reshape(3, 3))


def fitted_in_turn(n: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    weights = np.ones(n.shape)
    for _ in range(200):
        weights *= (rows / (n * weights).sum(axis=1))[:, np.newaxis]
        weights *= columns / (n * weights).sum(axis=0)
    return weights
