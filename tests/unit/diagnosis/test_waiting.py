"""What work waits for: a queue makes those wait who find many, a date makes all wait alike."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.flow import Flow
from flowgap.diagnosis.constraint.queue_features import rank_correlation
from flowgap.diagnosis.situation import WaitCause
from flowgap.diagnosis.waiting import (
    Waiting,
    cause_of,
    wait_causes,
    waiting_of,
)
from flowgap.stages import Stage
from tests.support.seen_flow import REVIEW, seen_flow


def waiting(*, share: float = 0.3, follows: float = 0.8, together: float = 0.0) -> Waiting:
    return Waiting(share=share, follows_load=follows, together_share=together)


def delayed(flow: Flow, days: float) -> Flow:
    """Let nobody queue for review, but all wait equally long for it."""
    here = flow.stage == REVIEW
    work = flow.finished - flow.started
    started = np.where(here, flow.queued + days, flow.started)
    return replace(flow, started=started, finished=np.where(here, started + work, flow.finished))


class TestCause:
    @pytest.mark.parametrize(
        ("follows", "together", "cause"),
        [
            (0.55, 0.9, WaitCause.CAPACITY),
            (0.54, 0.25, WaitCause.CALENDAR),
            (0.54, 0.24, None),
            (0.36, 0.24, None),
            (0.35, 0.0, WaitCause.CALENDAR),
            (-0.5, 0.0, WaitCause.CALENDAR),
        ],
    )
    def test_waiting_that_follows_load_is_for_capacity(
        self, follows: float, together: float, cause: WaitCause | None
    ) -> None:
        assert cause_of(waiting(follows=follows, together=together)) is cause

    @pytest.mark.parametrize(("share", "told"), [(0.05, True), (0.049, False)])
    def test_short_waiting_needs_no_cause(self, share: float, *, told: bool) -> None:
        assert (cause_of(waiting(share=share)) is not None) is told


class TestFlow:
    def test_a_queue_waits_for_capacity(self) -> None:
        assert wait_causes(seen_flow(review_days=1.8))[Stage.REVIEW] is WaitCause.CAPACITY

    def test_an_equal_delay_for_all_is_a_calendar(self) -> None:
        flow = delayed(seen_flow(review_days=0.1), days=3.0)
        assert wait_causes(flow)[Stage.REVIEW] is WaitCause.CALENDAR

    @pytest.mark.parametrize(("n", "told"), [(30, True), (29, False)])
    def test_thirty_visits_are_needed(self, n: int, *, told: bool) -> None:
        assert (Stage.REVIEW in waiting_of(seen_flow(n=n))) is told

    def test_a_stage_that_tells_no_waiting_has_no_cause(self) -> None:
        assert Stage.REVIEW not in waiting_of(replace(seen_flow(), waits=np.zeros(8, dtype=bool)))


class TestRankCorrelation:
    def test_ties_share_their_mean_rank(self) -> None:
        # Ranks 1.5, 1.5, 3 against 1, 2, 3: covariance .5, spreads sqrt(.5) and sqrt(2/3).
        found = rank_correlation(np.array([0.0, 0.0, 5.0]), np.array([1, 2, 3]))
        assert found == pytest.approx(0.5 / np.sqrt(0.5 * 2 / 3))

    def test_what_never_varies_follows_nothing(self) -> None:
        assert rank_correlation(np.ones(4), np.arange(4)) == 0
