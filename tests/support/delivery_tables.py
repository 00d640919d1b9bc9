"""An engagement folder in memory: tables with every column of the contract, given as rows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

import polars as pl

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.formats import COMMENTS
from flowgap.engagement.manifest import Manifest, Window, WindowBy
from flowgap.engagement.tables.conversion import empty_table

_STAMP: Final = pl.Datetime("us", "UTC")
_STAMPS: Final = [
    "created",
    "first_commit",
    "opened",
    "ready",
    "first_review",
    "approved",
    "merged",
    "ci_start",
    "ci_end",
    "qa_start",
    "qa_end",
    "security_start",
    "security_end",
    "deployed",
    "closed",
]

CHANGES: Final = (
    {f"{name}_at": _STAMP for name in _STAMPS}
    | dict.fromkeys(("change_id", "source", "repository", "team", "author_hash"), pl.String)
    | dict.fromkeys(("type", "ai_assist", "state", "labels", "head_sha", "merge_sha"), pl.String)
    | dict.fromkeys(("reverts_change_id", "work_item_id"), pl.String)
    | dict.fromkeys(("additions", "deletions", "n_reviews"), pl.Int64)
    | dict.fromkeys(("is_bot", "conflict", "sprint_planned", "sprint_done"), pl.Boolean)
    | {"draft_seconds": pl.Float64}
)
EVENTS: Final = {
    "change_id": pl.String,
    "at": _STAMP,
    "stage": pl.String,
    "kind": pl.String,
    "actor_hash": pl.String,
}
DEPLOYMENTS: Final = {
    "deployment_id": pl.String,
    "finished_at": _STAMP,
    "service": pl.String,
    "environment": pl.String,
    "started_at": _STAMP,
    "result": pl.String,
    "commit_sha": pl.String,
    "change_ids": pl.String,
    "unplanned": pl.Boolean,
    "rollback_of": pl.String,
}
INCIDENTS: Final = {
    "incident_id": pl.String,
    "started_at": _STAMP,
    "service": pl.String,
    "detected_at": _STAMP,
    "resolved_at": _STAMP,
    "deployment_id": pl.String,
    "caused_by_change": pl.Boolean,
    "severity": pl.String,
}

Rows = Iterable[Mapping[str, Any]]


def table(rows: Rows, schema: Mapping[str, Any]) -> pl.DataFrame:
    """Return rows as a table; what a row leaves out is unknown."""
    complete = [{column: row.get(column) for column in schema} for row in rows]
    return pl.DataFrame(complete, schema=dict(schema))


def manifest(
    *,
    before: tuple[date, date] | None,
    after: tuple[date, date] | None,
    **settings: Any,  # noqa: ANN401 - any setting of a manifest
) -> Manifest:
    """Return settings of an engagement without waves: windows by start, UTC, no cap, no bots."""
    plain = Manifest(
        client="Example",
        title="Example",
        language="en",
        timezone=ZoneInfo("UTC"),
        questionnaire=None,
        waves=(),
        before=None if before is None else Window(start=before[0], until=before[1]),
        after=None if after is None else Window(start=after[0], until=after[1]),
        ai_rollout=None,
        minimum_group=5,
        window_by=WindowBy.STARTED,
        cap_days=None,
        include_bots=False,
        simulated=False,
    )
    return replace(plain, **settings)


def folder_of(
    settings: Manifest,
    *,
    changes: pl.DataFrame | Rows = (),
    events: Rows = (),
    deployments: Rows = (),
    incidents: Rows = (),
) -> EngagementFolder:
    """Return a folder that holds delivery data only."""
    nothing = pl.DataFrame()
    return EngagementFolder(
        manifest=settings,
        roster=nothing,
        responses=nothing,
        comments=empty_table(COMMENTS),
        changes=changes if isinstance(changes, pl.DataFrame) else table(changes, CHANGES),
        events=table(events, EVENTS),
        deployments=table(deployments, DEPLOYMENTS),
        incidents=table(incidents, INCIDENTS),
        ai_adoption=nothing,
        capacity=nothing,
        actions=nothing,
        stage_map={},
        files={},
        refusals=(),
        remarks=(),
    )
