"""Other work: what servers may have done while items waited beside them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.constraint.occupancy import occupancy
from flowgap.diagnosis.constraint.other_work import OtherWork, other_work
from flowgap.diagnosis.constraint.replay import (
    Trace,
    days_saved,
    replayed_days,
    trace_of,
    with_other_work,
)
from flowgap.diagnosis.constraint.sharing import seen_in
from tests.support.review_flow import REVIEW, passed
from tests.support.seen_flow import BUILD, seen_flow


def found(flow: Flow) -> OtherWork:
    return other_work(flow, occupancy(flow))


def with_found(flow: Flow) -> Trace:
    seen = occupancy(flow)
    return with_other_work(trace_of(flow, seen, absences=True), flow, seen)


class TestFound:
    def test_who_is_free_while_an_item_waits_has_other_work(self) -> None:
        # The second comes on day 1 and starts on day 4, though nobody is at work from day 2 on.
        told = found(passed([0, 1], [2, 2], servers=1, delay=[0, 3]))
        assert told.station.tolist() == [REVIEW]
        assert told.since == pytest.approx([1], abs=1e-5)
        assert told.days == pytest.approx([2])
        assert told.explains.tolist() == [True, True]

    def test_each_who_is_free_has_some(self) -> None:
        # Two work at once on day 0; on day 5 both are free, and the third waits for a day.
        told = found(passed([0, 0, 5], [2, 2, 2], servers=2, delay=[0, 0, 1]))
        assert told.since == pytest.approx([5, 5], abs=1e-5)
        assert told.days == pytest.approx([1, 1])

    def test_items_that_wait_together_wait_for_the_same_work(self) -> None:
        # Both wait from day 4 on; the first starts on day 6 and the second after it.
        told = found(passed([0, 4, 4], [1, 1, 1], servers=1, delay=[0, 2, 2]))
        assert told.days == pytest.approx([2])

    @pytest.mark.parametrize(("servers", "some"), [(8, True), (9, False)])
    def test_more_than_eight_do_not_all_have_other_work_at_once(
        self, servers: int, *, some: bool
    ) -> None:
        arrival, work = [0.0] * servers + [5.0], [2.0] * (servers + 1)
        told = found(passed(arrival, work, servers=servers, delay=[0.0] * servers + [1.0]))
        assert bool(len(told.days)) is some
        assert bool(told.explains.any()) is some

    def test_where_waiting_is_not_told_from_work_nobody_is_seen_free(self) -> None:
        flow = passed([0, 1], [2, 2], servers=1, delay=[0, 3])
        told = found(replace(flow, waits=np.zeros(8, dtype=np.bool_)))
        assert not len(told.days)

    @given(
        st.lists(st.tuples(st.floats(0, 3), st.floats(0.1, 5)), min_size=2, max_size=40),
        st.integers(1, 3),
    )
    def test_a_queue_for_people_leaves_nothing_to_explain(
        self, drawn: list[tuple[float, float]], servers: int
    ) -> None:
        gaps, work = zip(*drawn, strict=True)
        flow = passed(np.cumsum(gaps).tolist(), list(work), servers=servers)
        seen = occupancy(flow)
        told = other_work(flow, replace(seen, servers=np.minimum(seen.servers, servers)))
        assert told.days.sum() == pytest.approx(seen.needless.sum(), abs=1e-6)

    def test_people_of_all_teams_have_it_once(self) -> None:
        flow = seen_flow(teams=4, own_people=False)
        seen = seen_in(flow)
        assert seen.across[BUILD]
        told = other_work(flow, seen)
        assert (told.station[told.station % 8 == BUILD] == BUILD).all()


class TestReplayed:
    def test_it_takes_as_long_as_it_took(self) -> None:
        flow = passed([0, 1, 1.5], [2, 2, 1], servers=1, delay=[0, 3, 3])
        n = flow.n_items
        assert replayed_days(with_found(flow))[:n] == pytest.approx(flow.end - flow.start, abs=1e-5)

    def test_faster_work_lets_other_work_begin_earlier(self) -> None:
        # Days of work 2 become 1.6: the first ends on 1.6, the other work of two days on 3.6,
        # and the second on 5.2 in place of 6.
        trace = with_found(passed([0, 1], [2, 2], servers=1, delay=[0, 3]))
        saved = days_saved(trace, stage=REVIEW, factor=1.25, before=replayed_days(trace))
        assert saved[:2] == pytest.approx([0.4, 0.8], abs=1e-5)
