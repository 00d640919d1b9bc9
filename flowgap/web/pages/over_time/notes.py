"""Notes as the trend page lists them, and the form of a new one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from flowgap.models.over_time import NoteKind
from flowgap.services.over_time.notes import NoteLine
from flowgap.web.pages.fields import Field, Option
from flowgap.web.pages.form import FormView
from flowgap.web.pages.over_time.line_marks import MOST_MARKS, Moment
from flowgap.wording import Wording

NOTE_FIELDS: Final = ("day", "kind", "note", "team")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteShown:
    """One note in words; `sign` is its letter on the line, empty where it has none."""

    key: str
    sign: str
    day: str
    kind: str
    text: str
    team: str


def note_moments(notes: Sequence[NoteLine]) -> tuple[Moment, ...]:
    """Return the latest notes as marks on the line of time, lettered by day."""
    latest = notes[-MOST_MARKS:]
    return tuple(
        Moment(day=note.day, sign=sign, is_action=False)
        for note, sign in zip(latest, ascii_uppercase, strict=False)
    )


def notes_shown(notes: Sequence[NoteLine], wording: Wording) -> tuple[NoteShown, ...]:
    """Return all notes in the order of time."""
    n_before = max(len(notes) - MOST_MARKS, 0)
    signs = ("",) * n_before + tuple(ascii_uppercase)
    return tuple(
        NoteShown(
            key=note.key,
            sign=sign,
            day=wording.day(note.day),
            kind=wording.say(f"over-time-note-kind-{note.kind}"),
            text=note.text,
            team=note.team or wording.say("over-time-company"),
        )
        for note, sign in zip(notes, signs, strict=False)
    )


def note_form(
    action: str,
    teams: Iterable[str],
    wording: Wording,
    *,
    values: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
) -> FormView:
    """Return the form of a new note, as it was filled in."""
    values, problems = values or {}, problems or {}
    options = {
        "kind": kind_options(values.get("kind", NoteKind.OTHER), wording),
        "team": team_options(teams, values.get("team", ""), wording),
    }
    return FormView(
        action=action,
        button=wording.say("over-time-note-add"),
        is_main=False,
        fields=tuple(
            Field(
                name=name,
                label=wording.say(f"over-time-{name}"),
                kind={"day": "date", "kind": "choice", "team": "select"}.get(name, "text"),
                hint=wording.say("over-time-note-hint") if name == "note" else "",
                value=values.get(name, ""),
                error=wording.say(problems[name]) if name in problems else "",
                options=options.get(name, ()),
                is_required=name != "team",
            )
            for name in NOTE_FIELDS
        ),
    )


def kind_options(chosen: str, wording: Wording) -> tuple[Option, ...]:
    """Return the kinds of notes, one of them chosen."""
    return tuple(
        Option(
            value=kind.value,
            name=wording.say(f"over-time-note-kind-{kind}"),
            chosen=kind.value == chosen,
        )
        for kind in NoteKind
    )


def team_options(teams: Iterable[str], chosen: str, wording: Wording) -> tuple[Option, ...]:
    """Return the company and all teams, one of them chosen."""
    company = Option(value="", name=wording.say("over-time-company"), chosen=not chosen)
    return (
        company,
        *(Option(value=team, name=team, chosen=team == chosen) for team in teams),
    )
