"""The three figures of the summary: the gap, lead time and readiness, as far as they exist."""

from flowgap.reporting.blocks import KeyFigure, KeyFigures
from flowgap.reporting.charts.bars import share_bar, whisker
from flowgap.reporting.charts.drawing import Drawing, Mark, Paint, Rect, Text
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.intervals import Estimate, change_dot, score_dot
from flowgap.reporting.charts.scale import Scale, change_paint, scale_over
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.result.delivery import FlowGapState
from flowgap.result.survey import SurveyState

WIDTH = 148.0
"""Points: a third of the text width, less the gaps."""

_LABEL_SIZE = 8.0

_GAP_SYMBOL = {
    FlowGapState.MEASURED: Symbol.FULL,
    FlowGapState.PROVISIONAL: Symbol.HALF,
    FlowGapState.NOT_IDENTIFIED: Symbol.DOTTED,
    FlowGapState.READINESS_ONLY: Symbol.RING,
}

_SURVEY_SYMBOL = {
    SurveyState.MEASURED: Symbol.FULL,
    SurveyState.PROVISIONAL: Symbol.HALF,
    SurveyState.INSUFFICIENT: Symbol.RING,
}


def key_figures(material: Material) -> KeyFigures:
    """Return three figures; what cannot be given says why in its place."""
    figures = [_gap(material)]
    if material.has_delivery:
        figures.append(_lead_time(material))
    if material.has_survey:
        figures.append(_readiness(material))
    if not material.has_delivery and material.has_survey:
        figures.append(_responses(material))
    if not material.has_survey:
        figures.append(_unasked(material))
    return KeyFigures(figures=tuple(figures))


def _gap(material: Material) -> KeyFigure:
    words, gap = material.words, material.result.flow_gap
    state = words.named("gap-state", gap.state)
    if not material.gap_is_given:
        return KeyFigure(
            name=words.say("figure-gap"),
            state=state,
            symbol=_GAP_SYMBOL[gap.state],
            value=words.say("figure-gap-none"),
            is_figure=False,
            lines=(words.named("gap-reason", gap.reason or gap.state),),
        )
    lines = [words.say("figure-interval", interval=words.change(gap.low, gap.high))]
    given = gap.give_back_share is not None and gap.give_back_share >= 0
    if given and gap.give_back_low is not None:
        lines.append(
            words.say(
                "figure-give-back",
                share=words.percent(gap.give_back_share),
                low=words.percent(gap.give_back_low),
                high=words.percent(gap.give_back_high),
            )
        )
    return KeyFigure(
        name=words.say("figure-gap"),
        state=state,
        symbol=_GAP_SYMBOL[gap.state],
        value=words.days(gap.days, signed=True),
        unit=words.say("unit-days"),
        lines=tuple(lines),
        drawing=_saved_and_taken(material),
    )


def _saved_and_taken(material: Material) -> Drawing | None:
    gap, words = material.result.flow_gap, material.words
    saved = (gap.build_saving_days, gap.build_saving_low, gap.build_saving_high)
    taken = (gap.days, gap.low, gap.high)
    paint = change_paint(gap.low, gap.high)
    labels = (
        words.say("figure-saved"),
        words.say("figure-gained" if paint is Paint.BETTER else "figure-taken"),
    )
    # Below zero the other stages gained, too: both bars then point the same way.
    sign = -1 if paint is Paint.BETTER else 1
    beside = max(text_width(label, size=_LABEL_SIZE) for label in labels) + 6
    ends = [None if end is None else sign * end for end in taken]
    scale = scale_over([*saved, *ends], start=beside, end=WIDTH - 2, margin=0.0)
    marks: list[Mark] = []
    bars = ((1.0, Paint.BETTER, saved), (14.0, paint, ends))
    for label, (top, fill, (value, low, high)) in zip(labels, bars, strict=True):
        if value is None or low is None or high is None:
            return None
        start, end = sorted((scale.at(0), scale.at(value)))
        width = max(round(end - start, 1), 1.0)
        marks.append(Text(x=0, y=top + 6.6, text=label, size=_LABEL_SIZE, fill=Paint.GREY))
        marks.append(Rect(x=start, y=top, width=width, height=8, fill=fill))
        marks.extend(whisker(start=scale.at(low), end=scale.at(high), y=top + 4))
    title = words.say(
        "figure-gap-alt", saved=words.days(saved[0]), taken=words.days(taken[0], signed=True)
    )
    return Drawing(title=title, width=WIDTH, height=24, marks=tuple(marks))


