"""What `deployments.csv` says: which changes reached production, and which deployments failed."""

from typing import Final

import polars as pl

PRODUCTION_NAMES: Final = ("production", "prod", "live")
"""Environments that customers use; a deployment without environment counts as one of them."""


def first_deployments(changes: pl.DataFrame, deployments: pl.DataFrame) -> pl.DataFrame:
    """Return `change_id` and the stamp of the first deployment that brought it to production.

    A deployment names a change by its id, its merge commit or its head commit.
    """
    log = deployments.filter(_result_in("success") & _in_production()).select(
        "finished_at", "commit_sha", pl.col("change_ids").str.split("+").alias("change_id")
    )
    by_id = log.explode("change_id").select(pl.col("change_id").str.strip_chars(), "finished_at")
    by_commit = [
        changes.select("change_id", pl.col(column).alias("commit_sha"))
        .join(log, on="commit_sha", suffix="_of_log")
        .select("change_id", "finished_at")
        for column in ("merge_sha", "head_sha")
    ]
    return (
        pl.concat([by_id, *by_commit])
        .drop_nulls()
        .group_by("change_id")
        .agg(pl.col("finished_at").min().alias("logged_at"))
    )


def production_deployments(deployments: pl.DataFrame, incidents: pl.DataFrame) -> pl.DataFrame:
    """Return what reached production, one row per deployment, by time, with a column `failed`.

    A deployment failed if it was rolled back or an incident names it.
    """
    shipped = (
        deployments.filter(
            _result_in("success", "rolled_back")
            & _in_production()
            & pl.col("finished_at").is_not_null()
        )
        .sort("finished_at")
        .unique("deployment_id", keep="first", maintain_order=True)
    )
    rolled_back = (pl.col("result").cast(pl.String) == "rolled_back").fill_null(value=False)
    tied = pl.Series(_tied(deployments, incidents), dtype=pl.String)
    return shipped.with_columns(failed=rolled_back | pl.col("deployment_id").is_in(tied.implode()))


def failures_known(deployments: pl.DataFrame, incidents: pl.DataFrame) -> bool:
    """Tell whether roll-backs or incidents are recorded at all: without them, no rate is 0."""
    shipped = production_deployments(deployments, incidents)
    return bool(shipped["failed"].any() or shipped["rollback_of"].is_not_null().any())


def _tied(deployments: pl.DataFrame, incidents: pl.DataFrame) -> list[str]:
    """Return the deployments that another one undid or an incident names."""
    blamed = incidents.filter(pl.col("caused_by_change").fill_null(value=True))["deployment_id"]
    undone = deployments["rollback_of"]
    return sorted({*undone.drop_nulls(), *blamed.drop_nulls()})


def _in_production() -> pl.Expr:
    environment = pl.col("environment").cast(pl.String).fill_null(PRODUCTION_NAMES[0])
    return environment.str.to_lowercase().is_in(PRODUCTION_NAMES)


def _result_in(*results: str) -> pl.Expr:
    """Match deployments with one of these results; one without counts as a success."""
    return pl.col("result").cast(pl.String).fill_null("success").is_in(results)
