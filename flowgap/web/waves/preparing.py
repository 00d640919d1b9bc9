"""Preparing a wave: the form, the list before the opening, throwing it away."""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from flowgap.errors import InputError
from flowgap.forms.texts import one_line, typed
from flowgap.forms.waves import typed_preparation
from flowgap.importing.roster.people import SHEET_SUFFIX, read_people
from flowgap.services.accounts.permissions import NotAllowedError, Right
from flowgap.services.questionnaires.askable import Askable, askable
from flowgap.services.waves.mail_settings import missing_for_mail
from flowgap.services.waves.next_wave import Known, known_of, next_preparation
from flowgap.services.waves.preparation_faults import FieldFault, faults_of
from flowgap.services.waves.preparing import (
    EditedTwiceError,
    NothingPreparedError,
    Preparation,
    find_prepared,
    keep_prepared,
    take_prepared,
)
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.waves.form import Typed, wave_form_page
from flowgap.web.place import Place, open_place, show
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.web.waves.listing import bp
from flowgap.whole_numbers import revision_of

LONGEST_FILE_NAME = 80
PEOPLE_AGAIN = FieldFault(name="people", why="people-again")


@bp.get("/next-wave")
def prepare(key: str) -> ResponseReturnValue:
    """Show what was chosen so far, or the next wave filled in from the last one."""
    return _prepare(editable_place(key))


def _prepare(place: Place, *, is_late: bool = False) -> ResponseReturnValue:
    with reading() as session:
        found = find_prepared(session, place.id)
        known = known_of(session, place.id)
        offered = askable(session, place.id, language=place.language)
    preparation, revision = found or (_next(known), 0)
    stands = Typed(preparation=preparation, revision=revision, is_late=is_late)
    return _form(place, stands, known, offered, status=CONFLICT if is_late else 200)


@bp.post("/next-wave")
def keep(key: str) -> ResponseReturnValue:
    """Keep what was typed, and go on to the list; what cannot be used is asked again."""
    place, now = editable_place(key), utc_now()
    with reading() as session:
        found = find_prepared(session, place.id)
        known = known_of(session, place.id)
        offered = askable(session, place.id, language=place.language)
    before, current = found or (_next(known), 0)
    seen = revision_of(request.form.get("revision"))
    stands = Typed(preparation=typed_preparation(request.form, before), revision=seen)
    stands = _with_people(stands, request.files.get("people"))
    references = {one.reference for one in offered}
    faults = faults_of(stands.preparation, known, references, now=now)
    if faults or stands.refusal is not None:
        stands = _not_kept(replace(stands, faults=faults), before)
        return _form(place, stands, known, offered, status=REFUSED)
    try:
        with unit_of_work() as session:
            keep_prepared(session, place.id, stands.preparation, seen=seen)
    except EditedTwiceError:
        stands = _not_kept(replace(stands, revision=current, theirs=before), before)
        return _form(place, stands, known, offered, status=CONFLICT)
    return redirect(url_for(".check", key=key), 303)


@bp.post("/next-wave/drop")
def drop(key: str) -> ResponseReturnValue:
    """Throw away what was chosen so far."""
    place = editable_place(key)
    try:
        with unit_of_work() as session:
            take_prepared(session, place.id, seen=revision_of(request.form.get("revision")))
    except EditedTwiceError:
        return _prepare(place, is_late=True)
    except NothingPreparedError:
        pass  # Somebody else dropped or opened it: it is gone, as was asked.
    return redirect(url_for(".index", key=key), 303)


def editable_place(key: str) -> Place:
    """Return the engagement, for those who may change it: the pages hold addresses of people."""
    if not signed_in().may(Right.EDIT):
        raise NotAllowedError("the role does not allow it")
    return open_place(key)


def _form(
    place: Place,
    stands: Typed,
    known: Known,
    offered: tuple[Askable, ...],
    *,
    status: int = 200,
) -> ResponseReturnValue:
    page = wave_form_page(stands, known, offered, current_wording(), can_send=_can_send())
    return show(place, page, template="waves/prepare", status=status)


def _next(known: Known) -> Preparation:
    """Return the next wave filled in; without a mail server it does without mail."""
    filled: Preparation = replace(next_preparation(known, now=utc_now()), sends=_can_send())
    return filled


def _can_send() -> bool:
    return not missing_for_mail(current_office().settings)


def _with_people(stands: Typed, upload: FileStorage | None) -> Typed:
    """Return what stands with the list that was sent along, or with what was wrong with it."""
    if upload is None or not upload.filename:
        return stands
    name = typed(upload.filename)[-LONGEST_FILE_NAME:]
    ending = SHEET_SUFFIX if name.lower().endswith(SHEET_SUFFIX) else ".csv"
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / f"people{ending}"
        upload.save(path)
        try:
            people = read_people(path)
        except InputError as refusal:
            refusal.file = one_line(re.split(r"[/\\]", upload.filename)[-1])
            return replace(stands, refusal=refusal)
    with_list: Preparation = replace(
        stands.preparation, people=people, people_file=name, asks_people=True
    )
    return replace(stands, preparation=with_list)


def _not_kept(stands: Typed, before: Preparation) -> Typed:
    """Return a form that was not kept: nor was the list that came along, and no page can hold it.

    What it shows is the list that was there before.
    """
    mine = stands.preparation
    if (mine.people, mine.people_file) == (before.people, before.people_file):
        return stands
    shown: Preparation = replace(mine, people=before.people, people_file=before.people_file)
    return replace(stands, preparation=shown, faults=(*stands.faults, PEOPLE_AGAIN))
