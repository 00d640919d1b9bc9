"""Tell what has happened: written in the transaction of what happens, and sent afterwards."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from flowgap.models import Engagement, Webhook, WebhookEvent, WebhookMessage
from flowgap.models.webhook import new_message_key
from flowgap.services.jobs.clock import DatabaseTime


def announce(
    session: Session,
    event: WebhookEvent,
    engagement_id: int,
    *,
    now: datetime,
    **ids: str,
) -> None:
    """Queue a message for each webhook of the workspace that wants to know.

    The body holds the key of the engagement and what else names the thing: `ids`, never a figure.
    """
    query = select(Engagement.public_key, Engagement.workspace_id).where(
        Engagement.id == engagement_id
    )
    key, workspace_id = session.execute(query).one()
    webhooks = session.scalars(
        select(Webhook).where(Webhook.workspace_id == workspace_id).order_by(Webhook.id)
    )
    body = body_of(event, {"engagement_key": key, **ids}, now=now)
    for webhook in webhooks:
        if event in webhook.events.split():
            queue(session, webhook, event, body, now=now)


def body_of(event: WebhookEvent, data: Mapping[str, str], *, now: datetime) -> str:
    """Return the body of a message: what happened, when, and to what."""
    stamp = now.astimezone(UTC).isoformat(timespec="seconds")
    told = {"type": event, "timestamp": stamp, "data": dict(data)}
    return json.dumps(told, separators=(",", ":"))


def queue(
    session: Session, webhook: Webhook, event: WebhookEvent, body: str, *, now: datetime
) -> str:
    """Write a message to one address, and return its id."""
    key = new_message_key()
    session.execute(
        insert(WebhookMessage).values(
            public_key=key,
            workspace_id=webhook.workspace_id,
            webhook_id=webhook.id,
            event=event,
            body=body,
            due_at=DatabaseTime(),
            created_at=now,
        )
    )
    return key
