import numpy as np
import pytest

from flowgap.delivery.timeline.spans import Claim, Spans
from flowgap.delivery.timeline.visits import visit_spans, visited
from flowgap.delivery.work_items import DAY, EventKind
from flowgap.stages import Stage
from tests.support.delivery_arrays import events_of

Q, S, F = EventKind.QUEUED, EventKind.STARTED, EventKind.FINISHED
HORIZON = np.array([20 * DAY, 20 * DAY])


def visits(*kinds: tuple[float, EventKind]) -> list[tuple[float, float, str]]:
    """Return the visits of one item to QA as (start, end, wait|work|again ...)."""
    return described(
        visit_spans(events_of(*((0, day, Stage.QA, kind) for day, kind in kinds)), horizon=HORIZON)
    )


def described(spans: Spans) -> list[tuple[float, float, str]]:
    return [
        (
            start / DAY,
            end / DAY,
            ("work" if claim == Claim.STARTED else "wait") + (" again" if repeated else ""),
        )
        for start, end, claim, repeated in zip(
            spans.start, spans.end, spans.claim, spans.repeated, strict=True
        )
    ]


class TestVisits:
    def test_a_stage_waits_from_queued_and_works_from_started(self) -> None:
        assert visits((1, Q), (3, S), (6, F)) == [(1, 3, "wait"), (3, 6, "work")]

    def test_a_later_visit_is_repeated(self) -> None:
        found = visits((1, Q), (2, S), (3, F), (5, Q), (6, S), (8, F))
        assert found[2:] == [(5, 6, "wait again"), (6, 8, "work again")]

    def test_a_visit_sent_back_to_the_queue_is_repeated(self) -> None:
        assert visits((1, S), (2, Q), (3, S), (4, F)) == [
            (1, 2, "work"),
            (2, 3, "wait again"),
            (3, 4, "work again"),
        ]

    def test_ends_alone_are_no_visit_and_leave_the_stage_to_its_stamps(self) -> None:
        assert visits((1, F), (2, F)) == []
        ends = events_of((0, 1, Stage.QA, F), (0, 2, Stage.QA, F))
        assert not visited(ends, n_items=1).any()

    def test_a_wait_may_end_without_work(self) -> None:
        assert visits((1, Q), (2, F)) == [(1, 2, "wait")]

    def test_leaving_what_was_not_entered_is_no_visit(self) -> None:
        assert visits((1, F)) == []

    def test_a_visit_left_open_ends_at_the_next_event_of_the_item(self) -> None:
        events = events_of((0, 1, Stage.BUILD, S), (0, 4, Stage.REVIEW, Q), (1, 2, Stage.QA, S))
        found = visit_spans(events, horizon=HORIZON)
        assert described(found) == [(1, 4, "work"), (4, 20, "wait"), (2, 20, "work")]

    def test_two_stages_opened_at_one_instant_do_not_end_each_other(self) -> None:
        events = events_of((0, 1, Stage.QA, S), (0, 1, Stage.SECURITY, S), (0, 3, Stage.QA, F))
        found = visit_spans(events, horizon=HORIZON)
        assert described(found) == [(1, 3, "work"), (1, 3, "work")]

    def test_no_events_no_visits(self) -> None:
        assert described(visit_spans(events_of(), horizon=HORIZON)) == []


class TestOneInstant:
    @pytest.mark.parametrize(
        ("kinds", "expected"),
        [
            # Queued and started: no wait.
            (((1, Q), (1, S), (3, F)), [(1, 3, "work")]),
            # Started and finished: no work.
            (((1, Q), (3, S), (3, F)), [(1, 3, "wait")]),
            # Passed through in no time.
            (((1, Q), (1, F)), [(1, 1, "wait")]),
            # Finished and queued again: rework without a pause.
            (((1, S), (3, F), (3, Q), (5, F)), [(1, 3, "work"), (3, 5, "wait again")]),
            # Finished and started again.
            (((1, S), (3, F), (3, S), (5, F)), [(1, 3, "work"), (3, 5, "work again")]),
        ],
    )
    def test_events_at_one_instant(
        self, kinds: tuple[tuple[float, EventKind], ...], expected: list[tuple[float, float, str]]
    ) -> None:
        lasting = [span for span in visits(*kinds) if span[0] < span[1]]
        assert lasting == [span for span in expected if span[0] < span[1]]

    def test_rework_without_a_pause_may_repeat(self) -> None:
        # The state at 3 decides what happens at 5.
        found = visits((1, S), (3, F), (3, S), (5, F), (5, Q), (6, F))
        assert found == [(1, 3, "work"), (3, 5, "work again"), (5, 6, "wait again")]

    def test_the_order_of_rows_does_not_matter(self) -> None:
        rows = [(0, day, Stage.QA, kind) for day, kind in ((1, S), (3, F), (3, Q), (4, S), (5, F))]
        straight = visit_spans(events_of(*rows), horizon=HORIZON)
        turned = visit_spans(events_of(*reversed(rows)), horizon=HORIZON)
        assert described(straight) == described(turned)
