"""What went along with a rollout of AI."""

import numpy as np
import pytest

from benchmarks.adoption import WORLDS, share_told
from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.adoption.dose import dose_within_teams
from flowgap.delivery.adoption.judging import EffectReason, judge_one_date, judge_staggered
from flowgap.delivery.adoption.panel import panel_of, relative
from flowgap.delivery.adoption.rollout import NEVER, UNDATED, first_weeks
from flowgap.delivery.adoption.staggered import compare_staggered
from flowgap.delivery.work_items import Days, Stamp
from flowgap.result.delivery import EffectOutcome, EffectVerdict
from tests.support.delivery_arrays import Row, items_of, period

LEAD_TIME, DELIVERED = EffectOutcome.LEAD_TIME, EffectOutcome.DELIVERED_ITEMS
BOTH = (LEAD_TIME, DELIVERED)


def weekly(values: Days, *, n_before: int) -> Weekly:
    week = np.arange(len(values), dtype=np.float64)
    return Weekly(week=week, value=values, n=np.full(len(values), 8.0), n_before=n_before)


class TestRollout:
    def test_two_weeks_running_with_three_of_ten_active_are_a_rollout(self) -> None:
        share = np.array([[0.1, 0.3, 0.2, 0.3, 0.3, 0.0], [0.29, 0.29, 0.29, 0.9, np.nan, 0.9]])
        # Of the first team the week 1 stands alone; of the second no two such weeks touch.
        assert first_weeks(share).tolist() == [3, NEVER]

    def test_one_week_tells_of_none(self) -> None:
        assert first_weeks(np.ones((2, 1))).tolist() == [UNDATED, UNDATED]

    def test_use_that_was_there_when_counting_began_has_no_date(self) -> None:
        unknown = np.nan
        share = np.array([[unknown, 0.5, 0.5, 0.5], [unknown, 0.1, 0.5, 0.5], [unknown] * 4])
        assert first_weeks(share).tolist() == [UNDATED, 2, UNDATED]


class TestStaggered:
    def world(self, effect: float) -> tuple[Days, np.ndarray[tuple[int], np.dtype[np.intp]]]:
        """Return teams on levels of their own, in weeks that move all alike."""
        first = np.array([14, 14, 20, 20, NEVER, NEVER])
        week = np.arange(34)
        begun = (first[:, np.newaxis] != NEVER) & (week >= first[:, np.newaxis])
        shared = np.sin(week) + 0.1 * week
        return np.arange(6.0)[:, np.newaxis] + shared + effect * begun, first

    def test_what_moved_all_teams_is_taken_off_exactly(self) -> None:
        values, first = self.world(-0.5)
        found = compare_staggered(values, first, rng=np.random.default_rng(1))
        assert found is not None
        assert found.estimate == pytest.approx(-0.5)
        assert found.before == pytest.approx(0, abs=1e-12)
        # 6! / (2! 2! 2!) = 90 ways; only the one that happened shows all of it.
        assert found.least_share == pytest.approx(1 / 90)
        assert found.placebo_share == pytest.approx(1 / 90)
        # Weeks 14 to 33.
        assert (found.n_teams, found.n_weeks) == (6, 20)

    def test_cohorts_weigh_as_many_teams_as_they_have(self) -> None:
        values, first = self.world(0.0)
        first[1] = NEVER
        values[0, 14:] -= 0.9
        values[2:4, 20:] -= 0.3
        found = compare_staggered(values, first, rng=np.random.default_rng(1))
        assert found is not None
        # The cohort of week 14 has one team and lost 0.9, that of week 20 two and 0.3:
        # (0.9 + 2 * 0.3) / 3 = 0.5. Before week 20 its teams are controls of the first.
        assert found.estimate == pytest.approx(-0.5)

    def test_teams_that_had_begun_are_no_controls(self) -> None:
        values, first = self.world(0.0)
        # An effect that grows would turn the sign for teams that are held against begun ones.
        for team, week in enumerate(first[:4]):
            values[team, week:] -= 0.1 * np.arange(34 - week)
        found = compare_staggered(values, first, rng=np.random.default_rng(1))
        assert found is not None
        # Means of 0, 0.1 .. 1.9 and of 0, 0.1 .. 1.3: 0.95 and 0.65; both have two teams.
        assert found.estimate == pytest.approx(-0.8)

    def test_three_teams_or_one_cohort_are_too_few(self) -> None:
        values, first = self.world(-0.5)
        rng = np.random.default_rng(1)
        assert compare_staggered(values[[0, 2, 4, 5]], first[[0, 2, 4, 5]], rng=rng) is not None
        assert compare_staggered(values[[0, 2, 4]], first[[0, 2, 4]], rng=rng) is None
        assert compare_staggered(values[:4], np.full(4, 14), rng=rng) is None

    def test_where_the_weeks_before_cannot_be_compared_nothing_is_told(self) -> None:
        values, first = self.world(-0.5)
        # All six weeks before a cohort's week are needed: 8 to 13 and 14 to 19. One of each is out.
        values[:, 10] = np.nan
        assert compare_staggered(values, first, rng=np.random.default_rng(1)) is not None
        values[:, 16] = np.nan
        assert compare_staggered(values, first, rng=np.random.default_rng(1)) is None

    def test_a_team_that_began_before_anybody_looked_is_left_out(self) -> None:
        values, first = self.world(-0.5)
        for week, n_teams in ((12, 6), (11, 5)):
            first[0] = week
            found = compare_staggered(values, first, rng=np.random.default_rng(1))
            assert found is not None
            assert found.n_teams == n_teams

    def test_four_teams_cannot_tell_chance_from_more(self) -> None:
        values, first = self.world(-0.5)
        chosen = [0, 1, 4, 5]
        found = judge_staggered(
            values[chosen], first[chosen], LEAD_TIME, rng=np.random.default_rng(1)
        )
        # 4! / (2! 2!) = 6 ways: even the rarest has one in six.
        assert found.verdict is EffectVerdict.CANNOT_TELL
        assert found.reason is EffectReason.FEW_PLACEBOS


