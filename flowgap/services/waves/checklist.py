"""What must be true before a wave is opened, and what had better be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from flowgap.config import Settings, is_loopback
from flowgap.errors import InputError
from flowgap.questionnaire.loader import load_once
from flowgap.questionnaire.schema import Questionnaire
from flowgap.questionnaire.shelf import published_languages
from flowgap.services.waves.mail_settings import missing_for_mail
from flowgap.services.waves.next_wave import Known
from flowgap.services.waves.opening import AskedTeam
from flowgap.services.waves.opening_plan import (
    OpeningOptions,
    Setting,
    check_name,
    checked_booklet,
    checked_questionnaire,
    moments_of,
    promise_of,
)
from flowgap.services.waves.precision import planned_answers
from flowgap.services.waves.preparing import Preparation
from flowgap.services.waves.team_lines import TeamLineError
from flowgap.wording import LANGUAGES

MOST_SHOWN_LINKS: Final = 5_000
"""Personal links that a page can give out; more go by mail only."""
_SATURDAY: Final = 5


class State(StrEnum):
    """How an entry stands. Only what is blocked hinders the opening."""

    DONE = "done"
    OPEN = "open"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list: what it is about, how it stands, why, and numbers or names for it."""

    name: str
    state: State
    why: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def checklist(
    preparation: Preparation,
    known: Known,
    settings: Settings,
    *,
    open_waves: Sequence[str],
    now: datetime,
) -> tuple[Entry, ...]:
    """Return the list for a wave in preparation; `open_waves` of the engagement run already."""
    options, setting = preparation.options(), known.setting(preparation.timezone)
    return (
        _name(options, known),
        _teams(preparation),
        _questionnaire(preparation, known),
        *_booklet(preparation),
        *_times(options, setting, known, now=now),
        _promise(options, setting, now=now),
        _reachable(settings),
        *_mail(preparation, settings),
        _preview(preparation),
        *_beside(open_waves),
    )


def is_ready(entries: Sequence[Entry]) -> bool:
    """Tell whether nothing hinders the opening."""
    return all(entry.state is not State.BLOCKED for entry in entries)


def _name(options: OpeningOptions, known: Known) -> Entry:
    try:
        check_name(options.wave)
    except InputError:
        return Entry(name="name", state=State.BLOCKED, why="name-wrong")
    values = {"name": options.wave}
    if options.wave in known.names:
        return Entry(name="name", state=State.BLOCKED, why="name-taken", values=values)
    return Entry(name="name", state=State.DONE, why="name-free", values=values)


def _teams(preparation: Preparation) -> Entry:
    try:
        teams = preparation.asked()
    except TeamLineError as error:
        values = {"line": error.line}
        return Entry(name="teams", state=State.BLOCKED, why="teams-unreadable", values=values)
    n_people = sum(_n_people(team) for team in teams)
    if not n_people:
        return Entry(name="teams", state=State.BLOCKED, why="teams-none")
    values = {"teams": len(teams), "n_teams": len(teams), "people": n_people}
    if preparation.asks_people and not preparation.sends and n_people > MOST_SHOWN_LINKS:
        return Entry(
            name="teams",
            state=State.BLOCKED,
            why="teams-many-links",
            values={**values, "most": MOST_SHOWN_LINKS},
        )
    minimum = int(preparation.minimum_group)
    small = [team.name for team in teams if _n_people(team) < minimum]
    if small:
        values = {**values, "n": len(small), "minimum": minimum}
        return Entry(name="teams", state=State.OPEN, why="teams-small", values=values)
    return Entry(name="teams", state=State.DONE, why="teams-enough", values=values)


def _n_people(team: AskedTeam) -> int:
    return team.n_invited or len(team.addresses)


def _questionnaire(preparation: Preparation, known: Known) -> Entry:
    name, values = "questionnaire", {"reference": preparation.questionnaire}
    try:
        questionnaire = checked_questionnaire(preparation.questionnaire)
        checked_booklet(questionnaire, preparation.options().booklet)
    except InputError as error:
        why = "booklet" if error.file == "--booklet" else "unusable"
        return Entry(name=name, state=State.BLOCKED, why=f"questionnaire-{why}", values=values)
    spoken = [one for one in published_languages(preparation.questionnaire) if one in LANGUAGES]
    if known.language not in spoken:
        return Entry(name=name, state=State.OPEN, why="questionnaire-language", values=values)
    if not _in(preparation.questionnaire, known.language).translation_validated:
        return Entry(name=name, state=State.OPEN, why="questionnaire-draft", values=values)
    return Entry(name=name, state=State.DONE, why="questionnaire-good", values=values)


