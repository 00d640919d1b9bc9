"""Agreement within teams by worked examples, on both sides of every limit."""

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from flowgap.scoring.agreement.nulls import Null, Scale, null_variance
from flowgap.scoring.agreement.within import (
    Agreement,
    agreement,
    median_known,
    row_means,
    split_teams,
)
from flowgap.scoring.mixture import Floats

FIVE = Scale(low=1, n_points=5)


def of_one_team(answers: list[list[float]], scale: Scale = FIVE) -> Agreement:
    """Return the agreement of people who all are in one team."""
    return agreement(np.array(answers), np.zeros(len(answers), dtype=np.intp), 1, scale=scale)


def awg(found: Agreement) -> Floats:
    """Return awg of a scale that has it."""
    assert found.awg is not None
    return found.awg


class TestAgreement:
    def test_worked_example(self) -> None:
        # Each item: 4, 4, 5 -> mean 13/3, variance 1/3. Uniform null 2: x = 1/6.
        # rwg(j) = 2 (5/6) / (2 (5/6) + 1/6) = 10/11; r* = 5/6; slight skew: x = (1/3) / 1.34.
        found = of_one_team([[4.0, 5.0], [4.0, 4.0], [5.0, 4.0]])
        assert found.rwgj[0] == pytest.approx(10 / 11)
        assert found.rwgj_star[0] == pytest.approx(5 / 6)
        x = 1 / 3 / 1.34
        assert found.rwgj_slight_skew is not None
        assert found.rwgj_slight_skew[0] == pytest.approx(2 * (1 - x) / (2 * (1 - x) + x))
        # Distances 1/3, 1/3, 2/3: AD = 4/9.
        assert found.ad[0] == pytest.approx(4 / 9)
        # awg: largest variance (5 - 13/3)(13/3 - 1) 3/2 = 10/3: 1 - 2 (1/3) / (10/3) = .8.
        assert awg(found)[0] == pytest.approx(0.8)
        # People's means 4.5, 4, 4.5: deviations 1/6, -1/3, 1/6, squares 1/6, over 2.
        assert found.spread[0] == pytest.approx((1 / 12) ** 0.5)

    def test_more_spread_than_chance_is_zero_for_rwgj_and_negative_for_its_rival(self) -> None:
        # 1 and 5: variance 8, four times the null.
        found = of_one_team([[1.0], [5.0]])
        assert found.rwgj[0] == 0
        assert found.rwgj_star[0] == pytest.approx(-3)
        # Largest variance with mean 3: (2)(2)(2) = 8, so awg is at its lowest.
        assert awg(found)[0] == pytest.approx(-1)

    def test_all_alike_is_one_even_at_the_end_of_the_scale(self) -> None:
        found = of_one_team([[5.0, 1.0], [5.0, 1.0], [5.0, 1.0]])
        assert (found.rwgj[0], found.rwgj_star[0], awg(found)[0], found.ad[0]) == (1, 1, 1, 0)

    def test_a_team_of_one_has_none(self) -> None:
        teams = np.array([0, 1, 1])
        found = agreement(np.array([[3.0], [3.0], [3.0]]), teams, 2, scale=FIVE)
        for figures in (found.rwgj, found.rwgj_star, found.ad, awg(found), found.spread):
            assert np.isnan(figures).tolist() == [True, False]
        assert found.n.tolist() == [1, 2]

    def test_items_that_one_person_answered_are_left_out(self) -> None:
        # The second item has one answer: as if there were only the first.
        gappy = of_one_team([[4.0, 5.0], [4.0, np.nan], [5.0, np.nan], [np.nan, np.nan]])
        plain = of_one_team([[4.0], [4.0], [5.0]])
        assert gappy.n_items.tolist() == [1]
        assert gappy.n.tolist() == [3]
        assert gappy.rwgj[0] == plain.rwgj[0]
        assert gappy.ad[0] == pytest.approx(plain.ad[0])

    def test_teams_do_not_touch_each_other(self) -> None:
        rng = np.random.default_rng(4)
        answers = rng.integers(1, 6, size=(60, 4)).astype(np.float64)
        answers[rng.random((60, 4)) < 0.1] = np.nan
        teams = rng.integers(0, 6, size=60)
        found = agreement(answers, teams, 6, scale=FIVE)
        for team in range(6):
            alone = of_one_team(answers[teams == team].tolist())
            assert found.rwgj[team] == pytest.approx(alone.rwgj[0])
            assert awg(found)[team] == pytest.approx(awg(alone)[0])
            assert found.spread[team] == pytest.approx(alone.spread[0])

    def test_scales_that_start_elsewhere_are_the_same_scale(self) -> None:
        from_zero = of_one_team([[3.0, 4.0], [3.0, 3.0]], Scale(low=0, n_points=5))
        from_one = of_one_team([[4.0, 5.0], [4.0, 4.0]])
        assert from_zero.rwgj[0] == pytest.approx(from_one.rwgj[0])
        assert awg(from_zero)[0] == pytest.approx(awg(from_one)[0])

    @pytest.mark.parametrize(("n_points", "answers"), [(2, [[0.0], [1.0]]), (11, [[0.0], [10.0]])])
    def test_other_scales_have_no_slight_skew(
        self, n_points: int, answers: list[list[float]]
    ) -> None:
        # Two extremes: variance 1/2 or 50, beyond the null's 1/4 or 10.
        found = of_one_team(answers, Scale(low=0, n_points=n_points))
        assert found.rwgj_slight_skew is None
        assert found.rwgj[0] == 0

    @pytest.mark.parametrize(("n_points", "expected"), [(2, None), (3, 1 / 3)])
    def test_awg_needs_three_points(self, n_points: int, expected: float | None) -> None:
        # Mean 1/2 on two points allows no other spread. On three it allows (3/2) (1/2) 4/3 = 1,
        # and the variance is 1/3: 1 - 2 (1/3) / 1 = 1/3.
        found = of_one_team([[0.0], [0.0], [1.0], [1.0]], Scale(low=0, n_points=n_points)).awg
        assert (found is None) == (expected is None)
        assert found is None or found[0] == pytest.approx(expected)

    @pytest.mark.parametrize("answer", [0.9, 5.1])
    def test_answers_off_the_scale_are_refused(self, answer: float) -> None:
        with pytest.raises(ValueError, match="between 1 and 5"):
            of_one_team([[answer], [3.0]])

    def test_shapes_must_fit(self) -> None:
        with pytest.raises(ValueError, match="for teams"):
            agreement(np.ones((3, 2)), np.zeros(2, dtype=np.intp), 1, scale=FIVE)

    @settings(max_examples=60)
    @given(
        arrays(
            np.float64,
            st.tuples(st.integers(0, 12), st.integers(1, 4)),
            elements=st.sampled_from([1.0, 2.0, 5.0, np.nan]),
        )
    )
    def test_any_answers_give_values_within_their_range_and_no_warning(
        self, answers: Floats
    ) -> None:
        teams = np.arange(len(answers)) % 3
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = agreement(answers, teams, 3, scale=FIVE)
        has_value = ~np.isnan(found.rwgj)
        assert (has_value == (found.n_items > 0)).all()
        assert ((found.rwgj[has_value] >= 0) & (found.rwgj[has_value] <= 1)).all()
        own = awg(found)[has_value]
        assert ((own >= -1 - 1e-12) & (own <= 1)).all()


