"""Group differences: regressions against other optimizers, false alarms and power by simulation."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import chi2
from sklearn.linear_model import LogisticRegression

from flowgap.scoring.irt.dif import (
    FEWEST_IN_GROUP,
    NOTABLE_EFFECT,
    NOTABLE_P,
    ItemDif,
    NoDif,
    item_dif,
)
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.irt.ordinal import fit_ordinal
from flowgap.scoring.mixture import Floats
from tests.unit.scoring.irt.graded_answers import draw, five_point, people

NAN = float("nan")
ITEMS = five_point(1.2, 1.4, 1.6, 1.0, 1.8)
N = 400
GROUPS = ["de"] * N + ["en"] * N


class TestFitOrdinal:
    def test_with_two_answers_it_is_logistic_regression(self) -> None:
        rng = np.random.default_rng(16)
        covariates = rng.standard_normal((2, 500))
        codes = (rng.random(500) < expit(0.8 * covariates[0] - 0.5 * covariates[1] + 0.3)).astype(
            int
        )
        found = fit_ordinal(codes, covariates)
        other = LogisticRegression(C=np.inf, tol=1e-10).fit(covariates.T, codes)
        assert found.slopes == pytest.approx(other.coef_[0], abs=1e-3)
        chances = other.predict_proba(covariates.T)[np.arange(500), codes]
        assert found.log_likelihood == pytest.approx(np.log(chances).sum(), abs=1e-5)

    def test_with_three_answers_a_general_optimizer_agrees(self) -> None:
        rng = np.random.default_rng(17)
        z = rng.standard_normal(400)
        codes = (
            (rng.logistic(size=400) < z + 1).astype(int) + (rng.logistic(size=400) < z - 1)
        ).clip(0, 2)

        def loss(parameters: Floats) -> float:
            upper, lower = (
                expit(parameters[0] * z + parameters[1]),
                expit(parameters[0] * z + parameters[2]),
            )
            chances = np.choose(codes, [1 - upper, upper - lower, lower])
            return -float(np.log(np.maximum(chances, 1e-300)).sum())

        best = minimize(
            loss, [0.5, 1.0, -1.0], method="Nelder-Mead", options={"xatol": 1e-6, "fatol": 1e-9}
        )
        found = fit_ordinal(codes, z[np.newaxis])
        assert found.slopes == pytest.approx(best.x[:1], abs=1e-3)
        assert found.log_likelihood == pytest.approx(-best.fun, abs=1e-5)

    def test_a_covariate_that_tells_all_keeps_a_finite_slope(self) -> None:
        codes = np.repeat([0, 1], 50)
        found = fit_ordinal(codes, (2.0 * codes - 1)[np.newaxis])
        assert 5 < found.slopes[0] < 100
        assert -0.1 < found.log_likelihood <= 0

    @pytest.mark.parametrize("codes", [[0, 0], [0, 2, 2], []])
    def test_categories_that_nobody_used_are_refused(self, codes: list[int]) -> None:
        with pytest.raises(ValueError, match="every category must be used"):
            fit_ordinal(np.array(codes, dtype=np.intp), np.zeros((1, len(codes))))


class TestItemDif:
    def test_the_item_that_one_group_answers_higher_is_found_and_no_other(self) -> None:
        # 1.5 logits easier for the second group.
        found = _found(_shifted(2, 1.5))
        assert [item.is_notable for item in found] == [False, False, True, False, False]
        assert found[2].groups == ("de", "en")
        assert found[2].shifts[0] == 0
        assert found[2].shifts[1] > 0.8
        assert found[2].p_uniform is not None
        assert found[2].p_uniform < 1e-6

    def test_an_item_that_tells_one_group_less_differs_by_slope_not_by_shift(self) -> None:
        rng = np.random.default_rng(18)
        theta = people(rng, 2 * N)
        values = draw(rng, ITEMS, theta)
        loose = replace(ITEMS[2], discrimination=0.1)
        values[N:, 2] = draw(rng, [loose], theta[N:])[:, 0]
        found = _found(values)[2]
        assert found.is_notable
        assert found.p_non_uniform is not None
        assert found.p_non_uniform < 1e-6

    def test_groups_that_stand_apart_are_no_reason_for_alarm(self) -> None:
        # 5 items x 10 data sets at .05: 2.5 of 50 expected by chance, spread 1.5.
        alarms = notable = 0
        for seed in range(10):
            rng = np.random.default_rng([19, seed])
            theta = people(rng, 2 * N)
            theta[N:] += 0.5
            found = _found(draw(rng, ITEMS, theta))
            alarms += sum(item.p_any is not None and item.p_any < 0.05 for item in found)
            notable += sum(item.is_notable for item in found)
        assert alarms <= 7
        assert notable == 0

    def test_chances_are_those_of_chi_squared_and_adjusted_by_holm(self) -> None:
        found = _found(_shifted(2, 0.5))
        for item in found:
            assert item.chi2_uniform is not None
            assert item.chi2_non_uniform is not None
            assert item.p_uniform == pytest.approx(chi2.sf(item.chi2_uniform, 1))
            assert item.p_non_uniform == pytest.approx(chi2.sf(item.chi2_non_uniform, 1))
            assert item.p_any == pytest.approx(
                chi2.sf(item.chi2_uniform + item.chi2_non_uniform, 2)
            )
        ranked = sorted(found, key=lambda item: item.p_any or 0)
        assert ranked[0].p_adjusted == pytest.approx(5 * (ranked[0].p_any or 0))
        steps = [min(1, (5 - rank) * (item.p_any or 0)) for rank, item in enumerate(ranked)]
        expected = np.maximum.accumulate(steps)
        assert [item.p_adjusted for item in ranked] == pytest.approx(expected)

    @pytest.mark.parametrize("n", [FEWEST_IN_GROUP - 1, FEWEST_IN_GROUP])
    def test_a_group_of_fewer_than_two_hundred_is_not_compared(self, n: int) -> None:
        values = _shifted(2, 0.0)[: N + n]
        reason = _found(values, GROUPS[: N + n])[0].reason
        assert reason is (NoDif.FEW_GROUPS if n < FEWEST_IN_GROUP else None)

    def test_people_of_no_group_are_left_out(self) -> None:
        values = _shifted(2, 1.5)
        groups = [*GROUPS, *[None] * 50]
        found = item_dif(ITEMS, np.vstack([values, values[:50]]), groups)
        assert found == item_dif(ITEMS, values, GROUPS)
        assert found[0].n == 2 * N

    def test_three_groups_have_two_shifts(self) -> None:
        groups = ["a"] * 250 + ["b"] * 250 + ["c"] * 300
        found = _found(_shifted(2, 0.0), groups)[0]
        assert found.groups == ("a", "b", "c")
        assert len(found.shifts) == 3
        assert found.chi2_uniform is not None
        assert found.p_uniform == pytest.approx(chi2.sf(found.chi2_uniform, 2))

    def test_groups_that_gave_one_answer_say_nothing(self) -> None:
        values = np.vstack([_shifted(2, 0.0), _shifted(2, 0.0)[:50]])
        values[: 2 * N, 1] = 4.0
        found = item_dif(ITEMS, values, [*GROUPS, *[None] * 50])
        assert found[1].reason is NoDif.CONSTANT
        assert found[1].p_adjusted is None
        assert not found[1].is_notable

    def test_every_person_needs_a_group_or_none(self) -> None:
        with pytest.raises(ValueError, match="got 1 groups for 2 people"):
            item_dif(ITEMS, np.ones((2, 5)), ["de"])


class TestNotable:
    @pytest.mark.parametrize("p", [NOTABLE_P * 0.99, NOTABLE_P])
    @pytest.mark.parametrize("effect", [NOTABLE_EFFECT * 0.99, NOTABLE_EFFECT])
    def test_a_difference_must_be_beyond_chance_and_large(self, p: float, effect: float) -> None:
        found = ItemDif(
            n=800,
            groups=("de", "en"),
            shifts=(0.0, 1.0),
            chi2_uniform=9.0,
            p_uniform=p,
            chi2_non_uniform=0.0,
            p_non_uniform=1.0,
            p_any=p,
            p_adjusted=p,
            effect=effect,
            reason=None,
        )
        assert found.is_notable is (p < NOTABLE_P and effect >= NOTABLE_EFFECT)


def _shifted(place: int, logits: float) -> Floats:
    rng = np.random.default_rng(18)
    shifts = np.zeros((2 * N, 5))
    shifts[N:, place] = logits
    return draw(rng, ITEMS, people(rng, 2 * N), shifts=shifts)


def _found(values: Floats, groups: list[str] = GROUPS) -> tuple[ItemDif, ...]:
    return item_dif(fit_graded(values).model, values, groups)
