import numpy as np
import pytest

from flowgap.delivery.work_items import ChangeType
from flowgap.simulation.demo.company import AI_ROLLOUT, TEAMS, Team, midnight
from flowgap.simulation.demo.delivery.parameters import (
    BUILD_FACTOR,
    KIND_SHARES,
    PILOT_AI_SHARE,
    SIZE_FACTOR,
    STAGE_WORK,
    Assist,
    Flags,
    Numbers,
    ai_share,
    changes_per_week,
)
from flowgap.simulation.demo.delivery.stations import QUEUING_STAGES, minutes_per_day
from flowgap.simulation.demo.delivery.workload import Workload, column, draw_workload
from flowgap.simulation.work_calendar import DAY, HOUR, MINUTE
from flowgap.stages import Stage

WEEK = 7 * DAY
TEAM = Team(name="Any", unit="Any", people=10, ai_ceiling=0.8, ai_lag_weeks=3.0)


class TestAiShare:
    def test_it_is_that_of_the_pilot_until_the_rollout(self) -> None:
        rollout = midnight(AI_ROLLOUT)
        at = np.array([rollout - 30 * WEEK, rollout - 1])
        assert ai_share(TEAM, at).tolist() == [PILOT_AI_SHARE, PILOT_AI_SHARE]

    def test_half_of_the_ceiling_is_reached_after_the_lag(self) -> None:
        # Logistic: 0.8 / (1 + exp(3 - 3)) = 0.4.
        assert ai_share(TEAM, np.array([midnight(AI_ROLLOUT) + 3 * WEEK])) == pytest.approx(0.4)

    def test_it_never_falls_and_ends_at_the_ceiling(self) -> None:
        share = ai_share(TEAM, midnight(AI_ROLLOUT) + WEEK * np.arange(-2, 40))
        assert np.all(np.diff(share) >= 0)
        assert share[-1] == pytest.approx(0.8)


class TestMinutesPerDay:
    @pytest.mark.parametrize("team", TEAMS, ids=lambda team: team.slug)
    def test_they_carry_the_load_that_the_team_is_written_with(self, team: Team) -> None:
        # Work that comes in per week / time that is kept for it; minutes are whole.
        for stage, load in zip(QUEUING_STAGES, (team.review_load, team.qa_load), strict=True):
            needed = 60 * changes_per_week(team) * STAGE_WORK[stage].hours
            assert needed / (5 * minutes_per_day(team, stage)) == pytest.approx(load, rel=0.03)

    def test_a_station_closes_before_it_opens_again(self) -> None:
        longest = max(minutes_per_day(team, stage) for team in TEAMS for stage in QUEUING_STAGES)
        assert longest < 24 * 60


class TestDrawWorkload:
    def test_changes_come_in_the_order_in_which_they_were_taken_up(self, load: Workload) -> None:
        assert np.all(np.diff(load.created_at) >= 0)

    def test_teams_take_up_what_their_size_asks_for_before_the_rollout(self) -> None:
        # 30 seeds of 43 weeks (2 June 2025 to 30 March 2026).
        loads = [draw_workload(np.random.default_rng(seed)) for seed in range(30)]
        early = np.concatenate([one.team[one.created_at < midnight(AI_ROLLOUT)] for one in loads])
        weekly = np.bincount(early, minlength=len(TEAMS)) / 30 / 43
        expected = [changes_per_week(team) for team in TEAMS]
        assert weekly == pytest.approx(expected, rel=0.05)

    def test_kinds_have_their_shares(self, load: Workload) -> None:
        shares = np.bincount(load.kind) / len(load)
        assert len(shares) == len(KIND_SHARES) < len(ChangeType) + 1
        assert shares == pytest.approx(KIND_SHARES, abs=0.03)

    def test_the_mean_work_of_a_stage_is_the_written_one(self, load: Workload) -> None:
        # Clarify hangs on nothing but the kind: features take the whole time.
        features = (load.kind == ChangeType.FEATURE)[:, np.newaxis]
        hours = load.work / HOUR
        clarify = hours[features[:, 0], column(Stage.CLARIFY)].mean()
        assert clarify == pytest.approx(STAGE_WORK[Stage.CLARIFY].hours, rel=0.05)
        security = hours[:, column(Stage.SECURITY)].mean()
        assert security == pytest.approx(STAGE_WORK[Stage.SECURITY].hours, rel=0.05)

    def test_ai_makes_changes_larger_and_building_shorter(self, load: Workload) -> None:
        # Medians of features, against those without AI; building grows with lines ** 0.35.
        own = load.kind == ChangeType.FEATURE
        plain, assisted = (
            own & (load.assist == assist) for assist in (Assist.NONE, Assist.ASSISTED)
        )
        lines = _ratio(load.lines.astype(np.float64), assisted, plain)
        build = _ratio(load.work[:, column(Stage.BUILD)].astype(np.float64), assisted, plain)
        growth = SIZE_FACTOR[Assist.ASSISTED]
        assert lines == pytest.approx(growth, rel=0.15)
        assert build == pytest.approx(BUILD_FACTOR[Assist.ASSISTED] * growth**0.35, rel=0.15)

    def test_no_stage_takes_less_than_a_minute_and_no_change_is_empty(self, load: Workload) -> None:
        assert load.work.min() >= MINUTE
        assert load.lines.min() >= 1

    def test_it_can_be_cut_to_some_rows(self, load: Workload) -> None:
        cut = load.take(np.array([2, 5]))
        assert len(cut) == 2
        assert cut.created_at.tolist() == load.created_at[[2, 5]].tolist()


def _ratio(values: Numbers, top: Flags, bottom: Flags) -> float:
    return float(np.median(values[top]) / np.median(values[bottom]))
