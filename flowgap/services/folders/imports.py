"""What was imported into an engagement, and how the columns of tables were read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.models import DataImport


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDone:
    """One import: the tool, what it brought, and when."""

    tool: str
    report: Mapping[str, Any]
    imported_at: datetime


def find_import(session: Session, engagement_id: int, job_key: str) -> ImportDone | None:
    """Return the import that a job did; None if there is none."""
    row = session.scalar(select(DataImport).filter_by(engagement_id=engagement_id, job_key=job_key))
    if row is None:
        return None
    return ImportDone(tool=row.tool, report=json.loads(row.report), imported_at=row.imported_at)


def last_mapping(session: Session, engagement_id: int, header: str) -> str | None:
    """Return how a table with the same columns was read last time."""
    query = (
        select(DataImport.mapping)
        .filter_by(engagement_id=engagement_id, header_digest=header)
        .order_by(DataImport.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def counted_statuses(session: Session, engagement_id: int) -> dict[str, int]:
    """Return the items that were in each status, by the last import that told of it."""
    query = select(DataImport.report).filter_by(engagement_id=engagement_id)
    found: dict[str, int] = {}
    for report in session.scalars(query.order_by(DataImport.id)):
        found |= json.loads(report).get("n_by_status", {})
    return found
