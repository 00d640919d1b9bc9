"""The tables of an engagement folder as the arrays that delivery mathematics works on."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.figures.concentration import Reviews
from flowgap.delivery.operations import Deployments, Incidents
from flowgap.delivery.periods import Period
from flowgap.delivery.work_items import (
    UNCOUNTED,
    UNKNOWN,
    ChangeType,
    Codes,
    EventKind,
    Flags,
    Micros,
    StageEvents,
    Stamp,
    WorkItems,
)
from flowgap.engagement.deployments import (
    failures_known,
    first_deployments,
    is_tied,
    production_deployments,
)
from flowgap.engagement.far_ahead import last_credible, lies_after, stamp_columns
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.formats import CHANGES, DEPLOYMENTS, EVENTS, INCIDENTS
from flowgap.engagement.manifest import Window
from flowgap.stages import LEDGER_STAGES, PIPELINE_STAGES, Stage

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MONDAY: Final = 0
_ACTS: Final = ("started", "finished")
"""Kinds of events of the review stage that a reviewer brings about."""


def delivery_data(folder: EngagementFolder) -> DeliveryData:
    """Turn the tables of `folder` into arrays; stamps of deployment are filled from the log.

    What is stamped after the end of the data, by a broken clock, tells of nothing: deployments,
    incidents and events of that kind are left out, changes keep no stamp.
    """
    ends = _ends_of_data(folder)
    deployments = _until(folder.deployments, DEPLOYMENTS.name, ends)
    incidents = _until(folder.incidents, INCIDENTS.name, ends)
    all_changes = _with_deployment(folder.changes, deployments)
    late = folder.events.filter(lies_after(EVENTS.name, ends[EVENTS.name]))["change_id"]
    changes = _without_late_stamps(all_changes, ends[CHANGES.name], late_events_of=late)
    events = folder.events.join(changes.filter("beyond"), on="change_id", how="anti")
    return DeliveryData(
        items=_work_items(changes),
        events=_stage_events(events, changes),
        deployments=_deployments(deployments, incidents),
        incidents=_incidents(incidents),
        reviews=_reviews(events, changes),
    )


def period_of(window: Window, *, timezone: ZoneInfo) -> Period:
    """Return a window of days as a period, cut at the Mondays of its time zone."""
    n_days = (window.until - window.start).days
    inside = (window.start + timedelta(days=day) for day in range(1, n_days))
    mondays = [day for day in inside if day.weekday() == _MONDAY]
    edges = [midnight(day, timezone) for day in (window.start, *mondays, window.until)]
    return Period(edges=np.array(edges, dtype=np.int64))


def midnight(day: date, timezone: ZoneInfo) -> int:
    """Return the first moment of a day in UTC microseconds."""
    moment = datetime.combine(day, time(), tzinfo=timezone)
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _ends_of_data(folder: EngagementFolder) -> dict[str, datetime | None]:
    """Return, for each file, the moment after which no stamp of it is credible."""
    tables = {
        CHANGES.name: folder.changes,
        EVENTS.name: folder.events,
        DEPLOYMENTS.name: folder.deployments,
        INCIDENTS.name: folder.incidents,
    }
    return {
        name: min((end for end in (credible, folder.read_at) if end is not None), default=None)
        for name, credible in last_credible(tables).items()
    }


def _until(table: pl.DataFrame, name: str, ends: Mapping[str, datetime | None]) -> pl.DataFrame:
    return table.filter(~lies_after(name, ends[name]))


def _without_late_stamps(
    changes: pl.DataFrame, end: datetime | None, *, late_events_of: pl.Series
) -> pl.DataFrame:
    """Mark the changes with a stamp or an event after the end, and forget their stamps."""
    beyond = lies_after(CHANGES.name, end) | pl.col("change_id").is_in(late_events_of.to_list())
    marked = changes.with_columns(beyond=beyond)
    return marked.with_columns(
        pl.when(~pl.col("beyond")).then(pl.col(column)).alias(column)
        for column in stamp_columns(CHANGES.name)
    )


def _with_deployment(changes: pl.DataFrame, deployments: pl.DataFrame) -> pl.DataFrame:
    """Fill a missing `deployed_at` with the first production deployment that names the change."""
    first = first_deployments(changes, deployments)
    return changes.join(first, on="change_id", how="left", maintain_order="left").with_columns(
        pl.coalesce("deployed_at", "logged_at").alias("deployed_at")
    )


def _work_items(changes: pl.DataFrame) -> WorkItems:
    state = changes["state"].cast(pl.String).fill_null("")
    ai_assist = changes["ai_assist"].cast(pl.String).fill_null("unknown")
    merged = changes["merged_at"].is_not_null()
    closed = (state == "closed") | changes["closed_at"].is_not_null()
    return WorkItems(
        stamps=np.stack([_micros(changes, stamp.column) for stamp in Stamp], axis=1),
        type=_types(changes["type"]),
        lines=_counts(changes["additions"] + changes["deletions"]),
        n_reviews=_counts(changes["n_reviews"]),
        author=_numbered(changes["author_hash"]),
        is_bot=_flags(changes["is_bot"]),
        abandoned=_flags(closed & ~merged),
        said_deployed=_flags(state == "deployed"),
        beyond=_flags(changes["beyond"]),
        ai_evident=_flags(ai_assist.is_in(["assisted", "agent"])),
        ai_known=_flags(ai_assist != "unknown"),
        conflict=_counts(changes["conflict"]),
        planned=_counts(changes["sprint_planned"]),
        done=_counts(changes["sprint_done"]),
        reverted_at=_reverted_at(changes),
    )


def _stage_events(events: pl.DataFrame, changes: pl.DataFrame) -> StageEvents:
    row_of = changes.select("change_id", pl.int_range(pl.len()).alias("row")).unique(
        "change_id", keep="first"
    )
    stages = {stage.value: LEDGER_STAGES.index(stage) for stage in PIPELINE_STAGES}
    kinds = {kind.name.lower(): int(kind) for kind in EventKind}
    coded = events.join(row_of, on="change_id").select(
        "row",
        pl.col("at").dt.epoch("us"),
        pl.col("stage").cast(pl.String).replace_strict(stages, default=None, return_dtype=pl.Int64),
        pl.col("kind").cast(pl.String).replace_strict(kinds, default=None, return_dtype=pl.Int64),
    )
    coded = coded.drop_nulls()
    return StageEvents(
        item=coded["row"].to_numpy().astype(np.intp),
        at=coded["at"].to_numpy().astype(np.int64),
        stage=coded["stage"].to_numpy().astype(np.intp),
        kind=coded["kind"].to_numpy().astype(np.intp),
    )


def _deployments(deployments: pl.DataFrame, incidents: pl.DataFrame) -> Deployments:
    shipped = production_deployments(deployments, incidents)
    return Deployments(
        finished_at=_micros(shipped, "finished_at"),
        failed=_flags(shipped["failed"]),
        unplanned=_counts(shipped["unplanned"]),
        failures_known=failures_known(shipped),
    )


def _incidents(incidents: pl.DataFrame) -> Incidents:
    caused = incidents["caused_by_change"]
    return Incidents(
        started_at=_micros(incidents, "started_at"),
        resolved_at=_micros(incidents, "resolved_at"),
        tied=_flags(incidents.select(is_tied()).to_series()),
        ruled_out=_flags(~caused.fill_null(value=True)),
    )


def _reviews(events: pl.DataFrame, changes: pl.DataFrame) -> Reviews:
    """Return who reviewed which change first when; an author's own acts are no review."""
    acted = events.filter(
        (pl.col("stage").cast(pl.String) == Stage.REVIEW.value)
        & pl.col("kind").cast(pl.String).is_in(_ACTS)
        & pl.col("actor_hash").is_not_null()
    )
    found = (
        acted.join(changes.select("change_id", "team", "author_hash"), on="change_id")
        .filter(pl.col("actor_hash").ne_missing(pl.col("author_hash")))
        .group_by("team", "change_id", "actor_hash")
        .agg(pl.col("at").min())
    )
    return Reviews(
        team=_numbered(found["team"]),
        reviewer=_numbered(found["actor_hash"]),
        at=_micros(found, "at"),
    )


