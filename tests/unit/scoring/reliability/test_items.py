"""Items beside the rest of their dimension, by worked examples."""

import numpy as np
import pytest

from flowgap.scoring.points import Points
from flowgap.scoring.reliability.alpha import NoAlpha
from flowgap.scoring.reliability.items import NoRest, inter_item, item_fits


class TestItemFits:
    def test_the_rest_is_the_sum_of_the_other_items(self) -> None:
        rng = np.random.default_rng(2)
        points = rng.standard_normal((30, 1)) + rng.standard_normal((30, 4))
        for place, fit in enumerate(item_fits(points)):
            rest = np.delete(points, place, axis=1)
            expected = np.corrcoef(points[:, place], rest.sum(axis=1))[0, 1]
            assert fit.item_rest_r == pytest.approx(expected)
            # alpha of three items: 3/2 (1 - sum of variances / variance of the sum).
            ratio = rest.var(axis=0, ddof=1).sum() / rest.sum(axis=1).var(ddof=1)
            assert fit.alpha_if_deleted == pytest.approx(1.5 * (1 - ratio))

    def test_of_two_items_the_other_alone_has_no_alpha(self) -> None:
        first, _ = item_fits(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 2.0]]))
        # Deviations -1, 0, 1 and -2/3, 1/3, 1/3: r = 1 / sqrt(2 x 2/3).
        assert first.item_rest_r == pytest.approx(1 / (4 / 3) ** 0.5)
        assert (first.rest_reason, first.alpha_reason) == (None, NoAlpha.FEW_ITEMS)
        assert first.alpha_if_deleted is None

    def test_an_item_that_does_not_vary_has_no_correlation(self) -> None:
        constant, second, _ = item_fits(np.array([[0.1, 1.0, 2.0], [0.1, 2.0, 3.0]]))
        assert constant.item_rest_r is None
        assert constant.rest_reason is NoRest.CONSTANT
        assert constant.alpha_if_deleted == pytest.approx(1)
        assert second.item_rest_r == pytest.approx(1)

    @pytest.mark.parametrize("points", [np.empty((0, 3)), np.full((5, 3), np.nan)])
    def test_without_people_there_is_nothing(self, points: Points) -> None:
        fits = item_fits(points)
        assert len(fits) == 3
        assert all(fit.item_rest_r is fit.alpha_if_deleted is None for fit in fits)
        assert {(fit.rest_reason, fit.alpha_reason) for fit in fits} == {
            (NoRest.FEW_PEOPLE, NoAlpha.FEW_PEOPLE)
        }

    def test_an_item_alone_has_nothing_beside_it(self) -> None:
        (only,) = item_fits(np.array([[1.0], [2.0], [4.0]]))
        assert (only.rest_reason, only.alpha_reason) == (NoRest.ALONE, NoAlpha.FEW_ITEMS)

    def test_others_whose_sum_does_not_vary_tell_nothing_of_an_item(self) -> None:
        first, _, _ = item_fits(np.array([[1.0, 1.0, 3.0], [2.0, 2.0, 2.0], [4.0, 3.0, 1.0]]))
        assert (first.rest_reason, first.alpha_reason) == (NoRest.EQUAL_SUMS, NoAlpha.EQUAL_SUMS)


class TestInterItem:
    def test_equal_correlations_have_closed_forms(self) -> None:
        # Four items, every r = 1/2: alpha = 4 (1/2) / (1 + 3/2) = 4/5. R^-1 has 1.6 on its
        # diagonal, so lambda 6 = 1 - 4 / 1.6 / 10 = 3/4. Loadings sqrt(1/2): 1 - 4 (1/2) / 10.
        rng = np.random.default_rng(5)
        raw = rng.standard_normal((50, 4))
        raw -= raw.mean(axis=0)
        white = raw @ np.linalg.inv(np.linalg.cholesky(raw.T @ raw)).T
        wanted = np.linalg.cholesky(np.full((4, 4), 0.5) + 0.5 * np.eye(4))
        found = inter_item(white @ wanted.T * np.array([1.0, 2.0, 3.0, 4.0]))
        assert found is not None
        assert found.mean_r == pytest.approx(0.5)
        assert found.standardized_alpha == pytest.approx(0.8)
        assert found.lambda6 == pytest.approx(0.75)
        assert found.standardized_omega == pytest.approx(0.8)

    def test_an_item_twice_has_no_lambda6(self) -> None:
        column = np.array([1.0, 2.0, 4.0, 3.0])
        found = inter_item(np.column_stack([column, column, column[::-1]]))
        assert found is not None
        assert found.lambda6 is None

    @pytest.mark.parametrize(
        "points",
        [
            np.empty((0, 3)),
            np.array([[1.0], [2.0]]),
            np.array([[1.0, 2.0]]),
            np.array([[1.0, 2.0], [1.0, 3.0]]),  # an item that does not vary
            np.array([[1.0, 3.0], [2.0, 2.0], [3.0, 1.0]]),  # a sum that does not
        ],
    )
    def test_it_needs_people_and_items_that_vary(self, points: Points) -> None:
        assert inter_item(points) is None
