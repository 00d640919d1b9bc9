"""What would change without the flagged, and whom the flags hit."""

import numpy as np
import pytest
from scipy.stats import fisher_exact

from flowgap.scoring.careless.sensitivity import exclusion_by_quarter, shift_without

NO = np.nan


class TestShift:
    def test_worked_example(self) -> None:
        # (40 + 60 + 80) / 3 = 60; without the 80: 50.
        found = shift_without(np.array([40.0, 60, 80, NO]), np.array([False, False, True, True]))
        assert (found.n_with, found.n_without) == (3, 2)
        assert (found.mean_with, found.mean_without) == (60, 50)
        assert found.change == -10

    @pytest.mark.parametrize(("score", "notable"), [(62.0, False), (62.1, True)])
    def test_more_than_three_points_are_notable(self, score: float, *, notable: bool) -> None:
        # Three at 50 and one at 62: mean 53, 3 points above 50.
        scores = np.array([50.0, 50, 50, score])
        found = shift_without(scores, np.array([False, False, False, True]))
        assert found.is_notable is notable

    def test_where_everybody_is_flagged_nothing_is_left(self) -> None:
        found = shift_without(np.array([50.0]), np.array([True]))
        assert (found.mean_without, found.change, found.is_notable) == (None, None, False)

    def test_nobody_has_no_mean(self) -> None:
        assert shift_without(np.array([NO]), np.array([False])).mean_with is None


class TestQuarters:
    def test_flags_are_counted_by_quarter(self) -> None:
        scores, flagged = np.arange(80.0), np.zeros(80, dtype=np.bool_)
        flagged[[0, 1, 2, 70]] = True
        found = exclusion_by_quarter(scores, flagged)
        assert found is not None
        assert found.n.tolist() == [20, 20, 20, 20]
        np.testing.assert_allclose(found.shares, [0.15, 0, 0, 0.05])

    def test_the_chance_is_fishers(self) -> None:
        scores, flagged = np.arange(80.0), np.zeros(80, dtype=np.bool_)
        flagged[[0, 1, 2, 70]] = True
        found = exclusion_by_quarter(scores, flagged)
        assert found is not None
        table = [[3, 17], [1, 59]]
        assert found.p_lowest == pytest.approx(fisher_exact(table, alternative="greater").pvalue)
        assert found.hits_the_negative

    def test_flags_all_over_hit_nobody_in_particular(self) -> None:
        found = exclusion_by_quarter(np.arange(80.0), np.arange(80) % 10 == 0)
        assert found is not None
        assert not found.hits_the_negative

    def test_no_flags_are_certain_to_hit_nobody(self) -> None:
        found = exclusion_by_quarter(np.arange(40.0), np.zeros(40, dtype=np.bool_))
        assert found is not None
        assert found.p_lowest == 1

    @pytest.mark.parametrize(("n_people", "is_shown"), [(39, False), (40, True)])
    def test_a_quarter_needs_ten_people(self, n_people: int, *, is_shown: bool) -> None:
        found = exclusion_by_quarter(np.arange(float(n_people)), np.zeros(n_people, np.bool_))
        assert (found is not None) is is_shown

    def test_equal_scores_stand_in_one_quarter(self) -> None:
        assert exclusion_by_quarter(np.full(100, 50.0), np.zeros(100, np.bool_)) is None

    def test_the_order_of_people_changes_nothing(self) -> None:
        rng = np.random.default_rng(2)
        scores = np.array([8.0 * score for score in rng.integers(0, 12, 90)])
        flagged = rng.random(90) < 0.2
        order = rng.permutation(90)
        first = exclusion_by_quarter(scores, flagged)
        again = exclusion_by_quarter(scores[order], flagged[order])
        assert first is not None
        assert again is not None
        assert first.n_flagged.tolist() == again.n_flagged.tolist()

    def test_without_scores_there_are_no_quarters(self) -> None:
        assert exclusion_by_quarter(np.array([NO]), np.array([True])) is None
