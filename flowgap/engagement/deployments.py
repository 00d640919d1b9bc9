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


def failures_known(shipped: pl.DataFrame) -> bool:
    """Tell of `production_deployments` whether failures are recorded: without, no rate is 0."""
    return bool(shipped["failed"].any() or shipped["rollback_of"].is_not_null().any())


def names_its_deployment() -> pl.Expr:
    """Match incidents that name their deployment and are not said to have another cause."""
    not_ruled_out = pl.col("caused_by_change").fill_null(value=True)
    return pl.col("deployment_id").is_not_null() & not_ruled_out


def is_tied() -> pl.Expr:
    """Match incidents that name their deployment or are said to be caused by a change."""
    return names_its_deployment() | pl.col("caused_by_change").fill_null(value=False)


def _tied(deployments: pl.DataFrame, incidents: pl.DataFrame) -> list[str]:
    """Return the deployments that another one undid or an incident names."""
    blamed = incidents.filter(names_its_deployment())["deployment_id"]
    return sorted({*deployments["rollback_of"].drop_nulls(), *blamed})


def _in_production() -> pl.Expr:
    environment = pl.col("environment").cast(pl.String).fill_null(PRODUCTION_NAMES[0])
    return environment.str.to_lowercase().is_in(PRODUCTION_NAMES)


def _result_in(*results: str) -> pl.Expr:
    """Match deployments with one of these results; one without counts as a success."""
    return pl.col("result").cast(pl.String).fill_null("success").is_in(results)
