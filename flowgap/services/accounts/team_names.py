"""The names of teams that a manager may be shown: those of the last result of each engagement."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import Engagement, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTeam:
    """One team; `engagement` is the key of its engagement, `name` that engagement in words."""

    engagement_id: int
    engagement: str
    name: str
    team: str


def named_teams(session: Session) -> tuple[NamedTeam, ...]:
    """Return all teams, by client and title, within one in the order of the roster."""
    engagements = select(Engagement).order_by(Engagement.client, Engagement.title)
    return tuple(
        NamedTeam(
            engagement_id=one.id,
            engagement=one.public_key,
            name=f"{one.client}, {one.title}",
            team=team,
        )
        for one in session.scalars(engagements)
        for team in dict.fromkeys(_teams(session, one.id))
    )


def _teams(session: Session, engagement_id: int) -> Iterator[str]:
    last = (
        select(Result.document)
        .where(Result.engagement_id == engagement_id)
        .order_by(Result.computed_at.desc(), Result.id.desc())
        .limit(1)
    )
    document: dict[str, Any] = json.loads(session.scalar(last) or "{}")
    for part in ("survey", "constraint"):
        for team in document.get(part, {}).get("teams", ()):
            yield str(team["team"])
