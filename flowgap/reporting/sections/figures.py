"""Supporting figures of delivery: DORA's five, the funnel and the indicators of the stages."""

from collections.abc import Sequence

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.result.delivery import DoraFigure, FunnelStep, Indicator
from flowgap.stages import Stage

_DORA = (
    "deployment_frequency",
    "lead_time",
    "change_fail_rate",
    "recovery_time",
    "rework_rate",
)

_DECIMALS = ((100, 0), (1, 1), (0.1, 2))
"""From this size on, so many decimals; below the last one, those of a rare event."""

_RARE = 3

_SHARE_INDICATORS = frozenset(
    {
        "unreviewed_share",
        "review_concentration",
        "conflict_rate",
        "flaky_rate",
        "requirement_churn",
        "planned_done_share",
    }
)


def figures_page(material: Material) -> Page | None:
    """Return the page, or nothing where there are no delivery data."""
    delivery, words = material.result.delivery, material.words
    if not material.has_delivery:
        return None
    blocks: list[Block] = [_dora(material)]
    if (indicators := indicators_table(material, delivery.indicators)) is not None:
        blocks.append(indicators)
    if any(step.change is not None for step in delivery.funnel):
        blocks.append(funnel_table(material))
    known = [name for name in _DORA if _figure(material, name).value is not None]
    return Page(
        id=PageId.FIGURES,
        label=words.say("figures-label"),
        title=words.say("figures-title", n=len(known)),
        standfirst=words.say("figures-standfirst"),
        base=material.base(delivery=True),
        blocks=tuple(blocks),
    )


def _figure(material: Material, name: str) -> DoraFigure:
    figure: DoraFigure = getattr(material.result.delivery.dora, name)
    return figure


def _dora(material: Material) -> Table:
    words = material.words
    has_intervals = any(_figure(material, name).low is not None for name in _DORA)
    columns = [
        Column(title=words.say("column-figure"), width_mm=66 if has_intervals else 96),
        Column(title=words.say("column-value"), width_mm=40, align=Align.END),
        Column(title=words.say("column-interval"), width_mm=40, align=Align.END),
        Column(title=words.say("column-n"), width_mm=24 if has_intervals else 34, align=Align.END),
    ]
    if not has_intervals:
        del columns[2]
    return Table(
        caption=words.say("dora-caption"),
        note=words.say("dora-note"),
        columns=tuple(columns),
        rows=tuple(_dora_row(material, name, has_intervals=has_intervals) for name in _DORA),
    )


def _dora_row(material: Material, name: str, *, has_intervals: bool) -> Row:
    words, figure = material.words, _figure(material, name)
    title = words.named("dora", name)
    if figure.value is None:
        reason = words.named("dora-reason", figure.reason or "no_deployments")
        span = 3 if has_intervals else 2
        return Row(cells=(Cell(text=title), Cell(text=reason, tone=Tone.MUTED, span=span)))
    cells = [
        Cell(text=title),
        Cell(text=_with_unit(material, figure.value, figure.unit), tone=Tone.STRONG),
    ]
    if has_intervals:
        cells.append(Cell(text=_interval(material, figure), tone=Tone.MUTED))
    return Row(cells=(*cells, Cell(text=words.number(figure.n), tone=Tone.MUTED)))


def _interval(material: Material, figure: DoraFigure) -> str:
    words = material.words
    if figure.low is None or figure.high is None:
        return ""
    if figure.unit != "share":
        return words.interval(figure.low, figure.high, decimals=1)
    return words.say("range", low=words.percent(figure.low), high=words.percent(figure.high))


def _with_unit(material: Material, value: float, unit: str) -> str:
    words = material.words
    if unit == "share":
        return words.percent(value)
    return f"{words.number(value, decimals=1)} {words.named('unit', unit)}"


def indicators_table(material: Material, indicators: Sequence[Indicator]) -> Table | None:
    """Return those of the indicators that are known, or nothing."""
    words, known = material.words, [row for row in indicators if row.change is not None]
    if not known:
        return None
    return Table(
        caption=words.say("indicators-caption"),
        note=words.say("indicators-note"),
        columns=(
            Column(title=words.say("column-indicator"), width_mm=76),
            Column(title=words.say("column-stage"), width_mm=19),
            *_compared(material),
        ),
        rows=tuple(_indicator(material, row) for row in known),
    )


def _compared(material: Material) -> tuple[Column, ...]:
    words = material.words
    return (
        Column(title=words.say("column-before"), width_mm=15, align=Align.END),
        Column(title=words.say("column-after"), width_mm=16, align=Align.END),
        Column(title=words.say("column-change"), width_mm=17, align=Align.END),
        Column(title=words.say("column-interval"), width_mm=27, align=Align.END),
    )


def _indicator(material: Material, row: Indicator) -> Row:
    words = material.words
    is_share = row.id in _SHARE_INDICATORS
    decimals = 1 if is_share else _decimals(row)
    change, low, high = (
        None if value is None else value * (100 if is_share else 1)
        for value in (row.change, row.low, row.high)
    )
    tone = Tone.STRONG if (low or 0) > 0 or (high or 0) < 0 else Tone.MUTED
    return Row(
        cells=(
            Cell(text=words.named("indicator", row.id)),
            Cell(
                text="" if row.stage is Stage.UNATTRIBUTED else words.stage(row.stage),
                tone=Tone.MUTED,
            ),
            *(
                Cell(
                    text=words.percent(value, decimals=1)
                    if is_share
                    else words.number(value, decimals=decimals)
                )
                for value in (row.before, row.after)
            ),
            Cell(text=words.number(change, decimals=decimals, signed=True), tone=tone),
            Cell(text=words.interval(low, high, decimals=decimals, signed=True), tone=Tone.MUTED),
        )
    )


def _decimals(row: Indicator) -> int:
    """Return the decimals that show a change: none for lines of code, three for rare events."""
    size = max(abs(row.before or 0), abs(row.after or 0))
    return next((decimals for least, decimals in _DECIMALS if size >= least), _RARE)


def funnel_table(material: Material) -> Table:
    """Return the items per developer that reach each step."""
    words = material.words
    return Table(
        caption=words.say("funnel-caption"),
        note=words.say("funnel-note"),
        columns=(Column(title=words.say("column-step"), width_mm=95), *_compared(material)),
        rows=tuple(_step(material, step) for step in material.result.delivery.funnel),
    )


def _growth(words: Words, step: FunnelStep) -> str:
    """Return by how much more items per developer reach a step, in percent."""
    if not step.per_developer_before or step.per_developer_after is None:
        return ""
    growth = step.per_developer_after / step.per_developer_before - 1
    return words.percent(growth, signed=True)


def _step(material: Material, step: FunnelStep) -> Row:
    words = material.words
    return Row(
        cells=(
            Cell(text=words.named("step", step.step)),
            Cell(text=words.number(step.per_developer_before, decimals=2)),
            Cell(text=words.number(step.per_developer_after, decimals=2)),
            Cell(
                text=words.number(step.change, decimals=2, signed=True),
                note=_growth(words, step),
            ),
            Cell(
                text=words.interval(step.low, step.high, decimals=2, signed=True),
                tone=Tone.MUTED,
            ),
        )
    )
