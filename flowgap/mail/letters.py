"""Writes the letters of a wave: invitations and reminders, as plain text and as HTML."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime, parseaddr
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from flowgap.mail.addresses import is_address
from flowgap.paths import TEMPLATES
from flowgap.wording import Wording

MAX_NAME_CHARACTERS: Final = 80
"""Of a client or firm in a header; the text of the letter has the whole name."""

_UNFOLDED: Final = ("list-unsubscribe", "subject")
"""Headers that stay on one line if they are plain ASCII: 998 characters fit, RFC 5322, 2.1.1."""

_BLANKS: Final = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that one mail says. `name` is a random name that stays the same if it is sent again."""

    name: str
    is_reminder: bool
    address: str
    token: str
    language: str
    client: str
    firm: str | None
    contact: str | None
    minutes: int
    minimum_group: int
    closes_at: datetime
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What all letters of an installation share: whom they come from, what links begin with."""

    sender: str
    public_url: str


class _LetterPolicy(EmailPolicy):
    """As SMTP wants it, but an address for machines stays whole: folded it would be encoded."""

    def fold(self, name: str, value: Any) -> str:  # noqa: ANN401 - as in the standard library
        if name.lower() in _UNFOLDED and str(value).isascii():
            return f"{name}: {value}\r\n"
        if name.lower() == "subject" and not str(value).isascii():
            # The policy loses the space between two encoded words; this header keeps it inside one.
            whole = Header(str(value), "utf-8", header_name=name).encode(linesep="\r\n")
            return f"{name}: {whole}\r\n"
        return str(super().fold(name, value))

    def fold_binary(self, name: str, value: Any) -> bytes:  # noqa: ANN401 - see above
        if name.lower() in _UNFOLDED:
            return self.fold(name, value).encode("ascii")
        return super().fold_binary(name, value)


POLICY: Final = _LetterPolicy(linesep="\r\n")


def write_letter(letter: Letter, head: Letterhead, *, now: datetime) -> EmailMessage:
    """Return a letter as it goes out.

    Names are cut and freed of line ends before they enter a header, so that none of them can
    begin a header of its own.
    """
    wording = Wording(letter.language)
    unsubscribe = f"{head.public_url}/u/{letter.token}"
    words = _words(letter, wording)
    words |= {"link": f"{head.public_url}/r/{letter.token}", "unsubscribe": unsubscribe}
    message = EmailMessage(policy=POLICY)
    message["Subject"] = _subject(letter, wording)
    message["From"] = _sender(letter, head)
    message["To"] = Address(addr_spec=letter.address)
    if letter.contact is not None and is_address(letter.contact):
        message["Reply-To"] = Address(addr_spec=letter.contact)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.name}@{sender_host(head)}>"
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{unsubscribe}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(render_letter("letter.txt", words), cte="quoted-printable")
    message.add_alternative(
        render_letter("letter.html", words), subtype="html", cte="quoted-printable"
    )
    return message


def _words(letter: Letter, wording: Wording) -> dict[str, Any]:
    local = letter.closes_at.astimezone(ZoneInfo(letter.timezone))
    opening = "mail-reminded" if letter.is_reminder else "mail-asked"
    until = wording.say(
        "mail-until",
        day=wording.day(local.date()),
        time=f"{local:%H:%M}",
        zone=letter.timezone,
    )
    closing = [
        wording.say("mail-promise", group=letter.minimum_group, client=letter.client),
        wording.say("mail-voluntary"),
        wording.say("mail-personal"),
    ]
    if letter.contact is not None:
        closing.append(wording.say("mail-contact", contact=letter.contact))
    if letter.firm is not None:
        closing.append(wording.say("mail-firm", firm=letter.firm, client=letter.client))
    return {
        "language": letter.language,
        "say": wording.say,
        "opening": [wording.say(opening, client=letter.client, minutes=letter.minutes), until],
        "closing": closing,
    }


def _subject(letter: Letter, wording: Wording) -> str:
    message = "mail-subject-reminder" if letter.is_reminder else "mail-subject"
    return wording.say(message, client=in_header(letter.client), minutes=letter.minutes)


def _sender(letter: Letter, head: Letterhead) -> Address:
    """Return the configured sender; without a name of its own it speaks for firm or client."""
    name, address = parseaddr(head.sender)
    shown = name or letter.firm or letter.client
    return Address(display_name=in_header(shown), addr_spec=address)


def sender_host(head: Letterhead) -> str:
    """Return the host of the sender, on which names of mails are unique."""
    return parseaddr(head.sender)[1].rpartition("@")[2]


def in_header(name: str) -> str:
    """Return a name on one line and of a sensible length."""
    line = _BLANKS.sub(" ", name).strip()
    if len(line) <= MAX_NAME_CHARACTERS:
        return line
    return line[: MAX_NAME_CHARACTERS - 1].rstrip() + "…"


def render_letter(template: str, words: dict[str, Any]) -> str:
    """Return the text of a letter."""
    return _environment().get_template(template).render(words)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES / "mail"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
