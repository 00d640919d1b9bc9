"""What actions are chosen from, read from the parts of a result."""

from collections.abc import Iterator, Mapping, Sequence

from flowgap.diagnosis.load import loads
from flowgap.diagnosis.situation import Situation, WaitCause
from flowgap.diagnosis.waiting import wait_causes
from flowgap.diagnosis.witnesses import LOW_SCORE
from flowgap.playbook.schema import Lever
from flowgap.result.delivery import Delivery, FlowGap, Indicator, Verdict
from flowgap.result.diagnosis import ActionResult, Constraint, ExpectedEffect, Finding
from flowgap.services.constraint.evidence import Stages
from flowgap.services.survey.assessment import SurveyAssessment
from flowgap.stages import Stage

_SIGNS: Mapping[str, str] = {"change_size_p75": "sizes:up", "requirement_churn": "churn:up"}


def low_chances(survey: SurveyAssessment) -> dict[str, float]:
    """Return the probability (0-1) that the company's score lies below the middle, where shown."""
    shown = {one.id for one in survey.survey.dimensions if one.is_score and not one.suppressed}
    return {
        dimension: float(posterior.below(LOW_SCORE)[0])
        for dimension, posterior in survey.posteriors.items()
        if dimension in shown
    }


def read_situation(  # noqa: PLR0913 - one argument for each part of a result
    constraint: Constraint,
    findings: Sequence[Finding],
    *,
    low_p: Mapping[str, float],
    delivery: Delivery,
    flow_gap: FlowGap,
    action_results: Sequence[ActionResult] = (),
    stages: Stages | None = None,
) -> Situation:
    """Return what is known about an engagement, for the choice of actions.

    Without `stages`, only a moved release calendar tells what work waits for.
    """
    moved = flow_gap.verdict is Verdict.SCHEDULE_CHANGE
    release = {Stage.RELEASE: WaitCause.CALENDAR} if moved else {}
    flow = None if stages is None else stages.flow
    return Situation(
        state=constraint.state,
        posterior={one.stage: one.p for one in constraint.posterior},
        findings=tuple(finding.id for finding in findings),
        witnesses=constraint.witnesses,
        low_p=low_p,
        waits=release if flow is None else wait_causes(flow) | release,
        utilization={} if flow is None or stages is None else loads(flow, stages.people),
        signs=frozenset(_SIGNS[one.id] for one in delivery.indicators if _rose(one)),
        expected=_expected(constraint),
        tried=frozenset(_tried(action_results)),
    )


def _rose(indicator: Indicator) -> bool:
    return indicator.id in _SIGNS and indicator.low is not None and indicator.low > 0


def _tried(results: Sequence[ActionResult]) -> Iterator[str]:
    """Yield the ids in the playbook of what was begun: of actions themselves, or what they are."""
    for result in results:
        yield result.action_id
        if result.playbook_id is not None:
            yield result.playbook_id


def _expected(constraint: Constraint) -> dict[tuple[Stage, Lever], ExpectedEffect]:
    """Return what a quarter more capacity, or speed, at each stage changes: shorter is negative."""
    return {
        (gain.stage, lever): ExpectedEffect(days=-gain.days, low=-gain.high, high=-gain.low)
        for gain in constraint.gain_days
        for lever in (Lever.CAPACITY, Lever.SPEED)
    }
