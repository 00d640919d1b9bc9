"""One wave: how it goes, more time, a reminder by hand, new links for teams."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flowgap.answering.booklets import n_core_items
from flowgap.answering.promise import promise_from_json
from flowgap.engagement.formats import MANIFEST_NAME
from flowgap.errors import InputError
from flowgap.forms.texts import typed
from flowgap.models import Wave
from flowgap.questionnaire.loader import load_once
from flowgap.questionnaire.schema import Questionnaire
from flowgap.scoring.pooling import PERSON_SPREAD
from flowgap.services.accounts.permissions import Right
from flowgap.services.folders.keeping import read_file
from flowgap.services.folders.progress import can_be_diagnosed
from flowgap.services.waves.computed import computed_at
from flowgap.services.waves.exporting import AnswersErasedError, kept_back
from flowgap.services.waves.extending import WaveNotExtendedError, extend_wave
from flowgap.services.waves.link_table import links_csv, read_links_csv
from flowgap.services.waves.listing import WaveState, list_waves
from flowgap.services.waves.mail_settings import missing_for_mail
from flowgap.services.waves.mailing import (
    NotOpenError,
    TooSoonError,
    queue_manual_reminder,
)
from flowgap.services.waves.new_links import renew_team_links, sharing_teams
from flowgap.services.waves.planner import items_of_each, person_spread, teams_of_wave
from flowgap.services.waves.progress import Progress, find_wave_of, progress_of
from flowgap.services.waves.times import read_stamp
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.downloads import download
from flowgap.web.language import current_wording
from flowgap.web.opened import from_the_shelf
from flowgap.web.pages.waves.links import links_page
from flowgap.web.pages.waves.wave import (
    ALL_TEAMS,
    ONE_TEAM,
    KeptBack,
    Surroundings,
    kept_back_words,
    wave_page,
)
from flowgap.web.place import Place, open_place, show
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.web.waves.listing import bp, count_where_due

TOLD = (
    "opened",
    "opened-teams",
    "opened-people",
    "reminded",
    "extended",
    "closed",
    "not-forgotten",
)
"""What a page may say of what was just done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The title of a questionnaire, and how people differ who are asked a part of it."""

    title: str
    spread: float
    n_items: int


@bp.get("/waves/<name>")
def wave(key: str, name: str) -> ResponseReturnValue:
    """Show how a wave goes."""
    place = open_place(key)
    count_where_due(place, now=utc_now())
    told = request.args.get("told", "")
    return show_wave(place, name, told=told if told in TOLD else "")


@bp.post("/waves/<name>/extend")
def extend(key: str, name: str) -> ResponseReturnValue:
    """Give people more time."""
    place = open_place(key)
    try:
        with unit_of_work() as session:
            found = find_wave_of(session, place.id, name)
            zone = ZoneInfo(promise_from_json(found.promise).timezone)
            closes_at = read_stamp(typed(request.form.get("closes")), zone, option="closes")
            extend_wave(session, found.id, closes_at=closes_at, now=utc_now())
    except InputError:
        problem = current_wording().say("waves-extend-unreadable")
        return show_wave(place, name, problem=problem, status=REFUSED)
    except WaveNotExtendedError as refused:
        return show_wave(place, name, problem=_why_not(refused), status=CONFLICT)
    return redirect(url_for(".wave", key=key, name=name, told="extended"), 303)


@bp.post("/waves/<name>/remind")
def remind(key: str, name: str) -> ResponseReturnValue:
    """Remind everybody who has not answered, at most once in 14 days."""
    place, now = open_place(key), utc_now()
    try:
        with unit_of_work() as session:
            found = find_wave_of(session, place.id, name)
            queue_manual_reminder(session, found, now=now, today=now.date())
    except (TooSoonError, NotOpenError) as refused:
        kind = "soon" if isinstance(refused, TooSoonError) else "closed"
        problem = current_wording().say(f"waves-remind-{kind}")
        return show_wave(place, name, problem=problem, status=CONFLICT)
    return redirect(url_for(".wave", key=key, name=name, told="reminded"), 303)


@bp.post("/waves/<name>/links")
def links(key: str, name: str) -> ResponseReturnValue:
    """Give teams new links, and show them this once; the old ones open nothing any more."""
    place, whose = open_place(key), typed(request.form.get("whose"))
    if not whose:
        return _no_links(place, name, "whose", status=REFUSED)
    if whose == ALL_TEAMS and request.form.get("sure") != "yes":
        return _no_links(place, name, "not-sure", status=REFUSED)
    team = None if whose == ALL_TEAMS else whose.removeprefix(ONE_TEAM)
    try:
        with unit_of_work() as session:
            found = find_wave_of(session, place.id, name)
            renewed = renew_team_links(session, found, team=team)
    except (InputError, NotOpenError):
        return _no_links(place, name, "none", status=CONFLICT)
    page = links_page(
        name,
        renewed,
        current_wording(),
        public_url=current_office().settings.public_url,
        is_new=False,
    )
    return show(place, page, template="waves/links")


@bp.post("/waves/<name>/links.csv")
def links_file(key: str, name: str) -> ResponseReturnValue:
    """Send the table of links that stands on the page, as a file: nowhere else are they kept."""
    place = open_place(key)
    with reading() as session:
        find_wave_of(session, place.id, name)
    try:
        rows = read_links_csv(typed(request.form.get("table")))
    except InputError:
        abort(400)
    return download(links_csv(rows).encode(), f"links-{name}.csv", "text/csv")


def _no_links(place: Place, name: str, why: str, *, status: int) -> ResponseReturnValue:
    """Say why no link was changed."""
    return show_wave(
        place, name, problem=current_wording().say(f"waves-links-{why}"), status=status
    )


def show_wave(
    place: Place, name: str, *, problem: str = "", told: str = "", status: int = 200
) -> ResponseReturnValue:
    """Return the page of a wave."""
    wording, now = current_wording(), utc_now()
    with reading() as session:
        found = find_wave_of(session, place.id, name)
        progress = progress_of(session, found, now=now)
        around = _surroundings(session, found, progress, place, now=now)
    said = wording.say(f"waves-told-{told}") if told else ""
    page = wave_page(progress, around, wording, problem=problem, told=said)
    return show(place, page, template="waves/wave", status=status)


def _surroundings(
    session: Session, found: Wave, progress: Progress, place: Place, *, now: datetime
) -> Surroundings:
    (line,) = list_waves(session, now=now, wave_id=found.id)
    asked = _asked(progress)
    return Surroundings(
        teams=teams_of_wave(session, found.id),
        rates=line.teams,
        spread=asked.spread,
        n_responses=line.n_responses,
        may_edit=signed_in().may(Right.EDIT),
        sends_mail=not missing_for_mail(current_office().settings),
        sharing_teams=sharing_teams(session, found.id),
        erasure=line.erasure,
        kept_back=None
        if line.erasure is not None
        else _kept_back(session, found, progress, now=now),
        can_compute=read_file(session, place.id, MANIFEST_NAME) is not None
        and can_be_diagnosed(session, place.id),
        computed_at=computed_at(session, found, place.key, take=from_the_shelf),
        questionnaire_title=asked.title,
        n_items=asked.n_items,
    )


def _asked(progress: Progress) -> Asked:
    """Return what a wave asks; a questionnaire that is not there any more has its name only."""
    wording = current_wording()
    try:
        questionnaire = _in_language(progress.questionnaire, wording.language)
    except InputError:
        return Asked(title=progress.questionnaire, spread=PERSON_SPREAD, n_items=progress.n_items)
    n_items = items_of_each(questionnaire, progress.booklet_items)
    n_asked = progress.booklet_items or n_core_items(questionnaire)
    return Asked(title=questionnaire.title, spread=person_spread(n_items), n_items=n_asked)


def _in_language(reference: str, language: str) -> Questionnaire:
    try:
        return load_once(reference, language)
    except InputError:
        return load_once(reference)


def _kept_back(
    session: Session, found: Wave, progress: Progress, *, now: datetime
) -> KeptBack | None:
    """Return what an export of a closed wave keeps back; nothing once its answers are deleted."""
    if progress.state is not WaveState.CLOSED:
        return None
    try:
        held = kept_back(session, found, now=now)
    except AnswersErasedError:
        return None
    return kept_back_words(
        current_wording(),
        joins=held.n_joined > 0,
        cuts=held.n_cut > 0,
        keeps_responses=held.n_responses > 0,
        keeps_comments=held.n_comments > 0,
    )


def _why_not(refused: WaveNotExtendedError) -> str:
    wording = current_wording()
    if refused.latest is None:
        return wording.say(f"waves-extend-{refused.reason}")
    return wording.say(f"waves-extend-{refused.reason}", day=wording.day(refused.latest))
