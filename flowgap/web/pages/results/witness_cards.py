"""What each of the three witnesses says of one stage, as cards."""

from collections.abc import Iterator

from flowgap.diagnosis.witnesses import DIRECT_DIMENSION
from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.charts.bars import stage_bars
from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.material import Material
from flowgap.reporting.sections.stages import READING_MARKS
from flowgap.reporting.sections.trend import trend_of
from flowgap.result.delivery import LedgerRow
from flowgap.result.diagnosis import Reading, Witnesses
from flowgap.result.survey import DimensionScore
from flowgap.stages import Stage
from flowgap.web.pages.results.evidence_card import EvidenceCard, item_lines
from flowgap.web.pages.results.links import Target
from flowgap.web.pages.results.queue_card import queue_card, reading_state
from flowgap.wording import Wording

BARS_WIDTH = 200.0
BARS_HEIGHT = 44.0


def witness_cards(stage: Stage, material: Material, wording: Wording) -> tuple[EvidenceCard, ...]:
    """Return what people, the clock and open work say."""
    row = witnesses_of(stage, material)
    return (
        _people(row, material, wording),
        _clock(row, material, wording),
        queue_card(row, material, wording),
    )


def witnesses_of(stage: Stage, material: Material) -> Witnesses:
    """Return the witnesses of a stage; of a stage nobody speaks of, silent ones."""
    found = (row for row in material.result.constraint.witnesses if row.stage is stage)
    return next(found)


def _people(row: Witnesses, material: Material, wording: Wording) -> EvidenceCard:
    score = material.scores.get(DIRECT_DIMENSION[row.stage])
    symbol, tone = READING_MARKS[row.survey]
    value, unit, lines = _score(row, score, material, wording)
    line = None if score is None or not score.is_score else trend_of(material, score.id)
    return EvidenceCard(
        figure=KeyFigure(
            name=material.words.say("column-people"),
            state=reading_state(row.survey, row.survey_p, material),
            symbol=symbol,
            value=value,
            unit=unit,
            is_figure=bool(unit),
            lines=lines,
            drawing=None if line is None else line.drawing,
        ),
        tone=tone,
        bars=() if score is None or score.is_score else tuple(item_lines(score, material)),
        caption="" if line is None else f"{wording.say('explore-over-waves')}: {line.verdict}.",
        notes=tuple(_votes(row.stage, material, wording)),
        target=None
        if score is None
        else Target(endpoint="explore.dimension", values={"dimension": score.id}),
        link="" if score is None else wording.say("explore-open-dimension", name=score.name),
    )


def _score(
    row: Witnesses, score: DimensionScore | None, material: Material, wording: Wording
) -> tuple[str, str, tuple[str, ...]]:
    """Return value, unit and lines; where there is no score, why."""
    words = material.words
    if row.survey is Reading.NOT_ASKED:
        return wording.say("explore-not-asked"), "", (wording.say("explore-not-asked-line"),)
    if score is None:
        reason = words.named("survey-reason", material.result.survey.reason or "no_answers")
        return wording.say("explore-no-answers"), "", (reason,)
    if score.estimate is None:
        reason = words.named("score-reason", score.reason or "hidden")
        return wording.say("explore-not-shown"), "", (score.name, reason)
    if not score.is_score:
        told = words.say("as-items" if score.items else "as-items-hidden")
        return wording.say("explore-no-score"), "", (score.name, told)
    lines = [
        wording.say(
            "explore-named-interval",
            name=score.name,
            interval=words.interval(score.low, score.high),
        )
    ]
    lines += [
        wording.say("explore-lowest", p=words.chance(one.p))
        for one in material.result.survey.readiness.weakest
        if one.id == score.id
    ]
    return words.number(score.estimate), words.say("unit-of-100"), tuple(lines)


def _votes(stage: Stage, material: Material, wording: Wording) -> Iterator[str]:
    votes = {vote.stage: vote.share for vote in material.result.survey.votes}
    share = votes.get(stage.value)
    if share is None:
        return
    stages = [votes[one.value] for one in Stage if one.value in votes]
    leads = share == max(stages) and stages.count(share) == 1
    yield wording.say(
        "explore-votes-most" if leads else "explore-votes",
        share=material.words.percent(share),
        stage=material.words.stage(stage),
    )


def _clock(row: Witnesses, material: Material, wording: Wording) -> EvidenceCard:
    words, ledger = material.words, material.row(row.stage)
    symbol, tone = READING_MARKS[row.telemetry]
    change = material.ledger.rate.get(row.stage)
    if ledger is None or change is None:
        return EvidenceCard(
            figure=KeyFigure(
                name=words.say("column-clock"),
                state=reading_state(row.telemetry, row.telemetry_p, material),
                symbol=symbol,
                value=wording.say("explore-not-measured"),
                is_figure=False,
                lines=(wording.say("explore-no-stamps"), *_coverage(row.stage, material, wording)),
            ),
            tone=tone,
            target=Target(endpoint="results.data"),
            link=wording.say("web-open-data"),
        )
    interval = words.change(ledger.rate_low, ledger.rate_high)
    lines = [wording.say("explore-like-for-like", interval=interval)]
    if ledger.p_worse is not None:
        lines.append(wording.say("explore-chance-slower", p=words.chance(ledger.p_worse)))
    return EvidenceCard(
        figure=KeyFigure(
            name=words.say("column-clock"),
            state=reading_state(row.telemetry, row.telemetry_p, material),
            symbol=symbol,
            value=words.days(change, signed=True),
            unit=wording.say("web-days"),
            lines=tuple(lines),
            drawing=_bars(ledger, material),
        ),
        tone=tone,
        caption=wording.say("explore-bars"),
        notes=tuple(_recording(ledger, material, wording)),
        target=Target(endpoint="results.ledger"),
        link=wording.say("web-link-ledger"),
    )


def _bars(ledger: LedgerRow, material: Material) -> Drawing:
    words = material.words
    return stage_bars(
        before=ledger.before,
        after=ledger.after,
        longest=max(ledger.before.total or 0.0, ledger.after.total or 0.0),
        title=words.say(
            "bars-alt",
            stage=words.stage(ledger.stage),
            work_before=words.days(ledger.before.work),
            wait_before=words.days(ledger.before.wait),
            work_after=words.days(ledger.after.work),
            wait_after=words.days(ledger.after.wait),
        ),
        width=BARS_WIDTH,
        height=BARS_HEIGHT,
    )


def _recording(ledger: LedgerRow, material: Material, wording: Wording) -> Iterator[str]:
    """Say how the days are made up, and where they may be another way of recording."""
    words, before, after = material.words, ledger.before, ledger.after
    yield wording.say(
        "explore-work-and-wait",
        work_before=words.days(before.work),
        work_after=words.days(after.work),
        wait_before=words.days(before.wait),
        wait_after=words.days(after.wait),
    )
    if not ledger.comparable:
        yield wording.say("explore-not-comparable")
        yield from _coverage(ledger.stage, material, wording)


def _coverage(stage: Stage, material: Material, wording: Wording) -> Iterator[str]:
    for one in material.result.coverage.stages:
        if one.stage is stage and one.share_before is not None and one.share_after is not None:
            yield wording.say(
                "explore-coverage",
                before=material.words.percent(one.share_before),
                after=material.words.percent(one.share_after),
            )
