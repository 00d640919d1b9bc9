"""Wording one part of a questionnaire, with the respondents' pages beside it."""

from collections.abc import Mapping

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.questionnaires import (
    typed_dimension,
    typed_item,
    typed_roles,
    typed_screener,
    typed_texts,
)
from flowgap.services.questionnaires.changing import (
    add_dimension,
    add_item,
    add_screener,
    bring_back,
    drop_screener,
    leave_out,
    set_role,
)
from flowgap.services.questionnaires.checking import Found, check_content
from flowgap.services.questionnaires.content import Content
from flowgap.services.questionnaires.keeping import (
    ChangedMeanwhileError,
    Own,
    PublishedError,
    find_own,
    keep_content,
)
from flowgap.services.questionnaires.parts import (
    GENERAL,
    QUESTIONS,
    change_texts,
    origin_of,
    part_names,
)
from flowgap.web.access import signed_in
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.language import current_wording
from flowgap.web.pages.questionnaires.part import Stands, part_page
from flowgap.web.questionnaires.shelf import bp, previews, revision, show_one
from flowgap.web.security import CONTENT_SECURITY_POLICY
from flowgap.web.statuses import CONFLICT, REFUSED

FRAMING = f"{CONTENT_SECURITY_POLICY}; frame-src 'self'"
NEW = "new-dimension"


@bp.get("/<key>/parts/<part>")
def part(key: str, part: str) -> ResponseReturnValue:
    """Show the texts of a part in all languages."""
    own = _own(key)
    _require_part(own, part)
    if own.published_at is not None:
        return redirect(url_for(".questionnaire", key=key), 303)
    return _show(Stands(own=own, content=own.content, revision=own.revision), part)


@bp.post("/<key>/parts/<part>")
def keep(key: str, part: str) -> ResponseReturnValue:
    """Keep the changes of a part if they break no rule, else say at which text."""
    own = _own(key)
    _require_part(own, part)
    changed = own.content.copied()
    _apply(changed, part, request.form)
    return _keep(own, changed, part)


@bp.post("/<key>/dimensions/<part>/leave-out")
def leave_dimension_out(key: str, part: str) -> ResponseReturnValue:
    """Leave a dimension out wherever it stands."""
    own = _own(key)
    changed = own.content.copied()
    leave_out(changed, part)
    return _keep(own, changed, GENERAL)


@bp.post("/<key>/dimensions/<part>/bring-back")
def bring_dimension_back(key: str, part: str) -> ResponseReturnValue:
    """Ask a dimension of the origin again."""
    own = _own(key)
    changed, origin = own.content.copied(), origin_of(own.content)
    if origin is not None:
        bring_back(changed, origin, part)
    return _keep(own, changed, part if part in part_names(changed) else GENERAL)


def _apply(content: Content, part: str, form: Mapping[str, str]) -> None:
    """Write what was typed into a content."""
    if part == NEW:
        dimension = typed_dimension(form, content.languages)
        if dimension is not None:
            add_dimension(content, dimension)
        return
    change_texts(content, typed_texts(form))
    if part == QUESTIONS:
        for name in [name.removeprefix("drop:") for name in form if name.startswith("drop:")]:
            drop_screener(content, name)
        screener = typed_screener(form, content.languages)
        if screener is not None:
            add_screener(content, screener)
    elif part != GENERAL:
        origin = origin_of(content)
        for item, role in typed_roles(form).items():
            set_role(content, origin, item, role)
        new = typed_item(form, content.languages)
        if new is not None:
            add_item(content, part, new)


def _keep(own: Own, changed: Content, part: str) -> ResponseReturnValue:
    """Keep a change, or show what is wrong with it; nothing that was typed is lost."""
    seen = revision()
    if own.published_at is not None:
        return show_one(own.key, problem="questionnaires-changed", status=CONFLICT)
    if seen != own.revision:
        stands = Stands(own=own, content=changed, revision=own.revision, is_late=True)
        return _show(stands, part, form=request.form, status=CONFLICT)
    found = check_content(changed)
    if found:
        stands = Stands(own=own, content=changed, revision=seen, found=_new(found, own.content))
        if stands.found:
            return _show(stands, part, form=request.form, status=REFUSED)
    try:
        with unit_of_work() as session:
            keep_content(session, own.key, changed, seen=seen, who=signed_in().name, now=utc_now())
    except (ChangedMeanwhileError, PublishedError):
        stands = Stands(own=_own(own.key), content=changed, revision=seen, is_late=True)
        return _show(stands, part, form=request.form, status=CONFLICT)
    later = part if part in part_names(changed) else _first_new(changed, own.content)
    return redirect(url_for(".part", key=own.key, part=later), 303)


def _new(found: tuple[Found, ...], before: Content) -> tuple[Found, ...]:
    """Return what the change brought; what was wrong before may be mended step by step."""
    known = set(check_content(before))
    return tuple(one for one in found if one not in known)


def _first_new(changed: Content, before: Content) -> str:
    known = set(part_names(before))
    return next((name for name in part_names(changed) if name not in known), GENERAL)


def _own(key: str) -> Own:
    with reading() as session:
        return find_own(session, key)


def _require_part(own: Own, part: str) -> None:
    if part not in {*part_names(own.content), NEW}:
        abort(404)


def _show(
    stands: Stands, part: str, *, form: Mapping[str, str] | None = None, status: int = 200
) -> ResponseReturnValue:
    token = previews().token_of_draft(stands.own.key)
    page = part_page(stands, part, current_wording(), token=token, typed=form or {})
    html = render_template("questionnaires/part.html", page=page)
    return html, status, {"Content-Security-Policy": FRAMING}
