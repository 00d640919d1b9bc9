"""What may be called a change, and what may not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm

from flowgap.result.survey import TrendVerdict
from flowgap.scoring.change import (
    Change,
    HeatMap,
    NoVerdict,
    Series,
    WavePoint,
    chance_of_rise,
    judge_changes,
)
from flowgap.scoring.detectable import WaveError, detectable_change

Pair = tuple[float, float] | None


def verdict(*points: Pair) -> TrendVerdict:
    """Judge waves given as (estimate, spread)."""
    return alone(*points).verdict


def alone(*points: Pair) -> Change:
    return judge_changes([Series.alone(waves(*points))])[0]


def waves(*points: Pair) -> list[WavePoint | None]:
    return [
        None if point is None else WavePoint(estimate=point[0], spread=point[1]) for point in points
    ]


class TestChanceOfRise:
    def test_it_is_the_normal_probability_of_the_difference(self) -> None:
        # Errors of 3 and 4 make one of 5; a rise of 5 is one of them.
        first, later = WavePoint(estimate=50, spread=3), WavePoint(estimate=55, spread=4)
        assert chance_of_rise(first, later) == pytest.approx(norm.cdf(1))
        assert chance_of_rise(later, first) == pytest.approx(norm.cdf(-1))

    @pytest.mark.parametrize(("later", "chance"), [(49.9, 0.0), (50.0, 0.5), (50.1, 1.0)])
    def test_certain_scores_leave_no_doubt(self, later: float, chance: float) -> None:
        first = WavePoint(estimate=50, spread=0)
        assert chance_of_rise(first, WavePoint(estimate=later, spread=0)) == chance


class TestOneSeries:
    def test_a_rise_needs_a_chance_of_975_once(self) -> None:
        # s = 1.414: 1.96 * 1.414 = 2.772 points.
        assert verdict((50, 1), (52.78, 1)) is TrendVerdict.BETTER
        assert verdict((50, 1), (52.76, 1)) is TrendVerdict.NO_EVIDENCE

    def test_a_fall_is_the_mirror_image(self) -> None:
        assert verdict((50, 1), (47.22, 1)) is TrendVerdict.WORSE
        assert verdict((50, 1), (47.24, 1)) is TrendVerdict.NO_EVIDENCE

    def test_a_likely_rise_needs_two_waves_in_a_row(self) -> None:
        # .90 needs 1.2816 * 1.414 = 1.81 points in each. Of two looks each p counts twice: the mean
        # of both has an error of sqrt(1 + 1/2) = 1.2247, and 2.52 / 1.2247 = 2.058 gives
        # 2 * 2 * .0198 = .0793, below .08; 2.51 gives .0808.
        assert verdict((50, 1), (52.52, 1), (52.52, 1)) is TrendVerdict.BETTER
        assert verdict((50, 1), (52.51, 1), (52.51, 1)) is TrendVerdict.NO_EVIDENCE
        assert verdict((50, 1), (51.80, 1), (52.7, 1)) is TrendVerdict.NO_EVIDENCE

    def test_two_waves_that_contradict_each_other_are_no_rise(self) -> None:
        assert verdict((50, 1), (44, 1), (52.5, 1)) is TrendVerdict.NO_EVIDENCE

    def test_a_rise_that_is_gone_again_is_none(self) -> None:
        assert verdict((50, 1), (70, 1), (50, 1)) is TrendVerdict.NO_EVIDENCE

    def test_without_a_score_of_the_last_wave_nothing_is_said(self) -> None:
        found = alone((41.7, 2.0), (72.3, 2.0), None)
        assert (found.verdict, found.reason) == (TrendVerdict.CANNOT_TELL, NoVerdict.LAST_HIDDEN)
        assert verdict((41.7, 2.0), None, (72.3, 2.0)) is TrendVerdict.BETTER

    @pytest.mark.parametrize("points", [(), ((50.0, 1.0),), (None, (50.0, 1.0), None)])
    def test_one_score_is_no_trend(self, points: tuple[Pair, ...]) -> None:
        found = alone(*points)
        assert (found.verdict, found.reason) == (TrendVerdict.CANNOT_TELL, NoVerdict.ONE_WAVE)
        assert found.minimum_detectable is None

    def test_small_teams_can_not_tell(self) -> None:
        # Teams of 8, people 20 points apart: 20 / sqrt(8) = 7.07 each wave, s = 10.
        found = alone((50, 20 / 8**0.5), (55, 20 / 8**0.5))
        assert (found.verdict, found.reason) == (
            TrendVerdict.CANNOT_TELL,
            NoVerdict.TOO_FEW_PEOPLE,
        )
        # 1.960 + 0.842 = 2.802, times 10: the 28 points of the textbooks.
        assert found.minimum_detectable == pytest.approx(28.0, abs=0.05)

    def test_fifteen_points_are_the_limit_of_telling(self) -> None:
        # 2.8016 * s = 15 at s = 5.354, that is 3.786 for each wave.
        assert verdict((50, 3.78), (50, 3.78)) is TrendVerdict.NO_EVIDENCE
        assert verdict((50, 3.79), (50, 3.79)) is TrendVerdict.CANNOT_TELL

    def test_a_change_beyond_the_scale_is_no_figure(self) -> None:
        # 2.8016 * s = 100 at s = 35.69, that is 25.24 for each wave.
        assert alone((50, 25.2), (50, 25.2)).minimum_detectable is not None
        assert alone((50, 25.3), (50, 25.3)).minimum_detectable is None

    @given(
        st.lists(
            st.none() | st.tuples(st.floats(0, 100), st.floats(0.01, 50)), min_size=2, max_size=6
        )
    )
    def test_turning_the_scale_round_turns_the_verdict_round(self, points: list[Pair]) -> None:
        turned = [None if point is None else (100 - point[0], point[1]) for point in points]
        opposite = {
            TrendVerdict.BETTER: TrendVerdict.WORSE,
            TrendVerdict.WORSE: TrendVerdict.BETTER,
        }
        found = verdict(*points)
        assert verdict(*turned) is opposite.get(found, found)


class TestHeatMap:
    def test_the_more_cells_the_more_one_must_stand_out(self) -> None:
        # First on a list of 24: p <= .08 / 24, that is 2.935 errors of 1.414: 4.15 points.
        still = [Series.alone(waves((50, 1), (50, 1)))] * 23
        for change, expected in ((4.16, TrendVerdict.BETTER), (4.14, TrendVerdict.NO_EVIDENCE)):
            moved = Series.alone(waves((50, 1), (50 + change, 1)))
            assert judge_changes([*still, moved])[-1].verdict is expected

    def test_changes_that_come_together_need_less_each(self) -> None:
        # Half of the list: p <= .04, so 2.054 errors do, where one alone of 24 needs 2.935.
        moved = [Series.alone(waves((50, 1), (52.91, 1)))] * 12
        still = [Series.alone(waves((50, 1), (50, 1)))] * 12
        verdicts = [change.verdict for change in judge_changes([*moved, *still])]
        assert verdicts == [TrendVerdict.BETTER] * 12 + [TrendVerdict.NO_EVIDENCE] * 12

    def test_cells_that_cannot_be_compared_lengthen_no_list(self) -> None:
        moved = Series.alone(waves((50, 1), (52.8, 1)))
        hidden = [Series.alone(waves((50, 1), None))] * 23
        assert judge_changes([moved, *hidden])[0].verdict is TrendVerdict.BETTER

    def test_what_is_known_of_all_teams_can_overrule_what_one_shows(self) -> None:
        points = tuple(waves((50, 1), (53, 1)))
        sure, unsure = (Series(points=points, rise=rise) for rise in (0.90, 0.899))
        assert judge_changes([sure])[0].verdict is TrendVerdict.BETTER
        assert judge_changes([unsure])[0].verdict is TrendVerdict.NO_EVIDENCE

    def test_all_teams_together_never_turn_what_one_shows_round(self) -> None:
        fallen = Series(points=tuple(waves((50, 1), (40, 1))), rise=0.99)
        assert judge_changes([fallen])[0].verdict is TrendVerdict.NO_EVIDENCE

    def test_cells_that_are_replaced_are_judged_as_if_they_had_always_been_there(self) -> None:
        still = [Series.alone(waves((50, 1), (50, 1)))] * 3
        moved = Series.alone(waves((50, 1), (60, 1)))
        changed = HeatMap.of(still).replaced({1: moved})
        assert changed.changes() == judge_changes([still[0], moved, still[2]])
        assert changed.changes_of([1])[0].verdict is TrendVerdict.BETTER

    def test_an_empty_map_has_no_verdict(self) -> None:
        assert judge_changes([]) == ()

    @settings(max_examples=30)
    @given(st.integers(0, 2**32 - 1))
    def test_the_order_of_cells_is_irrelevant(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        rows = [Series.alone(waves((50, 2), (50 + shift, 2))) for shift in rng.normal(0, 6, 30)]
        order = rng.permutation(30)
        found, mixed = judge_changes(rows), judge_changes([rows[place] for place in order])
        assert [found[place] for place in order] == list(mixed)

    def test_unchanged_maps_hardly_ever_show_a_change(self) -> None:
        # 400 maps of 144 cells: 8 % and three standard errors of 1.4 %.
        rng = np.random.default_rng(2026)
        with_call = 0
        for _ in range(400):
            shifts = rng.normal(0, np.sqrt(2), 144)
            rows = [Series.alone(waves((50, 1), (50 + shift, 1))) for shift in shifts]
            with_call += any(
                change.verdict in {TrendVerdict.BETTER, TrendVerdict.WORSE}
                for change in judge_changes(rows)
            )
        assert with_call / 400 <= 0.08 + 3 * 0.014


class TestDetectableChange:
    def test_one_of_144_cells_must_move_by_43_points(self) -> None:
        # z of 1 - .08 / 288 is 3.453; (3.453 + 0.842) * 10 = 42.9.
        error = WaveError(spread=50**0.5)
        assert detectable_change(error, [error], n_compared=144) == pytest.approx(42.9, abs=0.05)

    def test_a_second_later_wave_helps(self) -> None:
        # Error of the mean of two less the first: sqrt(50 + 50 / 2) = 8.66 in place of 10.
        error = WaveError(spread=50**0.5)
        once = detectable_change(error, [error], n_compared=144)
        twice = detectable_change(error, [error] * 2, n_compared=144)
        bar = norm.ppf(1 - 0.08 / (2 * 144 * 2)) + norm.ppf(0.8)
        assert twice == pytest.approx(bar * 75**0.5)
        assert twice < once

    def test_it_is_seen_in_four_of_five_cases(self) -> None:
        rng = np.random.default_rng(7)
        true = detectable_change(WaveError(spread=1), [WaveError(spread=1)], n_compared=24)
        still = [Series.alone(waves((50, 1), (50, 1)))] * 23
        seen = [
            judge_changes([Series.alone(waves((50, 1), (50 + true + error, 1))), *still])[0].verdict
            for error in rng.normal(0, 2**0.5, 1_000)
        ]
        # Three standard errors of .013.
        assert np.mean([one is TrendVerdict.BETTER for one in seen]) == pytest.approx(0.8, abs=0.04)
