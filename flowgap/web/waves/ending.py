"""Closing a wave: a page that says what happens, and the button that does it."""

import logging

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError

from flowgap.db import DatabaseBusyError, forget_freed_pages
from flowgap.forms.accounts import PlainForm
from flowgap.services.accounts.permissions import NotAllowedError, Right
from flowgap.services.waves.closing import WaveClosedAlreadyError
from flowgap.services.waves.ending import OtherSecretError, end_wave
from flowgap.services.waves.listing import WaveState
from flowgap.services.waves.progress import find_wave_of, progress_of
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.clock import utc_now
from flowgap.web.database import current_database, reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.waves.close import close_page
from flowgap.web.place import Place, open_place, show
from flowgap.web.statuses import REFUSED
from flowgap.web.waves.listing import bp


@bp.route("/waves/<name>/close", methods=["GET", "POST"])
def close(key: str, name: str) -> ResponseReturnValue:
    """Say what closing does, and do it once that was confirmed."""
    if not signed_in().may(Right.EDIT):
        raise NotAllowedError("the role does not allow it")
    place, form = open_place(key), PlainForm()
    if not form.validate_on_submit():
        return _ask(place, name)
    if request.form.get("sure") != "yes":
        return _ask(place, name, problem="waves-close-not-sure")
    try:
        with unit_of_work() as session:
            wave_id = find_wave_of(session, place.id, name).id
            secret = current_office().settings.secret_key
            end_wave(session, wave_id, secret=secret, now=utc_now())
    except WaveClosedAlreadyError:
        return redirect(url_for(".wave", key=key, name=name), 303)
    except OtherSecretError:
        return _ask(place, name, problem="waves-close-other-secret")
    told = "closed" if _forget() else "not-forgotten"
    return redirect(url_for(".wave", key=key, name=name, told=told), 303)


def _ask(place: Place, name: str, *, problem: str = "") -> ResponseReturnValue:
    with reading() as session:
        progress = progress_of(session, find_wave_of(session, place.id, name), now=utc_now())
    if progress.state is WaveState.CLOSED:
        return redirect(url_for(".wave", key=place.key, name=name), 303)
    page = close_page(progress, current_wording(), problem=problem)
    return show(place, page, template="waves/close", status=REFUSED if problem else 200)


def _forget() -> bool:
    """Write over what was freed; tell whether that could be done while others use the files."""
    try:
        forget_freed_pages(current_database().engine)
    except (OperationalError, DatabaseBusyError) as error:
        logging.getLogger(__name__).warning("freed pages were not written over: %s", error)
        return False
    return True
