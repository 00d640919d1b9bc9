"""How many items each person must answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.habits import PRESUMED
from flowgap.scoring.sampling import answers_needed, items_needed
from tests.support.answer_model import answers, frame, one_of_each


class TestItemsNeeded:
    def test_worked_example(self) -> None:
        # One item of each of 10 people: sqrt(620 / 10) = 7.87 points.
        found = items_needed(8.0, 10)
        assert found.n_items == 1
        assert found.standard_error == pytest.approx(7.874, abs=0.001)

    def test_one_person_less_needs_a_second_item(self) -> None:
        # sqrt(620 / 9) = 8.30. Two items: 81 + 225 + 25 * (.25 + .75 * 2 / 6) + 289 / 2 = 463.
        found = items_needed(8.0, 9)
        assert found.n_items == 2
        assert found.standard_error == pytest.approx((463 / 9) ** 0.5)

    def test_more_items_never_replace_people(self) -> None:
        # sqrt(384.5 / 6) = 8.005 with all four items; 384.5 / 64 = 6.008, so seven people.
        found = items_needed(8.0, 6)
        assert found.n_items is None
        assert found.standard_error == pytest.approx(8.005, abs=0.001)
        assert found.n_people == 7
        assert items_needed(8.0, 7).n_items is not None

    @pytest.mark.parametrize(("target", "n_people"), [(0.009, 8), (8.0, 0), (float("nan"), 8)])
    def test_it_refuses_what_has_no_answer(self, target: float, n_people: float) -> None:
        with pytest.raises(ValueError, match="more than 0"):
            items_needed(target, n_people)

    @given(st.floats(1, 30), st.floats(1, 500))
    def test_the_items_found_are_the_fewest(self, target: float, n_people: float) -> None:
        found = items_needed(target, n_people)
        if found.n_items is None:
            assert found.standard_error > target
            assert found.n_people > n_people
            return
        assert found.standard_error <= target
        if found.n_items > 1:
            fewer = PRESUMED.person_variance(found.n_items - 1, n_core=4, balance=0.5) / n_people
            assert fewer**0.5 > target


class TestAnswersNeeded:
    @pytest.mark.parametrize(("n_items", "variance", "n_people"), [(4, 384.5, 7), (1, 620.0, 10)])
    def test_it_is_the_variance_of_a_person_over_that_of_the_target(
        self, n_items: int, variance: float, n_people: int
    ) -> None:
        # 81 + 225 + 25 * .25 + 289 / 4 = 384.5 and / 64 = 6.01; 81 + 225 + 25 + 289 = 620: 9.7.
        assert answers_needed(n_items) == n_people
        assert (variance / n_people) ** 0.5 <= 8.0 < (variance / (n_people - 1)) ** 0.5

    @pytest.mark.parametrize(("target", "n_items"), [(0.009, 4), (float("nan"), 4), (8.0, 5)])
    def test_it_refuses_what_has_no_answer(self, target: float, n_items: int) -> None:
        with pytest.raises(ValueError, match="Allowed"):
            answers_needed(n_items, target)

    def test_teams_of_so_many_are_really_known_so_well(self) -> None:
        # 1,000 teams of ten, one item of the first dimension each: sqrt(620 / 10) = 7.87 points,
        # known to 2.2 %.
        rng, items = np.random.default_rng(1), frame()
        points = one_of_each(answers(items, 10_000, rng), items, rng)
        means = np.nanmean(points[:, :4].reshape(1_000, 40), axis=1)
        assert means.std() == pytest.approx(7.87, rel=0.07)
        assert answers_needed(1) == 10
