"""Findings on the constraint, and on a speed that has to be repaired."""

from collections.abc import Iterator
from typing import Final

from flowgap.diagnosis.situation import constraint_stages
from flowgap.diagnosis.witnesses import NEEDED_PROBABILITY
from flowgap.diagnosis.writer import Writer
from flowgap.result.diagnosis import Constraint, ConstraintState, Finding, Grade
from flowgap.stages import Stage

_CHURN: Final = "requirement_churn"


def held_stages(writer: Writer) -> Iterator[Finding]:
    """Name the stage, or the two, where capacity would help most, or say that none would."""
    constraint = writer.evidence.constraint
    chances = {one.stage: one.p for one in constraint.posterior}
    for stage in constraint_stages(constraint.state, chances):
        chance = writer.wording.say("evidence-constraint", p=writer.wording.chance(chances[stage]))
        yield writer.finding(
            f"constraint:{stage}",
            Grade.INFERRED,
            _message(constraint),
            n=_n_seen(writer),
            evidence=(chance, *_gain(writer, stage), *writer.opinion(stage)),
            stage=writer.sentences.stage(stage),
        )
    if constraint.state is ConstraintState.NONE:
        yield writer.finding(
            "no-constraint:flow",
            Grade.INFERRED,
            "finding-no-constraint",
            n=_n_seen(writer),
            evidence=(),
        )


def _message(constraint: Constraint) -> str:
    """Return which sentence names a stage; one beside whose name a reason stands has no queue."""
    if constraint.state is ConstraintState.SHARED:
        return "finding-shared"
    return "finding-constraint" if constraint.reason is None else "finding-long-work"


def unsafe_speed(writer: Writer) -> Iterator[Finding]:
    """Say when Build got faster and more of what is released has to be repaired."""
    gap = writer.evidence.flow_gap
    worse_p = gap.instability_worse_p
    is_faster = (gap.build_saving_low or 0) > 0
    if is_faster and worse_p is not None and worse_p >= NEEDED_PROBABILITY:
        chance = writer.wording.chance(worse_p)
        yield writer.finding(
            "unsafe:speed",
            Grade.MEASURED,
            "finding-unsafe",
            n=_n_seen(writer),
            evidence=(writer.wording.say("evidence-unsafe", p=chance),),
        )


def churned_work(writer: Writer) -> Iterator[Finding]:
    """Say when clearly more work is sent back to clarify after it has started."""
    say, percent = writer.wording.say, writer.wording.percent
    for one in writer.evidence.delivery.indicators:
        if one.id != _CHURN or one.low is None or one.low <= 0:
            continue
        if one.before is not None and one.after is not None:
            told = say("evidence-churn", before=percent(one.before), after=percent(one.after))
            yield writer.finding(
                "churn:clarify", Grade.MEASURED, "finding-churn", n=one.n, evidence=(told,)
            )


def _gain(writer: Writer, stage: Stage) -> Iterator[str]:
    """Say what a quarter more capacity at the stage would bring, if a model says it."""
    for gain in writer.evidence.constraint.gain_days:
        if gain.stage is stage:
            yield writer.wording.say(
                "evidence-gain",
                days=writer.sentences.days(gain.days),
                interval=writer.wording.interval(gain.low, gain.high, decimals=1),
            )


def _n_seen(writer: Writer) -> int | None:
    """Return the items that were measured, else the people who answered, else None."""
    delivery = writer.evidence.delivery
    return (delivery.before.n + delivery.after.n) or writer.evidence.survey.responded
