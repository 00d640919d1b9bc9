"""The company's dimensions: estimate and interval, favourable answers, what is not known."""

import math

from flowgap.reporting.blocks import (
    Align,
    Block,
    Callout,
    Cell,
    Column,
    Page,
    PageId,
    Prose,
    Row,
    RowKind,
    Table,
)
from flowgap.reporting.charts.drawing import Paint
from flowgap.reporting.charts.intervals import Estimate, score_axis, score_dot
from flowgap.reporting.charts.scale import Scale
from flowgap.reporting.marks import Tone
from flowgap.reporting.material import PRACTICES, Material
from flowgap.reporting.sections.items import items_table
from flowgap.result.survey import DimensionScore, Shown

_DOTS_WIDTH = 122.0


def dimensions_page(material: Material) -> Page | None:
    """Return the page, or nothing where no dimension may be shown."""
    if not material.has_survey:
        return None
    words = material.words
    blocks: list[Block] = [scores_table(material)]
    if (items := items_table(material)) is not None:
        blocks.append(items)
    shown = {score.shown for score in material.scores.values() if score.estimate is not None}
    index = words.say("dimensions-index") if Shown.INDEX in shown else ""
    remarks = tuple(told for told in (_half_rule(material), _weights(material), index) if told)
    if remarks:
        blocks.append(Prose(paragraphs=remarks, muted=True))
    blocks.append(Callout(heading=words.say("so-what"), paragraphs=_so_what(material)))
    return Page(
        id=PageId.DIMENSIONS,
        label=words.say("dimensions-label"),
        title=_title(material),
        standfirst=_standfirst(material),
        base=material.base(survey=True),
        blocks=tuple(blocks),
    )


def _title(material: Material) -> str:
    words, readiness = material.words, material.result.survey.readiness
    if not readiness.weakest:
        is_loose = readiness.reason == "item_by_item"
        return words.say(f"dimensions-title-{'loose' if is_loose else 'thin'}")
    if (named := readiness.named) is not None:
        estimate = words.number(material.scores[named.id].estimate)
        dimension = material.dimension(named.id)
        return words.say("dimensions-title", dimension=dimension, estimate=estimate)
    first, second = (material.dimension(one.id) for one in readiness.by_chance[:2])
    return words.say("dimensions-title-unsure", first=first, second=second)


def _standfirst(material: Material) -> str:
    words, readiness = material.words, material.result.survey.readiness
    if readiness.estimate is None:
        return words.named("readiness-reason", readiness.reason or "too_few")
    told = words.say(
        "dimensions-readiness",
        estimate=words.number(readiness.estimate),
        interval=words.interval(readiness.low, readiness.high),
        practices=material.practices,
    )
    if not readiness.weakest:
        return told
    chances = [
        words.say("dimensions-chance", name=material.dimension(one.id), p=words.chance(one.p))
        for one in readiness.by_chance[:2]
    ]
    return f"{told} {words.say('dimensions-weakest', chances=words.listing(chances))}"


def _weights(material: Material) -> str:
    """Say how far the figure of readiness hangs on weighing practices alike."""
    words, readiness = material.words, material.result.survey.readiness
    if readiness.weights_low is None or readiness.weights_high is None:
        return ""
    low, high = words.number(readiness.weights_low), words.number(readiness.weights_high)
    return words.say("dimensions-weights", low=low, high=high, practices=material.practices)


def _half_rule(material: Material) -> str:
    """Name the scores that would move notably without those who skipped some of the questions."""
    words = material.words
    shifts = [
        words.say(
            "half-rule-shift",
            dimension=score.name,
            shift=words.number(abs(score.complete_case_shift), decimals=1),
            way="higher" if score.complete_case_shift > 0 else "lower",
        )
        for score in material.scores.values()
        if score.is_score and score.leans_on_half_rule and score.complete_case_shift is not None
    ]
    return words.say("half-rule", shifts=words.listing(shifts)) if shifts else ""


