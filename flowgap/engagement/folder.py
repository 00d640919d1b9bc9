"""An engagement folder that was read: typed tables, refusals and digests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from flowgap.engagement.manifest import Manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A row that was left out: where, what it held, and what is allowed."""

    file: str
    line: int
    column: str | None
    value: str | None
    problem: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A condition that was found in rows that stay, e.g. an impossible order of stamps."""

    file: str
    code: str
    count: int
    problem: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """What was read from one file."""

    sha256: str
    rows: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementFolder:
    """All tables of an engagement.

    Every table has every column of the contract with its type (stamps in UTC microseconds),
    and no rows where the file is missing; extra columns are kept as text. Answers in
    `responses` are the packed codes of `flowgap.questionnaire.schema`. What lies after `read_at`
    cannot have happened; None where that is not told, or the calendar is a simulated one.
    """

    manifest: Manifest
    roster: pl.DataFrame
    responses: pl.DataFrame
    comments: pl.DataFrame
    changes: pl.DataFrame
    events: pl.DataFrame
    deployments: pl.DataFrame
    incidents: pl.DataFrame
    ai_adoption: pl.DataFrame
    capacity: pl.DataFrame
    actions: pl.DataFrame
    stage_map: Mapping[str, str]
    files: Mapping[str, FileRecord]
    refusals: tuple[Refusal, ...]
    remarks: tuple[Remark, ...]
    read_at: datetime | None = None
