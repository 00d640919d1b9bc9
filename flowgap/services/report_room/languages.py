"""In which languages a report can be published: in those of which a result has equal numbers.

The sentences of a result are written when it is computed, so another language needs a result of
its own; it is the same one where every number is.
"""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.services.engagements import ResultOutdatedError
from flowgap.services.report_room.audiences import numbers_of
from flowgap.services.report_room.rows import ResultText
from flowgap.wording import LANGUAGES


def languages_of(session: Session, key: str, digest: str, result: Result) -> Mapping[str, str]:
    """Return the digest of the result of each language; that of the given one comes first."""
    own = result.engagement.language
    found = {own: digest}
    for language in LANGUAGES:
        twin = None if language == own else _twin(session, key, language)
        if twin is not None and _is_same(result, twin):
            found[language] = twin.digest
    return found


def _is_same(result: Result, twin: ResultText) -> bool:
    try:
        return numbers_of(twin.read()) == numbers_of(result)
    except ResultOutdatedError:
        return False


def _twin(session: Session, key: str, language: str) -> ResultText | None:
    """Return the last result in a language."""
    query = (
        select(ResultRow.digest, ResultRow.document)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(
            Engagement.public_key == key,
            ResultRow.document.contains(f'"language": "{language}"', autoescape=True),
        )
        .order_by(ResultRow.computed_at.desc(), ResultRow.id.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    return None if row is None else ResultText(digest=row[0], text=row[1])
