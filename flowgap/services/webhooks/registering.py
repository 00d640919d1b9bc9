"""Which addresses a workspace has told of what: add, list, exchange the secret, test, remove."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.answering.sealing import Seal
from flowgap.errors import FlowGapError
from flowgap.models import (
    MessageState,
    Webhook,
    WebhookEvent,
    WebhookMessage,
    workspace_of,
)
from flowgap.models.engagement import new_public_key
from flowgap.services.webhooks.announcing import body_of, queue
from flowgap.webhooks.signatures import new_secret
from flowgap.webhooks.targets import read_target

OFFERED: Final = (WebhookEvent.WAVE_CLOSED, WebhookEvent.RESULT_READY, WebhookEvent.REPORT_READY)
MOST_WEBHOOKS: Final = 10
MOST_SHOWN: Final = 10
OVERLAP: Final = timedelta(hours=24)
"""So long the secret before the last one signs, too."""

_SECRET_BYTES: Final = 64


class WebhookNotFoundError(FlowGapError):
    """No webhook of the workspace has this key."""


class KnownAddressError(FlowGapError):
    """The workspace has a webhook with this address."""


class TooManyWebhooksError(FlowGapError):
    """The workspace has as many as are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLine:
    """One message as the page shows it; a queued one is tried (again) at `due_at`."""

    key: str
    event: WebhookEvent
    state: MessageState
    tries: int
    status: int | None
    error: str | None
    created_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookLine:
    """One address, and its last messages, the newest first."""

    key: str
    url: str
    events: tuple[WebhookEvent, ...]
    old_secret_until: datetime | None
    messages: tuple[MessageLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A webhook and its secret, which is not shown again."""

    key: str
    secret: str


def webhook_seal(key: str) -> Seal:
    """Return the seal of the secrets of webhooks."""
    return Seal(key, purpose="webhook secret", n_bytes=_SECRET_BYTES)


def place_of(public_key: str) -> bytes:
    """Return the place in which the secrets of a webhook open."""
    return f"webhook {public_key}".encode()


def add_webhook(  # noqa: PLR0913 - what, under which seal, when
    session: Session,
    *,
    url: str,
    events: Iterable[WebhookEvent],
    seal: Seal,
    now: datetime,
    loopback: bool = False,
) -> Added:
    """Keep an address and return its secret.

    Raises
    ------
    TargetRefusedError
        If the address may not be asked.
    KnownAddressError
        If it is there already.
    TooManyWebhooksError
        If there are too many.
    """
    read_target(url, loopback=loopback)
    if (session.scalar(select(func.count()).select_from(Webhook)) or 0) >= MOST_WEBHOOKS:
        raise TooManyWebhooksError(f"a workspace has at most {MOST_WEBHOOKS} webhooks")
    key, secret, chosen = new_public_key(), new_secret(), frozenset(events)
    row = Webhook(
        public_key=key,
        workspace_id=workspace_of(session),
        url=url,
        events=" ".join(one for one in OFFERED if one in chosen),
        sealed_secret=seal.seal(secret.encode(), place=place_of(key)),
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as error:
        raise KnownAddressError("the workspace has a webhook with this address") from error
    return Added(key=key, secret=secret)


def exchange_secret(session: Session, key: str, *, seal: Seal, now: datetime) -> str:
    """Give a webhook a new secret and return it; for a day the one before signs, too.

    Raises
    ------
    WebhookNotFoundError
        If there is none.
    """
    row, secret = _find(session, key), new_secret()
    row.sealed_before, row.sealed_before_until = row.sealed_secret, now + OVERLAP
    row.sealed_secret = seal.seal(secret.encode(), place=place_of(key))
    return secret


def send_test(session: Session, key: str, *, now: datetime) -> None:
    """Queue a message that tells of nothing.

    Raises
    ------
    WebhookNotFoundError
        If there is none.
    """
    event = WebhookEvent.TEST
    queue(session, _find(session, key), event, body_of(event, {}, now=now), now=now)


def remove_webhook(session: Session, key: str) -> None:
    """Forget an address and its messages.

    Raises
    ------
    WebhookNotFoundError
        If there is none.
    """
    session.delete(_find(session, key))


def list_webhooks(session: Session, *, now: datetime) -> tuple[WebhookLine, ...]:
    """Return the webhooks of the workspace, the oldest first."""
    return tuple(
        WebhookLine(
            key=row.public_key,
            url=row.url,
            events=tuple(map(WebhookEvent, row.events.split())),
            old_secret_until=_still(row.sealed_before_until, now),
            messages=_messages(session, row.id),
        )
        for row in session.scalars(select(Webhook).order_by(Webhook.id))
    )


def _messages(session: Session, webhook_id: int) -> tuple[MessageLine, ...]:
    query = (
        select(WebhookMessage)
        .where(WebhookMessage.webhook_id == webhook_id)
        .order_by(WebhookMessage.id.desc())
        .limit(MOST_SHOWN)
    )
    return tuple(
        MessageLine(
            key=row.public_key,
            event=WebhookEvent(row.event),
            state=MessageState(row.state),
            tries=row.tries,
            status=row.status,
            error=row.error,
            created_at=row.created_at,
            due_at=row.due_at,
        )
        for row in session.scalars(query)
    )


def _still(until: datetime | None, now: datetime) -> datetime | None:
    return until if until is not None and until > now else None


def _find(session: Session, key: str) -> Webhook:
    row = session.scalar(select(Webhook).where(Webhook.public_key == key))
    if row is None:
        raise WebhookNotFoundError("no webhook has this key")
    return row
