"""Where the gain went: every stage before and after, and the waterfall of the change."""

from flowgap.reporting.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Legend,
    Page,
    PageId,
    Prose,
    Row,
    RowKind,
    Table,
)
from flowgap.reporting.charts.bars import stage_bars
from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.charts.waterfall import AxisWords, waterfall, waterfall_scale
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.ledger_lines import Line, ledger_lines
from flowgap.reporting.titles import first_that_fits
from flowgap.reporting.words import sentence_case
from flowgap.result.delivery import AdoptionState, FlowGapState
from flowgap.stages import Stage

ROW_HEIGHT = 20.0
"""Points. Rows touch, so that the waterfall's connectors join."""

_BARS_WIDTH = 74.0
_STEPS_WIDTH = 136.0


def ledger_page(material: Material) -> Page | None:
    """Return the page, or nothing where no stage was measured."""
    if not material.has_delivery:
        return None
    words = material.words
    return Page(
        id=PageId.LEDGER,
        label=words.say("ledger-label"),
        title=_title(material),
        standfirst=_standfirst(material),
        base=f"{material.base(delivery=True)} {_ai_use(material)}",
        blocks=tuple(_blocks(material)),
    )


def _ai_use(material: Material) -> str:
    """Say whether AI use changed between the periods, and what it was like in the first."""
    words, adoption = material.words, material.result.delivery.adoption
    between = "base-not-only-ai" if adoption.state is AdoptionState.ROSE else "base-no-rise"
    if adoption.state is AdoptionState.UNKNOWN:
        between = "base-rise-unknown"
    return f"{words.say(between)} {words.say(f'base-ai-{adoption.base}')}"


def ledger_table(material: Material) -> Table:
    """Return the ledger: one row a stage, the sums where they belong; also for the web page."""
    words = material.words
    lines = ledger_lines(material)
    steps = [line.step for line in lines]
    scale = waterfall_scale(steps, width=_STEPS_WIDTH)
    ceiling = next((step.end for step in steps if step is not None and step.flat), None)
    axis = AxisWords(
        title=words.say("ledger-axis-alt"),
        ceiling=None if ceiling is None else words.say("ceiling-word"),
        ceiling_days=words.days(ceiling, signed=True),
        zero=words.say("no-change"),
        ticks=tuple((tick, words.days(tick, signed=True)) for tick in scale.ticks(most=4)),
    )
    drawn = waterfall(steps, ceiling=ceiling, words=axis, scale=scale, row_height=ROW_HEIGHT)
    return Table(
        caption=words.say("ledger-caption"),
        legend=Legend(
            entries=(
                ("work", words.say("legend-work")),
                ("wait", words.say("legend-wait")),
                ("hatched", words.say("legend-unclaimed")),
            )
        ),
        columns=_columns(material, drawn.head),
        rows=tuple(
            _row(material, line, drawing, longest=_longest(lines))
            for line, drawing in zip(lines, drawn.rows, strict=True)
        ),
        tight=True,
    )


def _columns(material: Material, head: Drawing) -> tuple[Column, ...]:
    words = material.words
    return (
        Column(title=words.say("column-stage"), width_mm=26),
        Column(title=words.say("column-before"), width_mm=11, align=Align.END),
        Column(title=words.say("column-after"), width_mm=12, align=Align.END),
        Column(title=words.say("column-bars"), width_mm=28),
        Column(title=words.say("column-steps"), width_mm=48, drawing=head),
        Column(title=words.say("column-change"), width_mm=14, align=Align.END),
        Column(title=words.say("column-interval"), width_mm=19, align=Align.END),
        Column(title=words.say("column-longer"), width_mm=12, align=Align.END),
    )


def _longest(lines: tuple[Line, ...]) -> float:
    times = [line.times for line in lines if line.times is not None]
    return max((time.total or 0.0 for pair in times for time in pair), default=0.0)


def _row(material: Material, line: Line, step: Drawing | None, *, longest: float) -> Row:
    words = material.words
    middle = Cell(text=line.remark, tone=Tone.MUTED)
    if line.times is not None:
        before, after = line.times
        middle = Cell(
            drawing=stage_bars(
                before=before,
                after=after,
                longest=longest,
                title=line.times_title,
                width=_BARS_WIDTH,
                height=ROW_HEIGHT,
                unclaimed=line.unclaimed,
            )
        )
    tone = words.tone_of_change(line.low, line.high)
    strong = Tone.STRONG if line.kind is RowKind.TOTAL else Tone.PLAIN
    return Row(
        kind=line.kind,
        cells=(
            Cell(text=line.name),
            Cell(text="" if line.before is None else words.days(line.before), tone=strong),
            Cell(text="" if line.after is None else words.days(line.after), tone=strong),
            middle,
            Cell(drawing=step),
            Cell(
                text="" if line.change is None else words.days(line.change, signed=True), tone=tone
            ),
            Cell(text=words.change(line.low, line.high), tone=Tone.MUTED),
            Cell(
                text="" if line.p_longer is None else words.chance(line.p_longer), tone=Tone.MUTED
            ),
        ),
    )


