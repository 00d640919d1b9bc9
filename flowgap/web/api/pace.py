"""How often one caller may ask: a script that runs wild must not make pages slow for people."""

from collections import OrderedDict, deque
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

PER_MINUTE: Final = 600
"""Requests of one caller to one process: all figures of 2,000 teams take a sixth of it."""

MOST_CALLERS: Final = 1_000
"""Remembered at once; the one that was quiet longest is forgotten first."""

EXTENSION: Final = "flowgap.pace"

_MINUTE: Final = timedelta(minutes=1)


class Pace:
    """Counts requests by caller, in memory and for one minute."""

    def __init__(self, per_minute: int = PER_MINUTE) -> None:
        self._most = per_minute
        self._stamps: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = Lock()

    def wait_seconds(self, caller: str, *, now: datetime) -> int:
        """Note a request; return 0, or after how many seconds the next one may come."""
        with self._lock:
            stamps = self._stamps.setdefault(caller, deque())
            self._stamps.move_to_end(caller)
            if len(self._stamps) > MOST_CALLERS:
                self._stamps.popitem(last=False)
            while stamps and stamps[0] <= now - _MINUTE:
                stamps.popleft()
            if len(stamps) < self._most:
                stamps.append(now)
                return 0
            return int((stamps[0] + _MINUTE - now).total_seconds()) + 1
