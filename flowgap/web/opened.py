"""The last result of an engagement, opened in its language, and a page of it."""

from collections.abc import Callable
from dataclasses import replace

from flask import render_template
from sqlalchemy.orm import Session

from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.result.document import Result
from flowgap.services.accounts.permissions import Right
from flowgap.services.disclosure.known_teams import known_teams
from flowgap.services.disclosure.own_teams import for_own_teams, hidden_names
from flowgap.services.engagements.keeping import KeptResult, last_result
from flowgap.web.access import signed_in
from flowgap.web.database import reading
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.frame import make_frame
from flowgap.web.shelf import current_shelf
from flowgap.wording import Wording


def open_result(key: str, language: str | None = None) -> tuple[KeptResult, Wording]:
    """Return the last result of the engagement, and speak a language: by default, its own."""
    with reading() as session:
        kept = _as_seen(session, last_result(session, key, take=from_the_shelf))
    return kept, speak(language or kept.result.engagement.language)


def from_the_shelf(digest: str, read: Callable[[], Result]) -> Result:
    """Return a result that was opened just now, or else read it."""
    return current_shelf().take(digest, read).result


def _as_seen(session: Session, kept: KeptResult) -> KeptResult:
    """Return what the one who asks may see of it: of a manager, no other team."""
    who = signed_in()
    if who.may(Right.READ_ALL):
        return kept
    teams = who.teams.get(kept.public_key, frozenset())
    known = known_teams(session, kept.public_key, kept.digest)
    return replace(kept, result=for_own_teams(kept.result, teams, known), import_report={})


def hidden_teams(key: str) -> frozenset[str]:
    """Return every team of the engagement that the one who asks is not shown by name."""
    who = signed_in()
    if who.may(Right.READ_ALL):
        return frozenset()
    with reading() as session:
        whole = last_result(session, key, take=from_the_shelf).result
        known = known_teams(session, key)
    return hidden_names(whole, who.teams.get(key, frozenset()), known)


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
