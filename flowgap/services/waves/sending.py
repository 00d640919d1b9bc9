"""Sending answers, and taking them back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import CursorResult, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from flowgap.answering.receipts import counted_digest, sealed_key
from flowgap.errors import FlowGapError
from flowgap.models import Base, Invitation, Receipt, SealedResponse, Wave
from flowgap.services.waves.doors import Door
from flowgap.services.waves.seals import Envelope

# Made once: every answer takes this way. The wave cannot close while it is being read so.
_OPEN_WAVE: Final = (
    select(Wave.id)
    .where(
        Wave.id == bindparam("wave"),
        Wave.closed_at.is_(None),
        Wave.opens_at <= bindparam("now"),
        Wave.closes_at > bindparam("now"),
    )
    .with_for_update(read=True)
)
_INVITATIONS: Final = Base.metadata.tables[Invitation.__tablename__]
_USE: Final = (
    update(_INVITATIONS)
    .where(_INVITATIONS.c.key == bindparam("invitation"), ~_INVITATIONS.c.is_used)
    .values(is_used=True)
)
_SEALED: Final = Base.metadata.tables[SealedResponse.__tablename__]
# A key that is there already is no error: the log of the server would name it, with the time.
_KEEP: Final = {
    "sqlite": sqlite.insert(_SEALED).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_SEALED).on_conflict_do_nothing(),
}


class WaveClosedError(FlowGapError):
    """The wave closed before the answers arrived: they were not kept."""


class LinkUsedError(FlowGapError):
    """The personal link was used by another attempt."""


class ReceiptUnknownError(FlowGapError):
    """No answers lie under this receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptState:
    """What a receipt stands for: answers that can be taken back, or answers that were counted."""

    can_withdraw: bool


def send(session: Session, door: Door, envelope: Envelope, *, now: datetime) -> bool:
    """Keep a complete questionnaire; the same attempt is kept once, however often it is sent.

    Returns
    -------
    bool
        Whether it is new. What was sent before under the same attempt stays as it was.

    Raises
    ------
    WaveClosedError
        If the wave is over, or not open yet.
    LinkUsedError
        If the personal link was used by another attempt.
    """
    refusal = _refusal(session, door, envelope, now)
    # A page that is sent twice is acknowledged twice, and kept once.
    if refusal is not None and not _is_kept(session, envelope.key):
        raise refusal
    return refusal is None


def look_up(session: Session, receipt: str) -> ReceiptState:
    """Return what a receipt stands for.

    Raises
    ------
    ReceiptUnknownError
        If it stands for nothing, or its answers were taken back.
    """
    key = sealed_key(receipt)
    if _is_sealed(session, key):
        return ReceiptState(can_withdraw=True)
    if _is_counted(session, key):
        return ReceiptState(can_withdraw=False)
    raise ReceiptUnknownError("no answers lie under this receipt")


def withdraw(session: Session, receipt: str) -> None:
    """Delete the answers that lie under a receipt.

    Raises
    ------
    ReceiptUnknownError
        If there are none that can still be taken back.
    """
    key = sealed_key(receipt)
    # Held until this is done, so that the wave cannot close over answers that are taken back.
    is_open = (
        select(Wave.id)
        .join(SealedResponse, SealedResponse.wave_id == Wave.id)
        .where(SealedResponse.key == key, Wave.closed_at.is_(None))
        .with_for_update(read=True, of=Wave)
    )
    found = delete(SealedResponse).where(SealedResponse.key == key)
    if session.scalar(is_open) is None or _n_rows(session.execute(found)) == 0:
        raise ReceiptUnknownError("no answers that can be taken back lie under this receipt")


def _is_kept(session: Session, key: bytes) -> bool:
    return _is_sealed(session, key) or _is_counted(session, key)


def _is_sealed(session: Session, key: bytes) -> bool:
    found = select(SealedResponse.wave_id).where(SealedResponse.key == key)
    return session.scalar(found) is not None


def _is_counted(session: Session, key: bytes) -> bool:
    found = select(Receipt.wave_id).where(Receipt.digest == counted_digest(key))
    return session.scalar(found) is not None


def _refusal(
    session: Session, door: Door, envelope: Envelope, now: datetime
) -> FlowGapError | None:
    """Keep the answers and return None, or return why that could not be."""
    open_wave = {"wave": door.wave_id, "now": now}
    if session.connection().scalar(_OPEN_WAVE, open_wave) is None:
        return WaveClosedError(f"wave {door.wave} takes no answers now")
    if door.invitation is not None and not _use_invitation(session, door.invitation):
        return LinkUsedError("this link was used")
    if _keep(session, door, envelope):
        return None
    if door.invitation is not None:
        # Raised, so that the link that was just used stays free: this is the attempt of another.
        raise LinkUsedError("these answers were sent with another link")
    return LinkUsedError("these answers were sent already")


def _use_invitation(session: Session, key: bytes) -> bool:
    """Mark a personal link as used; tell whether it was still free."""
    return _n_rows(session.connection().execute(_USE, {"invitation": key})) == 1


def _keep(session: Session, door: Door, envelope: Envelope) -> bool:
    """Keep the answers; tell whether they were not there yet."""
    row = {
        "key": envelope.key,
        "wave_id": door.wave_id,
        "team_id": door.team_id,
        "content": envelope.content,
    }
    connection = session.connection()
    keep = _KEEP[connection.dialect.name]
    counted = {"preserve_rowcount": True}
    return _n_rows(connection.execute(keep, row, execution_options=counted)) == 1


def _n_rows(result: object) -> int:
    if not isinstance(result, CursorResult):
        raise TypeError("the statement has no count of rows")
    return result.rowcount
