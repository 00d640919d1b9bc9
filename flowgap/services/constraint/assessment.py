"""From the stages of an engagement folder to the `constraint` section."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from flowgap.diagnosis.constraint.features import features, nothing_heard
from flowgap.diagnosis.constraint.flow import Flow, of_team
from flowgap.diagnosis.constraint.model import Model
from flowgap.diagnosis.constraint.open_work import cohort_days
from flowgap.diagnosis.constraint.replay import Replay
from flowgap.diagnosis.constraint.team_replays import TeamReplays
from flowgap.diagnosis.constraint.verdict import Verdict, decide
from flowgap.result.diagnosis import (
    Constraint,
    ConstraintState,
    StageChance,
    StageGain,
    TeamConstraint,
)
from flowgap.result.survey import Survey
from flowgap.services.constraint.evidence import Stages, heard_of
from flowgap.services.constraint.robustness import judge_again
from flowgap.stages import PIPELINE_STAGES, Stage
from flowgap.wording import Wording

LEAST_ITEMS: Final = 20
"""Delivered in the period after: with fewer, delivery data tell nothing of stages."""


def assess_constraint(
    stages: Stages, survey: Survey, *, model: Model, wording: Wording
) -> Constraint:
    """Return what the model says of the organization, and of each team by its delivery data.

    Witnesses are heard elsewhere.
    """
    heard = heard_of(survey)
    flow = stages.flow if _tells(stages.flow) else None
    if flow is None and not heard.people:
        return _unknown(_nothing_known(survey, wording))
    replay = TeamReplays().days
    people = stages.people if flow is not None else None
    rows = features(flow, heard, people, replay=replay)
    verdict = decide(model, rows)
    judged = verdict.state is not ConstraintState.OUT_OF_RANGE
    return Constraint(
        state=verdict.state,
        stage=_first(verdict) if verdict.state is ConstraintState.NAMED else None,
        reason=_reason(verdict, wording),
        posterior=_posterior(verdict) if judged else (),
        gain_days=_gains(verdict, flow) if judged and flow is not None else (),
        witnesses=(),
        next=_next(verdict) if verdict.state is ConstraintState.NAMED else None,
        teams=tuple(_teams(stages, model, replay)) if flow is not None else (),
        robustness=judge_again(
            rows, heard, verdict, measured=flow is not None, judge=partial(decide, model)
        ),
    )


def _nothing_known(survey: Survey, wording: Wording) -> str:
    """Say why nothing tells of the stages; who was asked and did not answer was asked."""
    if survey.responded == 0:
        n = survey.invited or 0
        return wording.say("constraint-nobody-answered", n=n, asked=wording.number(n))
    asked = "constraint-nothing-known" if survey.wave is None else "constraint-nothing-heard"
    return wording.say(asked)


def _tells(flow: Flow | None) -> bool:
    return flow is not None and flow.n_counted >= LEAST_ITEMS


def _unknown(reason: str) -> Constraint:
    return Constraint(
        state=ConstraintState.ABSTAIN,
        stage=None,
        reason=reason,
        posterior=(),
        gain_days=(),
        witnesses=(),
        next=None,
        teams=(),
    )


def _first(verdict: Verdict) -> Stage:
    return PIPELINE_STAGES[verdict.order[0]]


def _posterior(verdict: Verdict) -> tuple[StageChance, ...]:
    """Return the stages, the likeliest first."""
    return tuple(
        StageChance(stage=PIPELINE_STAGES[place], p=float(verdict.posterior[place]))
        for place in verdict.order
    )


def _gains(verdict: Verdict, flow: Flow) -> tuple[StageGain, ...]:
    low, middle, high = verdict.gain_share * cohort_days(flow)
    return tuple(
        StageGain(
            stage=PIPELINE_STAGES[place],
            days=float(middle[place]),
            low=float(low[place]),
            high=float(high[place]),
        )
        for place in verdict.order
    )


def _next(verdict: Verdict) -> StageChance:
    """Return the likeliest stage beside the constraint, and its chance among the others."""
    first, second = verdict.order[:2]
    others = 1 - float(verdict.posterior[first])
    return StageChance(
        stage=PIPELINE_STAGES[second], p=float(verdict.posterior[second]) / max(others, 1e-12)
    )


def _reason(verdict: Verdict, wording: Wording) -> str | None:
    """Return why no stage is named, or what the name rests on."""
    if verdict.state is ConstraintState.OUT_OF_RANGE:
        return wording.say("constraint-out-of-range")
    if verdict.unseen:
        return wording.say("constraint-mostly-unseen")
    if verdict.hidden is not None:
        stage = wording.say(f"stage-{PIPELINE_STAGES[verdict.hidden]}")
        return wording.say("constraint-hidden-queue", stage=stage)
    if verdict.state is ConstraintState.ABSTAIN:
        return wording.say("constraint-not-sure", p=wording.percent(verdict.p_right))
    if verdict.state is ConstraintState.NAMED and verdict.without_queue:
        return wording.say(
            "constraint-without-queue", stage=wording.say(f"stage-{_first(verdict)}")
        )
    return None


def _teams(stages: Stages, model: Model, replay: Replay) -> Iterator[TeamConstraint]:
    """Judge each team by its delivery data alone: what its people said is nobody's business."""
    flow = stages.flow
    if flow is None:
        return
    for code, name in enumerate(stages.teams):
        own = of_team(flow, code)
        if not name or own.n_counted < LEAST_ITEMS:
            continue
        people = stages.people[code : code + 1]
        verdict = decide(model, features(own, nothing_heard(), people, replay=replay))
        named = verdict.state is ConstraintState.NAMED
        judged = verdict.state is not ConstraintState.OUT_OF_RANGE
        yield TeamConstraint(
            team=name,
            state=verdict.state,
            stage=_first(verdict) if named else None,
            posterior=_posterior(verdict) if judged else (),
        )
