"""Updates of dependencies that a program opens: they take nobody's time and are not counted."""

from typing import Final

import numpy as np
import polars as pl

from flowgap.simulation.demo.company import EXPORT_FROM, TEAMS, Team, midnight
from flowgap.simulation.demo.delivery.parameters import office_hours
from flowgap.simulation.demo.delivery.pseudonyms import commits, hashes
from flowgap.simulation.demo.delivery.recording import EXPORT, SOURCE, as_stamp
from flowgap.simulation.demo.delivery.releases import next_release, release_times
from flowgap.simulation.work_calendar import HOUR

_N_UPDATES: Final = 84
_APPROVAL_HOURS: Final = 9.0
_LONGEST_HOURS: Final = 40.0
"""Mean and limit of office hours until somebody approves: all are merged before the export."""


def draw_updates(rng: np.random.Generator) -> pl.DataFrame:
    """Return merged changes by a program; columns that it does not fill are left out."""
    author = hashes(1, rng)[0]
    n_each = rng.multinomial(_N_UPDATES, [1 / len(TEAMS)] * len(TEAMS)).tolist()
    updates = [_updates(team, n, rng) for team, n in zip(TEAMS, n_each, strict=True)]
    return pl.concat(updates).select(
        "change_id",
        pl.lit(SOURCE).alias("source"),
        "repository",
        "team",
        pl.lit(author).alias("author_hash"),
        pl.lit("chore").alias("type"),
        pl.lit("none").alias("ai_assist"),
        pl.when(pl.col("deployed_at") < EXPORT)
        .then(pl.lit("deployed"))
        .otherwise(pl.lit("merged"))
        .alias("state"),
        *[
            as_stamp("opened_at").alias(f"{name}_at")
            for name in ("first_commit", "opened", "ready")
        ],
        *[as_stamp("approved_at").alias(f"{name}_at") for name in ("first_review", "approved")],
        as_stamp("merged_at"),
        pl.when(pl.col("deployed_at") < EXPORT).then(as_stamp("deployed_at")).alias("deployed_at"),
        pl.lit(6).alias("additions"),
        pl.lit(6).alias("deletions"),
        pl.lit(1).alias("n_reviews"),
        pl.lit(value=True).alias("is_bot"),
        pl.lit("dependencies").alias("labels"),
        "merge_sha",
    )


def _updates(team: Team, n: int, rng: np.random.Generator) -> pl.DataFrame:
    office = office_hours()
    span = midnight(EXPORT_FROM), EXPORT - 14 * 24 * HOUR
    opened_at = np.sort(rng.integers(*span, size=n))
    hours = rng.exponential(_APPROVAL_HOURS, size=n).clip(max=_LONGEST_HOURS)
    approved_at = office.after(opened_at, 60 + np.round(hours * HOUR).astype(np.int64))
    merged_at = approved_at + HOUR // 2
    return pl.DataFrame(
        {
            "change_id": [f"{team.slug}-update-{number}" for number in range(1, n + 1)],
            "repository": f"alder-freight/{team.slug}",
            "team": team.name,
            "opened_at": opened_at,
            "approved_at": approved_at,
            "merged_at": merged_at,
            "deployed_at": next_release(merged_at, release_times(team)),
            "merge_sha": commits(n, rng),
        }
    )
