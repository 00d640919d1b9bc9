"""Opening the wave that was prepared: once, whole, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.answering.sealing import Seal
from flowgap.config import Settings
from flowgap.errors import FlowGapError
from flowgap.models import Wave
from flowgap.services.waves.checklist import Entry, checklist, is_ready
from flowgap.services.waves.mail_links import keep_tokens
from flowgap.services.waves.mailing import queue_invitations
from flowgap.services.waves.next_wave import known_of
from flowgap.services.waves.opening import Link, open_wave
from flowgap.services.waves.opening_plan import checked_opening
from flowgap.services.waves.preparing import take_prepared
from flowgap.services.waves.progress import find_wave_of


class NotReadyError(FlowGapError):
    """Something on the list hinders the opening; nothing was opened."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        """Keep the list."""
        self.entries = entries
        super().__init__("the wave cannot be opened as it was prepared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The wave that was opened, its links, and how many invitations wait to be sent."""

    name: str
    links: tuple[Link, ...]
    n_invitations: int


def open_prepared(  # noqa: PLR0913 - all keyword-only but two
    session: Session,
    engagement_id: int,
    *,
    seen: int,
    settings: Settings,
    seal: Seal,
    now: datetime,
) -> Opened:
    """Open the wave that was prepared, and forget the preparation, in one transaction.

    Raises
    ------
    NotReadyError
        If something is blocked.
    NothingPreparedError, EditedTwiceError
        If somebody was faster.
    InputError, WaveExistsError, QuestionnaireChangedError
        See `checked_opening` and `open_wave`.
    """
    preparation = take_prepared(session, engagement_id, seen=seen)
    known = known_of(session, engagement_id)
    entries = checklist(
        preparation,
        known,
        settings,
        open_waves=open_waves_of(session, engagement_id, now=now),
        now=now,
    )
    if not is_ready(entries):
        raise NotReadyError(entries)
    opening = checked_opening(
        known.setting(preparation.timezone),
        preparation.options(),
        preparation.questionnaire,
        preparation.asked(),
        now=now,
    )
    links = open_wave(session, opening)
    keep_tokens(session, links, seal=seal)
    n_invitations = 0
    if preparation.asks_people and preparation.sends:
        wave = find_wave_of(session, engagement_id, opening.wave)
        n_invitations = queue_invitations(session, wave, today=now.date()).n_mails
    return Opened(name=opening.wave, links=links, n_invitations=n_invitations)


def open_waves_of(session: Session, engagement_id: int, *, now: datetime) -> tuple[str, ...]:
    """Return the names of waves of the engagement that can be answered now or later."""
    rows = session.scalars(
        select(Wave.name).where(
            Wave.engagement_id == engagement_id, Wave.closed_at.is_(None), Wave.closes_at > now
        )
    )
    return tuple(rows)
