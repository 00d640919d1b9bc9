"""What people wrote about: the themes of comments, and the names that people give them."""

from collections.abc import Mapping

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.themes import ThemeForm
from flowgap.services.accounts.permissions import Right
from flowgap.services.engagements.keeping import KeptResult
from flowgap.services.engagements.theme_names import (
    NamedMeanwhileError,
    name_theme,
    theme_key,
    theme_names,
)
from flowgap.web.access import signed_in
from flowgap.web.database import reading, unit_of_work
from flowgap.web.opened import material_of, open_result, show
from flowgap.web.pages.results.comments import Tried, comments_page
from flowgap.web.statuses import CONFLICT, REFUSED
from flowgap.wording import Wording

bp = Blueprint("themes", __name__, url_prefix="/engagements/<key>/comments")


@bp.get("", endpoint="comments")
def comments(key: str) -> ResponseReturnValue:
    """Show what people wrote about, never a comment."""
    kept, wording = open_result(key)
    return _show(kept, wording)


@bp.post("/name")
def name(key: str) -> ResponseReturnValue:
    """Name a theme, or take its name back; whoever is second is told of the first."""
    kept, wording = open_result(key)
    form, survey = ThemeForm(), kept.result.survey
    theme = form.text("theme")
    if survey.wave is None or theme not in {theme_key(one) for one in survey.themes}:
        abort(404)
    tried, status = Tried(theme=theme, name=form.text("theme_name"), problem="", now=""), REFUSED
    if not form.validate_on_submit():
        tried = _refused(tried, "themes-name-long", form.text("before"))
        return _show(kept, wording, tried), status
    try:
        with unit_of_work() as session:
            name_theme(
                session,
                key,
                survey.wave,
                theme,
                name=form.text("theme_name"),
                before=form.text("before"),
            )
    except NamedMeanwhileError as meanwhile:
        return _show(kept, wording, _refused(tried, "themes-meanwhile", meanwhile.now)), CONFLICT
    return redirect(url_for(".comments", key=key), 303)


def _refused(tried: Tried, problem: str, now: str) -> Tried:
    return Tried(theme=tried.theme, name=tried.name, problem=problem, now=now)


def _show(kept: KeptResult, wording: Wording, tried: Tried | None = None) -> str:
    page = comments_page(
        material_of(kept, wording),
        wording,
        names=_names(kept),
        can_name=signed_in().may(Right.EDIT),
        tried=tried,
    )
    return show(kept, "comments", page)


def _names(kept: KeptResult) -> Mapping[str, str]:
    """Return the names that people gave; a manager's page must not speak of other teams."""
    wave = kept.result.survey.wave
    if wave is None or not signed_in().may(Right.READ_ALL):
        return {}
    with reading() as session:
        return theme_names(session, kept.public_key, wave)
