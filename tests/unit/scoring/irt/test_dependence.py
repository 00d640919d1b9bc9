"""Q3 against plain correlations, and against pairs of items made dependent."""

import numpy as np
import pytest
from scipy.stats import pearsonr

from flowgap.scoring.irt.ability import estimate_abilities
from flowgap.scoring.irt.dependence import (
    FEWEST_PEOPLE,
    NOTABLE_Q3,
    Dependence,
    ItemPair,
    expected_answers,
    local_dependence,
)
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.mixture import Floats
from tests.unit.scoring.irt.graded_answers import draw, five_point, item, people

NAN = float("nan")
ITEMS = five_point(0.9, 1.1, 1.3, 1.5, 1.2, 1.0, 1.4, 1.6)


class TestLocalDependence:
    @pytest.mark.parametrize("missing", [0.0, 0.3])
    def test_it_is_the_correlation_of_what_the_model_leaves(self, missing: float) -> None:
        values = _answers(300)
        values[np.random.default_rng(1).random(values.shape) < missing] = NAN
        left: Floats = values - expected_answers(ITEMS, estimate_abilities(ITEMS, values).estimates)
        for pair in local_dependence(ITEMS, values).pairs:
            pairs = left[:, [pair.first, pair.second]]
            both = pairs[~np.isnan(pairs).any(axis=1)]
            assert pair.n == len(both)
            assert pair.q3 == pytest.approx(float(pearsonr(*both.T).statistic), abs=1e-9)

    def test_items_of_one_dimension_average_about_minus_one_over_k_minus_one(self) -> None:
        found = local_dependence(ITEMS, _answers(3000))
        assert found.average == pytest.approx(-1 / 7, abs=0.04)
        assert found.notable == ()

    def test_a_pair_with_something_else_in_common_is_found_and_no_other(self) -> None:
        rng = np.random.default_rng(14)
        shifts = np.zeros((1500, 8))
        shifts[:, [2, 5]] = 1.5 * rng.standard_normal((1500, 1))
        values = draw(rng, ITEMS, people(rng, 1500), shifts=shifts)
        found = local_dependence(fit_graded(values).model, values)
        assert [(pair.first, pair.second) for pair in found.notable] == [(2, 5)]

    def test_a_turned_item_shares_what_it_shared_before(self) -> None:
        values = _answers(400)
        expected = local_dependence(ITEMS, values)
        values[:, 0] = 6 - values[:, 0]
        turned = [item(-ITEMS[0].discrimination, 1.5, 0.5, -0.5, -1.5), *ITEMS[1:]]
        found = local_dependence(turned, values)
        assert [pair.q3 for pair in found.pairs] == pytest.approx(
            [pair.q3 for pair in expected.pairs]
        )

    @pytest.mark.parametrize("n", [FEWEST_PEOPLE - 1, FEWEST_PEOPLE])
    def test_too_few_people_give_none(self, n: int) -> None:
        pairs = local_dependence(ITEMS, _answers(n)).pairs
        assert all((pair.q3 is None) is (n < FEWEST_PEOPLE) for pair in pairs)
        assert pairs[0].n == n

    def test_items_that_nobody_answered_together_have_none_and_no_average(self) -> None:
        values = _answers(400)[:, :2]
        values[:200, 0] = values[200:, 1] = NAN
        found = local_dependence(ITEMS[:2], values)
        assert found.pairs[0].n == 0
        assert found.pairs[0].q3 is None
        assert found.average is None
        assert found.notable == ()

    def test_where_nothing_is_left_that_varies_there_is_none(self) -> None:
        # Everybody answers alike, so standings and all that is left are equal, too.
        found = local_dependence(ITEMS[:2], np.full((200, 2), 3.0))
        assert found.pairs[0].q3 is None


class TestNotable:
    @pytest.mark.parametrize("q3", [0.0999, 0.1001])
    def test_a_pair_is_notable_a_fifth_above_the_average(self, q3: float) -> None:
        pairs = (ItemPair(first=0, second=1, n=500, q3=q3),)
        found = Dependence(pairs=pairs, average=-0.1).notable
        assert NOTABLE_Q3 == 0.2
        assert bool(found) is (q3 > 0.1)


class TestExpectedAnswers:
    def test_worked_example(self) -> None:
        # Chances 1/4, 1/2, 1/4 of answers 1, 2, 3: 2 on average.
        found = expected_answers([item(np.log(3), -1.0, 1.0)], np.array([0.0]))
        assert found == pytest.approx(np.array([[2.0]]))


def _answers(n: int) -> Floats:
    rng = np.random.default_rng(15)
    return draw(rng, ITEMS, people(rng, n))
