"""What may be called a change, and what may not."""

import pytest
from scipy.stats import norm

from flowgap.result.survey import TrendVerdict
from flowgap.scoring.change import WavePoint, chance_of_rise, judge_change


def verdict(*points: tuple[float, float] | None) -> TrendVerdict:
    """Judge waves given as (estimate, spread)."""
    return judge_change(_waves(*points)).verdict


def _waves(*points: tuple[float, float] | None) -> list[WavePoint | None]:
    return [
        None if point is None else WavePoint(estimate=point[0], spread=point[1]) for point in points
    ]


class TestChanceOfRise:
    def test_it_asks_for_more_than_five_points(self) -> None:
        # A rise of 5 points with standard error 3-4-5: exactly even.
        first, later = WavePoint(estimate=50, spread=3), WavePoint(estimate=55, spread=4)
        assert chance_of_rise(first, later) == pytest.approx(0.5)
        assert chance_of_rise(first, WavePoint(estimate=60, spread=4)) == pytest.approx(norm.cdf(1))

    @pytest.mark.parametrize(("later", "chance"), [(55.0, 0.0), (55.1, 1.0)])
    def test_certain_scores_leave_no_doubt(self, later: float, chance: float) -> None:
        first = WavePoint(estimate=50, spread=0)
        assert chance_of_rise(first, WavePoint(estimate=later, spread=0)) == chance


class TestJudgeChange:
    def test_a_clear_rise_once_is_enough(self) -> None:
        # Needs 5 + 1.96 * 1.414 = 7.77 points.
        assert verdict((50, 1), (57.8, 1)) is TrendVerdict.BETTER
        assert verdict((50, 1), (57.7, 1)) is TrendVerdict.NO_EVIDENCE

    def test_without_a_score_of_the_last_wave_nothing_is_said(self) -> None:
        assert verdict((41.7, 2.0), (72.3, 2.0), None) is TrendVerdict.CANNOT_TELL
        assert verdict((41.7, 2.0), None, (72.3, 2.0)) is TrendVerdict.BETTER

    def test_a_fall_is_the_mirror_image(self) -> None:
        assert verdict((50, 1), (42.2, 1)) is TrendVerdict.WORSE
        assert verdict((50, 1), (42.3, 1)) is TrendVerdict.NO_EVIDENCE

    def test_a_likely_rise_needs_two_waves_in_a_row(self) -> None:
        # P >= .90 needs 5 + 1.2816 * 1.414 = 6.81 points.
        assert verdict((50, 1), (56.9, 1), (56.9, 1)) is TrendVerdict.BETTER
        assert verdict((50, 1), (56.7, 1), (56.9, 1)) is TrendVerdict.NO_EVIDENCE

    def test_a_rise_that_is_gone_again_is_none(self) -> None:
        assert verdict((50, 1), (70, 1), (50, 1)) is TrendVerdict.NO_EVIDENCE

    def test_small_teams_can_not_tell(self) -> None:
        # Teams of 8, people 20 points apart: 20 / sqrt(8) = 7.07 each wave, s = 10.
        found = judge_change(_waves((50, 20 / 8**0.5), (55, 20 / 8**0.5)))
        assert found.verdict is TrendVerdict.CANNOT_TELL
        # 5 points that matter, and the two quantiles 1.960 and 0.842, times 10.
        assert found.minimum_detectable == pytest.approx(33.0, abs=0.05)

    def test_fifteen_points_are_the_limit_of_telling(self) -> None:
        # 5 + 2.8016 * s = 15 at s = 3.569, that is 2.524 for each wave.
        assert verdict((50, 2.52), (50, 2.52)) is TrendVerdict.NO_EVIDENCE
        assert verdict((50, 2.53), (50, 2.53)) is TrendVerdict.CANNOT_TELL

    def test_a_hidden_wave_is_passed_over(self) -> None:
        assert verdict((50, 1), None, (60, 1)) is TrendVerdict.BETTER

    @pytest.mark.parametrize("points", [(), ((50.0, 1.0),), (None, (50.0, 1.0), None)])
    def test_one_score_is_no_trend(self, points: tuple[tuple[float, float] | None, ...]) -> None:
        found = judge_change(_waves(*points))
        assert found.verdict is TrendVerdict.CANNOT_TELL
        assert found.minimum_detectable is None
