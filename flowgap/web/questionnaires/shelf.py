"""The list of questionnaires, one of them, and its way from a copy to a published version."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.errors import InputError
from flowgap.forms.questionnaires import line
from flowgap.services.accounts.permissions import NotAllowedError, Right
from flowgap.services.questionnaires.checking import check_content
from flowgap.services.questionnaires.keeping import (
    ChangedMeanwhileError,
    NotInOrderError,
    PublishedError,
    copy_shipped,
    drop_own,
    find_own,
    list_own,
    next_version,
    publish_own,
    shipped_references,
    version_before,
)
from flowgap.services.questionnaires.parts import origin_of
from flowgap.services.questionnaires.shelving import shelve
from flowgap.web.access import signed_in
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.questionnaires.listing import questionnaires_page
from flowgap.web.pages.questionnaires.questionnaire import questionnaire_page
from flowgap.web.respondent.previews import PreviewingKeeper
from flowgap.web.respondent.reception import current_reception
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.whole_numbers import revision_of

bp = Blueprint("questionnaires", __name__, url_prefix="/questionnaires")
INSUFFICIENT_STORAGE = 507


@bp.before_request
def only_for_editors() -> None:
    """Let in who may change something: these pages are for nothing else."""
    if not signed_in().may(Right.EDIT):
        raise NotAllowedError("the role does not allow it")


@bp.get("")
def index() -> ResponseReturnValue:
    """List what ships and what is one's own."""
    return _list()


@bp.post("/copy")
def copy() -> ResponseReturnValue:
    """Copy one that ships, to word it."""
    reference, name = line(request.form.get("reference")), line(request.form.get("name"))
    try:
        with unit_of_work() as session:
            who = signed_in().name
            key = copy_shipped(session, reference, name, who=who, now=utc_now())
    except InputError:
        return _list(name=name, reference=reference, problem="questionnaires-copy-refused")
    return redirect(url_for(".questionnaire", key=key), 303)


@bp.get("/<key>")
def questionnaire(key: str) -> ResponseReturnValue:
    """Show one: its parts, what is wrong with it, and what changed since the version before."""
    return show_one(key)


@bp.post("/<key>/publish")
def publish(key: str) -> ResponseReturnValue:
    """Freeze it: from now on it never changes, and waves may ask it."""
    try:
        with unit_of_work() as session:
            frozen = publish_own(session, key, seen=revision(), now=utc_now())
    except (PublishedError, ChangedMeanwhileError):
        return show_one(key, problem="questionnaires-changed", status=CONFLICT)
    except NotInOrderError:
        return show_one(key, problem="questionnaires-not-in-order", status=CONFLICT)
    try:
        shelve(frozen.reference, frozen.files)
    except InputError:
        return show_one(key, problem="questionnaires-not-shelved", status=INSUFFICIENT_STORAGE)
    return redirect(url_for(".questionnaire", key=key), 303)


@bp.post("/<key>/next")
def begin_next(key: str) -> ResponseReturnValue:
    """Begin the next version of a published one."""
    with unit_of_work() as session:
        later = next_version(session, key, who=signed_in().name, now=utc_now())
    return redirect(url_for(".questionnaire", key=later), 303)


@bp.post("/<key>/drop")
def drop(key: str) -> ResponseReturnValue:
    """Throw away a version that is not published."""
    try:
        with unit_of_work() as session:
            drop_own(session, key, seen=revision())
    except (PublishedError, ChangedMeanwhileError):
        return show_one(key, problem="questionnaires-changed", status=CONFLICT)
    return redirect(url_for(".index"), 303)


def show_one(key: str, *, problem: str = "", status: int = 200) -> ResponseReturnValue:
    """Return the page of one questionnaire."""
    with reading() as session:
        own = find_own(session, key)
        before = version_before(session, own) or origin_of(own.content)
    found = () if own.published_at is not None else check_content(own.content)
    page = questionnaire_page(
        own,
        before,
        found,
        current_wording(),
        token=previews().token_of_draft(own.key),
        problem=problem,
    )
    return render_template("questionnaires/one.html", page=page), status


def previews() -> PreviewingKeeper:
    """Return what signs and shows previews."""
    keeper = current_reception().keeper
    if not isinstance(keeper, PreviewingKeeper):
        raise TypeError("the application was not made by create_app")
    return keeper


def revision() -> int:
    """Return the revision that the form was made from."""
    return revision_of(request.form.get("revision"))


def _list(*, name: str = "", reference: str = "", problem: str = "") -> ResponseReturnValue:
    with reading() as session:
        own = list_own(session)
    page = questionnaires_page(
        own,
        shipped_references(),
        current_wording(),
        name=name,
        reference=reference,
        problem=problem,
    )
    return render_template("questionnaires/index.html", page=page), REFUSED if problem else 200
