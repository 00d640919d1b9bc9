"""Sending answers, and taking them back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.answering.receipts import counted_digest, sealed_key
from flowgap.errors import FlowGapError
from flowgap.models import Invitation, Receipt, SealedResponse, Wave
from flowgap.services.waves.doors import Door
from flowgap.services.waves.seals import Envelope


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


def send(session: Session, door: Door, envelope: Envelope, *, now: datetime) -> None:
    """Keep a complete questionnaire; the same attempt is kept once, however often it is sent.

    Raises
    ------
    WaveClosedError
        If the wave is over, or not open yet.
    LinkUsedError
        If the personal link was used by another attempt.
    """
    if _is_kept(session, envelope.key):
        return
    _refuse_outside(session, door, now)
    # The other half of a double click waits for this row, and then finds the answers.
    if not _use_invitation(session, door):
        if _is_kept(session, envelope.key):
            return
        raise LinkUsedError("this link was used")
    _keep(session, door, envelope)


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
    found = delete(SealedResponse).where(SealedResponse.key == sealed_key(receipt))
    if _n_rows(session.execute(found)) == 0:
        raise ReceiptUnknownError("no answers that can be taken back lie under this receipt")


def _is_kept(session: Session, key: bytes) -> bool:
    return _is_sealed(session, key) or _is_counted(session, key)


def _is_sealed(session: Session, key: bytes) -> bool:
    found = select(SealedResponse.wave_id).where(SealedResponse.key == key)
    return session.scalar(found) is not None


def _is_counted(session: Session, key: bytes) -> bool:
    found = select(Receipt.wave_id).where(Receipt.digest == counted_digest(key))
    return session.scalar(found) is not None


def _refuse_outside(session: Session, door: Door, now: datetime) -> None:
    # The wave cannot close until these answers are kept.
    wave = session.get_one(Wave, door.wave_id, with_for_update={"read": True})
    if wave.closed_at is not None or not wave.opens_at <= now < wave.closes_at:
        raise WaveClosedError(f"wave {wave.name} takes no answers now")


def _use_invitation(session: Session, door: Door) -> bool:
    """Mark a personal link as used; tell whether it was still free. A team's link always is."""
    if door.invitation is None:
        return True
    used = (
        update(Invitation)
        .where(Invitation.key == door.invitation, ~Invitation.is_used)
        .values(is_used=True)
    )
    return _n_rows(session.execute(used)) == 1


def _keep(session: Session, door: Door, envelope: Envelope) -> None:
    row = SealedResponse(
        key=envelope.key, wave_id=door.wave_id, team_id=door.team_id, content=envelope.content
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # The other half of a double click on a team's link was quicker.
        if not _is_kept(session, envelope.key):
            raise


def _n_rows(result: object) -> int:
    if not isinstance(result, CursorResult):
        raise TypeError("the statement has no count of rows")
    return result.rowcount
