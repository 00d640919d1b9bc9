"""Engagements and their results: take a zipped folder, keep what was found, find it again."""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.engagement.archive import Limits, unpack
from flowgap.errors import FlowGapError
from flowgap.models import Engagement
from flowgap.models import Result as ResultRow
from flowgap.result.document import Result
from flowgap.result.json import from_json, to_json
from flowgap.services.diagnose import DEFAULT_SEED, Diagnosis, diagnose_folder


class EngagementNotFoundError(FlowGapError):
    """No engagement has this key, or it has no result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementLine:
    """One line of the list of engagements."""

    public_key: str
    client: str
    title: str
    n_results: int
    computed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptResult:
    """The last result of an engagement. `document` is the very text that was kept."""

    public_key: str
    result: Result
    document: str
    import_report: Mapping[str, Any]
    computed_at: datetime


def diagnose_archive(archive: IO[bytes], *, limits: Limits | None = None) -> Diagnosis:
    """Diagnose a zipped engagement folder. Its files are deleted before this returns."""
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        target = Path(folder)
        unpack(archive, target, limits=limits or Limits())
        return diagnose_folder(target, seed=DEFAULT_SEED)


def keep_diagnosis(session: Session, diagnosis: Diagnosis, *, now: datetime) -> str:
    """Keep a result and return the key of its engagement; the same result is kept once."""
    engagement = _find_or_add_engagement(session, diagnosis.result)
    document = to_json(diagnosis.result)
    digest = hashlib.sha256(document.encode()).hexdigest()
    row = session.scalar(select(ResultRow).filter_by(engagement_id=engagement.id, digest=digest))
    if row is None:
        row = ResultRow(engagement_id=engagement.id, document=document, digest=digest)
        session.add(row)
    row.import_report = json.dumps(diagnosis.import_report, ensure_ascii=False)
    row.computed_at = now
    return engagement.public_key


def list_engagements(session: Session) -> tuple[EngagementLine, ...]:
    """Return every engagement that has a result, the one computed last first."""
    last = func.max(ResultRow.computed_at)
    query = (
        select(Engagement, func.count(), last)
        .join(ResultRow, ResultRow.engagement_id == Engagement.id)
        .group_by(Engagement.id)
        .order_by(last.desc(), Engagement.id.desc())
    )
    return tuple(
        EngagementLine(
            public_key=engagement.public_key,
            client=engagement.client,
            title=engagement.title,
            n_results=n_results,
            computed_at=computed_at,
        )
        for engagement, n_results, computed_at in session.execute(query)
    )


def last_result(session: Session, public_key: str) -> KeptResult:
    """Return the result of an engagement that was computed last.

    Raises
    ------
    EngagementNotFoundError
        If there is none.
    """
    query = (
        select(ResultRow)
        .join(Engagement, Engagement.id == ResultRow.engagement_id)
        .where(Engagement.public_key == public_key)
        .order_by(ResultRow.computed_at.desc(), ResultRow.id.desc())
        .limit(1)
    )
    row = session.scalar(query)
    if row is None:
        raise EngagementNotFoundError("no engagement has this key")
    return KeptResult(
        public_key=public_key,
        result=from_json(row.document, file="result.json"),
        document=row.document,
        import_report=json.loads(row.import_report),
        computed_at=row.computed_at,
    )


def _find_or_add_engagement(session: Session, result: Result) -> Engagement:
    """Find the engagement by client and title, which name it in `engagement.yaml`."""
    summary = result.engagement
    found = session.scalar(select(Engagement).filter_by(client=summary.client, title=summary.title))
    if found is None:
        found = Engagement(client=summary.client, title=summary.title)
        session.add(found)
    found.language = summary.language
    session.flush()
    return found
