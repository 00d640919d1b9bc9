"""What is kept under the name of a team: actions of the register, notes, and who manages it."""

from collections.abc import Collection

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from flowgap.models import ManagedTeam, Note, TakenAction


def count_actions(session: Session, engagement_id: int, names: Collection[str]) -> int:
    """Return how many actions of the register are about one of the teams."""
    found = select(func.count()).select_from(TakenAction)
    found = found.where(TakenAction.engagement_id == engagement_id, TakenAction.team.in_(names))
    return session.scalar(found) or 0


def count_notes(session: Session, engagement_id: int, names: Collection[str]) -> int:
    """Return how many notes are about one of the teams."""
    found = select(func.count()).select_from(Note)
    found = found.where(Note.engagement_id == engagement_id, Note.team.in_(names))
    return session.scalar(found) or 0


def rename_in_records(session: Session, engagement_id: int, name: str, new: str) -> None:
    """Let actions and notes follow a team; an editor who has an action open is told."""
    session.execute(
        update(TakenAction)
        .filter_by(engagement_id=engagement_id, team=name)
        .values(team=new, revision=TakenAction.revision + 1)
    )
    session.execute(update(Note).filter_by(engagement_id=engagement_id, team=name).values(team=new))


def rename_for_managers(session: Session, engagement_id: int, name: str, new: str) -> None:
    """Let managers follow a team; of two names of one manager the new one stays."""
    of_new = select(ManagedTeam.membership_id).filter_by(engagement_id=engagement_id, team=new)
    of_old = ManagedTeam.engagement_id == engagement_id, ManagedTeam.team == name
    have_both = ManagedTeam.membership_id.in_(session.scalars(of_new).all())
    session.execute(delete(ManagedTeam).where(*of_old, have_both))
    session.execute(update(ManagedTeam).where(*of_old).values(team=new))
