"""What the company says in one dimension: score, way over the waves, how far to trust it."""

from collections.abc import Iterator
from typing import Final

from flowgap.reporting.blocks import KeyFigure
from flowgap.reporting.charts.intervals import Estimate, score_dot
from flowgap.reporting.marks import Symbol
from flowgap.reporting.material import Material
from flowgap.reporting.sections.trend import trend_of
from flowgap.result.survey import DimensionScore, GateState, Nonresponse, Shown
from flowgap.scoring.gates import ALONE_RELIABILITY, SCORE_RELIABILITY, TEAM_AGREEMENT
from flowgap.web.pages.results.evidence_card import EvidenceCard, item_lines
from flowgap.web.pages.results.heat_map import POINTS
from flowgap.web.pages.results.links import Target
from flowgap.wording import Wording

SHOWN_SYMBOLS: Final = {
    Shown.SCORE: Symbol.FULL,
    Shown.INDEX: Symbol.HALF,
    Shown.ITEMS: Symbol.RING,
}

MODERATE_AGREEMENT: Final = 0.50
"""Of rwg(j): at or below, agreement is weak or none."""


def dimension_cards(
    score: DimensionScore, material: Material, wording: Wording
) -> tuple[EvidenceCard, ...]:
    """Return the three cards; what is hidden holds no figure at all."""
    return (
        _score(score, material, wording),
        _trend(score, material, wording),
        _trust(score, material, wording),
    )


def _score(score: DimensionScore, material: Material, wording: Wording) -> EvidenceCard:
    words, name = material.words, wording.say("explore-score")
    if score.estimate is None or score.low is None or score.high is None:
        return EvidenceCard(
            figure=KeyFigure(
                name=name,
                state=wording.say("explore-not-shown"),
                symbol=Symbol.RING,
                value=wording.say("explore-not-shown"),
                is_figure=False,
                lines=(words.named("score-reason", score.reason or "hidden"),),
            ),
            tone="",
        )
    state = wording.say(f"explore-shown-{score.shown}")
    symbol = SHOWN_SYMBOLS[score.shown]
    if not score.is_score:
        told = words.say("as-items" if score.items else "as-items-hidden")
        return EvidenceCard(
            figure=KeyFigure(
                name=name,
                state=state,
                symbol=symbol,
                value=wording.say("explore-no-score"),
                is_figure=False,
                lines=(told,),
            ),
            tone="",
            bars=tuple(item_lines(score, material)),
            notes=(words.say("items-note"),) if score.items else (),
        )
    interval = words.interval(score.low, score.high)
    return EvidenceCard(
        figure=KeyFigure(
            name=name,
            state=state,
            symbol=symbol,
            value=words.number(score.estimate),
            unit=words.say("unit-of-100"),
            lines=(
                wording.say("explore-interval", interval=interval),
                *_shares(score, material, wording),
            ),
            drawing=score_dot(
                Estimate(value=score.estimate, low=score.low, high=score.high),
                scale=POINTS,
                title=words.say(
                    "score-alt",
                    name=score.name,
                    estimate=words.number(score.estimate),
                    interval=interval,
                ),
            ),
        ),
        tone="",
        caption=wording.say("explore-middle"),
        notes=tuple(_others(score.nonresponse, material, wording)),
    )


def _shares(score: DimensionScore, material: Material, wording: Wording) -> Iterator[str]:
    words = material.words
    if score.favourable_share is not None:
        yield wording.say("explore-favourable", share=words.percent(score.favourable_share))
    if score.dk_share is not None:
        yield wording.say("explore-dont-know", share=words.percent(score.dk_share))
    if score.n is not None:
        yield wording.say("explore-people", n=words.number(score.n))


def _others(beside: Nonresponse | None, material: Material, wording: Wording) -> Iterator[str]:
    """Say what those who did not answer could change."""
    if beside is not None and beside.near_low is not None:
        words = material.words
        yield wording.say(
            "explore-nonresponse",
            apart=words.number(beside.apart_points),
            interval=words.interval(beside.near_low, beside.near_high),
        )


def _trend(score: DimensionScore, material: Material, wording: Wording) -> EvidenceCard:
    name, line = wording.say("explore-over-waves"), trend_of(material, score.id)
    if line is None:
        figure = KeyFigure(
            name=name,
            state=wording.say("explore-not-yet"),
            symbol=Symbol.RING,
            value=wording.say("explore-no-trend"),
            is_figure=False,
            lines=(wording.say("explore-trend-needs"),),
        )
        return EvidenceCard(figure=figure, tone="")
    return EvidenceCard(
        figure=KeyFigure(
            name=name,
            state=line.verdict,
            symbol=line.symbol,
            value=wording.say(f"explore-trend-{line.tone}"),
            is_figure=False,
            lines=(line.change,),
            drawing=line.drawing,
        ),
        tone=line.tone,
        notes=(material.words.say("no-stayers"),),
        target=Target(endpoint="results.trend"),
        link=wording.say("explore-open-trend"),
    )


def _trust(score: DimensionScore, material: Material, wording: Wording) -> EvidenceCard:
    """Say in sentences how far the questions go together, and people of a team agree."""
    words, reliability = material.words, score.omega if score.omega is not None else score.alpha
    state = "pilot" if score.pilot else "proven"
    known = reliability is not None
    return EvidenceCard(
        figure=KeyFigure(
            name=wording.say("explore-trust"),
            state=wording.say(f"explore-{state}"),
            symbol=Symbol.HALF if score.pilot else Symbol.FULL,
            value=words.number(reliability, decimals=2)
            if known
            else wording.say("explore-not-known"),
            unit=wording.say("explore-reliability") if known else "",
            is_figure=known,
        ),
        tone="",
        notes=tuple(_sentences(score, reliability, material, wording)),
    )


def _sentences(
    score: DimensionScore, reliability: float | None, material: Material, wording: Wording
) -> Iterator[str]:
    words = material.words
    if reliability is None:
        yield wording.say("explore-reliability-unknown")
    else:
        kind = "items" if score.shown is Shown.ITEMS else _reliable(reliability)
        yield wording.say(f"explore-reliability-{kind}")
    if score.rwgj_median is not None:
        yield wording.say(
            f"explore-agreement-{_agreed(score.rwgj_median)}",
            agreement=words.number(score.rwgj_median, decimals=2),
        )
    if score.icc1 is not None:
        share = max(score.icc1, 0.0)
        yield wording.say("explore-between-teams", share=words.percent(share))
    gates = [g for g in material.result.survey.gates if g.dimension == score.id]
    if gates:
        passed = sum(gate.state is GateState.PASSED for gate in gates)
        yield wording.say("explore-gates", passed=passed, n=len(gates))


def _reliable(reliability: float) -> str:
    if reliability >= ALONE_RELIABILITY:
        return "alone"
    return "score" if reliability >= SCORE_RELIABILITY else "low"


def _agreed(agreement: float) -> str:
    if agreement >= TEAM_AGREEMENT:
        return "strong"
    return "moderate" if agreement > MODERATE_AGREEMENT else "weak"
