"""The report room: choose and order, write commentary, see the page as it is printed."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.report_room import ChoiceForm, CommentaryForm, FirstActionForm, RoomForm
from flowgap.reporting.edition import EditionError
from flowgap.services.report_room.draft import Draft, Way, arranged, chosen, moved, put_first
from flowgap.services.report_room.drafts import EditedTwiceError, Note
from flowgap.web.database import unit_of_work
from flowgap.web.opened import show
from flowgap.web.pages.report_room.addresses import Spot
from flowgap.web.pages.report_room.twice import choice_twice, commentary_twice
from flowgap.web.report_room.opened import Room, author, desk, open_room, show_room
from flowgap.web.statuses import CONFLICT, REFUSED

bp = Blueprint("report_room", __name__, url_prefix="/engagements/<key>/report-room")


@bp.get("")
def room(key: str) -> ResponseReturnValue:
    """Show the room at the spot in the address."""
    return show_room(open_room(key, dict(request.args)))


@bp.post("/choice")
def choice(key: str) -> ResponseReturnValue:
    """Keep what is ticked, and move a line where its button was pressed."""
    form = ChoiceForm()
    opened = open_room(key, dict(request.form))
    result = opened.kept.result
    way, _, name = form.value("move").partition(" ")
    findings, actions = form.values("findings"), form.values("actions")

    def change(draft: Draft) -> Draft:
        if form.value("as_sent"):
            return arranged(draft, result, findings=findings, actions=actions)
        ticked = chosen(draft, result, findings=set(findings), actions=set(actions))
        return moved(ticked, name, Way(way)) if way in set(Way) else ticked

    return _save_choice(opened, form, change)


@bp.post("/first-action")
def first_action(key: str) -> ResponseReturnValue:
    """Put an action first."""
    form = FirstActionForm()
    opened = open_room(key, dict(request.form))
    action = form.value("action")
    if action not in {one.id for one in opened.kept.result.actions}:
        abort(400)
    return _save_choice(opened, form, lambda draft: put_first(draft, action))


@bp.post("/commentary")
def commentary(key: str) -> ResponseReturnValue:
    """Keep a commentary; who wrote over another one is shown both."""
    form = CommentaryForm()
    opened = open_room(key, dict(request.form))
    note = Note(finding=form.value("finding"), text=form.value("text"), base=form.value("base"))
    if note.finding not in {one.id for one in opened.kept.result.findings}:
        abort(400)
    try:
        with unit_of_work() as session:
            desk(session, opened.kept).save_commentary(note, author())
    except EditionError:
        problem = opened.wording.say("room-too-long")
        return show_room(opened, problem=problem, typed=note), REFUSED
    except EditedTwiceError as twice:
        page = commentary_twice(opened.kept.result, note, twice.theirs, opened.spot, opened.wording)
        return _show_twice(opened, page)
    return _back(opened, note.finding)


def _save_choice(
    opened: Room, form: RoomForm, change: Callable[[Draft], Draft]
) -> ResponseReturnValue:
    try:
        with unit_of_work() as session:
            desk(session, opened.kept).save_choice(change, base=form.value("base"), author=author())
    except EditedTwiceError as twice:
        mine = change(twice.theirs.draft)
        page = choice_twice(opened.kept.result, mine, twice.theirs, opened.spot, opened.wording)
        return _show_twice(opened, page)
    return _back(opened, opened.spot.finding)


def _show_twice(opened: Room, page: object) -> ResponseReturnValue:
    return show(opened.kept, "report_room", page, template="report_room/twice"), CONFLICT


def _back(opened: Room, finding: str | None) -> ResponseReturnValue:
    spot = opened.spot if finding is None else opened.spot.at(finding)
    return redirect(room_address(opened.kept.public_key, spot), 303)


def room_address(key: str, spot: Spot) -> str:
    """Return the address of the room at a spot."""
    asked: dict[str, Any] = dict(spot.query)
    return url_for("report_room.room", key=key, **asked)
