"""The register of actions: listed, added by hand or by one click, changed."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.over_time import ActionForm, day_of, days_of
from flowgap.models import ActionState
from flowgap.result.diagnosis import ExpectedEffect
from flowgap.services.engagements.keeping import KeptResult
from flowgap.services.over_time.register import (
    ActionDraft,
    EditedMeanwhileError,
    RegisteredAction,
    TooManyActionsError,
    add_action,
    add_proposed,
    change_action,
    find_action,
)
from flowgap.stages import Stage
from flowgap.web.database import reading, unit_of_work
from flowgap.web.opened import material_of, open_result, show
from flowgap.web.over_time.trend import read_register, teams_of
from flowgap.web.pages.over_time.register import register_page
from flowgap.web.pages.over_time.register_entry import FIELDS, Entry, entry_page, values_of
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.whole_numbers import revision_of
from flowgap.wording import Wording

bp = Blueprint("register", __name__, url_prefix="/engagements/<key>/register")


@bp.get("", endpoint="register")
def index(key: str) -> ResponseReturnValue:
    """Show the register."""
    return _show_register(key)


@bp.post("/proposed")
def propose(key: str) -> ResponseReturnValue:
    """Add an action that the newest result proposes."""
    kept, _ = open_result(key)
    wanted = request.form.get("action", "")
    action = next((one for one in kept.result.actions if one.id == wanted), None)
    if action is None:
        abort(404)
    try:
        with unit_of_work() as session:
            made = add_proposed(session, key, action, result_digest=kept.digest)
    except TooManyActionsError:
        return _show_register(key, problem="over-time-register-full"), REFUSED
    return redirect(url_for(".edit", key=key, action=made), 303)


@bp.route("/new", methods=["GET", "POST"])
def new(key: str) -> ResponseReturnValue:
    """Add an action by hand."""
    kept, wording = open_result(key)
    form = ActionForm()
    if form.validate_on_submit() and _is_known(form, kept):
        try:
            with unit_of_work() as session:
                add_action(session, key, _draft(form))
        except TooManyActionsError:
            form.refuse("title", "over-time-register-full")
        else:
            return redirect(url_for(".register", key=key), 303)
    values = _typed(form) if request.method == "POST" else {"state": ActionState.PLANNED.value}
    entry = Entry(values=values, problems=form.problems())
    return _show_entry(kept, wording, entry, url_for(".new", key=key))


@bp.route("/<action>", methods=["GET", "POST"])
def edit(key: str, action: str) -> ResponseReturnValue:
    """Change an action; whoever is second sees both texts."""
    kept, wording = open_result(key)
    with reading() as session:
        found = find_action(session, key, action)
    form, theirs = ActionForm(), None
    if form.validate_on_submit() and _is_known(form, kept, found):
        try:
            with unit_of_work() as session:
                revision = revision_of(form.text("revision"))
                change_action(session, key, action, _draft(form), revision=revision)
        except EditedMeanwhileError as meanwhile:
            theirs = meanwhile.now
        else:
            return redirect(url_for(".register", key=key), 303)
    values = _typed(form) if request.method == "POST" else values_of(found)
    entry = Entry(values=values, problems=form.problems(), action=found, theirs=theirs)
    return _show_entry(kept, wording, entry, url_for(".edit", key=key, action=action))


def _show_register(key: str, *, problem: str = "") -> str:
    kept, wording = open_result(key)
    with reading() as session:
        register = read_register(session, key, kept.result)
    page = register_page(register, material_of(kept, wording), wording, problem=problem)
    return show(kept, "register", page)


def _show_entry(
    kept: KeptResult, wording: Wording, entry: Entry, address: str
) -> ResponseReturnValue:
    teams = teams_of(kept.result)
    page = entry_page(entry, teams, material_of(kept, wording), wording, action=address)
    status = CONFLICT if entry.theirs else REFUSED if entry.problems else 200
    return show(kept, "register", page, template="register_entry"), status


def _typed(form: ActionForm) -> dict[str, str]:
    return {name: form.text(name) for name in (*FIELDS, "revision")}


def _is_known(form: ActionForm, kept: KeptResult, before: RegisteredAction | None = None) -> bool:
    """Tell whether team and dimension are of this engagement, or were there before."""
    known = {
        "team": {"", *teams_of(kept.result), before.draft.team if before else None},
        "dimension": {
            "",
            *(one.id for one in kept.result.survey.dimensions),
            before.draft.dimension if before else None,
        },
    }
    wrong = [name for name, allowed in known.items() if form.text(name) not in allowed]
    for name in wrong:
        form.refuse(name, "over-time-choice-wrong")
    return not wrong


def _draft(form: ActionForm) -> ActionDraft:
    """Return what a form says that was accepted."""
    stage = form.text("stage")
    return ActionDraft(
        title=form.text("title"),
        owner=form.text("owner"),
        state=ActionState(form.text("state")),
        team=form.text("team") or None,
        stage=Stage(stage) if stage else None,
        dimension=form.text("dimension") or None,
        started_on=day_of(form.text("started_on")),
        expected=ExpectedEffect(
            days=days_of(form.text("expected_days")),
            low=days_of(form.text("expected_low")),
            high=days_of(form.text("expected_high")),
        ),
    )
