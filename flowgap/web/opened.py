"""The last result of an engagement, opened in its language, and a page of it."""

from dataclasses import replace

from flask import render_template

from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.services.accounts.permissions import Right
from flowgap.services.engagements import KeptResult, last_result
from flowgap.services.own_teams import for_own_teams
from flowgap.web.access import signed_in
from flowgap.web.database import reading
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.frame import make_frame
from flowgap.wording import Wording


def open_result(key: str, language: str | None = None) -> tuple[KeptResult, Wording]:
    """Return the last result of the engagement, and speak a language: by default, its own."""
    with reading() as session:
        kept = last_result(session, key)
    return _as_seen(kept), speak(language or kept.result.engagement.language)


def _as_seen(kept: KeptResult) -> KeptResult:
    """Return what the one who asks may see of it: of a manager, no other team."""
    who = signed_in()
    if who.may(Right.READ_ALL):
        return kept
    teams = who.teams.get(kept.public_key, frozenset())
    return replace(kept, result=for_own_teams(kept.result, teams), import_report={})


def material_of(kept: KeptResult, wording: Wording) -> Material:
    """Return what the builders of the report draw from."""
    return Material(result=kept.result, words=Words(wording))


def show(
    kept: KeptResult, view: str, page: object, *, template: str | None = None, **parts: object
) -> str:
    """Return the page in its frame, with further parts; `view` is its place in the menu."""
    who = signed_in()
    frame = make_frame(
        kept,
        view,
        current_wording(),
        sees_everything=who.may(Right.READ_ALL),
        edits=who.may(Right.EDIT),
    )
    return render_template(f"web/{template or view}.html", page=page, frame=frame, **parts)
