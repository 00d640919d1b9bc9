"""Writes the letters of accounts: an invitation, and a link for a new password."""

from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr

from flowgap.mail.letters import POLICY, Letterhead, in_header, render_letter, sender_host
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLetter:
    """One letter with one link. `kind` is `invitation` or `reset`."""

    kind: str
    address: str
    name: str
    language: str
    link: str
    workspace: str | None = None
    inviter: str | None = None


def write_account_letter(letter: AccountLetter, head: Letterhead, *, now: datetime) -> EmailMessage:
    """Return a letter as it goes out; no name can begin a header of its own."""
    wording = Wording(letter.language)
    said = {"workspace": letter.workspace or "", "inviter": letter.inviter or ""}
    words = {
        "language": letter.language,
        "title": wording.say(f"accounts-mail-{letter.kind}-subject", **_short(said)),
        "opening": wording.say(f"accounts-mail-{letter.kind}", **said),
        "button": wording.say(f"accounts-mail-{letter.kind}-button"),
        "closing": wording.say(f"accounts-mail-{letter.kind}-closing"),
        "greeting": wording.say("mail-greeting"),
        "link": letter.link,
    }
    name, address = parseaddr(head.sender)
    message = EmailMessage(policy=POLICY)
    message["Subject"] = words["title"]
    message["From"] = Address(display_name=in_header(name or "FlowGap"), addr_spec=address)
    message["To"] = Address(addr_spec=letter.address)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=sender_host(head))
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(render_letter("account.txt", words), cte="quoted-printable")
    message.add_alternative(
        render_letter("account.html", words), subtype="html", cte="quoted-printable"
    )
    return message


def _short(said: dict[str, str]) -> dict[str, str]:
    return {key: in_header(value) for key, value in said.items()}
