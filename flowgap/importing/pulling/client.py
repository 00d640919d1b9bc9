"""Asks one server for JSON: again after failures, no faster than it likes, nowhere else."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from flowgap.errors import InputError
from flowgap.importing.pulling.pauses import MOST_TRIES, Pauses, moment_of
from flowgap.importing.pulling.refusals import AGAIN, refusal
from flowgap.importing.pulling.transport import Answer, Transport, Trouble

MOST_WAITING_SECONDS: Final = 3 * 3_700.0
"""In one run, for limits; then it ends, and the next run goes on."""
MOST_LIMITS: Final = 12
"""In a row, for one request: a server that says "at once" each time is not asked for ever."""
_OK: Final = 200
_TOO_MANY: Final = 429
_FORBIDDEN: Final = 403
_BROKEN: Final = frozenset({408, *range(500, 600)})
_LIMIT_WORDS: Final = (b"rate limit", b"abuse detection")
"""How a 403 says that it means "not so fast" and not "not you"."""

Json = dict[str, Any]
Body = Callable[[int], Mapping[str, Any]]
"""What is asked after so many failures: a smaller page may succeed where a large one does not."""
Judge = Callable[[Any], str | None]
"""Says what is wrong with JSON that came whole and yet is worth another try; None if nothing."""


class LimitedError(Exception):
    """A judge found that the answer tells of a limit."""


@dataclass(frozen=True, slots=True)
class _Read:
    value: Any


@dataclass(slots=True, kw_only=True)
class Client:
    """Asks the server of `base_url`; the token goes there and nowhere else.

    `on_wait` is told each pause in seconds before it begins.

    Raises
    ------
    InputError
        If no token may be sent to the address.
    """

    base_url: str
    token: str = field(repr=False)
    pauses: Pauses
    on_wait: Callable[[float], None] | None = None
    _transport: Transport = field(init=False, repr=False)
    _waited: float = 0.0
    _server_time: float | None = None

    def __post_init__(self) -> None:
        """Refuse an address that would send the token in the open."""
        self._transport = Transport(base_url=self.base_url, token=self.token)

    @property
    def host(self) -> str:
        """The host that is asked, for messages."""
        return self._transport.host

    @property
    def server_time(self) -> datetime | None:
        """The server's clock when it last answered, None if it does not tell."""
        return None if self._server_time is None else datetime.fromtimestamp(self._server_time, UTC)

    def post(self, path: str, body: Body, judge: Judge) -> Any:  # noqa: ANN401 - any JSON
        """Return the JSON that a path below the base answers to a body.

        Raises
        ------
        InputError
            If the server refuses, or fails too often: says what to do.
        """
        n_failures = n_limits = 0
        while True:
            sent = json.dumps(body(n_failures)).encode()
            found = self._judged(self._transport.send(path, sent), path, judge)
            if isinstance(found, _Read):
                return found.value
            if found.is_limit:
                n_limits += 1
                self._end_after(MOST_LIMITS, n_limits, "limits without end")
                self._wait(self.pauses.after_limit(n_limits, found.headers))
            else:
                n_failures += 1
                self._end_after(MOST_TRIES, n_failures, found.reason)
                self._wait(self.pauses.after_failure(n_failures, found.headers))

    def _judged(self, answer: Answer | Trouble, path: str, judge: Judge) -> _Read | Trouble:
        """Return the JSON of an answer, or why it is to be asked for again."""
        if isinstance(answer, Trouble):
            return answer
        self._server_time = moment_of(answer.headers.get("date"))
        if self._is_limit(answer):
            return Trouble(reason="", headers=answer.headers, is_limit=True)
        if answer.status in _BROKEN:
            return Trouble(reason=f"status {answer.status}", headers=answer.headers)
        if answer.status != _OK:
            raise refusal(answer, path=path, host=self.host)
        try:
            value = json.loads(answer.data)
            reason = judge(value)
        except LimitedError:
            return Trouble(reason="", headers=answer.headers, is_limit=True)
        except (ValueError, RecursionError):
            return Trouble(reason="its answer broke off")
        return _Read(value) if reason is None else Trouble(reason=reason)

    def _is_limit(self, answer: Answer) -> bool:
        """Tell whether the server is asked too often, in any of the ways in which it says so."""
        if answer.status == _TOO_MANY:
            return True
        if answer.status != _FORBIDDEN:
            return False
        text = answer.data.lower()
        return self.pauses.of_limit(answer.headers) is not None or any(
            words in text for words in _LIMIT_WORDS
        )

    def _end_after(self, most: int, n_times: int, reason: str) -> None:
        if n_times >= most:
            raise InputError(
                f"it failed {n_times} times in a row ({reason})",
                file=self.host,
                allowed=AGAIN,
            )

    def _wait(self, seconds: float) -> None:
        if self._waited + seconds > MOST_WAITING_SECONDS:
            raise InputError("it asks to wait for too long", file=self.host, allowed=AGAIN)
        self._waited += seconds
        if self.on_wait is not None:
            self.on_wait(seconds)
        self.pauses.sleep(seconds)
