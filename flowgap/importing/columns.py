"""The columns of the canonical tables that importers write, in the order of the contract."""

from collections.abc import Mapping
from typing import Final

import polars as pl

STAMP: Final = pl.Datetime("us", "UTC")

Schema = Mapping[str, pl.DataType | type[pl.DataType]]

CHANGE_COLUMNS: Final[Schema] = {
    **dict.fromkeys(("change_id", "source", "repository", "team", "author_hash"), pl.String),
    **dict.fromkeys(("type", "ai_assist", "state"), pl.String),
    **dict.fromkeys(("created_at", "first_commit_at", "opened_at", "ready_at"), STAMP),
    **dict.fromkeys(("first_review_at", "approved_at", "merged_at"), STAMP),
    **dict.fromkeys(("ci_start_at", "ci_end_at", "qa_start_at", "qa_end_at"), STAMP),
    **dict.fromkeys(("security_start_at", "security_end_at", "deployed_at", "closed_at"), STAMP),
    "draft_seconds": pl.Float64,
    **dict.fromkeys(("additions", "deletions", "n_reviews"), pl.Int64),
    **dict.fromkeys(("is_bot", "conflict"), pl.Boolean),
    "labels": pl.String,
    **dict.fromkeys(("sprint_planned", "sprint_done"), pl.Boolean),
    **dict.fromkeys(("head_sha", "merge_sha", "reverts_change_id", "work_item_id"), pl.String),
}

DEPLOYMENT_COLUMNS: Final[Schema] = {
    "deployment_id": pl.String,
    "finished_at": STAMP,
    "service": pl.String,
    "environment": pl.String,
    "started_at": STAMP,
    "result": pl.String,
    "commit_sha": pl.String,
    "change_ids": pl.String,
    "unplanned": pl.Boolean,
    "rollback_of": pl.String,
}
