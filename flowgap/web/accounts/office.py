"""What the pages of accounts share: the time, who asks from where, seals, and letters."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import Final

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from flowgap.answering.sealing import Seal
from flowgap.config import Settings
from flowgap.mail.account_letters import AccountLetter, write_account_letter
from flowgap.mail.letters import Letterhead
from flowgap.mail.smtp import MailRefusedError, MailServerError, SmtpDoor
from flowgap.services.accounts.second_factor import secret_seal
from flowgap.web.clock import utc_now
from flowgap.web.pages.form import FormPage
from flowgap.web.respondent.guessing import network_of
from flowgap.web.statuses import REFUSED

EXTENSION: Final = "flowgap.office"
_BROWSERS: Final = {
    "Edg/": "Edge",
    "Firefox/": "Firefox",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
_SYSTEMS: Final = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


@dataclass(slots=True)
class Office:
    """One per application. Tests may set the clock."""

    settings: Settings
    seal: Seal = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Derive the seal of second factors."""
        self.seal = secret_seal(self.settings.secret_key)

    @property
    def sends_mail(self) -> bool:
        """Whether letters can go out."""
        return self.settings.mail_server is not None and self.settings.mail_from is not None

    def send(self, letter: AccountLetter) -> bool:
        """Send a letter; tell whether the mail server took it."""
        server, sender = self.settings.mail_server, self.settings.mail_from
        if server is None or sender is None:
            return False
        head = Letterhead(sender=sender, public_url=self.settings.public_url)
        try:
            with SmtpDoor(server) as door:
                door.send(write_account_letter(letter, head, now=utc_now()))
        except (MailServerError, MailRefusedError):
            return False
        return True

    def send_unseen(self, letter: AccountLetter) -> None:
        """Send a letter without letting anybody wait: how long it takes would tell of accounts."""
        Thread(target=self._send_quietly, args=(letter,), daemon=True).start()

    def link_to(self, path: str) -> str:
        """Return the address of a page as people type it."""
        return f"{self.settings.public_url}{path}"

    def _send_quietly(self, letter: AccountLetter) -> None:
        with suppress(Exception):
            self.send(letter)


def current_office() -> Office:
    """Return the office of the current application."""
    office = current_app.extensions[EXTENSION]
    if not isinstance(office, Office):
        raise TypeError("the application was not made by create_app")
    return office


def network() -> str:
    """Return the network that asks."""
    return network_of(request.remote_addr)


def device() -> str:
    """Return browser and system in two words, so that people know their devices again."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS.items() if mark in said), "")
    system = next((name for mark, name in _SYSTEMS.items() if mark in said), "")
    return ", ".join(filter(None, (browser, system)))


def safe_next(wanted: str) -> str:
    """Return where to go after signing in: a page of ours, whatever the address asked for."""
    is_ours = re.fullmatch(r"/(?![/\\])[^\x00-\x20\\]*", wanted) is not None
    return wanted if is_ours else "/"


def show(
    page: FormPage, status: int = 200, *, template: str = "page", **more: object
) -> ResponseReturnValue:
    """Return a page with a form."""
    shown = REFUSED if page.has_problems and status < 400 else status  # noqa: PLR2004 - an error already
    return render_template(f"accounts/{template}.html", page=page, **more), shown
