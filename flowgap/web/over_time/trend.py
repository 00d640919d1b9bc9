"""The trend of one engagement, with everything that stands on its line of time."""

from flask import abort, url_for
from sqlalchemy.orm import Session

from flowgap.forms.over_time import NoteForm
from flowgap.result.document import Result
from flowgap.services.accounts.permissions import Right
from flowgap.services.disclosure.own_teams import names_a_team
from flowgap.services.over_time.delivery_line import delivery_line
from flowgap.services.over_time.notes import NoteLine, list_notes
from flowgap.services.over_time.register import list_actions
from flowgap.web.access import signed_in
from flowgap.web.database import reading
from flowgap.web.opened import hidden_teams, material_of, open_result, show
from flowgap.web.pages.form import FormView
from flowgap.web.pages.over_time.notes import NOTE_FIELDS, note_form
from flowgap.web.pages.over_time.register import Register
from flowgap.web.pages.over_time.trend import OverTime, teams_with_trend, trend_page
from flowgap.wording import Wording


def show_trend(key: str, *, team: str | None = None, form: NoteForm | None = None) -> str:
    """Return the page; `form` is a note that was not accepted."""
    kept, wording = open_result(key)
    if team is not None and team not in teams_with_trend(kept.result):
        abort(404)
    with reading() as session:
        over_time = OverTime(
            delivery=delivery_line(session, key),
            notes=_notes(session, key),
            register=read_register(session, key, kept.result),
            form=_form(key, kept.result, wording, form),
        )
    page = trend_page(material_of(kept, wording), wording, team=team, over_time=over_time)
    return show(kept, "trend", page)


def teams_seen(key: str) -> frozenset[str] | None:
    """Return whose notes and actions the one who asks may see beside the company's; None: all."""
    who = signed_in()
    return None if who.may(Right.READ_ALL) else who.teams.get(key, frozenset())


def read_register(session: Session, key: str, result: Result) -> Register:
    """Return the register as the one who asks may see it, with the verdicts of a result."""
    every, seen, others = list_actions(session, key), teams_seen(key), hidden_teams(key)
    shown = tuple(
        one
        for one in every
        if (seen is None or one.draft.team is None or one.draft.team in seen)
        and not names_a_team(f"{one.draft.title}\n{one.draft.owner}", others)
    )
    hidden = {one.key for one in every} - {one.key for one in shown}
    return Register(actions=shown, results=result.action_results, hidden=frozenset(hidden))


def _notes(session: Session, key: str) -> tuple[NoteLine, ...]:
    """Return the notes that the one who asks may see: none that names a team hidden from them."""
    others = hidden_teams(key)
    return tuple(
        one
        for one in list_notes(session, key, teams=teams_seen(key))
        if not names_a_team(one.text, others)
    )


def teams_of(result: Result) -> tuple[str, ...]:
    """Return the teams that a note or an action may be about, in the order of the roster."""
    named = [one.team for one in result.survey.teams]
    named += [one.team for one in result.constraint.teams]
    named += [one.team for one in result.trend if one.team is not None]
    return tuple(dict.fromkeys(named))


def _form(key: str, result: Result, wording: Wording, form: NoteForm | None) -> FormView | None:
    if not signed_in().may(Right.EDIT):
        return None
    return note_form(
        url_for("notes.add", key=key),
        teams_of(result),
        wording,
        values={} if form is None else {name: form.text(name) for name in NOTE_FIELDS},
        problems={} if form is None else form.problems(),
    )
