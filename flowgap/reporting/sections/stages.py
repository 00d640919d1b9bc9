"""The witnesses of every stage: people, the clock, what is open now, and all together."""

from flowgap.reporting.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Columns,
    Page,
    PageId,
    Prose,
    Row,
    Table,
)
from flowgap.reporting.charts.bars import share_bar
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.reporting.words import sentence_case
from flowgap.result.diagnosis import (
    Constraint,
    ConstraintState,
    Reading,
    Witnesses,
    WitnessVerdict,
)
from flowgap.stages import Stage

_BAR_WIDTH = 140.0

_WIDTHS_MM = {"stage": 26, "people": 36, "clock": 43, "vote": 19, "verdict": 46}
_WITH_AGEING_MM = {
    "stage": 24,
    "people": 31,
    "clock": 37,
    "ageing": 31,
    "vote": 15,
    "verdict": 32,
}
"""Ageing work has a column where it says anything."""

READING_MARKS = {
    Reading.BAD: (Symbol.DOWN, Tone.WORSE),
    Reading.FINE: (Symbol.CHECK, Tone.PLAIN),
    Reading.UNCLEAR: (Symbol.DOTTED, Tone.MUTED),
    Reading.SILENT: (Symbol.RING, Tone.MUTED),
    Reading.NOT_ASKED: (Symbol.NONE, Tone.MUTED),
}

_JOINT = {
    WitnessVerdict.BOTH_BAD,
    WitnessVerdict.METRIC_BAD,
    WitnessVerdict.PEOPLE_BAD,
    WitnessVerdict.BOTH_FINE,
}
"""What two witnesses say together; what one says alone is printed lighter."""


def stages_page(material: Material) -> Page | None:
    """Return the page, or nothing where both witnesses are silent on every stage."""
    words, constraint = material.words, material.result.constraint
    if not any(_speaks(row) for row in constraint.witnesses):
        return None
    return Page(
        id=PageId.STAGES,
        label=words.say("stages-label"),
        title=_title(material),
        standfirst=words.say("stages-standfirst"),
        base=material.base(survey=True, delivery=True),
        blocks=tuple(_blocks(material)),
    )


def _speaks(row: Witnesses) -> bool:
    return row.survey.is_heard or row.telemetry.is_heard


def _title(material: Material) -> str:
    words, witnesses = material.words, material.result.constraint.witnesses
    if not any(row.telemetry.is_heard for row in witnesses):
        return words.say("stages-title-only-people")
    if not any(row.survey.is_heard for row in witnesses):
        return words.say("stages-title-only-clock")
    clauses = []
    for message in ("stages-both", "stages-clock", "stages-people"):
        stages = [row.stage for row in witnesses if _points(row) == message]
        if stages:
            clauses.append(words.say(message, stages=words.stages(stages)))
    if not clauses:
        return words.say("stages-title-none")
    return sentence_case(words.listing(clauses[:2]))


def _points(row: Witnesses) -> str | None:
    """Return who calls the stage bad, be the other witness of another mind, unsure or silent."""
    if Reading.BAD not in {row.survey, row.telemetry}:
        return None
    if row.survey is row.telemetry:
        return "stages-both"
    return "stages-people" if row.survey is Reading.BAD else "stages-clock"


def _blocks(material: Material) -> list[Block]:
    words, constraint = material.words, material.result.constraint
    blocks: list[Block] = [witnesses_table(material)]
    if constraint.state in {ConstraintState.NAMED, ConstraintState.SHARED}:
        blocks.append(_named(material, constraint))
        return blocks
    reason = constraint.reason or words.named("constraint-state", constraint.state)
    blocks.append(Callout(heading=words.say("constraint-heading"), paragraphs=(reason,)))
    if constraint.state is not ConstraintState.NONE:
        blocks.append(Prose(paragraphs=(words.say("constraint-instead"),), muted=True))
    return blocks


def _named(material: Material, constraint: Constraint) -> Block:
    posterior = _posterior(material, constraint)
    told = () if constraint.reason is None else (constraint.reason,)
    paragraphs = (*gain_sentences(material, constraint), *told)
    if not paragraphs:
        return posterior
    heading = material.words.say("constraint-if")
    return Columns(left=(posterior,), right=(Callout(heading=heading, paragraphs=paragraphs),))


