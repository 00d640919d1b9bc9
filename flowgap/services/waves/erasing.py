"""Erasing: answers are deleted once the day is over until which people were told they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
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
from flowgap.services.waves.counting import day_of, last_counts

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That the answers of a wave were deleted; `on` is the day, where it was kept."""

    on: date | None


def erasures(session: Session, wave_ids: Sequence[int]) -> Mapping[int, Erasure]:
    """Return those of some waves whose answers were deleted.

    Earlier versions kept no day: of theirs, that answers were counted and are not there tells it.
    """
    gone = session.scalars(
        select(Wave).where(
            Wave.id.in_(wave_ids),
            Wave.closed_at.is_not(None),
            ~exists().where(Response.wave_id == Wave.id),
        )
    ).all()
    counts = last_counts(session, [wave.id for wave in gone])
    found = {}
    for wave in gone:
        if wave.erased_at is not None:
            found[wave.id] = Erasure(on=day_of(promise_from_json(wave.promise), wave.erased_at))
        elif wave.id in counts and counts[wave.id].least > 0:
            found[wave.id] = Erasure(on=None)
    return found


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
    if any(n_deleted.values()):
        wave.erased_at = now
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
