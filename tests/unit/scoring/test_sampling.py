"""How many items each person must answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.scoring.habits import PRESUMED
from flowgap.scoring.sampling import items_needed, progress
from tests.support.answer_model import answers, frame, one_of_each

NO = np.nan


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


class TestProgress:
    def test_it_adds_up_what_each_person_answered(self) -> None:
        # One person with four items, two with one: sqrt(384.5 + 620 + 620) / 3.
        points = np.full((3, 48), 50.0)
        points[1:, 1:4] = NO
        found = progress(points, np.zeros(3, np.intp), 2, frame=frame(), habits=PRESUMED)
        assert found.errors[0, 0] == pytest.approx(1624.5**0.5 / 3)
        assert found.errors[0, 1] == pytest.approx((3 * 384.5) ** 0.5 / 3)

    def test_a_team_may_stop_when_its_last_dimension_is_known(self) -> None:
        points = np.full((10, 48), 50.0)
        points[:, 44:47] = NO
        teams = np.zeros(10, np.intp)
        # The last dimension has one item of each of ten people: 7.87 points.
        found = progress(points, teams, 2, frame=frame(), habits=PRESUMED)
        assert found.may_stop() == (True, False)
        points[0, 47] = NO
        # sqrt(620 / 9) = 8.30.
        assert progress(points, teams, 1, frame=frame(), habits=PRESUMED).may_stop() == (False,)

    def test_its_errors_are_those_that_teams_really_have(self) -> None:
        rng, items = np.random.default_rng(1), frame()
        points = one_of_each(answers(items, 16_000, rng), items, rng)
        teams = np.repeat(np.arange(2_000), 8)
        found = progress(points, teams, 2_000, frame=items, habits=PRESUMED)
        means = np.nanmean(points[:, :4].reshape(2_000, 32), axis=1)
        # 2,000 teams know a standard deviation to 1.6 %.
        assert means.std() == pytest.approx(found.errors[0, 0], rel=0.05)
