"""What keeps an answer back, or stands beside it, whatever the probabilities say."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.forest import Forest
from flowgap.diagnosis.constraint.model import Model, Whole
from flowgap.diagnosis.constraint.verdict import decide
from flowgap.result.diagnosis import ConstraintState
from flowgap.services.constraint.assessment import assess_constraint
from flowgap.services.constraint.evidence import Stages
from flowgap.services.constraint.model import shipped_model
from flowgap.wording import Wording
from tests.support.sample_survey import unasked_survey
from tests.support.seen_flow import BUILD, INTEGRATE, seen_flow

HIDDEN_QUEUE: Final = {
    "needless_share": 0.9,
    "wait_follows_load": 0.9,
    "wait_spread": 0.0,
    "tells_work": 1.0,
}


def always(log_odds: float) -> Forest:
    """Return a forest that says the same of everything."""
    none = np.empty(0, dtype=np.int32)
    return Forest(
        base=np.array([log_odds]),
        roots=none,
        feature=np.empty(0, dtype=np.int16),
        threshold=np.empty(0),
        left=none,
        right=none,
        unknown_left=np.empty(0, dtype=np.bool_),
    )


def sure(*, none: float, right: float = 9.0) -> Model:
    """Return the shipped model, sure that there is none or one, and of nothing strange."""
    model = shipped_model().model
    clouds = (cloud._replace(farthest=np.array([1e9])) for cloud in model.simulated)
    return model._replace(
        whole=Whole(none=always(none), shared=always(-9.0), right=always(right)),
        simulated=type(model.simulated)(*clouds),
    )


def seen(told: Mapping[str, float], *, stage: int | None = None) -> Days:
    """Return what is seen of a flow, with some of it told otherwise, of one stage or of all."""
    rows = features(seen_flow(), nothing_heard())
    for name, value in told.items():
        rows[slice(None) if stage is None else stage, NAMES.index(name)] = value
    return rows


class TestNone:
    @pytest.mark.parametrize(
        ("unattributed", "state"), [(0.5, ConstraintState.NONE), (0.51, ConstraintState.ABSTAIN)]
    )
    def test_most_of_the_time_has_to_be_seen(
        self, unattributed: float, state: ConstraintState
    ) -> None:
        told = decide(sure(none=9.0), seen({"unattributed_share": unattributed}))
        assert told.state is state
        assert told.unseen is (state is ConstraintState.ABSTAIN)

    def test_opinions_alone_clear_nobody_and_that_is_no_matter_of_what_was_seen(self) -> None:
        told = decide(sure(none=9.0), seen({"stages_measured": np.nan}))
        assert (told.state, told.unseen) == (ConstraintState.ABSTAIN, False)

    @pytest.mark.parametrize(
        ("waited", "state"), [(0.029, ConstraintState.NONE), (0.03, ConstraintState.ABSTAIN)]
    )
    @pytest.mark.parametrize("stage", [BUILD, INTEGRATE])
    def test_a_hidden_queue_at_any_stage_clears_nobody(
        self, stage: int, waited: float, state: ConstraintState
    ) -> None:
        told = decide(sure(none=9.0), seen(HIDDEN_QUEUE | {"needless_share": waited}, stage=stage))
        assert told.state is state
        assert told.hidden == (stage if state is ConstraintState.ABSTAIN else None)


class TestNamed:
    def test_a_hidden_queue_elsewhere_keeps_the_name_back(self) -> None:
        model = sure(none=-9.0)
        assert decide(model, seen({})).state is ConstraintState.NAMED
        told = decide(model, seen(HIDDEN_QUEUE, stage=INTEGRATE))
        assert told.order[0] != INTEGRATE
        assert (told.state, told.hidden) == (ConstraintState.ABSTAIN, INTEGRATE)

    def test_a_name_that_is_given_hides_nothing(self) -> None:
        assert decide(sure(none=-9.0), seen({})).hidden is None

    def test_what_is_not_sure_anyhow_is_not_put_down_to_a_hidden_queue(self) -> None:
        told = decide(sure(none=-9.0, right=-9.0), seen(HIDDEN_QUEUE, stage=INTEGRATE))
        assert (told.state, told.hidden) == (ConstraintState.ABSTAIN, None)

    @pytest.mark.parametrize(
        ("otherwise", "without"),
        [
            ({}, True),
            ({"wait_share": 0.01}, False),
            ({"wait_share": np.nan}, False),
            ({"tells_wait": 0.0}, False),
            ({"utilization": 0.6}, False),
            ({"utilization": np.nan}, False),
            ({"load_told": 0.59}, True),
            ({"load_told": 0.6}, False),
        ],
    )
    def test_free_people_and_no_waiting_are_no_queue(
        self, otherwise: dict[str, float], *, without: bool
    ) -> None:
        free = {"tells_wait": 1.0, "wait_share": 0.009, "utilization": 0.59, "load_told": np.nan}
        assert decide(sure(none=-9.0), seen(free | otherwise)).without_queue is without


def test_of_a_flow_without_queues_the_reason_stands_beside_the_name() -> None:
    # One item a day, and a tenth of a day of work for one of two people: busy for a twentieth.
    flow = seen_flow(build_days=0.1, review_days=0.05)
    known = Stages(flow=flow, present=None, teams=("",), people=np.full((1, 8), np.nan))
    survey = unasked_survey(reason="Nobody was asked.")
    told = assess_constraint(known, survey, model=sure(none=-9.0), wording=Wording("en"))
    assert told.state is ConstraintState.NAMED
    assert told.reason is not None
    assert told.reason.startswith("Hardly any work waits in the stage ")
