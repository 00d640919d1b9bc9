"""What is open in each stage, its cross-check, and the remark where they do not fit."""

import numpy as np

from flowgap.diagnosis.ageing import ageing_of
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.result.diagnosis import StageQueue
from flowgap.services.constraint.evidence import Stages
from flowgap.services.constraint.stage_checks import stage_queues, unlike_counts
from flowgap.stages import Stage
from flowgap.wording import Wording
from tests.support.seen_flow import seen_flow

PEOPLE = np.empty((0, N_PIPELINE))


def test_without_a_flow_there_is_no_queue() -> None:
    assert stage_queues(Stages(flow=None, present=None, teams=(), people=PEOPLE), {}) == ()


def test_a_steady_flow_without_open_items_has_a_check_and_no_count() -> None:
    flow = seen_flow()
    queues = stage_queues(
        Stages(flow=flow, present=flow, teams=("",), people=PEOPLE), ageing_of(flow)
    )
    assert [queue.stage for queue in queues] == sorted(
        (queue.stage for queue in queues), key=list(Stage).index
    )
    assert {queue.n_open for queue in queues} == {None}
    for queue in queues:
        assert queue.counted is not None
        assert queue.expected is not None
        assert queue.fits is (abs(queue.counted - queue.expected) <= queue.expected / 4)


def test_only_what_does_not_fit_is_remarked() -> None:
    # A quarter of 8 is 2: 10 fits just so, 10.1 does not.
    fits, odd = queue_of(Stage.CI, 10.0, 8.0, fits=True), queue_of(Stage.QA, 10.1, 8.0, fits=False)
    (told,) = unlike_counts([fits, odd], Wording("en"))
    assert told.startswith("QA: 10.1 items are there on average")


def queue_of(stage: Stage, counted: float, expected: float, *, fits: bool) -> StageQueue:
    return StageQueue(
        stage=stage,
        n_open=None,
        old_share=None,
        steady_share=None,
        counted=counted,
        expected=expected,
        fits=fits,
    )
