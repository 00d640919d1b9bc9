"""Closing a wave: its answers are unsealed at once and written in an order that tells nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from flowgap.answering.receipts import counted_digest
from flowgap.answering.sealing import Seal
from flowgap.answering.submission import Submission
from flowgap.errors import FlowGapError
from flowgap.models import (
    Comment,
    Invitation,
    Receipt,
    Response,
    SealedResponse,
    Wave,
    WebhookEvent,
)
from flowgap.models.wave import new_key
from flowgap.services.waves.counting import count_at_end
from flowgap.services.waves.seals import disclose
from flowgap.services.webhooks.announcing import announce


class WaveNotFoundError(FlowGapError):
    """There is no wave of this name."""


class WaveClosedAlreadyError(FlowGapError):
    """Another process closed the wave first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """How many questionnaires a wave ended with."""

    n_responses: int


def close_wave(session: Session, wave_id: int, *, seal: Seal, now: datetime) -> Closed:
    """Unseal the answers of a wave and forget all that could lead to them.

    Responses get new random keys and are written in random order, comments apart from them and
    shuffled again, receipts as digests. Invitations are written anew, too, without address and
    attempt: on PostgreSQL a row remembers the transaction that wrote it last.

    Raises
    ------
    WaveClosedAlreadyError
        If somebody else was faster.
    """
    # Answers that are being kept hold the wave; whoever comes later finds it closed.
    wave = session.get_one(Wave, wave_id, with_for_update=True)
    if wave.closed_at is not None:
        raise WaveClosedAlreadyError(f"wave {wave.name} is closed already")
    rows = session.scalars(select(SealedResponse).where(SealedResponse.wave_id == wave.id)).all()
    opened = [(row, disclose(row.content, key=row.key, wave_id=wave.id, seal=seal)) for row in rows]
    _write_responses(session, wave, opened)
    _write_comments(session, wave, opened)
    receipts = [{"digest": counted_digest(row.key), "wave_id": wave.id} for row in rows]
    _insert_shuffled(session, Receipt, receipts)
    session.execute(delete(SealedResponse).where(SealedResponse.wave_id == wave.id))
    _rewrite_invitations(session, wave)
    count_at_end(session, wave, len(opened), now=now)
    wave.closed_at = now
    announce(session, WebhookEvent.WAVE_CLOSED, wave.engagement_id, now=now, wave_id=wave.name)
    return Closed(n_responses=len(opened))


def _write_responses(
    session: Session, wave: Wave, opened: Sequence[tuple[SealedResponse, Submission]]
) -> None:
    rows = [
        {
            "key": new_key(),
            "wave_id": wave.id,
            "team_id": row.team_id,
            "n_items": wave.n_items,
            "answers": submission.answers,
            "particulars": json.dumps(submission.particulars, sort_keys=True),
        }
        for row, submission in opened
    ]
    _insert_shuffled(session, Response, rows)


def _write_comments(
    session: Session, wave: Wave, opened: Sequence[tuple[SealedResponse, Submission]]
) -> None:
    rows = [
        {
            "key": new_key(),
            "wave_id": wave.id,
            "team_id": row.team_id,
            "question": question,
            "text": text,
        }
        for row, submission in opened
        for question, text in submission.comments.items()
    ]
    _insert_shuffled(session, Comment, rows)


def _rewrite_invitations(session: Session, wave: Wave) -> None:
    of_wave = Invitation.wave_id == wave.id
    rows = [
        {
            "key": new_key(),
            "wave_id": row.wave_id,
            "team_id": row.team_id,
            "token_digest": row.token_digest,
            "address": None,
            "is_used": row.is_used,
            "wants_reminders": row.wants_reminders,
        }
        for row in session.scalars(select(Invitation).where(of_wave))
    ]
    session.execute(delete(Invitation).where(of_wave))
    _insert_shuffled(session, Invitation, rows)


def _insert_shuffled(session: Session, model: type, rows: list[dict[str, Any]]) -> None:
    """Write rows in an order that nobody can reconstruct, so not with a seeded generator."""
    SystemRandom().shuffle(rows)
    if rows:
        session.execute(insert(model), rows)
