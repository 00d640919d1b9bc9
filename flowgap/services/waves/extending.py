"""Giving people more time."""

from datetime import datetime

from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Wave


class WaveNotExtendedError(FlowGapError):
    """The new end would be none: earlier than the old one, past, or after closing."""


def extend_wave(session: Session, wave_id: int, *, closes_at: datetime, now: datetime) -> None:
    """Let a wave close later.

    Raises
    ------
    WaveNotExtendedError
        If it is closed, or the new end is not later than now and the old one.
    """
    wave = session.get_one(Wave, wave_id, with_for_update=True)
    if wave.closed_at is not None:
        raise WaveNotExtendedError(
            f"wave {wave.name} is closed: its answers are unsealed and nobody can add to them"
        )
    if closes_at <= max(wave.closes_at, now):
        raise WaveNotExtendedError(
            f"wave {wave.name} already runs until {wave.closes_at.isoformat()}."
            " Allowed: a later moment that is not past. To end it early: flowgap wave close"
        )
    wave.closes_at = closes_at
