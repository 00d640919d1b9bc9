"""The door to a mail server: one connection, opened when the first mail goes out."""

import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from types import TracebackType
from typing import Final, Self

from flowgap.errors import FlowGapError
from flowgap.mail.server import MailServer

TIMEOUT_SECONDS: Final = 10.0
"""For each step of a conversation; a mail takes five."""

_LAST_TEMPORARY_CODE: Final = 499


class MailServerError(FlowGapError):
    """The mail server cannot be reached or does not let us in: no mail is to blame."""


class MailRefusedError(FlowGapError):
    """The mail server did not take one mail; `is_final` where trying again is of no use."""

    def __init__(self, reason: str, *, is_final: bool) -> None:
        """Keep the reason, in words that name no address."""
        super().__init__(reason)
        self.is_final = is_final


class SmtpDoor:
    """Sends mail through one server. Use it in a `with` block, which closes the connection."""

    def __init__(self, server: MailServer, *, context: ssl.SSLContext | None = None) -> None:
        """Name the server; nothing is connected yet."""
        self._server = server
        self._context = context or ssl.create_default_context()
        self._connection: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        """Return the door."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Say goodbye to the server."""
        self._hang_up()

    def send(self, message: EmailMessage) -> None:
        """Hand one mail over; when this returns, the server answers for it.

        Raises
        ------
        MailServerError
            If the server cannot be reached, or refuses us.
        MailRefusedError
            If it refuses this mail, or the connection broke while it was on its way.
        """
        connection = self._connection or self._connect()
        try:
            connection.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            code, _words = next(iter(error.recipients.values()))
            raise _refused(code) from error
        except smtplib.SMTPNotSupportedError as error:
            raise MailRefusedError("the server does not take it", is_final=True) from error
        except smtplib.SMTPResponseException as error:
            self._hang_up()
            raise _refused(error.smtp_code) from error
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise MailRefusedError("the connection broke", is_final=False) from error

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        try:
            connection = self._dial()
        except (OSError, smtplib.SMTPException) as error:
            raise self._unreachable(_reason(error)) from error
        self._connection = connection
        try:
            if server.user is not None:
                connection.login(server.user, server.password or "")
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            raise self._unreachable(f"signing in failed: {_reason(error)}") from error
        return connection

    def _dial(self) -> smtplib.SMTP:
        server = self._server
        if server.is_tls:
            return smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=self._context
            )
        connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        try:
            if not server.is_local:
                # Without it anyone on the way could read the links, so there is no way back.
                connection.starttls(context=self._context)
        except BaseException:
            connection.close()
            raise
        return connection

    def _unreachable(self, reason: str) -> MailServerError:
        return MailServerError(
            f"mail server {self._server.host}:{self._server.port}: {reason}."
            " Allowed: a server that can be reached, set in FLOWGAP_SMTP_URL."
        )

    def _hang_up(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(OSError, smtplib.SMTPException):
                connection.quit()
            connection.close()


def _refused(code: int) -> MailRefusedError:
    return MailRefusedError(f"the server answered {code}", is_final=code > _LAST_TEMPORARY_CODE)


def _reason(error: Exception) -> str:
    """Return why a server cannot be used; what it said itself may name people and is left out."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answered {error.smtp_code}"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return "it offers no STARTTLS or no way to sign in"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "it did not answer" if isinstance(error, TimeoutError) else "the connection failed"
