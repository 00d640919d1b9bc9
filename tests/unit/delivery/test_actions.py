"""Whether an action worked."""

import numpy as np
import pytest
from scipy.stats import t

from benchmarks.actions import WORLDS, share_worked
from flowgap.delivery.actions.differences import LEAST_OTHERS, difference_of
from flowgap.delivery.actions.interrupted import placebo_share, step_of
from flowgap.delivery.actions.judging import Method, Outcome, OutcomeReason, judge_action
from flowgap.delivery.actions.series import Weekly, cap_of, stage_times, weekly
from flowgap.delivery.timeline.pieces import N_STAGES
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.unfinished.cohort import Cohort, Sight, started_items
from flowgap.delivery.work_items import DAY, Days, Stamp
from flowgap.stages import Stage
from tests.support.delivery_arrays import Row, events_of, items_of, periods


def series(values: Days, *, n_before: int, n: float = 8.0) -> Weekly:
    week = np.arange(len(values), dtype=np.float64)
    return Weekly(week=week, value=values, n=np.full(len(values), n), n_before=n_before)


def noisy(seed: int, *, step: float = 0.0, trend: float = 0.0, n_before: int = 30) -> Weekly:
    week = np.arange(n_before + 13)
    noise = np.random.default_rng(seed).normal(0, 1, len(week))
    return series(12 + trend * week + step * (week >= n_before) + noise, n_before=n_before)


class TestStep:
    def test_a_step_beside_a_trend_is_found_exactly_where_nothing_else_moves(self) -> None:
        week = np.arange(20.0)
        found = step_of(series(10 - 0.1 * week - 2 * (week >= 13), n_before=13))
        assert found is not None
        assert found.days == pytest.approx(-2)
        assert found.error == pytest.approx(0, abs=1e-9)

    def test_without_neighbours_the_error_is_that_of_white(self) -> None:
        # Bartlett's weights reach floor(4 (20 / 100)^(2/9)) + 1 = 3 weeks; computed here week by
        # week from the definition, with m / (m - 3).
        one = noisy(1, n_before=13)
        one = series(one.value[:20], n_before=13)
        found = step_of(one)
        design = np.stack([np.ones(20), np.arange(20) - 9.5, np.arange(20) >= 13], axis=1)
        bread = np.linalg.inv(design.T @ design)
        residual = one.value - design @ bread @ design.T @ one.value
        meat = np.zeros((3, 3))
        for i in range(20):
            for j in range(20):
                weight = max(0.0, 1 - abs(i - j) / 4)
                meat += weight * residual[i] * residual[j] * np.outer(design[i], design[j])
        variance = (bread @ meat @ bread)[2, 2] * 20 / 17
        assert found is not None
        assert found.error == pytest.approx(np.sqrt(variance))
        assert found.high - found.days == pytest.approx(t.ppf(0.95, 17) * np.sqrt(variance))

    @pytest.mark.parametrize(("n_before", "n_after", "is_enough"), [
        (12, 6, True),
        (11, 6, False),
        (12, 5, False),
    ])  # fmt: skip
    def test_twelve_weeks_before_and_six_after_are_needed(
        self, n_before: int, n_after: int, *, is_enough: bool
    ) -> None:
        one = series(np.arange(float(n_before + n_after)) ** 0.5, n_before=n_before)
        assert (step_of(one) is not None) is is_enough

    def test_weeks_weigh_as_many_items_as_they_hold(self) -> None:
        values = np.r_[np.full(13, 10.0), np.full(7, 8.0)]
        values[15] = 30.0
        n = np.full(20, 50.0)
        n[15] = 1.0
        one = Weekly(week=np.arange(20.0), value=values, n=n, n_before=13)
        light, heavy = step_of(one), step_of(series(values, n_before=13))
        assert light is not None
        assert heavy is not None
        assert light.days < -1 < 0 < heavy.days


class TestPlacebos:
    def test_a_large_step_has_no_equal_among_days_at_which_nothing_was_done(self) -> None:
        one = noisy(2, step=-6)
        step = step_of(one)
        assert step is not None
        # 30 weeks allow days from the 8th to the 26th: 19 of them, and the step itself.
        assert placebo_share(one, step) == pytest.approx(1 / 20)

    @pytest.mark.parametrize(("n_before", "is_enough"), [(17, True), (16, False)])
    def test_six_such_days_are_needed(self, n_before: int, *, is_enough: bool) -> None:
        # From the 8th week on, with four left: n - 11 days.
        one = noisy(3, n_before=n_before)
        step = step_of(one)
        assert step is not None
        assert (placebo_share(one, step) is not None) is is_enough


class TestDifference:
    def test_what_moved_all_teams_is_taken_off(self) -> None:
        own = noisy(10, step=-7)
        others = [noisy(seed, step=-3) for seed in range(20, 29)]
        found = difference_of(own, others)
        assert found is not None
        steps = [one.days for one in map(step_of, others) if one is not None]
        own_step = step_of(own)
        assert own_step is not None
        assert found.days == pytest.approx(own_step.days - np.mean(steps))
        # The spread of nine steps, and of the mean of nine.
        assert found.error == pytest.approx(np.std(steps, ddof=1) * np.sqrt(1 + 1 / 9))
        assert found.freedom == 8

    def test_fewer_teams_tell_nothing_of_chance(self) -> None:
        others = [noisy(seed) for seed in range(LEAST_OTHERS)]
        assert difference_of(noisy(9), others) is not None
        assert difference_of(noisy(9), others[1:]) is None


