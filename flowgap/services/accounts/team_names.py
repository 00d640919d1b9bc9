"""The names of teams that a manager may be shown: those of the kept roster of each engagement.

Where none is kept, they are those of the last result, which takes longer to read.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import Engagement, ManagedTeam, Result
from flowgap.services.folders.teams import kept_roster


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTeam:
    """One team; `engagement` is the key of its engagement, `name` that engagement in words."""

    engagement_id: int
    engagement: str
    name: str
    team: str


def named_teams(session: Session, *, keys: Collection[str] | None = None) -> tuple[NamedTeam, ...]:
    """Return all teams, by client and title, within one in the order of the roster.

    With `keys` only those of the engagements that have one of these.
    """
    engagements = select(Engagement).order_by(Engagement.client, Engagement.title)
    if keys is not None:
        engagements = engagements.where(Engagement.public_key.in_(keys))
    return tuple(
        NamedTeam(
            engagement_id=one.id,
            engagement=one.public_key,
            name=f"{one.client}, {one.title}",
            team=team,
        )
        for one in session.scalars(engagements).all()
        for team in dict.fromkeys(_teams(session, one.id))
    )


def _teams(session: Session, engagement_id: int) -> Iterator[str]:
    """Yield teams; what a manager was given before stays among them."""
    yield from _of_roster(session, engagement_id) or _of_result(session, engagement_id)
    given = select(ManagedTeam.team).where(ManagedTeam.engagement_id == engagement_id)
    yield from session.scalars(given.order_by(ManagedTeam.team)).all()


def _of_roster(session: Session, engagement_id: int) -> tuple[str, ...]:
    try:
        return tuple(kept_roster(session, engagement_id).roster.teams)
    except InputError:
        return ()


def _of_result(session: Session, engagement_id: int) -> tuple[str, ...]:
    last = (
        select(Result.document)
        .where(Result.engagement_id == engagement_id)
        .order_by(Result.computed_at.desc(), Result.id.desc())
        .limit(1)
    )
    document: dict[str, Any] = json.loads(session.scalar(last) or "{}")
    return tuple(
        str(team["team"])
        for part in ("survey", "constraint")
        for team in document.get(part, {}).get("teams", ())
    )
