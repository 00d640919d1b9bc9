"""One stage: three witnesses, one verdict, what more capacity would bring, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from flowgap.diagnosis.witnesses import DIRECT_DIMENSION
from flowgap.reporting.blocks import Table
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.sections.figures import indicators_table
from flowgap.reporting.sections.stages import witnesses_table
from flowgap.reporting.words import sentence_case
from flowgap.result.diagnosis import ConstraintState, Reading, Witnesses, WitnessVerdict
from flowgap.stages import Stage
from flowgap.web.pages.results.evidence_card import EvidenceCard
from flowgap.web.pages.results.links import Targets, stage_targets
from flowgap.web.pages.results.named import ProposedAction, actions_on, findings_on
from flowgap.web.pages.results.overview import FindingLine
from flowgap.web.pages.results.witness_cards import witness_cards, witnesses_of
from flowgap.wording import Wording

VERDICT_SYMBOLS: Final = {
    WitnessVerdict.BOTH_BAD: Symbol.DOWN,
    WitnessVerdict.METRIC_BAD: Symbol.BAR,
    WitnessVerdict.PEOPLE_BAD: Symbol.BAR,
    WitnessVerdict.BOTH_FINE: Symbol.CHECK,
    WitnessVerdict.ONLY_CLOCK: Symbol.HALF,
    WitnessVerdict.ONLY_PEOPLE: Symbol.HALF,
    WitnessVerdict.UNCLEAR: Symbol.DOTTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StripCell:
    """One figure of the strip below the title."""

    name: str
    value: str
    note: str = ""
    symbol: Symbol = Symbol.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePage:
    """All that the page shows."""

    name: str
    title: str
    standfirst: str
    strip: tuple[StripCell, ...]
    cards: tuple[EvidenceCard, ...]
    whatif: tuple[str, ...]
    indicators: Table | None
    missing: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    actions: tuple[ProposedAction, ...]
    stages: Table
    targets: Targets
    base: str
    label: str


def stage_page(stage: Stage, material: Material, wording: Wording) -> StagePage:
    """Return the page of a stage; what is not known says what is missing."""
    row, name = witnesses_of(stage, material), material.words.stage(stage)
    own = [one for one in material.result.delivery.indicators if one.stage is stage]
    subjects = frozenset({stage.value, DIRECT_DIMENSION[stage]})
    return StagePage(
        name=name,
        label=f"{wording.say('web-stages')} / {name}",
        title=_title(row, wording),
        standfirst=_standfirst(row, material, wording),
        strip=tuple(_strip(row, material, wording)),
        cards=witness_cards(stage, material, wording),
        whatif=tuple(_whatif(stage, material, wording)),
        indicators=indicators_table(material, own),
        missing=tuple(
            wording.say(
                "explore-indicator-missing",
                name=material.words.named("indicator", one.id),
                reason=one.reason,
            )
            for one in own
            if one.change is None and one.reason
        ),
        findings=findings_on(material, wording, subjects),
        actions=tuple(actions_on(material, wording, stage=stage)),
        stages=witnesses_table(material),
        targets=stage_targets(material, here=stage),
        base=material.base(survey=True, delivery=True),
    )


def _title(row: Witnesses, wording: Wording) -> str:
    stage = wording.say(f"stage-{row.stage}-inline")
    return sentence_case(wording.say(f"explore-stage-{_kind(row)}", stage=stage))


def _kind(row: Witnesses) -> str:
    """Return which sentence the verdict asks for."""
    if row.verdict is WitnessVerdict.BOTH_BAD:
        return "all-bad" if row.ageing is Reading.BAD else "both-bad"
    if row.verdict is WitnessVerdict.ONLY_CLOCK:
        return f"only-clock-{row.telemetry}"
    if row.verdict is WitnessVerdict.ONLY_PEOPLE:
        return f"only-people-{row.survey}"
    if not (row.survey.is_heard or row.telemetry.is_heard):
        return "unheard"
    return row.verdict.replace("_", "-")


def _standfirst(row: Witnesses, material: Material, wording: Wording) -> str:
    """Say how long the stage takes, and what its verdict asks for."""
    words, ledger = material.words, material.row(row.stage)
    told = [wording.say(f"explore-advice-{_kind(row)}")]
    before, after = (
        side.get(row.stage) for side in (material.ledger.before, material.ledger.after)
    )
    if ledger is not None and before is not None and after is not None:
        told.insert(
            0,
            wording.say(
                "explore-takes",
                name=words.stage(row.stage),
                after=words.days(after),
                before=words.days(before),
            ),
        )
    return " ".join(told)


def _strip(row: Witnesses, material: Material, wording: Wording) -> Iterator[StripCell]:
    words, constraint = material.words, material.result.constraint
    yield StripCell(
        name=wording.say("web-verdict"),
        value=words.named("witness", row.verdict),
        symbol=VERDICT_SYMBOLS[row.verdict],
    )
    chance = next((one.p for one in constraint.posterior if one.stage is row.stage), None)
    yield StripCell(
        name=wording.say("explore-constraint-chance"),
        value=wording.say("explore-no-chance") if chance is None else words.chance(chance),
        note=_named(row.stage, material, wording),
    )
    gain = next((one for one in constraint.gain_days if one.stage is row.stage), None)
    yield StripCell(
        name=wording.say("explore-quarter-more"),
        value=wording.say("explore-no-gain")
        if gain is None
        else f"{words.days(-gain.days, signed=True)} {wording.say('web-days')}",
        note="" if gain is None else words.change(-gain.high, -gain.low),
    )


def _named(stage: Stage, material: Material, wording: Wording) -> str:
    """Say whether this stage is the constraint, or which one is."""
    constraint = material.result.constraint
    if constraint.stage is None:
        return wording.say(f"web-constraint-{constraint.state.replace('_', '-')}")
    if constraint.stage is stage:
        return wording.say("explore-named-here")
    return wording.say("explore-named-elsewhere", stage=material.words.stage(constraint.stage))


def _whatif(stage: Stage, material: Material, wording: Wording) -> Iterator[str]:
    """Say what a quarter more capacity would bring here, and what would come next."""
    words, constraint = material.words, material.result.constraint
    gain = next((one for one in constraint.gain_days if one.stage is stage), None)
    if gain is not None:
        yield words.say(
            "constraint-gain",
            stage=words.stage(stage),
            days=words.days(gain.days),
            interval=words.interval(gain.low, gain.high, decimals=1),
        )
        if gain.low <= 0:
            yield wording.say("explore-gain-unsure")
    if constraint.stage is stage and constraint.next is not None:
        follows = constraint.next
        yield words.say(
            "constraint-next", stage=words.stage(follows.stage), p=words.chance(follows.p)
        )
    if constraint.state not in {ConstraintState.NAMED, ConstraintState.SHARED}:
        yield constraint.reason or words.named("constraint-state", constraint.state)
    else:
        if gain is None:
            yield wording.say("explore-gain-needs")
        if constraint.stage is stage and constraint.reason is not None:
            yield constraint.reason