class TestVerdict:
    def test_a_large_fall_worked(self) -> None:
        found = judge_action(noisy(5, step=-6), ())
        assert (found.outcome, found.method) == (Outcome.WORKED, Method.INTERRUPTED)

    @pytest.mark.parametrize("n_others", [0, 9])
    def test_a_large_rise_made_things_worse_and_has_its_interval(self, n_others: int) -> None:
        others = [noisy(seed) for seed in range(50, 50 + n_others)]
        found = judge_action(noisy(5, step=6), others)
        assert (found.outcome, found.reason) == (Outcome.WORSE, OutcomeReason.LONGER)
        assert found.step is not None
        assert 0 < found.step.low < found.step.days < found.step.high

    def test_a_rise_that_chance_explains_is_no_evidence(self) -> None:
        found = judge_action(noisy(5, step=0.3), ())
        assert (found.outcome, found.reason) == (Outcome.NO_EVIDENCE, OutcomeReason.CHANCE)

    def test_a_rise_as_large_as_at_days_at_which_nothing_was_done_is_no_evidence(self) -> None:
        # Up and down by 6 days in turns of four weeks.
        week = np.arange(43)
        waves = 12 + 6 * ((week // 4) % 2) + np.random.default_rng(8).normal(0, 0.3, 43)
        found = judge_action(series(waves, n_before=28), ())
        assert found.outcome is Outcome.NO_EVIDENCE

    def test_what_only_followed_a_good_month_is_named(self) -> None:
        values = noisy(7).value.copy()
        values[26:30] -= 6
        found = judge_action(series(values, n_before=30), [noisy(seed) for seed in range(40, 49)])
        assert found.outcome is Outcome.CANNOT_TELL
        assert found.reason is OutcomeReason.AFTER_GOOD_SPELL

    def test_a_trend_that_goes_on_is_no_effect(self) -> None:
        found = judge_action(noisy(6, trend=-0.2), ())
        assert found.outcome is Outcome.NO_EVIDENCE

    def test_a_short_history_cannot_tell(self) -> None:
        found = judge_action(noisy(5, step=-6, n_before=11), ())
        assert found.outcome is Outcome.CANNOT_TELL
        assert found.reason is OutcomeReason.TOO_FEW_WEEKS

    def test_what_only_followed_a_bad_month_is_named(self) -> None:
        values = noisy(7).value.copy()
        values[26:30] += 6
        found = judge_action(series(values, n_before=30), [noisy(seed) for seed in range(40, 49)])
        assert found.outcome is Outcome.CANNOT_TELL
        assert found.reason is OutcomeReason.REGRESSION

    def test_what_worked_without_the_bad_month_too_worked(self) -> None:
        values = noisy(7, step=-8).value.copy()
        values[26:30] += 6
        found = judge_action(series(values, n_before=30), ())
        assert found.outcome is Outcome.WORKED
        assert found.reason is OutcomeReason.REGRESSION

    def test_against_teams_that_fell_as_much_there_is_no_evidence(self) -> None:
        others = [noisy(seed, step=-6) for seed in range(50, 59)]
        found = judge_action(noisy(5, step=-6), others)
        assert (found.outcome, found.method) == (Outcome.NO_EVIDENCE, Method.DIFFERENCES)

    @pytest.mark.parametrize("others", [0, 9])
    def test_nothing_is_seldom_said_to_have_worked(self, others: int) -> None:
        # 5 % of 60 are 3; more than 8 would be rarer than one in a hundred.
        assert share_worked(WORLDS[0], 0.0, 60, others=others) <= 8 / 60


class TestSeries:
    def cohort(self, rows: list[Row], *, end: float) -> Cohort:
        sight = Sight(
            start=Stamp.CREATED,
            end_of_data=round(end * DAY),
            measured=np.ones(N_STAGES, dtype=bool),
        )
        return started_items(items_of(rows), events_of(), periods(2), sight)

    ROW: Row = {"created": 1.0, "first_commit": 3.0, "opened": 8.0, "merged": 9.0, "deployed": 9.0}  # noqa: RUF012 - never changed

    def test_time_counts_up_to_the_cap(self) -> None:
        found = self.cohort([self.ROW], end=60)
        # Build lasts from age 2 to 7.
        build = code(Stage.BUILD)
        assert stage_times(found, stage=build, cap=10 * DAY).tolist() == [5 * DAY]
        assert stage_times(found, stage=build, cap=4 * DAY).tolist() == [2 * DAY]
        assert stage_times(found, stage=None, cap=6 * DAY).tolist() == [6 * DAY]

    def test_most_items_end_within_the_cap(self) -> None:
        rows = [{"created": 1.0, "deployed": 1.0 + days} for days in range(8, 18)]
        # Nine of ten take up to 16.1 days, interpolated between the ninth and the tenth.
        assert cap_of(self.cohort(rows, end=60)) / DAY == pytest.approx(16.1)

    def test_a_week_whose_items_had_no_time_to_end_is_left_out(self) -> None:
        rows = [{**self.ROW, "created": day, "first_commit": day} for day in (1.0, 8.0)]
        cap = 7 * DAY
        everybody = np.ones(2, dtype=bool)
        # The second week ends on day 14: its items are followed for a week on day 21.
        for end, n_weeks in ((21, 2), (20.9, 1)):
            found = self.cohort(rows, end=end)
            times = stage_times(found, stage=None, cap=cap)
            assert len(weekly(times, found, periods(2), cap=cap, members=everybody).week) == n_weeks
