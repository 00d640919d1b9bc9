"""Changes and events as tools without a gap would have recorded them up to the export."""

from dataclasses import fields
from typing import Final

import numpy as np
import polars as pl

from flowgap.delivery.work_items import ChangeType
from flowgap.simulation.demo.company import EXPORTED_ON, TEAMS, midnight
from flowgap.simulation.demo.delivery.parameters import Assist
from flowgap.simulation.demo.delivery.pipeline import Journeys
from flowgap.simulation.demo.delivery.pseudonyms import commits, pick_authors
from flowgap.simulation.demo.delivery.workload import Workload
from flowgap.simulation.work_calendar import DAY, Seconds
from flowgap.stages import Stage

SOURCE: Final = "simulated"
EXPORT: Final = midnight(EXPORTED_ON)

_MICROSECONDS: Final = 1_000_000
_FIRST_TICKET: Final = 1000
_DRAFT_SHARE: Final = 0.35
_PLANNED_SHARE: Final = 0.75
_SPRINT: Final = 14 * DAY
_FURTHER_REVIEWS: Final = 0.7
_DELETED_SHARE: Final = (2.0, 6.0)
"""Shape of the beta distribution of the share of deleted lines."""

_OPENED: Final = pl.col("opened_at") < EXPORT
_READY: Final = pl.col("ready_at") < EXPORT
_FIRST_REVIEWED: Final = ~pl.col("unreviewed") & (pl.col("first_review_at") < EXPORT)
_LIVES: Final = ~pl.col("abandoned")
_MERGED: Final = _LIVES & (pl.col("merged_at") < EXPORT)
_DEPLOYED: Final = _LIVES & (pl.col("deployed_at") < EXPORT)
_CLOSED: Final = pl.col("abandoned") & (pl.col("approved_at") < EXPORT)


def record_changes(load: Workload, way: Journeys, rng: np.random.Generator) -> pl.DataFrame:
    """Return one row per change, in the order in which they were taken up."""
    truth = _truth(load, way, rng)
    return truth.join(_reverted(truth), on="change_id", how="left", maintain_order="left").select(
        "change_id",
        pl.lit(SOURCE).alias("source"),
        "repository",
        "team",
        _where(_OPENED, "author_hash"),
        "type",
        _where(_OPENED, "ai_assist"),
        _state(),
        *_stamps(),
        _where(_READY, (pl.col("ready_at") - pl.col("opened_at")).cast(pl.Float64)).alias(
            "draft_seconds"
        ),
        _where(_OPENED, "additions"),
        _where(_OPENED, "deletions"),
        _n_reviews().alias("n_reviews"),
        pl.lit(value=False).alias("is_bot"),
        _where(_OPENED, "conflict"),
        pl.lit(None, dtype=pl.String).alias("labels"),
        "sprint_planned",
        _where(_sprint_over(), _MERGED & _within_sprint()).alias("sprint_done"),
        _where(_OPENED, "head_sha"),
        _where(_MERGED, "merge_sha"),
        "reverts_change_id",
        "work_item_id",
    )


def record_events(load: Workload, way: Journeys, changes: pl.DataFrame) -> pl.DataFrame:
    """Return when each change was queued for QA, started and finished, as far as it happened."""
    moments = pl.DataFrame(
        {
            "change_id": changes["change_id"],
            "abandoned": load.abandoned,
            "queued": way.ci_end_at,
            "started": way.qa_start_at,
            "finished": way.qa_end_at,
        }
    )
    visits = moments.filter(_LIVES).unpivot(
        ["queued", "started", "finished"],
        index="change_id",
        variable_name="kind",
        value_name="at",
    )
    return visits.filter(pl.col("at") < EXPORT).select(
        "change_id",
        as_stamp("at"),
        pl.lit(Stage.QA.value).alias("stage"),
        "kind",
        pl.lit(None, dtype=pl.String).alias("actor_hash"),
    )


def as_stamp(column: str) -> pl.Expr:
    """Return a column of seconds as UTC stamps."""
    return (pl.col(column) * _MICROSECONDS).cast(pl.Datetime("us", "UTC"))


