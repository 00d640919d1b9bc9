"""Branches between: what was merged into one comes out when a change brings the branch further."""

from typing import Final

import polars as pl

MOST_BRANCHES: Final = 4
"""Branches that a change may pass on its way, such as develop, release and main."""
_LINE: Final = ("repository", "base_branch")
_OUT: Final = "logged_at"


def by_promotion(changes: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Return `change_id` and `logged_at` of changes that a promotion of their branch brought out.

    Parameters
    ----------
    changes : DataFrame
        `promotes_branch` names the branch that a change merged into another one; without that
        column nothing is known of promotions.
    known : DataFrame
        When deployments brought out which changes.

    Notes
    -----
    A change comes out with the first such promotion at or after its own merge; what was merged
    after it waits for the next one. What precedes the first known promotion of a branch may have
    come out long before: it stays unknown. So does what waits on a branch that is deployed by
    itself, since a promotion of it is a merge back.
    """
    nothing = known.clear()
    if not {"promotes_branch", "base_branch"} <= set(changes.columns):
        return nothing
    merged = (
        changes.join(known, on="change_id", how="left")
        .select(
            "change_id",
            "merged_at",
            "promotes_branch",
            *_LINE,
            pl.coalesce("deployed_at", _OUT).alias(_OUT),
        )
        .drop_nulls(["merged_at", *_LINE])
        .with_columns(is_between=pl.col(_OUT).is_null().all().over(_LINE))
        .sort("merged_at")
    )
    promotions = merged.drop_nulls("promotes_branch").select(
        "merged_at", "repository", base_branch="promotes_branch"
    )
    first = promotions.group_by(_LINE).agg(since=pl.col("merged_at").min())
    merged = merged.join(first, on=_LINE, how="left", maintain_order="left")
    for _ in range(MOST_BRANCHES):
        merged = _promoted(merged)
    found = merged.filter(pl.col("is_between") & pl.col(_OUT).is_not_null())
    return found.select("change_id", _OUT)


def _promoted(merged: pl.DataFrame) -> pl.DataFrame:
    """Let each promotion that came out bring what its branch held."""
    carriers = merged.drop_nulls(["promotes_branch", _OUT]).select(
        "merged_at", "repository", pl.col(_OUT).alias("promoted_at"), base_branch="promotes_branch"
    )
    carried = merged.join_asof(
        carriers, on="merged_at", by=list(_LINE), strategy="forward", check_sortedness=False
    )
    waits = pl.col("is_between") & pl.col(_OUT).is_null() & (pl.col("merged_at") > pl.col("since"))
    out = pl.when(waits).then(pl.col("promoted_at")).otherwise(pl.col(_OUT))
    return carried.with_columns(out.alias(_OUT)).drop("promoted_at")
