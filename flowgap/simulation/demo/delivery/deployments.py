"""Deployments that carried the changes: most succeed, some fail first, a few are rolled back."""

from datetime import timedelta
from typing import Final

import numpy as np
import polars as pl

from flowgap.simulation.demo.delivery.parameters import URGENT
from flowgap.simulation.demo.delivery.recording import EXPORT
from flowgap.simulation.work_calendar import MINUTE

_LONGEST_MINUTES: Final = 25
_SHORTEST_MINUTES: Final = 6
_FAILED_SHARE: Final = 0.03
_ROLLED_BACK_SHARE: Final = 0.02
_RETRY: Final = timedelta(minutes=40)
_BACK: Final = timedelta(hours=1)
_AGAIN: Final = timedelta(hours=4)
"""A failed attempt lies before the success; a roll-back and the next attempt after it."""


def deploy(changes: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Return every deployment in the order of time.

    Parameters
    ----------
    changes : DataFrame
        Changes whose `deployed_at` is true; what a team released at one moment is one deployment.
    rng : Generator
    """
    planned = _planned(changes, rng)
    chance = rng.random(planned.height)
    failed = planned.filter(pl.Series(chance < _FAILED_SHARE))
    rolled_back = planned.filter(pl.Series(chance > 1 - _ROLLED_BACK_SHARE))
    went_back = pl.col("deployment_id").is_in(rolled_back["deployment_id"].implode())
    rows = [
        planned.with_columns(
            pl.when(went_back).then(pl.lit("rolled_back")).otherwise("result").alias("result")
        ),
        _moved(failed, by=-_RETRY, suffix="failed", result=pl.lit("failure")),
        _moved(rolled_back, by=_BACK, suffix="back", result=pl.lit("success")).with_columns(
            pl.lit(None, dtype=pl.String).alias("commit_sha"),
            pl.lit(None, dtype=pl.String).alias("change_ids"),
            pl.lit(value=True).alias("unplanned"),
            rolled_back["deployment_id"].alias("rollback_of"),
        ),
        _moved(rolled_back, by=_AGAIN, suffix="again", result=pl.lit("success")).with_columns(
            pl.lit(value=True).alias("unplanned")
        ),
    ]
    return (
        pl.concat(rows)
        .filter(pl.col("finished_at").dt.epoch("s") < EXPORT)
        .sort("finished_at", "deployment_id")
    )


def _planned(changes: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    service = pl.col("repository").str.split("/").list.last()
    urgent = pl.col("type").is_in([kind.name.lower() for kind in URGENT])
    groups = (
        changes.filter(pl.col("deployed_at").is_not_null())
        .group_by(service.alias("service"), pl.col("deployed_at").alias("finished_at"))
        .agg(
            pl.col("merge_sha").last().alias("commit_sha"),
            pl.col("change_id").str.join("+").alias("change_ids"),
            urgent.any().alias("unplanned"),
        )
        .sort("finished_at", "service")
    )
    seconds = rng.integers(
        _SHORTEST_MINUTES * MINUTE, _LONGEST_MINUTES * MINUTE, size=groups.height
    )
    number = pl.int_range(1, pl.len() + 1).over("service").cast(pl.String)
    return groups.select(
        (pl.col("service") + "-release-" + number).alias("deployment_id"),
        "finished_at",
        "service",
        pl.lit("production").alias("environment"),
        (pl.col("finished_at") - pl.duration(seconds=pl.lit(pl.Series(seconds)))).alias(
            "started_at"
        ),
        pl.lit("success").alias("result"),
        "commit_sha",
        "change_ids",
        "unplanned",
        pl.lit(None, dtype=pl.String).alias("rollback_of"),
    )


def _moved(rows: pl.DataFrame, *, by: timedelta, suffix: str, result: pl.Expr) -> pl.DataFrame:
    return rows.with_columns(
        pl.col("deployment_id") + f"-{suffix}",
        pl.col("finished_at", "started_at") + by,
        result.alias("result"),
    )
