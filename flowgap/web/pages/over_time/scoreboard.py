"""The scoreboard: what the product foretold beside what came."""

from dataclasses import dataclass

from flowgap.reporting.track_record import record_sentence
from flowgap.reporting.words import Words
from flowgap.result.diagnosis import ExpectedEffect
from flowgap.result.track_record import LEAST_CASES, TrackRecord
from flowgap.services.over_time.scoreboard import JudgedEffect, Scoreboard
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFigure:
    """One figure of the record with its interval and what it means."""

    name: str
    value: str
    unit: str
    interval: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """One judged effect in words."""

    client: str
    title: str
    stated: str
    expected: str
    chance: str
    observed: str
    covered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreboardPage:
    """Figures and cases, or the count alone where there are too few."""

    title: str
    standfirst: str
    count: str
    least: str
    figures: tuple[RecordFigure, ...]
    rows: tuple[EffectRow, ...]
    notes: tuple[str, ...]


def scoreboard_page(board: Scoreboard, wording: Wording) -> ScoreboardPage:
    """Return the page in words."""
    words, record = Words(wording), board.record
    title = "scoreboard-title" if record.is_validated else "scoreboard-title-none"
    return ScoreboardPage(
        title=wording.say(title, n=record.n_cases),
        standfirst=wording.say("scoreboard-standfirst"),
        count=wording.number(record.n_cases),
        least=record_sentence(record, words),
        figures=_figures(record, words) if record.is_validated else (),
        rows=tuple(_row(one, words, wording) for one in board.judged),
        notes=(
            wording.say("scoreboard-open", n=board.n_open),
            wording.say("scoreboard-untried", n=board.n_untried),
            wording.say("scoreboard-simulated", n=board.n_simulated, least=LEAST_CASES),
        ),
    )


def _figures(record: TrackRecord, words: Words) -> tuple[RecordFigure, ...]:
    share = words.say(
        "range", low=words.percent(record.covered_low), high=words.percent(record.covered_high)
    )
    told = {
        "brier": (
            words.number(record.brier, decimals=2),
            words.interval(record.brier_low, record.brier_high, decimals=2),
        ),
        "bias": (
            words.days(record.bias_days, signed=True),
            words.change(record.bias_low, record.bias_high),
        ),
        "covered": (words.percent(record.covered_share), share),
    }
    return tuple(
        RecordFigure(
            name=words.say(f"record-{name}-name"),
            value=value,
            unit=words.say("unit-days") if name == "bias" else "",
            interval=interval,
            meaning=words.say(f"record-{name}-meaning"),
        )
        for name, (value, interval) in told.items()
    )


def _row(one: JudgedEffect, words: Words, wording: Wording) -> EffectRow:
    return EffectRow(
        client=one.client,
        title=one.title,
        stated=wording.day(one.stated_at.date()),
        expected=_effect(one.expected, words),
        chance=words.chance(one.p_faster),
        observed=_effect(one.observed, words),
        covered=wording.say("scoreboard-inside" if one.is_covered else "scoreboard-outside"),
    )


def _effect(effect: ExpectedEffect, words: Words) -> str:
    interval = words.change(effect.low, effect.high)
    days = words.days(effect.days, signed=True)
    return f"{days} ({interval})" if interval else days
