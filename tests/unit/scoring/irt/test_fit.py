"""The fit: optimality, invariances, recovery of known parameters, and everything bad that comes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import minimize

from flowgap.scoring.irt.expectation import marginal_log_likelihood
from flowgap.scoring.irt.fit import UNBOUNDED, fit_graded
from flowgap.scoring.irt.fitted import (
    STEADY_PEOPLE,
    FitRemark,
    GradedFit,
    ItemRemark,
    NoFit,
    NoItem,
)
from flowgap.scoring.irt.model import GradedItem
from flowgap.scoring.irt.patterns import MOST_CATEGORIES
from flowgap.scoring.mixture import Floats
from tests.unit.scoring.irt.graded_answers import draw, five_point, item, people

NAN = float("nan")


class TestMaximum:
    def test_no_general_optimizer_finds_a_higher_likelihood(self) -> None:
        rng = np.random.default_rng(4)
        items = [item(1.2, -0.5, 0.7), item(0.8, 0.1), item(1.8, -1.0, 0.0, 1.0)]
        values = draw(rng, items, people(rng, 200))
        fit = fit_graded(values)

        def loss(parameters: Floats) -> float:
            graded = _unpacked(parameters, fit)
            return -marginal_log_likelihood(graded, values) if graded else 1e9

        start = np.concatenate([[own.discrimination, *own.intercepts] for own in items])
        best = minimize(loss, start, method="Nelder-Mead", options={"maxfev": 4000})
        assert fit.log_likelihood is not None
        assert fit.log_likelihood >= -best.fun - 1e-4
        assert fit.log_likelihood == pytest.approx(-best.fun, abs=0.05)

    def test_two_items_with_two_answers_are_fitted_without_error(self) -> None:
        # Four cells of 40, 10, 10 and 40 people: two discriminations and two thresholds can meet
        # them, so the log-likelihood is that of the table, sum n ln(n / 100).
        values = np.repeat([[1, 1], [1, 2], [2, 1], [2, 2]], [40, 10, 10, 40], axis=0).astype(float)
        fit = fit_graded(values)
        assert fit.log_likelihood == pytest.approx(80 * np.log(0.4) + 20 * np.log(0.1), abs=1e-3)
        assert FitRemark.TWO_ITEMS in fit.remarks

    @pytest.mark.parametrize("n_items", [2, 3])
    def test_only_two_items_bring_the_remark_on_two(self, n_items: int) -> None:
        rng = np.random.default_rng(5)
        fit = fit_graded(draw(rng, five_point(*[1.5] * n_items), people(rng, 100)))
        assert (FitRemark.TWO_ITEMS in fit.remarks) is (n_items == 2)

    def test_criterion_of_akaike(self) -> None:
        rng = np.random.default_rng(5)
        fit = fit_graded(draw(rng, five_point(1.0, 1.5, 2.0), people(rng, 100)))
        assert fit.log_likelihood is not None
        assert fit.n_parameters == 3 * (1 + 4)
        assert fit.aic == pytest.approx(30 - 2 * fit.log_likelihood)


class TestRecovery:
    @pytest.mark.parametrize("missing", [0.0, 0.3])
    def test_parameters_are_found_with_and_without_gaps(self, missing: float) -> None:
        rng = np.random.default_rng(6)
        items = five_point(0.7, 1.0, 1.5, 2.0, 2.5, 1.2)
        values = draw(rng, items, people(rng, 5000))
        values[rng.random(values.shape) < missing] = NAN
        fit = fit_graded(values)
        for found, true in zip(fit.model, items, strict=True):
            assert found.discrimination == pytest.approx(true.discrimination, abs=0.15)
            assert found.thresholds == pytest.approx(true.thresholds, abs=0.2)

    @pytest.mark.parametrize("n_points", [2, 11])
    def test_scales_may_have_two_or_eleven_points(self, n_points: int) -> None:
        rng = np.random.default_rng(7)
        thresholds = np.linspace(-2, 2, n_points + 1)[1:-1]
        items = [item(1.5, *thresholds) for _ in range(6)]
        fit = fit_graded(draw(rng, items, people(rng, 3000)))
        for found in fit.model:
            assert found.discrimination == pytest.approx(1.5, abs=0.2)
            assert found.thresholds == pytest.approx(thresholds, abs=0.2)


class TestInvariances:
    def test_order_of_people_and_items_does_not_matter(self) -> None:
        rng = np.random.default_rng(8)
        values = draw(rng, five_point(0.8, 1.5, 2.0), people(rng, 400))
        fit = fit_graded(values)
        turned = fit_graded(values[::-1, ::-1])
        assert turned.log_likelihood == pytest.approx(fit.log_likelihood, abs=1e-5)
        assert turned.model[2].discrimination == pytest.approx(
            fit.model[0].discrimination, rel=1e-3
        )

    def test_other_codes_for_the_same_order_change_only_the_answers(self) -> None:
        rng = np.random.default_rng(8)
        values = draw(rng, five_point(0.8, 1.5, 2.0), people(rng, 400))
        fit, recoded = fit_graded(values), fit_graded(10 * values - 7)
        assert recoded.model[0].answers == (3.0, 13.0, 23.0, 33.0, 43.0)
        assert recoded.model[0].intercepts == fit.model[0].intercepts

    def test_a_turned_item_has_the_same_parameters_with_the_other_sign(self) -> None:
        rng = np.random.default_rng(8)
        values = draw(rng, five_point(0.8, 1.5, 2.0), people(rng, 800))
        fit = fit_graded(values)
        values[:, 0] = 6 - values[:, 0]
        turned = fit_graded(values)
        assert turned.log_likelihood == pytest.approx(fit.log_likelihood, abs=1e-5)
        own, other = turned.items[0], fit.model[0]
        assert own.remarks == (ItemRemark.AGAINST,)
        assert own.item is not None
        assert own.item.discrimination == pytest.approx(-other.discrimination, rel=1e-3)
        # P(6 - X >= c) = P(X <= 6 - c): thresholds stand in the other order at the same places.
        assert own.item.thresholds is not None
        assert own.item.thresholds[::-1] == pytest.approx(other.thresholds, abs=1e-2)

    def test_where_all_items_are_turned_the_scale_is_turned(self) -> None:
        rng = np.random.default_rng(8)
        values = draw(rng, five_point(0.8, 1.5, 2.0), people(rng, 400))
        fit = fit_graded(6 - values)
        assert all(found.discrimination > 0 for found in fit.model)

    def test_people_without_any_answer_change_nothing_but_are_not_counted(self) -> None:
        rng = np.random.default_rng(9)
        values = draw(rng, five_point(0.8, 1.5, 2.0), people(rng, 400))
        fit = fit_graded(values)
        more = fit_graded(np.vstack([values, np.full((50, 3), NAN)]))
        assert more.n == fit.n == 400
        assert more.log_likelihood == pytest.approx(fit.log_likelihood)


class TestBadInput:
    def test_a_constant_item_is_left_out_with_its_reason(self) -> None:
        values = _steady()
        values[:, 1] = 3.0
        fit = fit_graded(values)
        assert fit.items[1].item is None
        assert fit.items[1].reason is NoItem.CONSTANT
        assert fit.columns == (0, 2, 3)
        assert fit.log_likelihood == pytest.approx(fit_graded(values[:, [0, 2, 3]]).log_likelihood)

    def test_an_item_that_nobody_answered_is_left_out_with_its_reason(self) -> None:
        values = _steady()
        values[:, 1] = NAN
        assert fit_graded(values).items[1].reason is NoItem.UNANSWERED

    @pytest.mark.parametrize("n_answers", [MOST_CATEGORIES, MOST_CATEGORIES + 1])
    def test_a_column_of_measurements_is_no_graded_scale(self, n_answers: int) -> None:
        values = _steady()
        values[:, 1] = np.arange(len(values)) % n_answers
        reason = fit_graded(values).items[1].reason
        assert reason is (NoItem.NOT_GRADED if n_answers > MOST_CATEGORIES else None)

    @pytest.mark.parametrize("values", [np.empty((0, 3)), np.empty((4, 0)), np.full((4, 3), NAN)])
    def test_where_nobody_answered_there_is_no_model(self, values: Floats) -> None:
        fit = fit_graded(values)
        assert fit.log_likelihood is None
        assert fit.reason is NoFit.NO_PEOPLE
        assert fit.aic is None
        assert fit.model == ()

    def test_a_single_item_has_no_model(self) -> None:
        fit = fit_graded(_steady()[:, :1])
        assert fit.reason is NoFit.ONE_ITEM
        assert fit.items[0].reason is NoItem.ALONE
        assert fit.n == fit.items[0].n == 300

    def test_one_person_has_no_model(self) -> None:
        fit = fit_graded(np.array([[1.0, 2.0, 3.0]]))
        assert fit.reason is NoFit.ONE_ITEM
        assert {own.reason for own in fit.items} == {NoItem.CONSTANT}

    def test_items_that_repeat_one_another_have_no_discrimination(self) -> None:
        values = np.repeat(_steady()[:, :1], 3, axis=1)
        fit = fit_graded(values)
        assert all(own.why_not_all is ItemRemark.REPEATS for own in fit.items)
        assert not any(own.has_discrimination for own in fit.items)
        assert all(UNBOUNDED < own.discrimination < 1000 for own in fit.model)
        assert FitRemark.COARSE in fit.remarks
        assert fit.n_nodes > 61

    def test_an_item_without_relation_to_the_others_is_flat(self) -> None:
        # All eight answers of three items are equally frequent: nothing is shared.
        values = np.array([[i, j, k] for i in (1, 2) for j in (1, 2) for k in (1, 2)] * 50)
        fit = fit_graded(values.astype(float))
        assert all(own.remarks == (ItemRemark.FLAT,) for own in fit.items)
        assert fit.log_likelihood == pytest.approx(400 * np.log(1 / 8))

    def test_a_category_that_nobody_used_has_no_threshold(self) -> None:
        values = _steady()
        values[values[:, 1] == 3, 1] = 4.0
        own = fit_graded(values).items[1]
        assert own.item is not None
        assert own.item.answers == (1.0, 2.0, 4.0, 5.0)
        assert len(own.item.intercepts) == 3
        assert own.remarks == (ItemRemark.UNUSED,)

    @pytest.mark.parametrize(("n_people", "has_model"), [(11, False), (12, True)])
    def test_there_must_be_as_many_people_as_parameters(
        self, n_people: int, *, has_model: bool
    ) -> None:
        # Four items with 3 different answers each: a discrimination and two thresholds.
        person = np.arange(n_people)
        values = np.column_stack([person // of % 3 for of in (1, 2, 3, 4)]).astype(np.float64)
        fit = fit_graded(np.vstack([values, np.full((5, 4), NAN)]))
        assert fit.n == n_people
        assert (fit.log_likelihood is not None) is has_model
        if not has_model:
            assert fit.reason is NoFit.FEW_PEOPLE
            assert {own.reason for own in fit.items} == {NoItem.NO_MODEL}

    def test_steep_is_told_from_repeated(self) -> None:
        # Both answers of one item follow the other's, but for 1 person in 50.
        values = np.repeat([[1, 1], [1, 2], [2, 1], [2, 2]], [49, 1, 1, 49], axis=0).astype(float)
        third = np.tile([1.0, 2.0], 50)[:, np.newaxis]
        fit = fit_graded(np.hstack([values, values[:, :1], third]))
        assert [own.has_discrimination for own in fit.items] == [False, True, False, True]
        assert ItemRemark.STEEP in fit.items[1].remarks

    @pytest.mark.parametrize("n", [STEADY_PEOPLE - 1, STEADY_PEOPLE])
    def test_few_people_are_told(self, n: int) -> None:
        rng = np.random.default_rng(10)
        fit = fit_graded(draw(rng, five_point(1.0, 1.5, 2.0), people(rng, n)))
        assert (FitRemark.FEW_PEOPLE in fit.remarks) is (n < STEADY_PEOPLE)

    def test_a_search_that_was_cut_short_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        values = _steady()
        assert FitRemark.UNFINISHED not in fit_graded(values).remarks
        monkeypatch.setattr("flowgap.scoring.irt.ascent._MOST_STEPS", 2)
        assert FitRemark.UNFINISHED in fit_graded(values).remarks

    @pytest.mark.parametrize("values", [np.array([1.0, 2.0]), np.array([[1.0, np.inf]])])
    def test_what_is_no_table_of_answers_is_refused(self, values: Floats) -> None:
        with pytest.raises(ValueError, match="finite numbers or NaN"):
            fit_graded(values)

    @given(
        values=arrays(
            np.float64,
            st.tuples(st.integers(0, 12), st.integers(0, 5)),
            elements=st.sampled_from([1.0, 2.0, 3.0, NAN]),
        )
    )
    @settings(max_examples=60, deadline=None)
    def test_whatever_comes_every_figure_is_finite_or_has_its_reason(self, values: Floats) -> None:
        fit = fit_graded(values)
        assert (fit.log_likelihood is None) == (fit.reason is not None)
        assert fit.log_likelihood is None or fit.log_likelihood <= 0
        for own in fit.items:
            assert (own.item is None) == (own.reason is not None)
        for graded in fit.model:
            assert np.isfinite([graded.discrimination, *graded.intercepts]).all()
            assert (np.diff(graded.intercepts) < 0).all()


def _steady() -> Floats:
    rng = np.random.default_rng(11)
    return draw(rng, five_point(0.8, 1.2, 1.6, 2.0), people(rng, 300))


def _unpacked(parameters: Floats, fit: GradedFit) -> list[GradedItem] | None:
    graded, start = [], 0
    for own in fit.model:
        end = start + 1 + len(own.intercepts)
        intercepts = parameters[start + 1 : end]
        if (np.diff(intercepts) >= 0).any():
            return None
        graded.append(
            GradedItem(
                discrimination=float(parameters[start]),
                intercepts=tuple(intercepts.tolist()),
                answers=own.answers,
            )
        )
        start = end
    return graded