def _truth(load: Workload, way: Journeys, rng: np.random.Generator) -> pl.DataFrame:
    """Return all that is true of the changes; moments in seconds, future ones included."""
    n = len(load)
    deletions = np.round(load.lines * rng.beta(*_DELETED_SHARE, size=n)).astype(np.int64)
    truth = pl.DataFrame(
        {
            **{moment.name: getattr(way, moment.name) for moment in fields(way)},
            "opened_at": _opened_at(way, rng),
            "slug": [TEAMS[place].slug for place in load.team.tolist()],
            "team": [TEAMS[place].name for place in load.team.tolist()],
            "author_hash": pick_authors(load.team, rng),
            "type": [ChangeType(kind).name.lower() for kind in load.kind.tolist()],
            "ai_assist": [Assist(assist).name.lower() for assist in load.assist.tolist()],
            "unreviewed": load.unreviewed,
            "abandoned": load.abandoned,
            "conflict": load.conflict,
            "additions": load.lines - deletions,
            "deletions": deletions,
            "further_reviews": rng.poisson(_FURTHER_REVIEWS, size=n),
            "sprint_planned": rng.random(n) < _PLANNED_SHARE,
            "head_sha": commits(n, rng),
            "merge_sha": commits(n, rng),
            "work_item_id": [f"AF-{_FIRST_TICKET + row}" for row in range(n)],
        }
    )
    number = pl.int_range(1, pl.len() + 1).over("slug").cast(pl.String)
    return truth.with_columns(
        (pl.col("slug") + "-" + number).alias("change_id"),
        ("alder-freight/" + pl.col("slug")).alias("repository"),
    )


def _opened_at(way: Journeys, rng: np.random.Generator) -> Seconds:
    """Draw when each change is shown to others: when it is ready, or earlier as a draft."""
    n = len(way.ready_at)
    is_draft = rng.random(n) < _DRAFT_SHARE
    early = rng.uniform(0.2, 0.9, size=n) * (way.ready_at - way.first_commit_at)
    return np.where(is_draft, way.first_commit_at + early.astype(np.int64), way.ready_at)


def _reverted(truth: pl.DataFrame) -> pl.DataFrame:
    """Return which change each revert takes back: the last that its team had released."""
    released = truth.filter(_DEPLOYED).sort("deployed_at", "change_id")
    return (
        truth.filter(type="revert")
        .sort("created_at")
        .join_asof(
            released.select("team", "deployed_at", pl.col("change_id").alias("reverts_change_id")),
            left_on="created_at",
            right_on="deployed_at",
            by="team",
            check_sortedness=False,
        )
        .select("change_id", "reverts_change_id")
    )


def _where(condition: pl.Expr, value: str | pl.Expr) -> pl.Expr:
    """Return the value where the condition holds, else null."""
    return pl.when(condition).then(value)


def _state() -> pl.Expr:
    return (
        pl.when(_CLOSED)
        .then(pl.lit("closed"))
        .when(_DEPLOYED)
        .then(pl.lit("deployed"))
        .when(_MERGED)
        .then(pl.lit("merged"))
        .when(_OPENED & ~_READY)
        .then(pl.lit("draft"))
        .otherwise(pl.lit("open"))
        .alias("state")
    )


def _stamps() -> list[pl.Expr]:
    """Return the stamps of `changes.csv` in its order: CI and security start without a wait."""
    anybody = pl.lit(value=True)
    columns = {
        "created_at": ("created_at", anybody),
        "first_commit_at": ("first_commit_at", anybody),
        "opened_at": ("opened_at", anybody),
        "ready_at": ("ready_at", anybody),
        "first_review_at": ("first_review_at", ~pl.col("unreviewed")),
        "approved_at": ("approved_at", ~pl.col("unreviewed") & _LIVES),
        "merged_at": ("merged_at", _LIVES),
        "ci_start_at": ("approved_at", _LIVES),
        "ci_end_at": ("ci_end_at", _LIVES),
        "qa_start_at": ("qa_start_at", _LIVES),
        "qa_end_at": ("qa_end_at", _LIVES),
        "security_start_at": ("qa_end_at", _LIVES),
        "security_end_at": ("security_end_at", _LIVES),
        "deployed_at": ("deployed_at", _LIVES),
        "closed_at": ("approved_at", pl.col("abandoned")),
    }
    return [
        _where(condition & (pl.col(moment) < EXPORT), as_stamp(moment)).alias(column)
        for column, (moment, condition) in columns.items()
    ]


def _n_reviews() -> pl.Expr:
    return (
        pl.when(_FIRST_REVIEWED)
        .then(1 + pl.col("further_reviews"))
        .when(pl.col("unreviewed") & _MERGED)
        .then(pl.lit(0, dtype=pl.Int64))
    )


def _within_sprint() -> pl.Expr:
    return pl.col("merged_at") - pl.col("first_commit_at") <= _SPRINT


def _sprint_over() -> pl.Expr:
    return pl.col("sprint_planned") & (pl.col("first_commit_at") + _SPRINT < EXPORT)
