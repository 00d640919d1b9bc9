"""A few facts of each kept result: a result never changes, and reading it takes a while."""

from collections.abc import Callable
from typing import Final, Generic, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import Result as ResultRow
from flowgap.recent import Recent
from flowgap.result.document import Result
from flowgap.services.engagements.keeping import ResultOutdatedError, read_result

MOST_RESULTS: Final = 8_192

_Facts = TypeVar("_Facts")


class Remembered(Generic[_Facts]):
    """Facts by the digest of their result. Whoever asks has found the result before."""

    def __init__(self, facts_of: Callable[[Result], _Facts]) -> None:
        self._facts_of = facts_of
        self._known: Recent[str, _Facts | None] = Recent(MOST_RESULTS)

    def of(self, session: Session, row_id: int, digest: str) -> _Facts | None:
        """Return the facts of a result; None where this version cannot read it."""
        text = select(ResultRow.document).where(ResultRow.id == row_id)
        return self._known.take(digest, lambda: self._read(session.scalars(text).one()))

    def _read(self, document: str) -> _Facts | None:
        try:
            return self._facts_of(read_result(document))
        except ResultOutdatedError:
            return None
