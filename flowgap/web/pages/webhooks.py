"""Webhooks in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flowgap.models import MessageState
from flowgap.services.webhooks.registering import OFFERED, MessageLine, WebhookLine
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.accounts.people import LinkShown
from flowgap.web.pages.fields import Option
from flowgap.web.pages.form import FormView
from flowgap.webhooks.posting import STATUS
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageShown:
    """One message: what it tells of, when that was, and what became of it."""

    event: str
    when: str
    state: str
    told: str
    is_good: bool
    is_bad: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookShown:
    """One address of the list."""

    key: str
    url: str
    events: str
    note: str
    messages: tuple[MessageShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhooksPage:
    """All webhooks, and the form that adds one; `fresh` is a secret that was made right now."""

    title: str
    standfirst: str
    webhooks: tuple[WebhookShown, ...]
    form: FormView
    fresh: LinkShown | None
    can_add: bool


def webhooks_page(  # noqa: PLR0913 - the parts of the page
    lines: Sequence[WebhookLine],
    form: FormView,
    workspace: str,
    wording: Wording,
    *,
    fresh: LinkShown | None,
    most: int,
) -> WebhooksPage:
    """Return the page."""
    return WebhooksPage(
        title=wording.say("webhooks-title", n=len(lines)),
        standfirst=wording.say("webhooks-standfirst", workspace=workspace),
        webhooks=tuple(_webhook(line, wording) for line in lines),
        form=form,
        fresh=fresh,
        can_add=len(lines) < most,
    )


def event_options(chosen: Collection[str], wording: Wording) -> tuple[Option, ...]:
    """Return what a webhook may be told of."""
    return tuple(
        Option(
            value=event,
            name=_event(event, wording),
            hint=event,
            chosen=event in chosen,
        )
        for event in OFFERED
    )


def secret_shown(url: str, secret: str, wording: Wording) -> LinkShown:
    """Return a secret as it is shown this once."""
    return LinkShown(
        title=wording.say("webhooks-secret-title", url=url),
        text=wording.say("webhooks-secret-text"),
        address=secret,
    )


def _webhook(line: WebhookLine, wording: Wording) -> WebhookShown:
    until = line.old_secret_until
    return WebhookShown(
        key=line.key,
        url=line.url,
        events=" · ".join(_event(event, wording) for event in line.events),
        note=""
        if until is None
        else wording.say("webhooks-two-secrets", moment=at(until, wording)),
        messages=tuple(_message(one, wording) for one in line.messages),
    )


def _message(line: MessageLine, wording: Wording) -> MessageShown:
    return MessageShown(
        event=_event(line.event, wording),
        when=at(line.created_at, wording),
        state=_state(line, wording),
        told=_told(line, wording),
        is_good=line.state == MessageState.DELIVERED,
        is_bad=line.state == MessageState.FAILED,
    )


def _state(line: MessageLine, wording: Wording) -> str:
    is_again = line.state == MessageState.QUEUED and line.tries > 0
    return wording.say("webhooks-state-again" if is_again else f"webhooks-state-{line.state}")


def _told(line: MessageLine, wording: Wording) -> str:
    """Say what was answered last, how often it was tried, and when it is tried again."""
    parts = []
    if line.error is not None:
        parts.append(_error(line, wording))
    if line.tries > 1 or line.error is not None:
        parts.append(wording.say("webhooks-tries", n=line.tries))
    if line.state == MessageState.QUEUED and line.tries > 0:
        parts.append(wording.say("webhooks-next", moment=at(line.due_at, wording)))
    return " ".join(parts)


def _error(line: MessageLine, wording: Wording) -> str:
    if line.status is not None and line.error == STATUS:
        return wording.say("webhooks-error-status", status=str(line.status))
    return wording.say(f"webhooks-error-{line.error}")


def _event(event: str, wording: Wording) -> str:
    return wording.say(f"webhooks-event-{event.replace('.', '-')}")
