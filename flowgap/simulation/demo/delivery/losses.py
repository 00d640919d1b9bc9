"""What the client's tools lost, and the few rows that cannot be right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
import polars as pl

from flowgap.simulation.demo.company import AI_ROLLOUT, midnight

_LOST: Final[Mapping[tuple[str, ...], float]] = {
    ("created_at",): 0.10,
    ("first_commit_at",): 0.03,
    ("first_review_at",): 0.05,
    ("approved_at",): 0.06,
    ("ci_start_at", "ci_end_at"): 0.04,
    ("qa_start_at",): 0.08,
    ("security_start_at",): 0.60,
    ("deployed_at",): 0.10,
}
"""Share of changes without these stamps: the same before and after, whatever happened to them."""

_ASSIST_LOST_BEFORE: Final = 0.85
_ASSIST_LOST_AFTER: Final = 0.32
"""Share of changes that do not say whether AI helped, before and after the rollout."""

_ROWS_OUT_OF_ORDER: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What is left of changes and events."""

    changes: pl.DataFrame
    events: pl.DataFrame


def lose(changes: pl.DataFrame, events: pl.DataFrame, rng: np.random.Generator) -> Recorded:
    """Return both tables without what was lost; QA events are lost with the start of QA."""
    n = changes.height
    lost = pl.DataFrame(
        {columns[0]: rng.random(n) < share for columns, share in _LOST.items()}
    ).rename(lambda name: f"lost_{name}")
    marked = pl.concat([changes, lost], how="horizontal")
    without_qa = marked.filter("lost_qa_start_at").select("change_id")
    left = marked.with_columns(
        pl.when(~pl.col(f"lost_{columns[0]}")).then(column).alias(column)
        for columns in _LOST
        for column in columns
    ).select(changes.columns)
    return Recorded(
        changes=_out_of_order(_without_assist(left, rng), rng),
        events=events.join(without_qa, on="change_id", how="anti", maintain_order="left"),
    )


def _without_assist(changes: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Blur whether AI helped: tools label changes since the rollout, and not all of them."""
    lost_share = (
        pl.when(pl.col("opened_at").dt.epoch("s") < midnight(AI_ROLLOUT))
        .then(_ASSIST_LOST_BEFORE)
        .otherwise(_ASSIST_LOST_AFTER)
    )
    chance = pl.lit(pl.Series(rng.random(changes.height)))
    return changes.with_columns(
        pl.when((chance < lost_share) & pl.col("ai_assist").is_not_null() & ~pl.col("is_bot"))
        .then(pl.lit("unknown"))
        .otherwise("ai_assist")
        .alias("ai_assist")
    )


def _out_of_order(changes: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Rewrite the first commit of a few changes, as a rebase does: after they were ready."""
    candidates = (
        changes.with_row_index("row")
        .filter(pl.col("deployed_at").is_not_null() & pl.col("first_commit_at").is_not_null())
        .get_column("row")
        .to_numpy()
    )
    chosen = rng.choice(candidates, size=_ROWS_OUT_OF_ORDER, replace=False).tolist()
    rebased = pl.int_range(pl.len()).is_in(chosen)
    return changes.with_columns(
        pl.when(rebased)
        .then(pl.col("ready_at") + timedelta(hours=5))
        .otherwise("first_commit_at")
        .alias("first_commit_at")
    )
