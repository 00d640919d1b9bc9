"""In which languages a report can be published: in those of which a result has equal numbers.

The sentences of a result are written when it is computed, so another language needs a result of
its own; it is the same one where every number is.
"""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.recent import Recent
from flowgap.result.document import Result
from flowgap.services.engagements.keeping import ResultOutdatedError
from flowgap.services.report_room.audiences import numbers_of
from flowgap.services.report_room.rows import result_text
from flowgap.wording import LANGUAGES

_MOST_PAIRS: Final = 256
_COMPARED: Final[Recent[tuple[str, str], bool]] = Recent(_MOST_PAIRS)
"""Whether two results, by their digests, have equal numbers: a result never changes."""


def languages_of(session: Session, key: str, digest: str, result: Result) -> Mapping[str, str]:
    """Return the digest of the result of each language; that of the given one comes first."""
    own = result.engagement.language
    found = {own: digest}
    for language in LANGUAGES:
        twin = None if language == own else _twin(session, key, language)
        if twin is not None and _is_same(session, key, digest, result, twin):
            found[language] = twin
    return found


def _is_same(session: Session, key: str, digest: str, result: Result, twin: str) -> bool:
    def compare() -> bool:
        try:
            other = result_text(session, key, twin).read()
        except ResultOutdatedError:
            return False
        return numbers_of(other) == numbers_of(result)

    return _COMPARED.take((digest, twin), compare)


def _twin(session: Session, key: str, language: str) -> str | None:
    """Return the digest of the last result in a language."""
    query = (
        select(ResultRow.digest)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == key, ResultRow.language == language)
        .order_by(ResultRow.computed_at.desc(), ResultRow.id.desc())
        .limit(1)
    )
    return session.scalar(query)
