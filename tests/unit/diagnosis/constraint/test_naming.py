"""From which probabilities on a stage is named, with delivery data and by opinions alone."""

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.model import (
    NOWHERE,
    Judgement,
    Thresholds,
    by_opinions_alone,
    hidden_queue,
    may_name,
)
from flowgap.services.constraint.model import shipped_model

MODEL = shipped_model().model._replace(
    thresholds=Thresholds(right=np.array([0.5, 0.7]), none_up_to=np.array([0.2, 0.1]))
)
MEASURED, ASKED = 4.0, np.nan


def named(stages_measured: float, *, p_right: float, p_none: float) -> bool:
    rows = np.full((1, 8, len(NAMES)), np.nan)
    rows[:, :, NAMES.index("stages_measured")] = stages_measured
    told = Judgement(
        posterior=np.full((1, 8), 1 / 8),
        gain_share=np.zeros((1, 3, 8)),
        p_none=np.array([p_none]),
        p_shared=np.zeros(1),
        p_right=np.array([p_right]),
        strangeness=np.zeros(1),
    )
    return bool(may_name(MODEL, rows, told)[0])


@pytest.mark.parametrize(
    ("stages_measured", "p_right", "p_none", "is_named"),
    [
        (MEASURED, 0.5, 0.2, True),
        (MEASURED, 0.49, 0.2, False),
        (MEASURED, 0.5, 0.21, False),
        (ASKED, 0.7, 0.1, True),
        (ASKED, 0.69, 0.1, False),
        (ASKED, 0.7, 0.11, False),
    ],
)
def test_both_probabilities_have_to_suffice_by_the_bounds_of_what_is_known(
    stages_measured: float, p_right: float, p_none: float, *, is_named: bool
) -> None:
    assert named(stages_measured, p_right=p_right, p_none=p_none) is is_named


def test_no_stage_measured_is_not_the_same_as_no_delivery_data() -> None:
    rows = np.full((2, 8, len(NAMES)), np.nan)
    rows[1, :, NAMES.index("stages_measured")] = 0.0
    assert by_opinions_alone(rows).tolist() == [True, False]


class TestHiddenQueue:
    """Review is the likeliest, and would gain a tenth; QA has people free and a queue."""

    REVIEW, QA = 2, 4

    def where(
        self,
        *,
        waited: float = 0.11,
        follows: float = 0.76,
        works: float = 1.0,
        spread: float = 0.69,
        at: int = QA,
    ) -> int:
        rows = np.full((1, 8, len(NAMES)), np.nan)
        for name, value in (
            ("needless_share", waited),
            ("wait_follows_load", follows),
            ("tells_work", works),
            ("wait_spread", spread),
        ):
            rows[0, at, NAMES.index(name)] = value
        posterior, gain_share = np.full((1, 8), 0.05), np.zeros((1, 3, 8))
        posterior[0, self.REVIEW] = 0.65
        gain_share[0, :, self.REVIEW] = 0.1
        told = Judgement(
            posterior=posterior,
            gain_share=gain_share,
            p_none=np.zeros(1),
            p_shared=np.zeros(1),
            p_right=np.ones(1),
            strangeness=np.zeros(1),
        )
        hidden = int(hidden_queue(rows, told)[0])
        assert bool(may_name(MODEL, rows, told)[0]) is (hidden == NOWHERE)
        return hidden

    def test_waiting_that_grows_with_the_queue_keeps_the_name_back(self) -> None:
        assert self.where() == self.QA

    @pytest.mark.parametrize("waited", [0.1, np.nan, -0.1])
    def test_no_more_of_it_than_the_name_would_gain_is_none(self, waited: float) -> None:
        assert self.where(waited=waited) == NOWHERE

    @pytest.mark.parametrize("follows", [0.75, np.nan, -1.0])
    def test_a_delay_that_does_not_follow_the_queue_is_none(self, follows: float) -> None:
        assert self.where(follows=follows) == NOWHERE

    @pytest.mark.parametrize("works", [0.0, np.nan])
    def test_where_work_is_not_told_apart_nobody_is_seen_free(self, works: float) -> None:
        assert self.where(works=works) == NOWHERE

    @pytest.mark.parametrize("spread", [0.7, np.nan, 1.1])
    def test_where_most_of_it_does_not_wait_ranks_tell_nothing(self, spread: float) -> None:
        assert self.where(spread=spread) == NOWHERE

    def test_the_likeliest_stage_may_have_one(self) -> None:
        assert self.where(at=self.REVIEW) == NOWHERE