class TestOneDate:
    def series(self, seed: int, *, step: float, n_before: int = 30, n_after: int = 20) -> Weekly:
        noise = np.random.default_rng(seed).normal(0, 0.1, n_before + n_after)
        return weekly(
            2 + step * (np.arange(n_before + n_after) >= n_before) + noise, n_before=n_before
        )

    def test_a_large_fall_of_lead_time_is_a_gain_and_of_deliveries_a_loss(self) -> None:
        series = self.series(1, step=-0.5)
        assert judge_one_date(series, LEAD_TIME, n_teams=3).verdict is EffectVerdict.GAIN
        assert judge_one_date(series, DELIVERED, n_teams=3).verdict is EffectVerdict.LOSS

    def test_logarithms_are_told_as_shares(self) -> None:
        week = np.arange(50.0)
        found = judge_one_date(
            weekly(np.log(0.8) * (week >= 30), n_before=30), LEAD_TIME, n_teams=3
        )
        assert found.found is not None
        assert found.found.value == pytest.approx(-0.2)

    @pytest.mark.parametrize(("n_before", "n_after", "is_enough"), [
        (12, 12, True),
        (11, 12, False),
        (12, 11, False),
    ])  # fmt: skip
    def test_twelve_weeks_are_needed_on_either_side(
        self, n_before: int, n_after: int, *, is_enough: bool
    ) -> None:
        series = self.series(2, step=-0.8, n_before=n_before, n_after=n_after)
        found = judge_one_date(series, LEAD_TIME, n_teams=3)
        assert (found.reason is not EffectReason.FEW_WEEKS) is is_enough

    @pytest.mark.parametrize(("n_before", "is_enough"), [(20, True), (19, False)])
    def test_nine_placebo_days_are_needed_to_be_sure(
        self, n_before: int, *, is_enough: bool
    ) -> None:
        # Days from the 8th week on with four left: n - 11; 1 / (1 + 9) is a tenth.
        found = judge_one_date(self.series(3, step=-1.5, n_before=n_before), LEAD_TIME, n_teams=3)
        assert (found.reason is not EffectReason.FEW_PLACEBOS) is is_enough

    def test_a_step_that_had_come_before_is_not_credited(self) -> None:
        series = self.series(4, step=0.0)
        series.value[15:] -= 1.0
        series.value[30:] -= 0.6
        found = judge_one_date(series, LEAD_TIME, n_teams=3)
        assert found.verdict not in {EffectVerdict.GAIN, EffectVerdict.LOSS}


