"""What `deployments.csv` says: which changes reached production, and which deployments failed."""

from collections.abc import Iterator
from typing import Final

import polars as pl

from flowgap.engagement.promotions import by_promotion

PRODUCTION_NAMES: Final = ("production", "prod", "live")
"""Environments that customers use; a deployment without environment counts as one of them."""

_NUMBER: Final = r"^(?:.*[#!])?([0-9]+)$"
"""Of a change: `12`, `#12` or `owner/name#12`."""


def first_deployments(changes: pl.DataFrame, deployments: pl.DataFrame) -> pl.DataFrame:
    """Return `change_id` and `logged_at`: the first deployment that brought it to production.

    A deployment names a change by its id, its number in the repository that the deployment's
    service is, its merge commit or its head commit. Where none does, the order of the main line
    tells: who deploys a merge commit deploys what was merged before it, too. What was merged into
    a branch of which nothing is deployed comes out with the promotion of that branch.
    """
    log = deployments.filter(_result_in("success") & _in_production()).select(
        "finished_at",
        "commit_sha",
        pl.col("service").cast(pl.String),
        pl.col("change_ids").str.split("+").alias("change_id"),
    )
    named = pl.concat([*_by_name(changes, log), *_by_commit(changes, log)]).drop_nulls()
    told = _first(named)
    by_order = _by_order(changes, log).join(told, on="change_id", how="anti")
    known = pl.concat([told, by_order])
    return pl.concat([known, by_promotion(changes, known)])


def _by_name(changes: pl.DataFrame, log: pl.DataFrame) -> Iterator[pl.DataFrame]:
    names = log.explode("change_id").with_columns(pl.col("change_id").str.strip_chars())
    known = changes.select("change_id")
    yield names.select("change_id", "finished_at").join(known, on="change_id", how="semi")
    number = pl.col("change_id").str.extract(_NUMBER)
    numbered = names.select("finished_at", "service", number=number).drop_nulls()
    yield (
        changes.select("change_id", service="repository", number=number)
        .join(numbered, on=["service", "number"])
        .select("change_id", "finished_at")
    )


def _by_commit(changes: pl.DataFrame, log: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for column in ("merge_sha", "head_sha"):
        yield (
            changes.select("change_id", pl.col(column).alias("commit_sha"))
            .drop_nulls()
            .join(log, on="commit_sha", suffix="_of_log")
            .select("change_id", "finished_at")
        )


def _by_order(changes: pl.DataFrame, log: pl.DataFrame) -> pl.DataFrame:
    """Return changes that were merged between the commits of two deployments of their main line.

    The first known deployment of a main line brings its own change only: when the others before
    it came out, nobody knows. A deployment of an older commit brings nothing, and one that lists
    its changes brings no others. A change without a repository lies on no main line: only what
    names it or its commit brings it.
    """
    line = ["repository", "base_branch"]
    unlisted = log.filter(pl.col("change_id").is_null())
    base = pl.col("base_branch") if "base_branch" in changes.columns else pl.lit("")
    merged = changes.select(
        "change_id",
        "repository",
        base.cast(pl.String).fill_null("").alias("base_branch"),
        "merged_at",
        "merge_sha",
    ).filter(pl.col("merged_at").is_not_null() & pl.col("repository").is_not_null())
    tips = (
        merged.join(
            unlisted.select("commit_sha", "finished_at"), left_on="merge_sha", right_on="commit_sha"
        )
        .group_by(*line, "merged_at")
        .agg(pl.col("finished_at").min())
        .sort(*line, "finished_at", "merged_at")
        .with_columns(reached=pl.col("merged_at").cum_max().over(line))
        .filter(pl.col("merged_at") == pl.col("reached"))
    )
    first = tips.group_by(line).agg(first_tip=pl.col("merged_at").min())
    brought = (
        merged.sort("merged_at")
        .join_asof(
            tips.select(*line, "merged_at", "finished_at").sort("merged_at"),
            on="merged_at",
            by=line,
            strategy="forward",
            check_sortedness=False,
        )
        .join(first, on=line, how="left")
        .filter(pl.col("merged_at") > pl.col("first_tip"))
    )
    return brought.select("change_id", logged_at="finished_at").drop_nulls()


def _first(named: pl.DataFrame) -> pl.DataFrame:
    return named.group_by("change_id").agg(pl.col("finished_at").min().alias("logged_at"))


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
