"""Giving people more time."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from flowgap.answering.promise import promise_from_json
from flowgap.errors import FlowGapError
from flowgap.models import Wave

LONGEST: Final = timedelta(days=366)


class WaveNotExtendedError(FlowGapError):
    """The new end would be none: earlier than the old one, past, or after closing."""


def extend_wave(session: Session, wave_id: int, *, closes_at: datetime, now: datetime) -> None:
    """Let a wave close later.

    Raises
    ------
    WaveNotExtendedError
        If it is closed, the new end is not later than now and the old one, or it breaks a promise:
        answers are deleted on the day that respondents were told.
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
    promise = promise_from_json(wave.promise)
    last_day = closes_at.astimezone(ZoneInfo(promise.timezone)).date()
    days = (promise.keeps_until, promise.backups_until)
    promised = min((day for day in days if day is not None), default=last_day)
    latest = wave.opens_at + LONGEST
    if last_day > promised or closes_at > latest:
        raise WaveNotExtendedError(
            f"wave {wave.name} cannot run until {last_day}. Allowed: {min(promised, latest.date())}"
            f" or earlier: {LONGEST.days} days at most, and no longer than people were promised"
        )
    wave.closes_at = closes_at
