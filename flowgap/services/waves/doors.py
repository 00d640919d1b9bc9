"""From the token in a link to the wave and team that it opens."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Row, bindparam, or_, select
from sqlalchemy.orm import Session

from flowgap.answering.links import code_digest, token_digest
from flowgap.answering.promise import Promise, promise_from_json
from flowgap.answering.selecting import Asking
from flowgap.errors import FlowGapError
from flowgap.models import (
    Engagement,
    Invitation,
    QuestionnaireVersion,
    ReplacedLink,
    TeamLink,
    Wave,
)

# Made once, and asked of the connection, which spares the work that loading objects takes:
# every page that a respondent sees takes this way.
_OF_WAVE: Final = (
    Wave.id.label("wave_id"),
    Wave.name.label("wave"),
    Wave.opens_at,
    Wave.closes_at,
    Wave.closed_at,
    Wave.promise,
    Wave.turn,
    Wave.booklet_items,
    QuestionnaireVersion.questionnaire,
    QuestionnaireVersion.version,
    Engagement.client,
)
_PERSONAL: Final = (
    select(
        Invitation.key, Invitation.team_id, Invitation.token_digest, Invitation.is_used, *_OF_WAVE
    )
    .join(Wave, Wave.id == Invitation.wave_id)
    .join(QuestionnaireVersion, QuestionnaireVersion.id == Wave.questionnaire_version_id)
    .join(Engagement, Engagement.id == Wave.engagement_id)
    .where(Invitation.token_digest == bindparam("token"))
)
_TEAM: Final = (
    select(TeamLink.team_id, TeamLink.token_digest, *_OF_WAVE)
    .join(Wave, Wave.id == TeamLink.wave_id)
    .join(QuestionnaireVersion, QuestionnaireVersion.id == Wave.questionnaire_version_id)
    .join(Engagement, Engagement.id == Wave.engagement_id)
    .where(
        or_(TeamLink.token_digest == bindparam("token"), TeamLink.code_digest == bindparam("code"))
    )
)
_REPLACED: Final = select(ReplacedLink.wave_id).where(
    or_(
        ReplacedLink.token_digest == bindparam("token"),
        ReplacedLink.code_digest == bindparam("code"),
    )
)


class UnknownLinkError(FlowGapError):
    """No wave has given out this link."""


class ReplacedLinkError(UnknownLinkError):
    """A newer link of the team took the place of this one: nobody learns more of it."""


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
    asking: Asking
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
    found = session.connection().execute(_PERSONAL, {"token": token_digest(token)}).one_or_none()
    if found is None:
        raise UnknownLinkError("this link is unknown")
    state = DoorState.USED if found.is_used else _state(found, now)
    return _door(found, invitation=found.key, state=state)


def find_team_door(session: Session, token: str, *, now: datetime) -> Door:
    """Return what a team's link opens, by its token or by the short code that people type.

    Raises
    ------
    UnknownLinkError
        If there is no such link; `ReplacedLinkError` if there was.
    """
    digests = {"token": token_digest(token), "code": code_digest(token)}
    found = session.connection().execute(_TEAM, digests).one_or_none()
    if found is None:
        # Asked of every link that opens nothing, so that none is answered faster than another.
        if session.connection().execute(_REPLACED, digests).first() is not None:
            raise ReplacedLinkError("this link was replaced by a newer one")
        raise UnknownLinkError("this link is unknown")
    return _door(found, invitation=None, state=_state(found, now))


def _door(found: Row[*tuple[Any, ...]], *, invitation: bytes | None, state: DoorState) -> Door:
    return Door(
        wave_id=found.wave_id,
        wave=found.wave,
        team_id=found.team_id,
        invitation=invitation,
        client=found.client,
        questionnaire=f"{found.questionnaire}@{found.version}",
        asking=Asking(turn=found.turn, booklet_items=found.booklet_items),
        opens_at=found.opens_at,
        closes_at=found.closes_at,
        promise=promise_from_json(found.promise),
        state=state,
        place=found.token_digest,
    )


def _state(found: Row[*tuple[Any, ...]], now: datetime) -> DoorState:
    if found.closed_at is not None or now >= found.closes_at:
        return DoorState.CLOSED
    return DoorState.NOT_YET if now < found.opens_at else DoorState.OPEN
