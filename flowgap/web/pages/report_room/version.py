"""A published version: for whom it is, its files, its links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.reporting.marks import Symbol
from flowgap.services.report_room.links import DAYS, LinkSeen, new_press
from flowgap.services.report_room.publishing import Version
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.accounts.people import LinkShown
from flowgap.web.pages.report_room.publishing import readers_name
from flowgap.wording import Wording

_SYMBOLS: Final = {"ready": Symbol.FULL, "waits": Symbol.HALF, "failed": Symbol.RING}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """The PDF in one language: whether it is made, or could not be."""

    language: str
    name: str
    state: str
    symbol: Symbol
    button: str
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """One link: until when, how often it was opened, and whether it can be taken back."""

    id: int
    title: str
    note: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """One version."""

    label: str
    title: str
    standfirst: str
    number: int
    files: tuple[FileLine, ...]
    link: LinkShown | None
    has_link: bool
    is_gone: bool
    press: str
    links: tuple[LinkLine, ...]
    days: tuple[tuple[str, str, bool], ...]
    facts: tuple[tuple[str, str], ...]
    base: str


def version_page(  # noqa: PLR0913 - each part is shown
    version: Version,
    links: Sequence[LinkSeen],
    wording: Wording,
    *,
    now: datetime,
    address: str,
    has_link: bool = False,
    is_again: bool = False,
) -> VersionPage:
    """Return the page; `address` is that of a link made right now, which is shown once.

    `has_link` says that none was made because there was one already, `is_again` that the form had
    made its own before: that one is shown once more, unless it opens nothing by now.
    """
    moment = at(version.published_at, wording)
    return VersionPage(
        label=wording.say("room-label"),
        title=wording.say("room-version-title", n=version.number),
        standfirst=wording.say("room-version-standfirst", moment=moment, who=version.published_by),
        number=version.number,
        files=tuple(_file(version, code, wording) for code in version.results),
        link=_fresh(address, wording, is_again=is_again) if address else None,
        has_link=has_link,
        is_gone=is_again and not address,
        press=new_press(),
        links=tuple(
            _link(one, len(links) - place, wording, now) for place, one in enumerate(links)
        ),
        days=tuple(
            (str(n), wording.say("room-link-days", n=n), place == 1) for place, n in enumerate(DAYS)
        ),
        facts=(
            (wording.say("room-audience"), readers_name(version.readers, wording)),
            (wording.say("room-fact-findings"), wording.number(len(version.edition.findings))),
            (wording.say("room-fact-digest"), version.digest[:16]),
            (wording.say("room-fact-result"), version.result_digest[:16]),
        ),
        base=wording.say("room-version-base"),
    )


def _file(version: Version, code: str, wording: Wording) -> FileLine:
    state = "ready" if code in version.ready else "failed" if code in version.failed else "waits"
    return FileLine(
        language=code,
        name=wording.say(f"room-language-{code}"),
        state=wording.say(f"room-file-{state}"),
        symbol=_SYMBOLS[state],
        button=wording.say("room-file-again" if state == "failed" else "room-download"),
        is_ready=state == "ready",
    )


def _fresh(address: str, wording: Wording, *, is_again: bool) -> LinkShown:
    state = "again" if is_again else "fresh"
    return LinkShown(
        title=wording.say(f"room-link-{state}-title"),
        text=wording.say(f"room-link-{state}"),
        address=address,
    )


def _link(one: LinkSeen, n: int, wording: Wording, now: datetime) -> LinkLine:
    """Return a link with its number, by which two that were made in one minute are told apart."""
    state = "open" if one.is_open(now) else "revoked" if one.is_revoked else "ended"
    opened = wording.say("room-link-opened", n=one.n_opened)
    if one.last_opened_on is not None:
        day = wording.day(one.last_opened_on)
        opened = wording.say("room-link-opened-last", n=one.n_opened, day=day)
    return LinkLine(
        id=one.id,
        title=wording.say(f"room-link-{state}", n=n, moment=at(one.ends_at, wording)),
        note=wording.say(
            "room-link-note", who=one.made_by, moment=at(one.made_at, wording), opened=opened
        ),
        is_open=one.is_open(now),
    )
