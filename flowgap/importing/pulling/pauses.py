"""How long to wait before asking again: as the server says, else longer each time."""

import email.utils
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

FIRST_SECONDS: Final = 1.0
LONGEST_SECONDS: Final = 60.0
"""Between two tries that failed for no stated reason."""
MOST_TRIES: Final = 6
LONGEST_LIMIT_SECONDS: Final = 3_700.0
"""GitHub's limits last an hour; who says more is not waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """What a client needs of time: `sleep` waits, `chance` draws 0 to 1, `now` is a Unix time."""

    sleep: Callable[[float], None]
    chance: Callable[[], float]
    now: Callable[[], float]

    def after_failure(self, n_failures: int) -> float:
        """Return seconds: twice as many after each failure, half of them by chance."""
        whole = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** (n_failures - 1))
        return whole * (0.5 + 0.5 * self.chance())

    def of_limit(self, headers: Mapping[str, str]) -> float | None:
        """Return the seconds that a limited server asks for, None if it says nothing usable.

        Whether our clock is right does not matter: a reset is held against the server's own.
        """
        stated = _number(headers.get("retry-after"))
        if stated is not None:
            return min(LONGEST_LIMIT_SECONDS, max(1.0, stated))
        if headers.get("x-ratelimit-remaining") != "0":
            return None
        reset = _number(headers.get("x-ratelimit-reset"))
        if reset is None:
            return None
        return min(LONGEST_LIMIT_SECONDS, max(1.0, reset - self._server_time(headers) + 1))

    def _server_time(self, headers: Mapping[str, str]) -> float:
        parsed = email.utils.parsedate_tz(headers.get("date", ""))
        return self.now() if parsed is None else float(email.utils.mktime_tz(parsed))


def _number(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 1e12 else None  # noqa: PLR2004 - also NaN and infinity
