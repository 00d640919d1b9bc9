"""Sentences with a part that stands out, facts, and what can be done."""

from dataclasses import dataclass
from typing import Final

from flowgap.answering.promise import Promise
from flowgap.mail.addresses import is_address
from flowgap.wording import Wording

_GAP: Final = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in three pieces; the middle one is bold, or a link if it has an address."""

    before: str
    middle: str
    after: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A term and what is so."""

    term: str
    text: str
    link: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A button that posts `go`, or a link where there is nothing to post."""

    text: str
    address: str
    go: str | None = None


def with_middle(
    wording: Wording,
    message: str,
    name: str,
    middle: str,
    *,
    href: str | None = None,
    **values: str,
) -> Sentence:
    """Return a message with its placeholder `name` standing out."""
    before, _, after = wording.say(message, **{name: _GAP}, **values).partition(_GAP)
    return Sentence(before=before, middle=middle, after=after, href=href)


def ask(wording: Wording, promise: Promise, *, message: str = "respondent-ask") -> Sentence | None:
    """Return whom to ask, None if nobody is named."""
    if promise.contact is None:
        return None
    href = f"mailto:{promise.contact}" if is_address(promise.contact) else None
    if promise.firm is None:
        return with_middle(wording, message, "contact", promise.contact, href=href)
    return with_middle(
        wording, f"{message}-firm", "contact", promise.contact, href=href, firm=promise.firm
    )
