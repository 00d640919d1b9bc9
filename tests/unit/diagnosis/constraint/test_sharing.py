import pytest

from flowgap.diagnosis.constraint.occupancy import occupancy
from flowgap.diagnosis.constraint.replay import replayed_days, trace_of
from flowgap.diagnosis.constraint.sharing import sharing
from tests.support.seen_flow import BUILD, REVIEW, seen_flow


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
