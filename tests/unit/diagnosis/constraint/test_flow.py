import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.diagnosis.constraint.flow import Flow, of_team
from flowgap.diagnosis.constraint.occupancy import occupancy
from flowgap.diagnosis.constraint.replay import days_saved, replayed_days, trace_of
from tests.support.review_flow import REVIEW, passed

QA = 4


class TestOccupancy:
    def test_servers_are_as_many_as_were_ever_at_work_at_once(self) -> None:
        flow = passed([0, 0, 0, 0], [2, 2, 2, 2], servers=2)
        assert occupancy(flow).servers[0, REVIEW] == 2

    def test_waiting_for_a_server_is_never_needless(self) -> None:
        flow = passed([0, 0, 0], [2, 2, 2], servers=1)
        assert occupancy(flow).needless.tolist() == [0, 0, 0]

    def test_waiting_beside_a_free_server_is_needless(self) -> None:
        # The second comes on day 1 and starts on day 4, though nobody is at work from day 2 on.
        flow = passed([0, 1], [2, 2], servers=1, delay=[0, 3])
        assert occupancy(flow).needless.tolist() == [0, 2]

    def test_a_visit_finds_the_servers_that_are_at_work(self) -> None:
        flow = passed([0, 0, 1, 9], [2, 4, 1, 1], servers=2)
        assert occupancy(flow).found[2:].tolist() == [1, 0]


class TestReplay:
    @given(
        st.lists(st.tuples(st.floats(0, 3), st.floats(0.1, 5)), min_size=2, max_size=40),
        st.integers(1, 3),
    )
    def test_a_queue_does_again_what_it_did(
        self, drawn: list[tuple[float, float]], servers: int
    ) -> None:
        gaps, work = zip(*drawn, strict=True)
        flow = passed(np.cumsum(gaps).tolist(), list(work), servers=servers)
        seen = occupancy(flow)
        again = replayed_days(trace_of(flow, seen, absences=False))
        # Where all servers were at work only for a moment, that moment is taken for an error.
        if seen.servers[0, REVIEW] == min(servers, _most_at_once(flow)):
            assert again == pytest.approx(flow.end - flow.start, abs=1e-6)

    def test_a_quarter_more_shortens_work_and_waiting_for_it(self) -> None:
        # Three items at once, 5 days each: 5, 10, 15 become 4, 8, 12.
        flow = passed([0, 0, 0], [5, 5, 5], servers=1)
        trace = trace_of(flow, occupancy(flow), absences=False)
        before = replayed_days(trace)
        saved = days_saved(trace, stage=REVIEW, factor=1.25, before=before)
        assert saved == pytest.approx([1, 2, 3])

    def test_more_capacity_elsewhere_saves_nothing(self) -> None:
        flow = passed([0, 0, 0], [5, 5, 5], servers=1)
        trace = trace_of(flow, occupancy(flow), absences=True)
        before = replayed_days(trace)
        assert days_saved(trace, stage=QA, factor=1.25, before=before).tolist() == [0, 0, 0]


def _most_at_once(flow: Flow) -> int:
    return max(
        int(np.sum((flow.started <= moment) & (flow.finished > moment))) for moment in flow.started
    )


class TestTeams:
    def test_the_flow_of_a_team_holds_its_items_alone(self) -> None:
        flow = passed([0, 1, 2], [1, 1, 1], servers=1)
        object.__setattr__(flow, "team", np.array([0, 1, 0]))
        own = of_team(flow, 0)
        assert own.n_items == own.n_counted == 2
        assert own.start.tolist() == [0, 2]
        assert own.item.tolist() == [0, 1]
        assert own.lead_time_days == 1
