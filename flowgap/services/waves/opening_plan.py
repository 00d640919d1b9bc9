"""What a wave is opened with, checked: for the command line and for pages alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from flowgap.answering.booklets import n_core_items
from flowgap.answering.promise import Promise
from flowgap.engagement.manifest_file import WaveId
from flowgap.engagement.tables.formulas import unguarded
from flowgap.errors import InputError
from flowgap.importing.roster.people import ListedTeam
from flowgap.privacy.thresholds import MINIMUM_COMMENTS
from flowgap.questionnaire.schema import Questionnaire
from flowgap.questionnaire.shelf import find_published, published_languages
from flowgap.services.waves.fitting import refuse_too_long
from flowgap.services.waves.opening import AskedTeam, Opening
from flowgap.services.waves.times import check_times, read_day, read_stamp, usual_closing
from flowgap.wording import LANGUAGES

MAX_TEXT_CHARACTERS: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningOptions:
    """What was typed, except whom to ask and where to write."""

    wave: str
    opens: str | None
    closes: str | None
    questionnaire: str | None
    contact: str | None
    firm: str | None
    keep_until: str | None
    backups_until: str | None
    minimum_group: int | None
    comments: bool
    surveys: Path | None = None
    booklet: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The engagement that a wave belongs to."""

    client: str
    title: str
    language: str
    timezone: ZoneInfo
    minimum_group: int


def checked_opening(
    setting: Setting,
    options: OpeningOptions,
    reference: str,
    teams: Sequence[AskedTeam],
    *,
    now: datetime,
) -> Opening:
    """Return all that a wave is opened with.

    Raises
    ------
    InputError
        Naming the first option that cannot be used, and what is allowed.
    """
    check_name(options.wave)
    opens_at, closes_at = moments_of(setting, options, now=now)
    questionnaire = checked_questionnaire(reference, options.surveys)
    return Opening(
        client=setting.client,
        title=setting.title,
        language=setting.language,
        wave=options.wave,
        questionnaire=questionnaire,
        opens_at=opens_at,
        closes_at=closes_at,
        promise=promise_of(setting, options, closes_at),
        teams=tuple(teams),
        booklet_items=checked_booklet(questionnaire, options.booklet),
    )


def check_name(wave: str) -> None:
    """Refuse what is no name of a wave."""
    try:
        TypeAdapter(WaveId).validate_python(wave)
    except ValidationError as error:
        raise InputError(
            f"{wave[:80]!r} is no name of a wave",
            file="--id",
            allowed="up to 40 letters, digits, dots, hyphens and underscores, e.g. 2026-10",
        ) from error


def moments_of(
    setting: Setting, options: OpeningOptions, *, now: datetime
) -> tuple[datetime, datetime]:
    """Return when a wave opens and closes; by default now, and 18 days later."""
    zone = setting.timezone
    opens_at = now if options.opens is None else read_stamp(options.opens, zone, option="--opens")
    closes_at = (
        usual_closing(opens_at, zone)
        if options.closes is None
        else read_stamp(options.closes, zone, option="--closes")
    )
    check_times(opens_at, closes_at, now=now)
    return opens_at, closes_at


def checked_questionnaire(reference: str, surveys: Path | None = None) -> Questionnaire:
    """Return a questionnaire that may be asked, that a page speaks, and that fits a device."""
    questionnaire = find_published(reference, surveys)
    worded = published_languages(questionnaire.reference, surveys)
    if not set(worded) & set(LANGUAGES):
        raise InputError(
            f"{reference} is worded in {', '.join(worded)}, and no page speaks that",
            file="--questionnaire",
            allowed=f"one with texts in {' or '.join(LANGUAGES)}:"
            f" flowgap survey translate FILE --language {LANGUAGES[0]}",
        )
    refuse_too_long(questionnaire)
    return questionnaire


def checked_booklet(questionnaire: Questionnaire, n_items: int | None) -> int | None:
    """Return how many items each person is asked; None if that is every one."""
    n_core = n_core_items(questionnaire)
    if n_items is None or (n_items == n_core and not questionnaire.sets):
        return None
    if questionnaire.sets:
        raise InputError(
            f"{questionnaire.reference} is a pulse: it asks a part of its items already",
            file="--booklet",
            allowed="a questionnaire that asks everyone everything",
        )
    if not 1 <= n_items < n_core:
        raise InputError(
            f"{n_items} items for each person",
            file="--booklet",
            allowed=f"1 to {n_core}, the items that {questionnaire.reference} asks",
        )
    return n_items


def promise_of(setting: Setting, options: OpeningOptions, closes_at: datetime) -> Promise:
    """Return what people are promised."""
    minimum_group = options.minimum_group or setting.minimum_group
    closing_day = closes_at.astimezone(setting.timezone).date()
    return Promise(
        minimum_group=minimum_group,
        minimum_comments=max(MINIMUM_COMMENTS, minimum_group),
        shows_comments=options.comments,
        keeps_until=_day_after(closing_day, options.keep_until, option="--keep-until"),
        backups_until=_day_after(closing_day, options.backups_until, option="--backups-until"),
        contact=_line(options.contact, "--contact"),
        firm=_line(options.firm, "--firm"),
        timezone=setting.timezone.key,
    )


def asked_teams(listed: Sequence[ListedTeam]) -> tuple[AskedTeam, ...]:
    """Return teams as they were typed, without the apostrophes that guard spreadsheets."""
    return tuple(
        AskedTeam(
            name=unguarded(team.name),
            parent=None if team.parent is None else unguarded(team.parent),
            addresses=team.addresses,
            n_invited=team.n_invited,
        )
        for team in listed
    )


def _day_after(closing_day: date, given: str | None, *, option: str) -> date | None:
    """Return a promised day; it cannot lie before the wave closes."""
    if given is None:
        return None
    day = read_day(given, option=option)
    if day < closing_day:
        raise InputError(
            f"{day} lies before the wave closes", file=option, allowed=f"{closing_day} or later"
        )
    return day


def _line(text: str | None, option: str) -> str | None:
    """Return a text that goes on pages and into mail; nothing if it is blank."""
    if text is None or not text.strip():
        return None
    if not text.isprintable() or len(text) > MAX_TEXT_CHARACTERS:
        raise InputError(
            f"the text has {len(text)} characters or more than one line",
            file=option,
            allowed=f"one line of at most {MAX_TEXT_CHARACTERS} characters",
        )
    return text.strip()
