"""From the token in a link to the wave and team that it opens."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.answering.links import token_digest
from flowgap.answering.promise import Promise, promise_from_json
from flowgap.errors import FlowGapError
from flowgap.models import Engagement, Invitation, QuestionnaireVersion, TeamLink, Wave


class UnknownLinkError(FlowGapError):
    """No wave has given out this link."""


class DoorState(StrEnum):
    """Whether a link can be answered now, and if not, why."""

    OPEN = "open"
    USED = "used"
    NOT_YET = "not_yet"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What a link opens. `invitation` is the key of a personal link, None for a team's."""

    wave_id: int
    wave: str
    team_id: int
    invitation: bytes | None
    client: str
    questionnaire: str
    opens_at: datetime
    closes_at: datetime
    promise: Promise
    state: DoorState
    place: bytes


def find_personal_door(session: Session, token: str, *, now: datetime) -> Door:
    """Return what a personal link opens.

    Raises
    ------
    UnknownLinkError
        If there is no such link.
    """
    digest = token_digest(token)
    invitation = session.scalar(select(Invitation).where(Invitation.token_digest == digest))
    if invitation is None:
        raise UnknownLinkError("this link is unknown")
    state = DoorState.USED if invitation.is_used else None
    return _door(session, invitation.wave_id, invitation.team_id, digest, now, state, invitation)


def find_team_door(session: Session, token: str, *, now: datetime) -> Door:
    """Return what a team's link opens.

    Raises
    ------
    UnknownLinkError
        If there is no such link.
    """
    digest = token_digest(token)
    link = session.scalar(select(TeamLink).where(TeamLink.token_digest == digest))
    if link is None:
        raise UnknownLinkError("this link is unknown")
    return _door(session, link.wave_id, link.team_id, digest, now, None, None)


def _door(  # noqa: PLR0913, PLR0917 - one row each of what was found
    session: Session,
    wave_id: int,
    team_id: int,
    place: bytes,
    now: datetime,
    state: DoorState | None,
    invitation: Invitation | None,
) -> Door:
    wave, version, engagement = session.execute(
        select(Wave, QuestionnaireVersion, Engagement)
        .join(QuestionnaireVersion, QuestionnaireVersion.id == Wave.questionnaire_version_id)
        .join(Engagement, Engagement.id == Wave.engagement_id)
        .where(Wave.id == wave_id)
    ).one()
    return Door(
        wave_id=wave.id,
        wave=wave.name,
        team_id=team_id,
        invitation=None if invitation is None else invitation.key,
        client=engagement.client,
        questionnaire=f"{version.questionnaire}@{version.version}",
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        promise=promise_from_json(wave.promise),
        state=state or _state(wave, now),
        place=place,
    )


def _state(wave: Wave, now: datetime) -> DoorState:
    if wave.closed_at is not None or now >= wave.closes_at:
        return DoorState.CLOSED
    return DoorState.NOT_YET if now < wave.opens_at else DoorState.OPEN
