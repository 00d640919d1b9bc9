"""How long to wait before asking again: as the server says, else longer each time."""

import email.utils
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

FIRST_SECONDS: Final = 1.0
LONGEST_SECONDS: Final = 60.0
"""Between two tries that failed for no stated reason."""
FIRST_LIMIT_SECONDS: Final = 60.0
"""After a limit of which the server does not say how long: a minute, then twice as long."""
MOST_TRIES: Final = 6
LONGEST_LIMIT_SECONDS: Final = 3_700.0
"""GitHub's limits last an hour; who says more is not waited for."""
LATEST_MOMENT: Final = 4_102_444_800.0
"""The year 2100, in Unix time: later dates are none."""


def moment_of(text: str | None) -> float | None:
    """Return the Unix time of a date as headers have it, None if it is none."""
    parsed = email.utils.parsedate_tz(text or "")
    try:
        found = None if parsed is None else float(email.utils.mktime_tz(parsed))
    except (ValueError, OverflowError):
        return None
    return found if found is None or 0 <= found < LATEST_MOMENT else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """What a client needs of time: `sleep` waits, `chance` draws 0 to 1, `now` is a Unix time."""

    sleep: Callable[[float], None]
    chance: Callable[[], float]
    now: Callable[[], float]

    def after_failure(self, n_failures: int, headers: Mapping[str, str] | None = None) -> float:
        """Return seconds: twice as many after each failure, half of them by chance.

        A server that is down for repair may say in `headers` when it will be back: no sooner.
        """
        whole = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** (n_failures - 1))
        stated = self._retry_after(headers or {}) or 0.0
        return max(whole * (0.5 + 0.5 * self.chance()), min(LONGEST_LIMIT_SECONDS, stated))

    def after_limit(self, n_limits: int, headers: Mapping[str, str]) -> float:
        """Return seconds after the n-th limit in a row: as stated, else a minute and doubled."""
        stated = self.of_limit(headers)
        if stated is not None:
            return stated
        return min(LONGEST_LIMIT_SECONDS, FIRST_LIMIT_SECONDS * 2.0 ** (n_limits - 1))

    def of_limit(self, headers: Mapping[str, str]) -> float | None:
        """Return the seconds that a limited server asks for, None if it says nothing usable.

        Whether our clock is right does not matter: a reset is held against the server's own.
        """
        stated = self._retry_after(headers)
        if stated is not None:
            return min(LONGEST_LIMIT_SECONDS, max(1.0, stated))
        if headers.get("x-ratelimit-remaining") != "0":
            return None
        reset = _number(headers.get("x-ratelimit-reset"))
        if reset is None:
            return None
        return min(LONGEST_LIMIT_SECONDS, max(1.0, reset - self._server_time(headers) + 1))

    def _retry_after(self, headers: Mapping[str, str]) -> float | None:
        """Return the seconds of Retry-After, which may also name a moment."""
        text = headers.get("retry-after")
        seconds = _number(text)
        if seconds is not None:
            return seconds
        moment = moment_of(text)
        return None if moment is None else max(0.0, moment - self._server_time(headers))

    def _server_time(self, headers: Mapping[str, str]) -> float:
        moment = moment_of(headers.get("date"))
        return self.now() if moment is None else moment


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 1e12 else None  # noqa: PLR2004 - also NaN and infinity
