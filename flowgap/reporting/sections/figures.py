"""Supporting figures of delivery: DORA's five, the funnel and the indicators of the stages."""

from flowgap.reporting.blocks import Align, Block, Cell, Column, Page, PageId, Row, Table
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import Material
from flowgap.result.delivery import DoraFigure, Indicator

_DORA = (
    "deployment_frequency",
    "lead_time",
    "change_fail_rate",
    "recovery_time",
    "rework_rate",
)

_LARGE = 100
"""From here on a decimal is noise, e.g. in lines of a change."""

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
    if any(row.change is not None for row in delivery.indicators):
        blocks.append(_indicators(material))
    if any(step.change is not None for step in delivery.funnel):
        blocks.append(_funnel(material))
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
    return Table(
        caption=words.say("dora-caption"),
        note=words.say("dora-note"),
        columns=(
            Column(title=words.say("column-figure"), width_mm=66),
            Column(title=words.say("column-value"), width_mm=40, align=Align.END),
            Column(title=words.say("column-interval"), width_mm=40, align=Align.END),
            Column(title=words.say("column-n"), width_mm=24, align=Align.END),
        ),
        rows=tuple(_dora_row(material, name) for name in _DORA),
    )


def _dora_row(material: Material, name: str) -> Row:
    words, figure = material.words, _figure(material, name)
    title = words.named("dora", name)
    if figure.value is None:
        reason = words.named("dora-reason", figure.reason or "no_deployments")
        return Row(cells=(Cell(text=title), Cell(text=reason, tone=Tone.MUTED, span=3)))
    interval = ""
    if figure.low is not None and figure.high is not None:
        if figure.unit == "share":
            interval = words.say(
                "range", low=words.percent(figure.low), high=words.percent(figure.high)
            )
        else:
            interval = words.interval(figure.low, figure.high, decimals=1)
    return Row(
        cells=(
            Cell(text=title),
            Cell(text=_with_unit(material, figure.value, figure.unit), tone=Tone.STRONG),
            Cell(text=interval, tone=Tone.MUTED),
            Cell(text=words.number(figure.n), tone=Tone.MUTED),
        )
    )


def _with_unit(material: Material, value: float, unit: str) -> str:
    words = material.words
    if unit == "share":
        return words.percent(value)
    return f"{words.number(value, decimals=1)} {words.named('unit', unit)}"


def _indicators(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("indicators-caption"),
        note=words.say("indicators-note"),
        columns=(
            Column(title=words.say("column-indicator"), width_mm=74),
            Column(title=words.say("column-before"), width_mm=20, align=Align.END),
            Column(title=words.say("column-after"), width_mm=20, align=Align.END),
            Column(title=words.say("column-change"), width_mm=56, align=Align.END),
        ),
        rows=tuple(
            _indicator(material, row)
            for row in material.result.delivery.indicators
            if row.change is not None
        ),
    )


def _indicator(material: Material, row: Indicator) -> Row:
    words = material.words
    is_share = row.id in _SHARE_INDICATORS
    unit = 100 if is_share else 1
    decimals = 1 if is_share or abs(row.before or 0) < _LARGE else 0

    def shown(value: float | None) -> str:
        if is_share:
            return words.percent(value, decimals=1)
        return words.number(value, decimals=decimals)

    change, low, high = (
        None if value is None else unit * value for value in (row.change, row.low, row.high)
    )
    return Row(
        cells=(
            Cell(text=words.named("indicator", row.id), note=words.stage(row.stage)),
            Cell(text=shown(row.before)),
            Cell(text=shown(row.after)),
            Cell(
                text=words.number(change, decimals=decimals, signed=True),
                note=words.interval(low, high, decimals=decimals, signed=True),
                tone=Tone.STRONG if (low or 0) > 0 or (high or 0) < 0 else Tone.MUTED,
            ),
        )
    )


def _funnel(material: Material) -> Table:
    words = material.words
    return Table(
        caption=words.say("funnel-caption"),
        note=words.say("funnel-note"),
        columns=(
            Column(title=words.say("column-step"), width_mm=74),
            Column(title=words.say("column-before"), width_mm=20, align=Align.END),
            Column(title=words.say("column-after"), width_mm=20, align=Align.END),
            Column(title=words.say("column-change"), width_mm=56, align=Align.END),
        ),
        rows=tuple(
            Row(
                cells=(
                    Cell(text=words.named("step", step.step)),
                    Cell(text=words.number(step.per_developer_before, decimals=2)),
                    Cell(text=words.number(step.per_developer_after, decimals=2)),
                    Cell(
                        text=words.number(step.change, decimals=2, signed=True),
                        note=words.interval(step.low, step.high, decimals=2, signed=True),
                    ),
                )
            )
            for step in material.result.delivery.funnel
        ),
    )
