"""One wave in words: how it goes while it runs, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.reporting.charts.drawing import Drawing
from flowgap.scoring.planning import PlannedTeam
from flowgap.services.waves.erasing import Erasure
from flowgap.services.waves.listing import WaveState
from flowgap.services.waves.progress import Progress
from flowgap.services.waves.team_rates import TeamRate
from flowgap.web.pages.waves.chart import NARROW, WIDE, wave_chart
from flowgap.web.pages.waves.listing import count_words, erased_words
from flowgap.web.pages.waves.showing import ShowingTable, showing_table
from flowgap.web.pages.waves.steps import Step, steps_of
from flowgap.web.pages.waves.words import STATE_SYMBOLS, long_day, moment, short_day
from flowgap.wording import Wording

ALL_TEAMS: Final = "all"
ONE_TEAM: Final = "team:"
"""What stands before the name of a team whose link was lost: no team can be taken for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day of the table behind the chart."""

    day: str
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Whose links can be made anew."""

    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What may be done with the wave now; `remind_note` says why not, or what will happen."""

    extends: bool
    closes: bool
    reminds: bool
    remind_note: str
    renews: tuple[Option, ...]
    diagnoses: bool
    has_result: bool
    closes_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """What an export of a closed wave keeps back: a line for each kind."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WavePage:
    """All that the page of one wave shows."""

    name: str
    label: str
    title: str
    standfirst: str
    state: str
    symbol: str
    counted: str
    wide: Drawing | None
    narrow: Drawing | None
    days: tuple[DayRow, ...]
    no_chart: str
    showing: ShowingTable | None
    steps: tuple[Step, ...]
    teams: tuple[TeamRate, ...]
    teams_note: str
    why: tuple[str, ...]
    offers: Offers
    kept_back: KeptBack | None
    base: str
    problem: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the page needs beside the wave itself."""

    teams: tuple[PlannedTeam, ...]
    rates: tuple[TeamRate, ...]
    spread: float
    n_responses: int
    may_edit: bool
    sends_mail: bool
    sharing_teams: tuple[str, ...]
    erasure: Erasure | None
    kept_back: KeptBack | None
    can_compute: bool
    computed_at: datetime | None
    questionnaire_title: str
    n_items: int


def wave_page(
    progress: Progress,
    around: Surroundings,
    wording: Wording,
    *,
    problem: str = "",
    told: str = "",
) -> WavePage:
    """Return the page."""
    say, is_closed = wording.say, progress.state is WaveState.CLOSED
    return WavePage(
        name=progress.name,
        label=say("waves-label", name=progress.name, state=say(f"waves-state-{progress.state}")),
        title=_title(progress, around, wording),
        standfirst=_standfirst(progress, around, wording),
        state=say(f"waves-state-{progress.state}"),
        symbol=STATE_SYMBOLS[progress.state],
        counted=_counted(progress, wording),
        wide=wave_chart(progress, wording, width=WIDE),
        narrow=wave_chart(progress, wording, width=NARROW),
        days=_days(progress, wording),
        no_chart=_no_chart(progress, wording),
        showing=None
        if is_closed
        else showing_table(progress, around.teams, wording, spread=around.spread),
        steps=tuple(
            steps_of(
                progress,
                wording,
                computed_at=around.computed_at,
                is_erased=around.erasure is not None,
            )
        ),
        teams=around.rates if is_closed else (),
        teams_note=say("waves-teams-note", n=progress.promise.minimum_group),
        why=() if is_closed else (say("waves-why-1"), say("waves-why-2")),
        offers=_offers(progress, around, wording),
        kept_back=around.kept_back,
        base=_base(progress, around, wording),
        problem=problem,
        told=told,
    )


def _title(progress: Progress, around: Surroundings, wording: Wording) -> str:
    say, zone = wording.say, progress.promise.timezone
    closes, invited = long_day(wording, progress.closes_at, zone), progress.n_invited
    match progress.state:
        case WaveState.PLANNED:
            opens = long_day(wording, progress.opens_at, zone)
            return say("waves-page-planned", opens=opens, closes=closes)
        case WaveState.OVER:
            return say("waves-page-over", closes=closes)
        case WaveState.CLOSED if around.erasure is not None:
            return erased_words(around.erasure, wording)
        case WaveState.CLOSED:
            told = wording.number(around.n_responses)
            return say(
                "waves-page-closed",
                n=around.n_responses,
                answered=told,
                invited=wording.number(invited),
            )
        case WaveState.OPEN:
            return _title_open(progress, closes, wording)


def _title_open(progress: Progress, closes: str, wording: Wording) -> str:
    say, last, invited = wording.say, progress.last, progress.n_invited
    if last is None or last.most == 0:
        return say("waves-page-open-none", closes=closes)
    if last.least != last.most:
        low, high = wording.number(last.least), wording.number(last.most)
        return say(
            "waves-page-open-band",
            low=low,
            high=high,
            invited=wording.number(invited),
            closes=closes,
        )
    share = wording.percent(last.most / invited) if invited else "-"
    return say("waves-page-open", share=share, closes=closes)


def _standfirst(progress: Progress, around: Surroundings, wording: Wording) -> str:
    say = wording.say
    match progress.state:
        case WaveState.PLANNED:
            return say("waves-page-planned-text", n=progress.n_invited)
        case WaveState.OVER:
            return say("waves-page-over-text")
        case WaveState.CLOSED if around.erasure is not None:
            invited = wording.number(progress.n_invited)
            return say("waves-erased-text", n=progress.n_invited, invited=invited)
        case WaveState.CLOSED:
            share = (
                wording.percent(around.n_responses / progress.n_invited)
                if progress.n_invited
                else "-"
            )
            return say("waves-page-closed-text", share=share)
        case WaveState.OPEN:
            told = count_words(progress.last, progress.n_invited, wording)
            return f"{told}. {_pace(progress, wording)}"


def _pace(progress: Progress, wording: Wording) -> str:
    if progress.expected is None:
        is_few = progress.last is not None and not progress.is_counted_exactly
        return wording.say("waves-pace-few" if is_few else "waves-pace-unknown")
    low, high = (
        wording.percent(n / progress.n_invited)
        for n in (progress.expected.low, progress.expected.high)
    )
    return wording.say("waves-pace", low=low, high=high)


def _counted(progress: Progress, wording: Wording) -> str:
    if progress.last is None:
        return ""
    return wording.say("waves-counted", day=short_day(wording, progress.last.day))


def _days(progress: Progress, wording: Wording) -> tuple[DayRow, ...]:
    if not progress.is_counted_exactly:
        return ()
    return tuple(
        DayRow(day=short_day(wording, count.day), answers=wording.number(count.most))
        for count in progress.counts
    )


def _no_chart(progress: Progress, wording: Wording) -> str:
    if progress.last is None:
        is_planned = progress.state is WaveState.PLANNED
        return wording.say("waves-no-chart-planned" if is_planned else "waves-no-chart-never")
    return "" if progress.is_counted_exactly else wording.say("waves-no-chart-few")


def _offers(progress: Progress, around: Surroundings, wording: Wording) -> Offers:
    state, may_edit = progress.state, around.may_edit
    is_open = state is WaveState.OPEN
    is_due = progress.reminds_again_on is None
    return Offers(
        extends=may_edit and state is not WaveState.CLOSED,
        closes=may_edit and state is not WaveState.CLOSED,
        reminds=may_edit and is_open and is_due and progress.n_personal > 0 and around.sends_mail,
        remind_note=_remind_note(progress, around, wording) if may_edit and is_open else "",
        renews=_renews(around, wording) if may_edit and state is not WaveState.CLOSED else (),
        diagnoses=may_edit
        and state is WaveState.CLOSED
        and around.erasure is None
        and around.can_compute
        and around.computed_at is None,
        has_result=around.computed_at is not None,
        closes_at=moment(wording, progress.closes_at, progress.promise.timezone),
    )


def _renews(around: Surroundings, wording: Wording) -> tuple[Option, ...]:
    """Return each team that shares a link, and all of them where there are several."""
    teams = tuple(Option(value=f"{ONE_TEAM}{name}", name=name) for name in around.sharing_teams)
    if len(teams) < 2:  # noqa: PLR2004 - one team is all
        return teams
    every = wording.say("waves-renew-all", n=len(teams))
    return (*teams, Option(value=ALL_TEAMS, name=every))


def _remind_note(progress: Progress, around: Surroundings, wording: Wording) -> str:
    say = wording.say
    if progress.n_personal == 0:
        return say("waves-remind-shared")
    if not around.sends_mail:
        return say("waves-remind-no-mail")
    if progress.reminds_again_on is not None:
        return say("waves-remind-again-on", day=wording.day(progress.reminds_again_on))
    return say("waves-remind-note")


def _base(progress: Progress, around: Surroundings, wording: Wording) -> str:
    promise, say = progress.promise, wording.say
    comments = (
        say("waves-base-comments", n=promise.minimum_comments)
        if promise.shows_comments
        else say("waves-base-no-comments")
    )
    return say(
        "waves-base-wave",
        title=around.questionnaire_title,
        reference=progress.questionnaire,
        items=around.n_items,
        n=promise.minimum_group,
        comments=comments,
    )


def kept_back_words(
    wording: Wording, *, joins: bool, cuts: bool, keeps_responses: bool, keeps_comments: bool
) -> KeptBack:
    """Return what an export keeps back, or that it keeps back nothing.

    Never how many: taken from the answers of the whole wave, the number would tell how many people
    of the other teams answered, of which the page shows bands only.
    """
    told = (
        ("waves-kept-joined", joins),
        ("waves-kept-cut", cuts),
        ("waves-kept-responses", keeps_responses),
        ("waves-kept-comments", keeps_comments),
    )
    lines = tuple(wording.say(message) for message, is_so in told if is_so)
    return KeptBack(lines=lines or (wording.say("waves-kept-nothing"),))
