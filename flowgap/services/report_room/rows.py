"""Rows that several parts of the report room look for."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import InputError
from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.result.json import from_json
from flowgap.services.engagements import EngagementNotFoundError, ResultOutdatedError


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultText:
    """A result as it was kept: its text and the digest that it had then."""

    digest: str
    text: str

    def read(self) -> Result:
        """Return the result.

        Raises
        ------
        ResultOutdatedError
            If this version cannot read it.
        """
        try:
            return from_json(self.text, file="result.json")
        except InputError as error:
            raise ResultOutdatedError("the result was computed by another version") from error


def engagement_id_of(session: Session, key: str) -> int:
    """Return the id of the engagement that stands in an address.

    Raises
    ------
    EngagementNotFoundError
        If none has this key.
    """
    found = session.scalar(select(Engagement.id).where(Engagement.public_key == key))
    if found is None:
        raise EngagementNotFoundError("no engagement has this key")
    return found


def result_text(session: Session, key: str, digest: str) -> ResultText:
    """Return one result of an engagement.

    Raises
    ------
    EngagementNotFoundError
        If it is not there any more.
    """
    query = (
        select(ResultRow.document)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == key, ResultRow.digest == digest)
    )
    text = session.scalar(query)
    if text is None:
        raise EngagementNotFoundError("the result is not there any more")
    return ResultText(digest=digest, text=text)


def result_texts(session: Session, key: str) -> tuple[ResultText, ...]:
    """Return all results of an engagement, the one computed last first."""
    query = (
        select(ResultRow.digest, ResultRow.document)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == key)
        .order_by(ResultRow.computed_at.desc(), ResultRow.id.desc())
    )
    return tuple(ResultText(digest=digest, text=text) for digest, text in session.execute(query))
