"""A mail server on the loopback that keeps what it gets."""

import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ssl import SSLContext
from typing import TypeVar

from aiosmtpd import smtp
from aiosmtpd.controller import Controller


@dataclass
class MailBox:
    """What arrived, in order; `answers` are what the server says to an address instead of yes."""

    port: int = 0
    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def recipients(self) -> list[str]:
        return [address for address, _mail in self.mails]

    async def handle_RCPT(  # noqa: N802 - the server calls it so
        self,
        server: smtp.SMTP,
        session: smtp.Session,
        envelope: smtp.Envelope,
        address: str,
        options: list[str],
    ) -> str:
        del server, session, options
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server calls it so
        self, server: smtp.SMTP, session: smtp.Session, envelope: smtp.Envelope
    ) -> str:
        del server, session
        content = envelope.content
        assert isinstance(content, bytes)
        mail = message_from_bytes(content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.extend((address, mail) for address in envelope.rcpt_tos)
        return "250 OK"


Box = TypeVar("Box", bound=MailBox)


def mail_server(*, tls: SSLContext | None = None) -> AbstractContextManager[MailBox]:
    """Run a server; with `tls` it demands STARTTLS."""
    return serve_mail(MailBox(), tls=tls)


@contextmanager
def serve_mail(box: Box, *, tls: SSLContext | None = None) -> Iterator[Box]:
    """Let mail arrive in a box, on a free port of the loopback."""
    box.port = free_port()
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=box.port,
        tls_context=tls,
        require_starttls=tls is not None,
    )
    controller.start()
    try:
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    """Return a port of the loopback on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def text_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    part = mail.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    content: str = part.get_content()
    return content
