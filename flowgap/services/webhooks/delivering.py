"""Work off the messages of webhooks: claim one, send it, write down what came of it.

A message that was claimed is not to be had for a minute; who claimed it is dead by then, or has
written down what came of it. So a message may come twice, with the same id, and never not at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import MessageState, Webhook, WebhookMessage
from flowgap.services.jobs.clock import DatabaseTime
from flowgap.services.webhooks.registering import place_of
from flowgap.webhooks.posting import Posted, post
from flowgap.webhooks.signatures import signed_headers
from flowgap.webhooks.targets import (
    Resolve,
    TargetRefusedError,
    numbers_of,
    read_target,
    resolve_name,
)

MOST_TRIES: Final = 5
WAIT_SECONDS: Final = (60, 5 * 60, 25 * 60, 125 * 60)
"""Before the second try and those that follow, as mail waits."""

CLAIM_SECONDS: Final = 60.0
"""Longer than a message can take: its name has to be found, and then it has ten seconds."""

KEPT: Final = timedelta(days=30)
LOCKED: Final = "locked"
"""The secret cannot be opened: the installation has another secret key than it had."""
LOST: Final = "lost"
"""Whoever sent it died each time."""

_HEADERS: Final = {"Content-Type": "application/json", "User-Agent": "FlowGap"}
_OPEN: Final = (MessageState.QUEUED, MessageState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """All that is needed to send. `loopback` lets messages go to this machine, for tests."""

    sessions: SessionFactory
    seal: Seal
    clock: Callable[[], datetime]
    loopback: bool = False
    resolve: Resolve = resolve_name
    seconds: float = 10.0

    def deliver_next(self) -> bool:
        """Send the message that is due longest; tell whether there was one."""
        with unit_of_work(self.sessions) as session:
            claimed = _claim(session)
        if claimed is None:
            return False
        posted = self._post(claimed)
        with unit_of_work(self.sessions) as session:
            _settle(session, claimed, posted)
        return True

    def deliver_due(self) -> int:
        """Send what is due, each once, and return how many messages that were."""
        n_tried = 0
        while self.deliver_next():
            n_tried += 1
        return n_tried

    def tidy(self) -> None:
        """Let fail what nobody lived to send, and forget what is over for long."""
        with unit_of_work(self.sessions) as session:
            _let_fail_lost(session)
            over = WebhookMessage.finished_at < DatabaseTime(-KEPT.total_seconds())
            session.execute(delete(WebhookMessage).where(over))

    def _post(self, claimed: "_Claimed") -> Posted:
        now = self.clock()
        body = claimed.body.encode()
        try:
            headers = signed_headers(
                self._secrets(claimed, now),
                message_id=claimed.key,
                seconds=int(now.timestamp()),
                body=body,
            )
            target = read_target(claimed.url, loopback=self.loopback)
            numbers = numbers_of(target, resolve=self.resolve)
        except BrokenSealError:
            return Posted(error=LOCKED)
        except TargetRefusedError as refused:
            return Posted(error=refused.code)
        return post(target, numbers, body, {**_HEADERS, **headers}, seconds=self.seconds)

    def _secrets(self, claimed: "_Claimed", now: datetime) -> list[str]:
        """Return the secret, and the one before it while that is valid."""
        sealed = [claimed.sealed_secret]
        until = claimed.sealed_before_until
        if claimed.sealed_before is not None and until is not None and now < until:
            sealed.append(claimed.sealed_before)
        place = place_of(claimed.webhook_key)
        return [self.seal.open(one, place=place).decode() for one in sealed]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claimed:
    """A message in the hands of whoever sends it."""

    id: int
    key: str
    body: str
    tries: int
    url: str
    webhook_key: str
    sealed_secret: bytes
    sealed_before: bytes | None
    sealed_before_until: datetime | None


def _claim(session: Session) -> _Claimed | None:
    """Take the message that is due longest; one address gets one message at a time."""
    other = aliased(WebhookMessage)
    is_busy = exists().where(
        other.webhook_id == WebhookMessage.webhook_id,
        other.state == MessageState.SENDING,
        other.due_at > DatabaseTime(),
    )
    is_due = (
        WebhookMessage.state.in_(_OPEN),
        WebhookMessage.due_at <= DatabaseTime(),
        WebhookMessage.tries < MOST_TRIES,
    )
    order = (WebhookMessage.due_at, WebhookMessage.id)
    found = session.scalar(select(WebhookMessage.id).where(*is_due, ~is_busy).order_by(*order))
    if found is None:
        return None
    taken = session.execute(
        update(WebhookMessage)
        .where(WebhookMessage.id == found, *is_due)
        .values(
            state=MessageState.SENDING,
            due_at=DatabaseTime(CLAIM_SECONDS),
            tries=WebhookMessage.tries + 1,
        )
        .returning(WebhookMessage.webhook_id, WebhookMessage.tries)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    if taken is None:  # another one was faster: the next look finds what else there is
        return None
    webhook_id, tries = taken
    return _claimed(session, found, webhook_id, tries)


def _claimed(session: Session, message_id: int, webhook_id: int, tries: int) -> _Claimed:
    message = session.get_one(WebhookMessage, message_id)
    webhook = session.get_one(Webhook, webhook_id)
    return _Claimed(
        id=message.id,
        key=message.public_key,
        body=message.body,
        tries=tries,
        url=webhook.url,
        webhook_key=webhook.public_key,
        sealed_secret=webhook.sealed_secret,
        sealed_before=webhook.sealed_before,
        sealed_before_until=webhook.sealed_before_until,
    )


def _settle(session: Session, claimed: _Claimed, posted: Posted) -> None:
    """Write down what came of a message, unless another one has it by now."""
    values: dict[str, object] = {"status": posted.status, "error": posted.error}
    if posted.error is None:
        values |= {"state": MessageState.DELIVERED, "finished_at": DatabaseTime()}
    elif claimed.tries >= MOST_TRIES:
        values |= {"state": MessageState.FAILED, "finished_at": DatabaseTime()}
    else:
        wait = WAIT_SECONDS[claimed.tries - 1]
        values |= {"state": MessageState.QUEUED, "due_at": DatabaseTime(wait)}
    mine = update(WebhookMessage).where(
        WebhookMessage.id == claimed.id,
        WebhookMessage.state == MessageState.SENDING,
        WebhookMessage.tries == claimed.tries,
    )
    session.execute(mine.values(**values).execution_options(synchronize_session=False))


def _let_fail_lost(session: Session) -> None:
    lost = (
        update(WebhookMessage)
        .where(
            WebhookMessage.state == MessageState.SENDING,
            WebhookMessage.tries >= MOST_TRIES,
            WebhookMessage.due_at <= DatabaseTime(),
        )
        .values(state=MessageState.FAILED, error=LOST, finished_at=DatabaseTime())
    )
    session.execute(lost.execution_options(synchronize_session=False))
