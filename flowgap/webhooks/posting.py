"""Sends one message: to a checked number, without following anybody, and not for long."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from flowgap.webhooks.targets import Target

SECONDS: Final = 10.0
MOST_ANSWER_BYTES: Final = 4096

TIMEOUT: Final = "timeout"
UNREACHABLE: Final = "unreachable"
CERTIFICATE: Final = "certificate"
NOT_HTTP: Final = "not-http"
REDIRECT: Final = "redirect"
STATUS: Final = "status"

_SUCCESS: Final = range(200, 300)
_REDIRECTS: Final = range(300, 400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """What came of a message: the status that was answered, and why it was no success."""

    status: int | None = None
    error: str | None = None


def post(
    target: Target,
    numbers: Sequence[str],
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds: float = SECONDS,
) -> Posted:
    """Send a message to the first number that takes a connection, and return what came of it.

    All of it takes `seconds` at most, also where the other side answers a letter at a time.
    """
    with _given_up_after(seconds) as clock:
        try:
            return _told(_ask(target, numbers, body, headers, clock))
        except ssl.SSLCertVerificationError:
            return Posted(error=CERTIFICATE)
        except TimeoutError:
            return Posted(error=TIMEOUT)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if clock.is_over:
                return Posted(error=TIMEOUT)
            is_answer = isinstance(error, http.client.HTTPException | ValueError)
            return Posted(error=NOT_HTTP if is_answer else UNREACHABLE)


class _Clock:
    """Ends a connection when its time is over: no single step of it may know how long it takes."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self.sock: socket.socket | None = None

    def end(self) -> None:
        self.is_over = True
        if self.sock is not None:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def _given_up_after(seconds: float) -> Iterator[_Clock]:
    clock = _Clock(seconds)
    timer = threading.Timer(seconds, clock.end)
    timer.daemon = True
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()


class _Connection(http.client.HTTPConnection):
    """A connection to a number, whatever its name leads to by now."""

    def __init__(self, target: Target, numbers: Sequence[str], clock: _Clock) -> None:
        super().__init__(target.host, target.port, timeout=clock.seconds)
        self._target, self._numbers, self._clock = target, numbers, clock

    def connect(self) -> None:
        self.sock = self._clock.sock = self._first()
        if self._target.is_encrypted:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._target.host)
            self._clock.sock = self.sock

    def _first(self) -> socket.socket:
        failure: OSError = ConnectionError("there is no number")
        for number in self._numbers:
            if self._clock.is_over:
                break
            try:
                return socket.create_connection((number, self._target.port), self._clock.seconds)
            except OSError as error:
                failure = error
        raise failure


def _ask(
    target: Target,
    numbers: Sequence[str],
    body: bytes,
    headers: Mapping[str, str],
    clock: _Clock,
) -> int:
    connection = _Connection(target, numbers, clock)
    try:
        connection.request(
            "POST",
            target.path,
            body,
            {**headers, "Host": target.host_header, "Connection": "close"},
        )
        answer = connection.getresponse()
        # What they say is not kept; a little is read so that they can finish saying it.
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError):
            answer.read(MOST_ANSWER_BYTES)
        return answer.status
    finally:
        connection.close()


def _told(status: int) -> Posted:
    if status in _SUCCESS:
        return Posted(status=status)
    return Posted(status=status, error=REDIRECT if status in _REDIRECTS else STATUS)
