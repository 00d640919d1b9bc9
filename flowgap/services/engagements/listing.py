"""Lists of engagements and results for programs: pages by key, so that new rows move nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.services.engagements.keeping import EngagementNotFoundError, read_result


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEngagement:
    """An engagement that has a result; `place` is where it stands in the list."""

    place: int
    public_key: str
    client: str
    title: str
    language: str
    n_results: int
    computed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedResult:
    """A result that was kept; `place` is where it stands in the list."""

    place: int
    digest: str
    public_key: str
    computed_at: datetime


def engagements_after(session: Session, place: int, *, most: int) -> tuple[ListedEngagement, ...]:
    """Return the engagements that stand behind a place, the oldest first."""
    query = _engagements().where(Engagement.id > place).order_by(Engagement.id).limit(most)
    return tuple(map(_listed, session.execute(query)))


def engagement_of(session: Session, public_key: str) -> ListedEngagement:
    """Return one engagement.

    Raises
    ------
    EngagementNotFoundError
        If none has this key, or it has no result.
    """
    query = _engagements().where(Engagement.public_key == public_key)
    row = session.execute(query).one_or_none()
    if row is None:
        raise EngagementNotFoundError("no engagement has this key")
    return _listed(row)


def _engagements() -> Select[Engagement, int, datetime]:
    return (
        select(Engagement, func.count(), func.max(ResultRow.computed_at))
        .join(ResultRow, ResultRow.engagement_id == Engagement.id)
        .group_by(Engagement.id)
    )


def _listed(row: Row[Engagement, int, datetime]) -> ListedEngagement:
    engagement, n_results, computed_at = row
    return ListedEngagement(
        place=engagement.id,
        public_key=engagement.public_key,
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
        n_results=n_results,
        computed_at=computed_at,
    )


def results_after(
    session: Session, public_key: str, place: int, *, most: int
) -> tuple[ListedResult, ...]:
    """Return the results of an engagement that stand behind a place, as they were kept."""
    query = (
        select(ResultRow)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == public_key, ResultRow.id > place)
        .order_by(ResultRow.id)
        .limit(most)
    )
    return tuple(
        ListedResult(
            place=row.id, digest=row.digest, public_key=public_key, computed_at=row.computed_at
        )
        for row in session.scalars(query)
    )


def result_with(session: Session, digest: str) -> ListedResult:
    """Return the result of a digest.

    Raises
    ------
    EngagementNotFoundError
        If there is none.
    """
    query = (
        select(ResultRow.id, ResultRow.computed_at, Engagement.public_key)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(ResultRow.digest == digest)
        .order_by(ResultRow.id)
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise EngagementNotFoundError("no result has this digest")
    place, computed_at, public_key = row
    return ListedResult(place=place, digest=digest, public_key=public_key, computed_at=computed_at)


def result_at(session: Session, listed: ListedResult) -> Result:
    """Return the result itself.

    Raises
    ------
    ResultOutdatedError
        If this version cannot read it.
    """
    document = session.scalars(select(ResultRow.document).filter_by(id=listed.place)).one()
    return read_result(document)