class TestDose:
    def teams(self, slope: float) -> tuple[Days, Days]:
        rng = np.random.default_rng(5)
        share = 0.2 + 0.01 * np.arange(30) + rng.normal(0, 0.05, (6, 30))
        return slope * share + rng.normal(0, 0.02, share.shape), share

    def test_the_slope_within_teams_is_found(self) -> None:
        found = dose_within_teams(*self.teams(-1.0))
        assert found is not None
        # For ten points: a tenth of the slope.
        assert found.slope == pytest.approx(-0.1, abs=0.01)
        assert found.low < -0.1 < found.high

    def test_two_series_that_only_rise_show_nothing(self) -> None:
        week = np.arange(30.0)
        rising = np.stack([0.01 * (team + 1) * week for team in range(6)])
        assert dose_within_teams(-rising, rising) is None

    def test_a_common_trend_is_no_slope(self) -> None:
        _outcome, share = self.teams(0.0)
        noise = np.random.default_rng(6).normal(0, 0.1, share.shape)
        found = dose_within_teams(noise - 0.05 * np.arange(30), share)
        assert found is not None
        assert found.low < 0 < found.high

    def test_four_teams_with_twelve_weeks_are_needed(self) -> None:
        outcome, share = self.teams(-1.0)
        assert dose_within_teams(outcome[:4, :12], share[:4, :12]) is not None
        assert dose_within_teams(outcome[:3, :12], share[:3, :12]) is None
        assert dose_within_teams(outcome[:4, :11], share[:4, :11]) is None


class TestPanel:
    ROW: Row = {"created": 1.0, "opened": 2.0, "deployed": 3.0}  # noqa: RUF012 - never changed

    def test_time_is_logged_by_the_week_of_the_start(self) -> None:
        rows = [self.ROW, {**self.ROW, "created": 8.0, "deployed": 12.0, "ai_evident": True}]
        found = panel_of(
            items_of(rows), np.array([0, 1]), period(0, 3), start=Stamp.CREATED, end_of_data=10**15
        )
        assert found.log_days[0, 0] == pytest.approx(np.log(2))
        assert found.log_days[1, 1] == pytest.approx(np.log(4))
        assert np.isnan(found.log_days[0, 1])
        assert found.ai_share[1, 1] == 1
        # The cap is a week: deliveries count once so much time has passed.
        assert np.isnan(found.n_delivered[0, 0])
        assert found.n_delivered[:, 1].tolist() == [0, 1]

    def test_given_up_work_is_left_out(self) -> None:
        rows = [self.ROW, {"created": 1.0, "abandoned": True, "closed": 2.0}]
        found = panel_of(
            items_of(rows), np.array([0, 0]), period(0, 3), start=Stamp.CREATED, end_of_data=10**15
        )
        assert found.n_started[0].tolist() == [1, 0, 0]

    def test_deliveries_are_multiples_of_the_weeks_before(self) -> None:
        counts = np.array([[2.0, 4.0, 6.0], [0.0, 0.0, 3.0]])
        base = np.array([[True, True, False]] * 2)
        assert relative(counts, base)[0].tolist() == [2 / 3, 4 / 3, 2.0]
        assert np.isnan(relative(counts, base)[1]).all()


@pytest.mark.parametrize("outcome", BOTH)
@pytest.mark.parametrize("staggered", [True, False])
class TestWorlds:
    def test_nothing_is_seldom_told_as_something(
        self, outcome: EffectOutcome, *, staggered: bool
    ) -> None:
        share = share_told(WORLDS[0], 0.0, 200, staggered=staggered, outcome=outcome)
        assert share <= 0.10

    def test_a_large_effect_is_found(self, outcome: EffectOutcome, *, staggered: bool) -> None:
        share = share_told(WORLDS[0], 0.45, 200, staggered=staggered, outcome=outcome)
        assert share >= 0.80
