"""What stands beside scores because not everybody answered."""

from collections import Counter

import pytest

from flowgap.privacy.bands import team_bands
from flowgap.result.survey import DimensionScore, Nonresponse, Shown, WeightedMean
from flowgap.services.survey.nonresponse import beside_scores, may_not_represent, nonresponse

WEIGHTED = WeightedMean(mean=58.0, by=("team",), n_effective=60.0)


class TestNonresponse:
    def test_worked_example(self) -> None:
        # 70 of 100 say 60: 42 to 72 whatever the others think, 57 to 63 if they are near. Half
        # of the answers are favourable: .35 to .65 of everybody's.
        found = given(score(mean=60.0, n=70, favourable=0.5), 100)
        assert found.scored_share == pytest.approx(0.7)
        assert (found.mean_low, found.mean_high) == pytest.approx((42, 72))
        assert (found.near_low, found.near_high) == pytest.approx((57, 63))
        assert (found.favourable_low, found.favourable_high) == pytest.approx((0.35, 0.65))
        assert (found.apart_points, found.reason) == (10, None)

    def test_where_all_answered_nothing_is_open(self) -> None:
        found = given(score(mean=60.0, n=100), 100)
        assert (found.mean_low, found.mean_high) == (60, 60)

    def test_without_a_share_there_are_no_bounds_of_it(self) -> None:
        found = given(score(mean=60.0, n=70), 100)
        assert (found.favourable_low, found.favourable_high) == (None, None)

    def test_scores_beyond_the_scale_are_taken_for_its_end(self) -> None:
        assert given(score(mean=101.5, n=70), 100).mean_high == pytest.approx(100)

    @pytest.mark.parametrize(
        ("n", "invited", "reason"), [(70, None, "no_roster"), (None, 100, "left_out")]
    )
    def test_what_is_not_known_has_a_reason(
        self, n: int | None, invited: int | None, reason: str
    ) -> None:
        found = given(score(mean=60.0, n=n), invited)
        assert (found.reason, found.mean_low, found.near_low) == (reason, None, None)

    def test_a_hidden_score_has_no_bounds(self) -> None:
        assert nonresponse(score(mean=None, n=None), 100) is None


class TestBesideScores:
    def test_shown_scores_get_all_and_hidden_ones_nothing(self) -> None:
        shown, hidden = beside_scores(
            [score(mean=60.0, n=70), score(mean=None, n=None, suppressed=True)],
            invited=100,
            weighted={"D": WEIGHTED},
            shifts={"D": 3.5},
        )
        assert shown.weighted == WEIGHTED
        assert shown.complete_case_shift == 3.5
        assert shown.nonresponse is not None
        assert hidden == score(mean=None, n=None, suppressed=True)

    @pytest.mark.parametrize(
        ("shift", "leans"),
        [(3.0, False), (3.01, True), (-3.0, False), (-3.01, True), (None, False)],
    )
    def test_a_shift_above_three_points_is_marked(
        self, shift: float | None, *, leans: bool
    ) -> None:
        shifts = {} if shift is None else {"D": shift}
        (found,) = beside_scores([score(mean=60.0, n=9)], invited=9, weighted={}, shifts=shifts)
        assert found.leans_on_half_rule is leans


class TestMayNotRepresent:
    @pytest.mark.parametrize(("n", "is_marked"), [(9, True), (10, False)])
    def test_fewer_than_half_are_marked(self, n: int, *, is_marked: bool) -> None:
        # Of 20, 8-11 answers at 40-59 % are 8, 9, 10 or 11: two of them on either side of half.
        assert may_not_represent(n, 20, minimum=5) is is_marked

    @pytest.mark.parametrize(("n", "is_marked"), [(7, True), (8, False)])
    def test_where_half_would_tell_the_number_the_bands_decide(
        self, n: int, *, is_marked: bool
    ) -> None:
        # Of 12, only 5 of the band 5-7 lie below half: who is marked would be five people. So the
        # whole band is marked.
        assert may_not_represent(n, 12, minimum=5) is is_marked

    @pytest.mark.parametrize(
        ("n", "is_marked"), [(7, True), (9, True), (11, True), (12, False), (14, False)]
    )
    def test_only_numbers_that_a_shown_team_can_have_count(
        self, n: int, *, is_marked: bool
    ) -> None:
        # Of 23, 7 or more have scores. Half cuts 5-11 at 0-59 % nowhere: 7 to 11 all lie below it.
        assert may_not_represent(n, 23, minimum=5) is is_marked

    @pytest.mark.parametrize("minimum", range(5, 13))
    def test_bands_and_mark_together_never_leave_one_number(self, minimum: int) -> None:
        for invited in range(1, 201):
            visible = shown_numbers(invited, minimum)
            told = Counter(
                (
                    team_bands(n, n_invited=invited, minimum=minimum),
                    may_not_represent(n, invited, minimum=minimum),
                )
                for n in visible
            )
            assert len(visible) <= 1 or min(told.values()) > 1, invited

    @pytest.mark.parametrize("minimum", range(5, 13))
    def test_every_team_below_half_is_marked_and_no_full_one(self, minimum: int) -> None:
        for invited in range(minimum, 201):
            below = [n for n in shown_numbers(invited, minimum) if 2 * n < invited]
            assert all(may_not_represent(n, invited, minimum=minimum) for n in below)
            assert not may_not_represent(invited, invited, minimum=minimum)

    def test_more_answers_than_invited_are_all_of_them(self) -> None:
        assert may_not_represent(14, 12, minimum=5) is False

    @pytest.mark.parametrize("invited", [-1, 0])
    def test_an_unknown_number_marks_nobody(self, invited: int) -> None:
        assert may_not_represent(8, invited, minimum=5) is False


def shown_numbers(invited: int, minimum: int) -> list[int]:
    """Return the numbers of answers with which a team has scores: as many as 30 % at least."""
    return [n for n in range(minimum, invited + 1) if 10 * n >= 3 * invited]


def given(one: DimensionScore, invited: int | None) -> Nonresponse:
    found = nonresponse(one, invited)
    assert found is not None
    return found


def score(
    *, mean: float | None, n: int | None, favourable: float | None = None, suppressed: bool = False
) -> DimensionScore:
    return DimensionScore(
        id="D",
        name="Decisions",
        n=n,
        mean=mean,
        estimate=mean,
        low=mean,
        high=mean,
        favourable_share=favourable,
        dk_share=None,
        alpha=None,
        omega=None,
        icc1=None,
        icc2=None,
        rwgj_median=None,
        shown=Shown.INDEX,
        suppressed=suppressed,
    )
