"""What a wave is opened with: read from the engagement, the options and the list of people."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click
from pydantic import TypeAdapter, ValidationError

from flowgap.answering.booklets import n_core_items
from flowgap.answering.promise import Promise
from flowgap.engagement.formats import ROSTER
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.manifest_file import WaveId, read_manifest
from flowgap.engagement.tables.formulas import unguarded
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.roster.people import ListedTeam, read_people
from flowgap.importing.roster.teams import read_teams
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


def plan_opening(
    folder: Path, options: OpeningOptions, people: Path | None, *, now: datetime
) -> Opening:
    """Return all that a wave is opened with.

    Raises
    ------
    InputError
        Naming the first option, file or row that cannot be used, and what is allowed.
    """
    manifest, _source = read_manifest(folder)
    _check_id(options.wave)
    zone = manifest.timezone
    opens_at = now if options.opens is None else read_stamp(options.opens, zone, option="--opens")
    closes_at = (
        usual_closing(opens_at, zone)
        if options.closes is None
        else read_stamp(options.closes, zone, option="--closes")
    )
    check_times(opens_at, closes_at, now=now)
    questionnaire = find_published(_reference(manifest, options), options.surveys)
    _refuse_unspoken(questionnaire.reference, options.surveys)
    refuse_too_long(questionnaire)
    return Opening(
        client=manifest.client,
        title=manifest.title,
        language=manifest.language,
        wave=options.wave,
        questionnaire=questionnaire,
        opens_at=opens_at,
        closes_at=closes_at,
        promise=_promise(manifest, options, closes_at),
        teams=_asked(folder, people, options.wave),
        booklet_items=_booklet_items(questionnaire, options.booklet),
    )


def _check_id(wave: str) -> None:
    try:
        TypeAdapter(WaveId).validate_python(wave)
    except ValidationError as error:
        raise InputError(
            f"{wave[:80]!r} is no name of a wave",
            file="--id",
            allowed="up to 40 letters, digits, dots, hyphens and underscores, e.g. 2026-10",
        ) from error


def _reference(manifest: Manifest, options: OpeningOptions) -> str:
    listed = {wave.id: wave.questionnaire for wave in manifest.waves}
    reference = options.questionnaire or listed.get(options.wave) or manifest.questionnaire
    if reference is None:
        raise InputError(
            "engagement.yaml names no questionnaire",
            file="--questionnaire",
            allowed="e.g. organizational-mri@1",
        )
    return reference


def _refuse_unspoken(reference: str, surveys: Path | None) -> None:
    """Refuse a questionnaire that people could not read on any of the pages."""
    worded = published_languages(reference, surveys)
    if not set(worded) & set(LANGUAGES):
        raise InputError(
            f"{reference} is worded in {', '.join(worded)}, and no page speaks that",
            file="--questionnaire",
            allowed=f"one with texts in {' or '.join(LANGUAGES)}:"
            f" flowgap survey translate FILE --language {LANGUAGES[0]}",
        )


def _booklet_items(questionnaire: Questionnaire, n_items: int | None) -> int | None:
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


def _promise(manifest: Manifest, options: OpeningOptions, closes_at: datetime) -> Promise:
    minimum_group = options.minimum_group or manifest.minimum_group
    closing_day = closes_at.astimezone(manifest.timezone).date()
    return Promise(
        minimum_group=minimum_group,
        minimum_comments=max(MINIMUM_COMMENTS, minimum_group),
        shows_comments=options.comments,
        keeps_until=_day_after(closing_day, options.keep_until, option="--keep-until"),
        backups_until=_day_after(closing_day, options.backups_until, option="--backups-until"),
        contact=_line(options.contact, "--contact"),
        firm=_line(options.firm, "--firm"),
        timezone=manifest.timezone.key,
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


def _asked(folder: Path, people: Path | None, wave: str) -> tuple[AskedTeam, ...]:
    teams = read_teams(folder, wave) if people is None else _listed(folder, people)
    return tuple(
        AskedTeam(
            name=unguarded(team.name),
            parent=None if team.parent is None else unguarded(team.parent),
            addresses=team.addresses,
            n_invited=team.n_invited,
        )
        for team in teams
    )


def _listed(folder: Path, people: Path) -> tuple[ListedTeam, ...]:
    """Read the list of people, and say where it and the roster speak of other teams."""
    listed = read_people(people)
    if (folder / ROSTER.name).exists():
        known = _teams_of_roster(folder)
        names = {unguarded(team.name) for team in listed}
        for problem, teams in (
            ("stand in the list, not in roster.csv", names - known),
            ("stand in roster.csv and are not asked", known - names),
        ):
            if teams:
                click.echo(f"Note: these teams {problem}: {', '.join(sorted(teams))}", err=True)
    return listed


def _teams_of_roster(folder: Path) -> set[str]:
    """Return every team of the roster, whichever waves asked it."""
    raw = read_raw(folder / ROSTER.name, known=ROSTER.names)
    return set(map(unguarded, raw.table["team"].drop_nulls())) if "team" in raw.columns else set()
