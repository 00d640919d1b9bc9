from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.occupancy import occupancy, serving_people
from flowgap.diagnosis.constraint.replay import days_saved, replayed_days, trace_of
from flowgap.diagnosis.constraint.sharing import Explained, across_teams, seen_in, sharing
from flowgap.diagnosis.constraint.team_replays import TeamReplays
from tests.support.seen_flow import BUILD, INTEGRATE, REVIEW, seen_flow


def test_stages_that_wait_for_each_other_share_people() -> None:
    flow = seen_flow(station_of_review=0)
    told = sharing(flow, occupancy(flow))
    assert told.pair == (BUILD, REVIEW)
    assert told.pool.convinces


def test_stages_with_people_of_their_own_share_nothing() -> None:
    flow = seen_flow(station_of_review=1)
    told = sharing(flow, occupancy(flow))
    assert not told.pool.convinces
    assert not told.limit.convinces


def test_a_limit_of_work_in_progress_is_found_with_its_size() -> None:
    flow = seen_flow(station_of_review=1, limit=2)
    told = sharing(flow, occupancy(flow))
    assert told.limit.convinces
    assert told.limits.tolist() == [2]


@pytest.mark.parametrize(("station", "limit"), [(0, 0), (1, 2), (1, 0)])
def test_a_replay_with_what_is_shared_takes_as_long_as_it_took(station: int, limit: int) -> None:
    flow = seen_flow(station_of_review=station, limit=limit)
    seen = occupancy(flow)
    trace = trace_of(flow, seen, absences=True, shared=sharing(flow, seen))
    assert replayed_days(trace).mean() == pytest.approx(flow.lead_time_days, rel=0.02)


class TestAcrossTeams:
    def test_stages_that_wait_for_other_teams_have_the_same_people(self) -> None:
        flow = seen_flow(teams=4, own_people=False)
        found = across_teams(flow, occupancy(flow))
        assert np.flatnonzero(found).tolist() == [BUILD, REVIEW]

    def test_teams_with_people_of_their_own_share_nobody(self) -> None:
        flow = seen_flow(teams=4, own_people=True)
        assert not across_teams(flow, occupancy(flow)).any()

    def test_one_team_shares_with_nobody(self) -> None:
        flow = seen_flow(teams=1, own_people=False)
        assert not across_teams(flow, occupancy(flow)).any()

    def test_two_people_of_all_teams_are_two_and_not_two_a_team(self) -> None:
        flow = seen_flow(teams=4, own_people=False)
        by_team, seen = occupancy(flow), seen_in(flow)
        assert by_team.people[BUILD] > 4
        assert seen.people[BUILD] == 2
        # One item a day, a day of work each, two people: half of the time.
        load = seen.mean_in_work[:, BUILD] / seen.servers[:, BUILD]
        assert load == pytest.approx(np.full(4, 0.5), abs=0.05)
        assert seen.needless[flow.stage == BUILD].sum() == pytest.approx(0, abs=1e-9)

    def test_a_replay_of_the_same_people_takes_as_long_as_it_took(self) -> None:
        flow = seen_flow(teams=4, own_people=False)
        trace = trace_of(flow, seen_in(flow), absences=False)
        assert replayed_days(trace).mean() == pytest.approx(flow.lead_time_days, rel=0.02)
        assert TeamReplays().days(trace) == pytest.approx(replayed_days(trace))

    def test_more_of_the_same_people_help_all_teams(self) -> None:
        flow = seen_flow(teams=4, own_people=False)
        saved = []
        for seen in (occupancy(flow), seen_in(flow)):
            trace = trace_of(flow, seen, absences=False)
            before = replayed_days(trace)
            saved.append(days_saved(trace, stage=BUILD, factor=1.25, before=before).mean())
        by_team, shared = saved
        # A day of work takes 0.8: seen by team that is all; waiting gets shorter, too.
        assert by_team == pytest.approx(0.2, abs=0.03)
        assert shared > by_team + 0.1

    def test_two_stages_are_one_only_if_both_or_neither_serve_all_teams(self) -> None:
        flow = seen_flow(teams=4, own_people=False)
        told = sharing(flow, seen_in(flow))
        pool = Explained(share=1.0, of_lead_time=0.1)
        for other, alike in ((REVIEW, True), (INTEGRATE, False)):
            paired = replace(told, pair=(BUILD, other), pool=pool)
            trace = trace_of(flow, seen_in(flow), absences=False, shared=paired)
            station = trace.visits.station[flow.stage == other]
            assert bool(np.all(station % 9 == BUILD)) is alike


class TestServingPeople:
    PEOPLE = np.array([[2.0, 1.0], [3.0, np.nan]])

    def test_people_of_all_teams_serve_each(self) -> None:
        serving = serving_people(self.PEOPLE[:, :1], np.array([True]))
        assert serving.tolist() == [[5.0], [5.0]]

    def test_people_of_some_teams_are_not_known_to_be_all(self) -> None:
        assert np.isnan(serving_people(self.PEOPLE[:, 1:], np.array([True]))).all()

    def test_people_of_one_team_serve_that_team(self) -> None:
        serving = serving_people(self.PEOPLE, np.zeros(2, dtype=np.bool_))
        assert np.array_equal(serving, self.PEOPLE, equal_nan=True)
