"""Rows that several parts of the report room look for."""

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.services.engagements.keeping import EngagementNotFoundError, read_result


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every version of the program writes above a result."""

    client: str
    title: str
    language: str
    simulated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultText:
    """A result as it was kept: its text and the digest that it had then."""

    digest: str
    text: str

    def head(self) -> Head:
        """Return whose result it is, of whatever version."""
        told = json.loads(self.text)["engagement"]
        return Head(
            client=told["client"],
            title=told["title"],
            language=told["language"],
            simulated=told["simulated"],
        )

    def read(self) -> Result:
        """Return the result.

        Raises
        ------
        ResultOutdatedError
            If this version cannot read it.
        """
        return read_result(self.text)


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