def _reverted_at(changes: pl.DataFrame) -> Micros:
    reverts = (
        changes.select(
            pl.col("reverts_change_id").alias("change_id"),
            pl.coalesce("deployed_at", "merged_at").alias("reverted_at"),
        )
        .drop_nulls()
        .group_by("change_id")
        .agg(pl.col("reverted_at").min())
    )
    found = changes.select("change_id").join(
        reverts, on="change_id", how="left", maintain_order="left"
    )
    return _micros(found, "reverted_at")


def _micros(table: pl.DataFrame, column: str) -> Micros:
    return table[column].dt.epoch("us").fill_null(UNKNOWN).to_numpy().astype(np.int64)


def _counts(values: pl.Series) -> NDArray[np.int64]:
    return values.cast(pl.Int64).fill_null(UNCOUNTED).to_numpy().astype(np.int64)


def _flags(values: pl.Series) -> Flags:
    return values.fill_null(value=False).to_numpy().astype(np.bool_)


def _types(values: pl.Series) -> Codes:
    codes = {kind.name.lower(): int(kind) for kind in ChangeType}
    unknown = int(ChangeType.UNKNOWN)
    coded = values.cast(pl.String).replace_strict(codes, default=unknown, return_dtype=pl.Int64)
    return coded.fill_null(unknown).to_numpy().astype(np.intp)


def _numbered(values: pl.Series) -> Codes:
    return values.rank("dense").cast(pl.Int64).fill_null(UNCOUNTED).to_numpy().astype(np.intp)