def _lead_time(material: Material) -> KeyFigure:
    words, delivery = material.words, material.result.delivery
    change = delivery.lead_time
    drawing = None
    if change.change is not None and change.low is not None and change.high is not None:
        estimate = Estimate(value=change.change, low=change.low, high=change.high)
        reach = max(abs(change.low), abs(change.high), 0.5) * 1.2
        scale = Scale(low=-reach, high=reach, start=0, end=WIDTH - 4)
        title = words.say(
            "figure-lead-time-alt",
            change=words.days(change.change, signed=True),
            interval=words.change(change.low, change.high),
        )
        drawing = change_dot(estimate, scale=scale, title=title, height=24)
    return KeyFigure(
        name=words.say("figure-lead-time"),
        state=words.verdict_of_change(change.low, change.high),
        symbol=_change_symbol(change.low, change.high),
        value=words.days(delivery.after.mean),
        unit=words.say("unit-days"),
        lines=(
            words.say("figure-on-before", change=words.days(change.change, signed=True)),
            words.say("figure-interval", interval=words.change(change.low, change.high)),
        ),
        drawing=drawing,
    )


def _change_symbol(low: float | None, high: float | None) -> Symbol:
    if low is not None and low > 0:
        return Symbol.UP
    return Symbol.DOWN if high is not None and high < 0 else Symbol.BAR


def _readiness(material: Material) -> KeyFigure:
    words, survey = material.words, material.result.survey
    readiness = survey.readiness
    state = words.named("survey-state", survey.state)
    estimate, low, high = readiness.estimate, readiness.low, readiness.high
    if estimate is None or low is None or high is None:
        return KeyFigure(
            name=words.say("figure-readiness"),
            state=state,
            symbol=_SURVEY_SYMBOL[survey.state],
            value=words.say("not-known"),
            is_figure=False,
            lines=(words.named("readiness-reason", readiness.reason or "too_few"),),
        )
    scale = Scale(low=0, high=100, start=0, end=WIDTH - 4)
    interval = words.interval(low, high)
    return KeyFigure(
        name=words.say("figure-readiness"),
        state=state,
        symbol=_SURVEY_SYMBOL[survey.state],
        value=words.number(estimate),
        unit=words.say("unit-of-100"),
        lines=(
            words.say("figure-interval", interval=interval),
            words.say("figure-practices", practices=material.practices),
        ),
        drawing=score_dot(
            Estimate(value=estimate, low=low, high=high),
            scale=scale,
            title=words.say(
                "figure-readiness-alt", estimate=words.number(estimate), interval=interval
            ),
            height=24,
        ),
    )


def _responses(material: Material) -> KeyFigure:
    words, survey = material.words, material.result.survey
    rate = survey.response_rate
    return KeyFigure(
        name=words.say("figure-responses"),
        value=words.percent(rate),
        lines=(
            words.say(
                "figure-responses-line" if survey.invited else "figure-responses-line-unknown",
                responded=words.number(survey.responded),
                invited=words.number(survey.invited),
            ),
        ),
        drawing=None
        if rate is None
        else share_bar(
            share=rate,
            title=words.say("figure-responses-alt", rate=words.percent(rate)),
            width=WIDTH,
            height=8,
        ),
    )


def _unasked(material: Material) -> KeyFigure:
    words, survey = material.words, material.result.survey
    return KeyFigure(
        name=words.say("figure-readiness"),
        state=words.named("survey-state", survey.state),
        symbol=Symbol.RING,
        value=words.say("not-known"),
        is_figure=False,
        lines=(words.named("survey-reason", survey.reason or "no_answers"),),
    )