def scores_table(material: Material) -> Table:
    """Return the company's dimensions, the weakest practice first."""
    words = material.words
    scale = _scale(material)
    inside = sorted(
        (score for score in material.scores.values() if score.id in PRACTICES),
        key=lambda score: 101.0 if score.estimate is None or not score.is_score else score.estimate,
    )
    apart = [score for score in material.scores.values() if score.id not in PRACTICES]
    group = Row(cells=(Cell(text=words.say("dimensions-apart"), span=6),), kind=RowKind.GROUP)
    rows = [_score(material, score, scale) for score in inside]
    if apart:
        rows += [group, *(_score(material, score, scale) for score in apart)]
    return Table(
        caption=words.say("dimensions-caption"),
        note=words.say("dimensions-note"),
        columns=(
            Column(title=words.say("column-dimension"), width_mm=52),
            Column(title=words.say("column-score"), width_mm=12, align=Align.END),
            Column(
                title=words.say("column-score-interval"),
                width_mm=65,
                drawing=score_axis(scale=scale, title=words.say("axis-alt")),
            ),
            Column(title=words.say("column-n"), width_mm=11, align=Align.END),
            Column(title=words.say("column-favourable"), width_mm=16, align=Align.END),
            Column(title=words.say("column-dk"), width_mm=14, align=Align.END),
        ),
        rows=tuple(rows),
    )


def _scale(material: Material) -> Scale:
    """Return 20 to 80, where scores usually lie, widened by tens to hold every interval."""
    scores = [score for score in material.scores.values() if score.is_score]
    lows = [score.low for score in scores if score.low is not None]
    highs = [score.high for score in scores if score.high is not None]
    return Scale(
        low=min([20, *(10 * math.floor(low / 10) for low in lows)]),
        high=max([80, *(10 * math.ceil(high / 10) for high in highs)]),
        start=5,
        end=_DOTS_WIDTH - 5,
    )


def _score(material: Material, score: DimensionScore, scale: Scale) -> Row:
    words = material.words
    if score.estimate is None or score.low is None or score.high is None:
        told = words.named("score-reason", score.reason or "hidden")
        return Row(cells=(Cell(text=score.name), Cell(text=told, tone=Tone.MUTED, span=5)))
    if not score.is_score:
        told = words.say("as-items" if score.items else "as-items-hidden")
        return Row(cells=(Cell(text=score.name), Cell(text=told, tone=Tone.MUTED, span=5)))
    interval = words.interval(score.low, score.high)
    drawing = score_dot(
        Estimate(value=score.estimate, low=score.low, high=score.high),
        scale=scale,
        title=words.say(
            "score-alt",
            name=score.name,
            estimate=words.number(score.estimate),
            interval=interval,
        ),
        paint=Paint.INK if score.id in PRACTICES else Paint.GREY,
    )
    return Row(
        cells=(
            Cell(text=score.name, note=_note(material, score)),
            Cell(text=words.number(score.estimate), tone=Tone.STRONG),
            Cell(text=interval, tone=Tone.MUTED, drawing=drawing),
            Cell(text="" if score.n is None else words.number(score.n), tone=Tone.MUTED),
            Cell(text=_share(material, score.favourable_share)),
            Cell(text=_share(material, score.dk_share), tone=Tone.MUTED),
        )
    )


def _note(material: Material, score: DimensionScore) -> str:
    """Return how the dimension is shown where that is no score, and what its figures lack."""
    words = material.words
    told = [] if score.shown is Shown.SCORE else [words.say(f"as-{score.shown}")]
    if score.reason is not None:
        told.append(words.named("score-note", score.reason))
    return ": ".join(told)


def _share(material: Material, share: float | None) -> str:
    return "" if share is None else material.words.percent(share)


def _so_what(material: Material) -> tuple[str, ...]:
    return (
        material.words.say("dimensions-so-what"),
        material.words.say("dimensions-no-benchmark"),
    )
