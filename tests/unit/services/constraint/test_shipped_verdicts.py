"""What the shipped model says of organizations that tell little, or what cannot be."""

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES, Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.verdict import Verdict, decide
from flowgap.result.diagnosis import ConstraintState
from flowgap.services.constraint.model import shipped_model
from tests.support.seen_flow import seen_flow

REVIEW = 2
UNSURE = {ConstraintState.ABSTAIN, ConstraintState.OUT_OF_RANGE}


def told(rows: Days) -> Verdict:
    return decide(shipped_model().model, rows)


def nothing() -> Days:
    return features(None, nothing_heard())


def test_where_nothing_is_known_no_stage_is_named() -> None:
    verdict = told(nothing())
    assert verdict.state is ConstraintState.ABSTAIN
    # Eight stages; the commonest constraint has under a third.
    assert verdict.posterior.max() < 1 / 3


@pytest.mark.parametrize("value", [np.inf, -np.inf, 1e300])
@pytest.mark.parametrize("name", ["time_share", "utilization", "score", "growth"])
def test_what_cannot_be_is_out_of_range(name: str, value: float) -> None:
    rows = nothing()
    rows[:, NAMES.index(name)] = value
    assert told(rows).state is ConstraintState.OUT_OF_RANGE


def test_a_flow_without_waiting_is_unlike_anything_that_was_simulated() -> None:
    # A third of lead time is work; in simulations, as in studies, it is about a tenth.
    assert told(features(seen_flow(), nothing_heard())).state is ConstraintState.OUT_OF_RANGE


def test_one_voice_against_one_stage_names_it_only_if_it_is_loud() -> None:
    score, votes = np.full(8, 70.0), np.full(8, 0.2)
    alike = Heard(score=score, vote_share=votes, people=20)
    # Nobody is loud, which does not clear the company: nothing was measured.
    assert told(features(None, alike)).state is ConstraintState.ABSTAIN
    score, votes = score.copy(), votes.copy()
    score[REVIEW], votes[REVIEW] = 30.0, 0.9
    loud = told(features(None, Heard(score=score, vote_share=votes, people=20)))
    assert (loud.state, loud.order[0]) == (ConstraintState.NAMED, REVIEW)


def test_five_of_a_hundred_known_values_name_nothing() -> None:
    rng = np.random.default_rng(6)
    for _ in range(20):
        rows = nothing()
        known = rng.random(rows.shape) < 0.05
        known[:, 0] = False
        rows[known] = 0.1
        assert told(rows).state in UNSURE | {ConstraintState.NONE}