def witnesses_table(material: Material) -> Table:
    """Return what each witness says of each stage, one row a stage."""
    words, witnesses = material.words, material.result.constraint.witnesses
    ages = any(row.ageing.is_heard for row in witnesses)
    width_mm = _WITH_AGEING_MM if ages else _WIDTHS_MM
    columns = (
        Column(title=words.say("column-stage"), width_mm=width_mm["stage"]),
        Column(title=words.say("column-people"), width_mm=width_mm["people"]),
        Column(title=words.say("column-clock"), width_mm=width_mm["clock"]),
        *((Column(title=words.say("column-ageing"), width_mm=width_mm["ageing"]),) if ages else ()),
        Column(title=words.say("column-vote"), width_mm=width_mm["vote"], align=Align.END),
        Column(title=words.say("column-verdict"), width_mm=width_mm["verdict"]),
    )
    return Table(
        caption=words.say("witnesses-caption"),
        note=words.say("witnesses-note"),
        columns=columns,
        rows=tuple(_witness(material, row, ages=ages) for row in witnesses),
    )


def _witness(material: Material, row: Witnesses, *, ages: bool) -> Row:
    words = material.words
    ledger = material.row(row.stage)
    clock = words.say("not-measured")
    if row.telemetry.is_heard and ledger is not None and ledger.rate is not None:
        change = words.change(ledger.rate_low, ledger.rate_high)
        clock = f"{words.days(ledger.rate, signed=True)} ({change})"
    votes = {vote.stage: vote.share for vote in material.result.survey.votes}
    vote = words.percent(votes[row.stage]) if row.stage in votes else ""
    return Row(
        cells=(
            Cell(text=words.stage(row.stage)),
            _reading(material, row.survey, row.survey_p, note=""),
            _reading(material, row.telemetry, row.telemetry_p, note=clock),
            *((_reading(material, row.ageing, row.ageing_p, note=""),) if ages else ()),
            Cell(text=vote, tone=Tone.MUTED),
            Cell(
                text=words.named("witness", row.verdict),
                tone=Tone.STRONG if row.verdict in _JOINT else Tone.MUTED,
            ),
        )
    )


def _reading(material: Material, reading: Reading, p: float | None, *, note: str) -> Cell:
    words = material.words
    symbol, tone = READING_MARKS[reading]
    text = words.named("reading", reading)
    if p is not None:
        text = words.say("reading-with-chance", reading=text, p=words.chance(p))
    return Cell(text=text, note=note if reading.is_heard else "", tone=tone, symbol=symbol)


def _posterior(material: Material, constraint: Constraint) -> Table:
    words = material.words
    leader = max(chance.p for chance in constraint.posterior)
    rows = []
    for chance in constraint.posterior:
        name, leads = words.stage(chance.stage), chance.p == leader
        bar = share_bar(
            share=chance.p,
            title=f"{name}: {words.chance(chance.p)}",
            width=_BAR_WIDTH,
            fill=Paint.INK if leads else Paint.GREY,
        )
        cell = Cell(
            text=words.chance(chance.p), tone=Tone.STRONG if leads else Tone.PLAIN, drawing=bar
        )
        rows.append(Row(cells=(Cell(text=name), cell)))
    return Table(
        caption=words.say("posterior-caption"),
        note=words.named("constraint-state", constraint.state),
        columns=(
            Column(title=words.say("column-stage"), width_mm=34),
            Column(title=words.say("column-chance"), width_mm=71, align=Align.END),
        ),
        rows=tuple(rows),
    )


def gain_sentences(material: Material, constraint: Constraint) -> list[str]:
    """Say what a quarter more capacity would bring in the likeliest stages, and which is next."""
    words = material.words
    told = [
        words.say(
            "constraint-gain",
            stage=words.stage(gain.stage),
            days=words.days(gain.days),
            interval=words.interval(gain.low, gain.high, decimals=1),
        )
        for gain in constraint.gain_days[:2]
    ]
    if constraint.next is not None:
        told.append(_next(material, constraint.next.stage, constraint.next.p))
    return told


def _next(material: Material, stage: Stage, p: float) -> str:
    words = material.words
    return words.say("constraint-next", stage=words.stage(stage), p=words.chance(p))
