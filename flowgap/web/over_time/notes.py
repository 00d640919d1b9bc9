"""Adding and deleting notes on the line of time."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.over_time import NoteForm, day_of
from flowgap.models import NoteKind
from flowgap.services.over_time.notes import TooManyNotesError, add_note, delete_note
from flowgap.web.database import unit_of_work
from flowgap.web.opened import open_result
from flowgap.web.over_time.trend import show_trend, teams_of
from flowgap.web.statuses import REFUSED

bp = Blueprint("notes", __name__, url_prefix="/engagements/<key>/notes")


@bp.post("")
def add(key: str) -> ResponseReturnValue:
    """Keep a note, and show it on the line."""
    kept, _ = open_result(key)
    form = NoteForm()
    is_fine, team = form.validate_on_submit(), form.text("team")
    if team and team not in teams_of(kept.result):
        form.refuse("team", "over-time-choice-wrong")
    elif is_fine and (day := day_of(form.text("day"))) is not None:
        try:
            with unit_of_work() as session:
                add_note(
                    session,
                    key,
                    day=day,
                    kind=NoteKind(form.text("kind")),
                    text=form.text("note"),
                    team=team or None,
                )
        except TooManyNotesError:
            form.refuse("note", "over-time-note-many")
        else:
            return redirect(url_for("results.trend", key=key, _anchor="notes"), 303)
    return show_trend(key, form=form), REFUSED


@bp.post("/<note>/delete")
def delete(key: str, note: str) -> ResponseReturnValue:
    """Delete a note; whoever is second finds it gone."""
    with unit_of_work() as session:
        delete_note(session, key, note)
    return redirect(url_for("results.trend", key=key, _anchor="notes"), 303)
