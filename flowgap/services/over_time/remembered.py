"""A few facts of each kept result: a result never changes, and reading it takes a while."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.result.json import from_json

MOST_RESULTS: Final = 8_192

_Facts = TypeVar("_Facts")


class Remembered(Generic[_Facts]):
    """Facts by the digest of their result. Whoever asks has found the result before."""

    def __init__(self, facts_of: Callable[[Result], _Facts]) -> None:
        self._facts_of = facts_of
        self._known: OrderedDict[str, _Facts | None] = OrderedDict()
        self._lock = Lock()

    def of(self, session: Session, row_id: int, digest: str) -> _Facts | None:
        """Return the facts of a result; None where this version cannot read it."""
        with self._lock:
            if digest in self._known:
                self._known.move_to_end(digest)
                return self._known[digest]
        document = session.scalars(select(ResultRow.document).where(ResultRow.id == row_id)).one()
        found = self._read(document)
        with self._lock:
            self._known[digest] = found
            while len(self._known) > MOST_RESULTS:
                self._known.popitem(last=False)
        return found

    def _read(self, document: str) -> _Facts | None:
        try:
            return self._facts_of(from_json(document, file="result.json"))
        except InputError:
            return None
