"""Erasing: answers are deleted once the day is over until which people were told they are kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import CursorResult, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from flowgap.answering.promise import Promise, promise_from_json
from flowgap.models import (
    Comment,
    Engagement,
    Invitation,
    Mail,
    Receipt,
    Response,
    SealedResponse,
    Wave,
)
from flowgap.services.folders.forgetting import forget_wave

Answers = type[SealedResponse | Response | Comment | Receipt]
_ANSWERS: Final[tuple[Answers, ...]] = (SealedResponse, Response, Comment, Receipt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What of a wave was deleted. Answers that were still sealed count as responses."""

    wave: str
    client: str
    n_responses: int
    n_comments: int
    n_receipts: int


def is_due(promise: Promise, *, now: datetime) -> bool:
    """Tell whether the promised day is over in the time zone of the promise."""
    if promise.keeps_until is None:
        return False
    return now.astimezone(ZoneInfo(promise.timezone)).date() > promise.keeps_until


def due_waves(session: Session, *, now: datetime) -> tuple[int, ...]:
    """Return the keys of the waves of which something is left that is due."""
    is_left = [exists().where(table.wave_id == Wave.id) for table in _ANSWERS]
    waves = select(Wave).where(or_(Wave.closed_at.is_(None), *is_left)).order_by(Wave.id)
    return tuple(
        wave.id
        for wave in session.scalars(waves)
        if is_due(promise_from_json(wave.promise), now=now)
    )


def erase_wave(session: Session, wave_id: int, *, now: datetime) -> Erased:
    """Delete all answers of a wave, and end it if it is not closed: it takes no answers then.

    The wave itself stays, with the number of people that were invited: later waves ask other
    items than it did.
    """
    # Answers that are being kept hold the wave; whoever comes later finds it closed.
    wave = session.get_one(Wave, wave_id, with_for_update=True)
    if wave.closed_at is None:
        _forget_people(session, wave)
        wave.closed_at = now
    n_deleted = {table: _delete(session, table, wave) for table in _ANSWERS}
    forget_wave(session, wave.engagement_id, wave.name, now=now)
    return Erased(
        wave=wave.name,
        client=session.get_one(Engagement, wave.engagement_id).client,
        n_responses=n_deleted[SealedResponse] + n_deleted[Response],
        n_comments=n_deleted[Comment],
        n_receipts=n_deleted[Receipt],
    )


def _delete(session: Session, table: Answers, wave: Wave) -> int:
    result = session.execute(delete(table).where(table.wave_id == wave.id))
    if not isinstance(result, CursorResult):
        raise TypeError("the statement has no count of rows")
    return result.rowcount


def _forget_people(session: Session, wave: Wave) -> None:
    """Forget addresses, links and whose each mail was, as closing does."""
    invited = update(Invitation).where(Invitation.wave_id == wave.id)
    session.execute(invited.values(address=None, sealed_token=None))
    session.execute(update(Mail).where(Mail.wave_id == wave.id).values(invitation=None))
