"""Giving people more time."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from flowgap.answering.promise import promise_from_json
from flowgap.errors import FlowGapError
from flowgap.models import Wave

LONGEST: Final = timedelta(days=366)


class NotExtended(StrEnum):
    """Why a wave is not given more time."""

    CLOSED = "closed"
    NOT_LATER = "not-later"
    TOO_LATE = "too-late"


class WaveNotExtendedError(FlowGapError):
    """The new end would be none; `latest` is the last day that is allowed, where that is why."""

    def __init__(self, text: str, reason: NotExtended, *, latest: date | None = None) -> None:
        """Keep the reason, so that a page can say it in its own words."""
        self.reason = reason
        self.latest = latest
        super().__init__(text)


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
            f"wave {wave.name} is closed: its answers are unsealed and nobody can add to them",
            NotExtended.CLOSED,
        )
    if closes_at <= max(wave.closes_at, now):
        raise WaveNotExtendedError(
            f"wave {wave.name} already runs until {wave.closes_at.isoformat()}."
            " Allowed: a later moment that is not past. To end it early: flowgap wave close",
            NotExtended.NOT_LATER,
        )
    promise = promise_from_json(wave.promise)
    last_day = closes_at.astimezone(ZoneInfo(promise.timezone)).date()
    days = (promise.keeps_until, promise.backups_until)
    promised = min((day for day in days if day is not None), default=last_day)
    latest = wave.opens_at + LONGEST
    if last_day > promised or closes_at > latest:
        latest_day = min(promised, latest.date())
        raise WaveNotExtendedError(
            f"wave {wave.name} cannot run until {last_day}. Allowed: {latest_day}"
            f" or earlier: {LONGEST.days} days at most, and no longer than people were promised",
            NotExtended.TOO_LATE,
            latest=latest_day,
        )
    wave.closes_at = closes_at
