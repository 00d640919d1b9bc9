"""What was made just now, to be given again; several threads may ask at once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Made = TypeVar("_Made")


class Recent(Generic[_Key, _Made]):
    """Keeps the `most` things that were asked for last; for what its key decides for ever."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: OrderedDict[_Key, _Made] = OrderedDict()
        self._lock = Lock()

    def take(self, key: _Key, make: Callable[[], _Made]) -> _Made:
        """Return what was made for a key, made now if it is not here. Two may make it at once."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made
