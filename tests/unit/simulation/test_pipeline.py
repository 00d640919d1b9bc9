from dataclasses import fields
from datetime import UTC, date, datetime

import numpy as np
import pytest

from flowgap.delivery.work_items import ChangeType
from flowgap.simulation.demo.company import RELEASE_DAY_DROPPED, TEAMS, TIMEZONE, midnight
from flowgap.simulation.demo.delivery.pipeline import Journeys, World, travel
from flowgap.simulation.demo.delivery.releases import next_release, release_times
from flowgap.simulation.demo.delivery.truth import stage_days
from flowgap.simulation.demo.delivery.workload import Workload
from flowgap.simulation.work_calendar import DAY, Seconds
from flowgap.stages import PIPELINE_STAGES, Stage

DROPPED = next(place for place, team in enumerate(TEAMS) if team.drops_release_day)
KEPT = next(
    place for place, team in enumerate(TEAMS) if team.release_day and not team.drops_release_day
)
DAILY = next(place for place, team in enumerate(TEAMS) if not team.release_day)


class TestReleaseTimes:
    @pytest.mark.parametrize(
        ("place", "before", "after"),
        [
            (DAILY, {0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}),
            (KEPT, {3}, {3}),
            (DROPPED, {3}, {0, 1, 2, 3, 4}),
        ],
        ids=["daily", "kept", "dropped"],
    )
    def test_a_team_releases_on_its_days(
        self, place: int, before: set[int], after: set[int]
    ) -> None:
        times = release_times(TEAMS[place])
        dropped = midnight(RELEASE_DAY_DROPPED)
        assert weekdays_of(times[times < dropped]) == before
        assert weekdays_of(times[times >= dropped]) == after

    def test_no_team_gives_up_its_day_in_the_other_world(self) -> None:
        assert weekdays_of(release_times(TEAMS[DROPPED], release_day_dropped=False)) == {3}

    def test_it_is_at_four_o_clock_in_summer_and_winter(self) -> None:
        hours = {local(at).hour for at in release_times(TEAMS[DAILY]).tolist()}
        assert hours == {16}

    def test_the_first_day_without_a_release_day_is_the_written_one(self) -> None:
        others = [at for at in release_times(TEAMS[DROPPED]).tolist() if local(at).weekday() != 3]
        assert local(others[0]).date() == RELEASE_DAY_DROPPED == date(2026, 5, 4)


class TestNextRelease:
    def test_what_is_ready_in_time_goes_along_and_what_is_late_waits(self) -> None:
        releases = np.array([100, 200])
        assert next_release(np.array([99, 100, 101]), releases).tolist() == [100, 100, 200]


class TestTravel:
    def test_moments_come_in_their_order(self, way: Journeys) -> None:
        moments = np.stack([getattr(way, field.name) for field in fields(way)], axis=1)
        assert np.all(np.diff(moments, axis=1) >= 0)

    def test_stages_add_up_to_lead_time(self, way: Journeys) -> None:
        lead_time = (way.deployed_at - way.created_at) / DAY
        assert stage_days(way).sum(axis=1) == pytest.approx(lead_time, abs=1e-9)

    def test_an_unreviewed_change_is_not_reviewed(self, load: Workload, way: Journeys) -> None:
        own = load.unreviewed
        assert np.array_equal(way.approved_at[own], way.ready_at[own])
        assert np.all(way.approved_at[~own] > way.ready_at[~own])

    def test_an_abandoned_change_takes_no_time_of_qa(self, load: Workload, way: Journeys) -> None:
        own = load.abandoned
        assert np.array_equal(way.qa_end_at[own], way.ci_end_at[own])
        assert np.all(way.qa_end_at[~own] > way.ci_end_at[~own])

    def test_only_urgent_changes_are_released_off_the_calendar(
        self, load: Workload, way: Journeys
    ) -> None:
        own = load.team == KEPT
        urgent = np.isin(load.kind, (ChangeType.HOTFIX, ChangeType.REVERT))
        assert weekdays_of(way.deployed_at[own & ~urgent]) == {3}
        assert len(weekdays_of(way.deployed_at[own & urgent])) > 1

    def test_nobody_reviews_two_changes_of_a_team_at_once(
        self, load: Workload, way: Journeys
    ) -> None:
        own = np.flatnonzero((load.team == DAILY) & ~load.unreviewed)
        order = own[np.argsort(way.ready_at[own], kind="stable")]
        assert np.all(way.first_review_at[order][1:] >= way.approved_at[order][:-1])

    @pytest.mark.parametrize("stage", PIPELINE_STAGES)
    def test_more_capacity_makes_a_stage_shorter(
        self, load: Workload, way: Journeys, stage: Stage
    ) -> None:
        place = PIPELINE_STAGES.index(stage)
        faster = stage_days(travel(load, World(speed={stage: 1.25})))
        assert faster[:, place].mean() < stage_days(way)[:, place].mean()

    def test_a_world_that_differs_in_nothing_is_the_same(
        self, load: Workload, way: Journeys
    ) -> None:
        again = travel(load, World(speed={Stage.REVIEW: 1.0}))
        assert np.array_equal(again.deployed_at, way.deployed_at)


def local(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone(TIMEZONE)


def weekdays_of(moments: Seconds) -> set[int]:
    return {local(at).weekday() for at in moments.tolist()}
