"""Notes on the line of time: add, list, delete. Managers see the company's and their teams'."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Engagement, Note, NoteKind
from flowgap.services.engagements.finding import engagement_id_of

MOST_NOTES = 500
"""Of one engagement: nobody reads more on one line."""


class TooManyNotesError(FlowGapError):
    """The engagement has as many notes as are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """One note; without a team it concerns the company."""

    key: str
    day: date
    kind: NoteKind
    text: str
    team: str | None


def list_notes(
    session: Session, public_key: str, *, teams: frozenset[str] | None = None
) -> tuple[NoteLine, ...]:
    """Return the notes of an engagement by day; with `teams`, those of others are left out."""
    query = (
        select(Note)
        .join(Engagement, Engagement.id == Note.engagement_id)
        .where(Engagement.public_key == public_key)
        .order_by(Note.day, Note.id)
    )
    return tuple(
        NoteLine(
            key=row.public_key, day=row.day, kind=NoteKind(row.kind), text=row.text, team=row.team
        )
        for row in session.scalars(query)
        if teams is None or row.team is None or row.team in teams
    )


def add_note(  # noqa: PLR0913 - one argument for each column
    session: Session, public_key: str, *, day: date, kind: NoteKind, text: str, team: str | None
) -> None:
    """Keep a note.

    Raises
    ------
    EngagementNotFoundError
        If no engagement has the key.
    TooManyNotesError
        If there are `MOST_NOTES` already.
    """
    engagement = engagement_id_of(session, public_key)
    count = select(func.count()).select_from(Note).where(Note.engagement_id == engagement)
    if (session.scalar(count) or 0) >= MOST_NOTES:
        raise TooManyNotesError(f"an engagement has at most {MOST_NOTES} notes")
    session.add(Note(engagement_id=engagement, day=day, kind=kind.value, text=text, team=team))


def delete_note(session: Session, public_key: str, note: str) -> None:
    """Delete a note; one that is gone already is no error."""
    engagement = engagement_id_of(session, public_key)
    session.execute(delete(Note).where(Note.engagement_id == engagement, Note.public_key == note))