def _booklet(preparation: Preparation) -> Iterator[Entry]:
    """Tell whether teams are large enough for a part of the items; what is wrong is told above."""
    try:
        questionnaire = checked_questionnaire(preparation.questionnaire)
        n_items = checked_booklet(questionnaire, preparation.options().booklet)
        teams = preparation.asked()
    except (InputError, TeamLineError):
        return
    if n_items is None:
        return
    needed = planned_answers(questionnaire, n_items)
    n_small = sum(_n_people(team) < needed for team in teams)
    values = {"items": n_items, "needed": needed, "n": n_small}
    state, why = (State.OPEN, "small") if n_small else (State.DONE, "enough")
    yield Entry(name="booklet", state=state, why=f"booklet-{why}", values=values)


def _in(reference: str, language: str) -> Questionnaire:
    return load_once(reference, language)


def _times(
    options: OpeningOptions, setting: Setting, known: Known, *, now: datetime
) -> Iterator[Entry]:
    try:
        opens_at, closes_at = moments_of(setting, options, now=now)
    except InputError as error:
        why = "times-opens" if error.file == "--opens" else "times-closes"
        yield Entry(name="times", state=State.BLOCKED, why=why)
        return
    # Waves stand in the order of their days: two of one day could not be told apart in a trend.
    same_day = known.wave_of(opens_at.astimezone(setting.timezone).date(), setting.timezone)
    if same_day is not None:
        values = {"name": same_day}
        yield Entry(name="times", state=State.BLOCKED, why="times-same-day", values=values)
        return
    closing_day = closes_at.astimezone(setting.timezone).date()
    if is_off(closing_day, known.holidays):
        yield Entry(name="times", state=State.OPEN, why="times-off")
    else:
        yield Entry(name="times", state=State.DONE, why="times-good")


def is_off(day: date, holidays: frozenset[date]) -> bool:
    """Tell whether people are off on a day: a weekend, or a holiday of the client."""
    return day.weekday() >= _SATURDAY or day in holidays


def _promise(options: OpeningOptions, setting: Setting, *, now: datetime) -> Entry:
    try:
        _opens_at, closes_at = moments_of(setting, options, now=now)
        promise = promise_of(setting, options, closes_at)
    except InputError as error:
        field_name = error.file.lstrip("-")
        if field_name in {"opens", "closes"}:
            return Entry(name="promise", state=State.OPEN, why="promise-times")
        return Entry(name="promise", state=State.BLOCKED, why=f"promise-{field_name}")
    missing = [
        name
        for name, value in (
            ("contact", promise.contact),
            ("firm", promise.firm),
            ("keep-until", promise.keeps_until),
        )
        if value is None
    ]
    if missing:
        return Entry(name="promise", state=State.OPEN, why=f"promise-no-{missing[0]}")
    return Entry(name="promise", state=State.DONE, why="promise-whole")


def _reachable(settings: Settings) -> Entry:
    values = {"address": settings.public_url}
    if is_loopback(urlsplit(settings.public_url).hostname or ""):
        return Entry(name="reachable", state=State.OPEN, why="reachable-here", values=values)
    return Entry(name="reachable", state=State.DONE, why="reachable-all", values=values)


def _mail(preparation: Preparation, settings: Settings) -> Iterator[Entry]:
    if not preparation.asks_people:
        yield Entry(name="mail", state=State.DONE, why="mail-teams")
        return
    if not preparation.sends:
        yield Entry(name="mail", state=State.DONE, why="mail-by-hand")
        return
    missing = missing_for_mail(settings)
    if missing:
        values = {"settings": ", ".join(missing)}
        yield Entry(name="mail", state=State.BLOCKED, why="mail-missing", values=values)
        return
    yield Entry(name="mail", state=State.DONE, why="mail-set")
    if preparation.letter_to:
        values = {"address": preparation.letter_to}
        yield Entry(name="letter", state=State.DONE, why="letter-sent", values=values)
    else:
        yield Entry(name="letter", state=State.OPEN, why="letter-none")


def _preview(preparation: Preparation) -> Entry:
    if preparation.looked_at and preparation.looked_at == preparation.questionnaire:
        return Entry(name="preview", state=State.DONE, why="preview-seen")
    return Entry(name="preview", state=State.OPEN, why="preview-unseen")


def _beside(open_waves: Sequence[str]) -> Iterator[Entry]:
    if open_waves:
        values = {"name": open_waves[0]}
        yield Entry(name="beside", state=State.OPEN, why="beside-open", values=values)
