"""When nearly everybody answered alike. Scores are scale points, 1 to 5."""

import numpy as np
import pytest

from flowgap.privacy.unanimity import unanimous_cells


def unanimous(*scores: float) -> bool:
    """Say whether one group with these scores is unanimous."""
    flags = unanimous_cells(np.array(scores, dtype=np.float64), np.zeros(len(scores), int), 1)
    return bool(flags[0])


class TestDissenters:
    def test_all_the_same_is_unanimous(self) -> None:
        assert unanimous(4, 4, 4, 4, 4)

    def test_two_of_six_who_differ_do_not_change_that(self) -> None:
        assert unanimous(4, 4, 4, 4, 1, 5)

    def test_three_of_six_do(self) -> None:
        assert not unanimous(4, 4, 4, 1, 2, 5)

    def test_the_largest_camp_counts_wherever_it_stands(self) -> None:
        assert unanimous(1, 2, 3, 3, 3)
        assert unanimous(3, 3, 3, 4, 5)

    def test_two_camps_are_not_unanimous(self) -> None:
        assert not unanimous(1, 1, 1, 5, 5, 5)

    def test_two_people_always_are(self) -> None:
        assert unanimous(1, 5)


class TestSpread:
    def test_a_quarter_point_between_camps_is_unanimous(self) -> None:
        # Three at 4, three at 4.25: standard deviation 0.125.
        assert unanimous(4, 4, 4, 4.25, 4.25, 4.25)

    def test_half_a_point_between_camps_is_not(self) -> None:
        # Three at 4, three at 4.5: standard deviation 0.25.
        assert not unanimous(4, 4, 4, 4.5, 4.5, 4.5)

    @pytest.mark.parametrize(("distance", "expected"), [(0.3181, True), (0.3183, False)])
    def test_the_limit_is_the_sum_of_squares_of_nine_people_with_015_points(
        self, distance: float, *, expected: bool
    ) -> None:
        # Half of 8 people at 3, half at 3 + d: 8 (d / 2)^2 = 2 d^2 against 9 * 0.15^2 = 0.2025.
        scores = [3.0] * 4 + [3 + distance] * 4
        assert unanimous(*scores) is expected

    @pytest.mark.parametrize(("distance", "expected"), [(0.2999, True), (0.3001, False)])
    def test_of_ten_people_and_more_the_standard_deviation_counts(
        self, distance: float, *, expected: bool
    ) -> None:
        # Half at 3, half at 3 + d: standard deviation d / 2.
        assert unanimous(*[3.0] * 6, *[3 + distance] * 6) is expected

    def test_who_leaves_a_unanimous_team_does_not_make_it_varied(self) -> None:
        # The standard deviation of all is 0.143. Without a 1.5 it is 0.153, above the limit.
        scores = [1.25, 1.25, 1.5, 1.5, 1.5, 1.5, 1.5, 1.75]
        assert np.std(scores) < 0.15 < np.std([*scores[:6], 1.75])
        assert unanimous(*scores)
        assert all(unanimous(*scores[:left], *scores[left + 1 :]) for left in range(8))


class TestGroups:
    def test_each_is_judged_by_its_own_people(self) -> None:
        scores = np.array([5, 1, 5, 2, 5, 3, 5, 4, 5, 5.0])
        groups = np.array([0, 2, 0, 2, 0, 2, 0, 2, 0, 2])
        assert unanimous_cells(scores, groups, 3).tolist() == [True, False, False]

    def test_equal_scores_of_neighbouring_groups_are_not_added(self) -> None:
        # 1 2 3 4 4 and 4 4 1 2 3: two of five alike in both, three differ.
        scores = np.array([1, 2, 3, 4, 4, 4, 4, 5, 5, 3.0])
        groups = np.repeat([0, 1], 5)
        assert unanimous_cells(scores, groups, 2).tolist() == [False, False]

    def test_people_without_a_score_do_not_count(self) -> None:
        # Without the two who did not answer, three of five are left alike: two differ.
        assert unanimous(4, 4, 4, 1, 5, np.nan, np.nan)
        assert not unanimous(4, 4, 1, 5, 2, np.nan, np.nan)

    def test_a_group_that_did_not_answer_is_not_unanimous(self) -> None:
        assert not unanimous(np.nan, np.nan)
        assert not unanimous()

    def test_the_order_of_people_does_not_matter(self) -> None:
        rng = np.random.default_rng(7)
        scores = rng.integers(4, 21, 300) / 4
        groups = rng.integers(0, 60, 300)
        order = rng.permutation(300)
        np.testing.assert_array_equal(
            unanimous_cells(scores, groups, 60),
            unanimous_cells(scores[order], groups[order], 60),
        )


class TestInput:
    @pytest.mark.parametrize("score", [62.5, 0.0, -1.0, np.inf])
    def test_it_refuses_what_is_no_scale_point(self, score: float) -> None:
        with pytest.raises(ValueError, match="Allowed: scale points"):
            unanimous(3, score)

    @pytest.mark.parametrize("group", [-1, 2])
    def test_it_refuses_a_group_that_does_not_exist(self, group: int) -> None:
        with pytest.raises(ValueError, match="Allowed: 0 to 1"):
            unanimous_cells(np.array([3.0]), np.array([group]), 2)

    def test_it_refuses_people_without_a_group(self) -> None:
        with pytest.raises(ValueError, match="one group for each person"):
            unanimous_cells(np.array([3.0, 4.0]), np.array([0]), 1)
