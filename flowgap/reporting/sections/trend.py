"""The company over its waves: small multiples on one scale, what changed first."""

from typing import Final

from flowgap.reporting.blocks import Block, Multiple, Multiples, Page, PageId, Prose
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.charts.trend import trend_line
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.material import Material
from flowgap.reporting.sections.trend_notes import trend_notes
from flowgap.reporting.titles import first_that_fits
from flowgap.reporting.words import sentence_case
from flowgap.result.survey import Trend, TrendVerdict, WaveEstimate

ENOUGH_WAVES: Final = 2

_WIDTH: Final = 112.0
_HEIGHT: Final = 56.0

_SHOWN_AS: Final = {
    TrendVerdict.WORSE: (Symbol.DOWN, Tone.WORSE, Paint.WORSE),
    TrendVerdict.BETTER: (Symbol.UP, Tone.BETTER, Paint.BETTER),
    TrendVerdict.NO_EVIDENCE: (Symbol.BAR, Tone.PLAIN, Paint.NEUTRAL),
    TrendVerdict.CANNOT_TELL: (Symbol.DOTTED, Tone.MUTED, Paint.NEUTRAL),
}
_ORDER: Final = tuple(_SHOWN_AS)


def trend_page(material: Material) -> Page | None:
    """Return the page, or nothing where fewer than two waves can be compared."""
    trends = company_trends(material)
    if not any(len(_known(trend)) >= ENOUGH_WAVES for trend in trends):
        return None
    words = material.words
    waves = material.result.engagement.waves
    note = words.say("trend-note")
    if waves:
        first, last = words.short_month(waves[0].closed_on), words.short_month(waves[-1].closed_on)
        note = f"{words.say('trend-waves', n=len(waves), first=first, last=last)} {note}"
    return Page(
        id=PageId.TREND,
        label=words.say("trend-label"),
        title=_title(material, trends),
        standfirst=words.say("trend-standfirst"),
        base=f"{material.base(survey=True)} {words.say('base-pulses')}",
        blocks=tuple(_blocks(material, trends, note)),
    )


def company_trends(material: Material) -> list[Trend]:
    """Return the trends of the company; what is shown item by item has none."""
    return [
        trend
        for trend in material.result.trend
        if trend.team is None and trend.dimension not in material.item_by_item
    ]


def _blocks(material: Material, trends: list[Trend], note: str) -> list[Block]:
    words, notes = material.words, trend_notes(material, trends)
    return [
        Multiples(
            caption=words.say("trend-caption"), note=note, items=_multiples(material, trends)
        ),
        *([Prose(paragraphs=notes)] if notes else []),
        Prose(paragraphs=(words.say("trend-reading"),), muted=True),
    ]


def _known(trend: Trend) -> list[WaveEstimate]:
    return [wave for wave in trend.waves if wave.estimate is not None]


def _title(material: Material, trends: list[Trend]) -> str:
    words = material.words
    fell, rose = (
        [trend for trend in trends if trend.verdict is verdict]
        for verdict in (TrendVerdict.WORSE, TrendVerdict.BETTER)
    )
    if not fell and not rose:
        unknown = all(trend.verdict is TrendVerdict.CANNOT_TELL for trend in trends)
        return words.say("trend-title-cannot-tell" if unknown else "trend-title-none")
    named = [
        _clause(material, moved, message)
        for moved, message in ((fell, "fell"), (rose, "rose"))
        if moved
    ]
    changes = [words.listing(named)]
    if fell and rose:
        changes.append(words.say("trend-moved", n_fell=len(fell), n_rose=len(rose)))
    return first_that_fits(
        [sentence_case(words.say("trend-title", changes=change)) for change in changes]
    )


def _clause(material: Material, moved: list[Trend], message: str) -> str:
    if len(moved) > 1:
        return material.words.say(f"trend-{message}-many", n=len(moved))
    name = material.dimension(moved[0].dimension)
    return material.words.say(f"trend-{message}-one", dimension=name)


def _multiples(material: Material, trends: list[Trend]) -> tuple[Multiple, ...]:
    ends = [
        end
        for trend in trends
        for wave in _known(trend)
        for end in (wave.low, wave.high, 50.0)
        if end is not None
    ]
    scale = Scale(low=min(ends), high=max(ends), start=_HEIGHT, end=4)
    ordered = sorted(trends, key=lambda trend: (_ORDER.index(trend.verdict), _last_estimate(trend)))
    return tuple(_multiple(material, trend, scale) for trend in ordered)


def trend_of(material: Material, dimension: str) -> Multiple | None:
    """Return the line of one dimension of the company; nothing where one wave at most is known."""
    trend = next((one for one in company_trends(material) if one.dimension == dimension), None)
    if trend is None or len(_known(trend)) < ENOUGH_WAVES:
        return None
    return _multiples(material, [trend])[0]


def _last_estimate(trend: Trend) -> float:
    return next((wave.estimate or 0.0 for wave in reversed(_known(trend))), 101.0)


def _multiple(material: Material, trend: Trend, scale: Scale) -> Multiple:
    words = material.words
    symbol, tone, paint = _SHOWN_AS[trend.verdict]
    name, verdict = material.dimension(trend.dimension), words.named("trend", trend.verdict)
    drawing = trend_line(
        [_estimate(wave) for wave in trend.waves],
        scale=scale,
        paint=paint,
        labels=(
            words.number(trend.waves[0].estimate),
            words.number(trend.waves[-1].estimate),
        ),
        title=_title_of(material, trend, verdict),
        width=_WIDTH,
    )
    return Multiple(
        name=name,
        drawing=drawing,
        verdict=verdict,
        symbol=symbol,
        tone=tone,
        change=_change(material, trend),
    )


def _estimate(wave: WaveEstimate) -> Estimate | None:
    if wave.estimate is None or wave.low is None or wave.high is None:
        return None
    return Estimate(value=wave.estimate, low=wave.low, high=wave.high)


def _title_of(material: Material, trend: Trend, verdict: str) -> str:
    values = [material.words.number(wave.estimate) for wave in trend.waves]
    return material.words.say(
        "trend-alt",
        name=material.dimension(trend.dimension),
        values=", ".join(values),
        verdict=verdict,
    )


def _change(material: Material, trend: Trend) -> str:
    words, first, last = material.words, trend.waves[0].estimate, trend.waves[-1].estimate
    if first is None or last is None:
        return words.say("trend-waves-missing")
    # The printed change is that of the printed scores: 52 to 42 is never -9.
    points = round(last) - round(first)
    change, n = words.number(points, signed=True), abs(points)
    if trend.minimum_detectable is None:
        return words.say("trend-change", n=n, change=change)
    return words.say(
        "trend-change-with-smallest",
        n=n,
        change=change,
        smallest=words.number(trend.minimum_detectable),
    )
