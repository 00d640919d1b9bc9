"""Reads where mail goes out and whom it comes from, as the environment names them."""

from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Final
from urllib.parse import unquote, urlsplit

from flowgap.errors import InputError
from flowgap.mail.addresses import is_address

_SOURCE: Final = "environment"
_PORTS: Final = {"smtp": 587, "smtps": 465}
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server. `is_tls` speaks TLS from the first byte, else STARTTLS comes first.

    Only on this machine mail may go out unencrypted.
    """

    host: str
    port: int
    is_tls: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def is_local(self) -> bool:
        """Whether the server is on this machine."""
        return self.host in _LOOPBACK


def read_mail_server(url: str) -> MailServer:
    """Return the server of an address such as `smtps://USER:PASSWORD@mail.example`.

    Raises
    ------
    InputError
        If it cannot be used. The address is not shown: it may hold a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:  # a port that is no number, a bracket that is not closed
        raise _refusal() from error
    has_more = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in _PORTS or not parts.hostname or has_more or port == 0:
        raise _refusal()
    return MailServer(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        is_tls=parts.scheme == "smtps",
        user=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
    )


def read_sender(text: str) -> str:
    """Return whom mail comes from: an address, or a name with an address in brackets.

    Raises
    ------
    InputError
        If it is neither.
    """
    _name, address = parseaddr(text)
    if not is_address(address) or not text.isprintable():
        raise InputError(
            f"FLOWGAP_MAIL_FROM is {text!r}",
            file=_SOURCE,
            allowed="survey@example.com, or Name <survey@example.com>",
        )
    return text


def _refusal() -> InputError:
    return InputError(
        "FLOWGAP_SMTP_URL names no mail server",
        file=_SOURCE,
        allowed="smtp://HOST:PORT or smtps://HOST:PORT, with USER:PASSWORD@ before HOST if needed",
    )