def _title(material: Material) -> str:
    words, ledger = material.words, material.ledger
    build = _build_clause(material)
    moved = [
        (message, stages)
        for message, stages in (("ledger-added", ledger.slower), ("ledger-gave", ledger.faster))
        if stages
    ]
    if not moved:
        return sentence_case(words.listing([build, words.say("ledger-nothing-else")]))
    titles = []
    for most in (len(Stage), 2, 1, 0):
        clauses = [_moved_clause(material, message, stages, most=most) for message, stages in moved]
        titles.append(sentence_case(words.listing([build, *clauses])))
    together = words.say("ledger-together", days=words.days(ledger.gap, signed=True))
    return first_that_fits([*titles, sentence_case(words.listing([build, together]))])


def _build_clause(material: Material) -> str:
    words, build = material.words, material.row(Stage.BUILD)
    if build is None or not build.measured:
        return words.say("ledger-no-build")
    if not material.saving_is_clear:
        return words.say("ledger-no-saving")
    return words.say("ledger-saved", days=words.days(-material.ledger.rate[Stage.BUILD]))


def _moved_clause(material: Material, message: str, stages: tuple[Stage, ...], *, most: int) -> str:
    """Say what the stages moved together; beyond `most` of them they are only counted."""
    words = material.words
    days = words.days(abs(material.ledger.sum_of(stages)))
    most = max(most, 1) if len(stages) == 1 else most
    names = [words.stages([stage]) for stage in stages[:most]]
    if len(stages) > most:
        names.append(words.say("ledger-others", n=len(stages) - most))
    return words.say(message, stages=words.listing(names), days=days, n=len(stages))


def _standfirst(material: Material) -> str:
    words, gap = material.words, material.result.flow_gap
    if not material.gap_is_given:
        reason = words.named("gap-reason", gap.reason or gap.state)
        return f"{words.say('ledger-no-gap')} {reason}"
    told = words.say(
        "ledger-gap",
        days=words.days(gap.days, signed=True),
        interval=words.change(gap.low, gap.high),
    )
    if gap.state is FlowGapState.PROVISIONAL:
        told += " " + words.say("ledger-provisional")
    return f"{told} {_reach(material)}".strip()


def _reach(material: Material) -> str:
    """Say what Build's saving could bring at most: the honest comparison (Amdahl 1967)."""
    words, gap = material.words, material.result.flow_gap
    before = material.result.delivery.before.mean
    if not before or gap.build_share is None or gap.build_saving_days is None:
        return ""
    return words.say(
        "ledger-reach",
        share=words.percent(gap.build_share),
        reach=words.percent(gap.build_saving_days / before),
    )


def _blocks(material: Material) -> list[Block]:
    words, ledger = material.words, material.ledger
    note = words.say("ledger-note", residual=words.days(ledger.residual or 0.0))
    left_out = sum(left.n for left in material.result.delivery.left_out)
    if left_out:
        note += " " + words.say("ledger-left-out", n=words.number(left_out))
    return [
        ledger_table(material),
        Prose(paragraphs=(note,), muted=True),
        Callout(heading=words.say("so-what"), paragraphs=(*_so_what(material), *_price(material))),
    ]


def _price(material: Material) -> tuple[str, ...]:
    """Say what the gap costs in a quarter, where it is given."""
    words, price = material.words, material.result.flow_gap.price
    if price is None or not material.gap_is_given:
        return ()
    told = words.say(
        "price-items",
        days=words.number(price.item_days, signed=True),
        interval=words.interval(price.low, price.high, signed=True),
        before=words.number(price.items_per_quarter_before),
        after=words.number(price.items_per_quarter_after),
    )
    if price.money is not None:
        money = price.money
        told += " " + words.say(
            "price-money",
            currency=money.currency,
            amount=words.number(money.amount, signed=True),
            interval=words.interval(money.low, money.high, signed=True),
        )
    return (told,)


def _so_what(material: Material) -> tuple[str, ...]:
    words, ledger = material.words, material.ledger
    if not ledger.slower:
        return (words.say("so-what-no-queue"),)
    first = ledger.slower[0]
    row = material.row(first)
    told = [words.say("so-what-queue", stage=words.stages([first]))]
    after = material.result.delivery.after.mean
    if row is not None and row.rate is not None and after is not None:
        told.append(
            words.say(
                "so-what-if",
                stage=words.stages([first]),
                days=words.days(after - row.rate),
            )
        )
    return tuple(told)