class TestSplitTeams:
    @pytest.mark.parametrize(
        ("answers", "is_split"),
        [
            ([[1.0], [1.0], [5.0], [5.0]], True),  # rwg 0, spread 2.3
            ([[3.0], [3.0], [3.0], [3.0]], False),  # all alike
            ([[2.0], [2.0], [4.0], [4.0]], False),  # rwg 1/3, spread 1.15
            ([[4.0]], False),  # nobody to agree with
        ],
    )
    def test_little_agreement_and_a_wide_spread_make_it(
        self, answers: list[list[float]], *, is_split: bool
    ) -> None:
        assert split_teams(of_one_team(answers), FIVE).tolist() == [is_split]

    @pytest.mark.parametrize(("rwgj", "is_split"), [(0.4999, True), (0.5, False)])
    def test_agreement_must_be_below_its_limit(self, rwgj: float, *, is_split: bool) -> None:
        assert split_teams(_found(rwgj=rwgj, spread=1.5), FIVE).tolist() == [is_split]

    @pytest.mark.parametrize(("spread", "is_split"), [(1.2, False), (1.2001, True)])
    def test_spread_must_exceed_its_limit(self, spread: float, *, is_split: bool) -> None:
        assert split_teams(_found(rwgj=0.1, spread=spread), FIVE).tolist() == [is_split]

    @pytest.mark.parametrize(("spread", "is_split"), [(3.0, False), (3.01, True)])
    def test_wider_scales_have_a_wider_limit(self, spread: float, *, is_split: bool) -> None:
        # Eleven points are 10 wide, five are 4: 1.2 (10 / 4) = 3.
        eleven = Scale(low=0, n_points=11)
        assert split_teams(_found(rwgj=0.1, spread=spread), eleven).tolist() == [is_split]


class TestNullVariance:
    @pytest.mark.parametrize(("n_points", "expected"), [(2, 0.25), (5, 2.0), (7, 4.0), (11, 10.0)])
    def test_the_uniform_one_is_that_of_equally_likely_points(
        self, n_points: int, expected: float
    ) -> None:
        assert null_variance(Null.UNIFORM, n_points=n_points) == expected
        assert np.arange(n_points).var() == expected

    @pytest.mark.parametrize(("n_points", "expected"), [(4, None), (5, 1.34), (6, None)])
    def test_the_slight_skew_is_published_for_five_points(
        self, n_points: int, expected: float | None
    ) -> None:
        assert null_variance(Null.SLIGHT_SKEW, n_points=n_points) == expected

    def test_one_point_is_no_scale(self) -> None:
        with pytest.raises(ValueError, match="at least 2 points, got 1"):
            null_variance(Null.UNIFORM, n_points=1)
        with pytest.raises(ValueError, match="at least 2 points, got 1"):
            Scale(low=1, n_points=1)


def test_the_median_leaves_out_teams_without_value() -> None:
    assert median_known(np.array([0.1, np.nan, 0.5])) == pytest.approx(0.3)
    assert median_known(np.full(3, np.nan)) is None


def test_row_means_are_those_of_the_answered_items() -> None:
    means = row_means(np.array([[1.0, 2.0], [4.0, np.nan], [np.nan, np.nan]]))
    assert means[:2].tolist() == [1.5, 4.0]
    assert np.isnan(means[2])


def _found(*, rwgj: float, spread: float) -> Agreement:
    one, nothing = np.ones(1, dtype=np.int64), np.full(1, np.nan)
    return Agreement(
        n=one,
        n_items=one,
        rwgj=np.array([rwgj]),
        rwgj_slight_skew=None,
        rwgj_star=nothing,
        ad=nothing,
        awg=nothing,
        spread=np.array([spread]),
    )
