"""Changes and releases as rows of the canonical tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import polars as pl

from flowgap.engagement.formats import CHANGES, DEPLOYMENTS
from flowgap.engagement.tables.conversion import empty_table
from flowgap.importing.git.changes import Change
from flowgap.importing.git.graph import Release
from flowgap.importing.git.stamps import stamp

SOURCE: Final = "git"

_Schema = Mapping[str, pl.DataType | type[pl.DataType]]

_CHANGE_SCHEMA: Final[_Schema] = {
    **empty_table(CHANGES).schema,
    "number": pl.String,
    "n_commits": pl.Int64,
    "author_offset_minutes": pl.Int64,
    "ai_tools": pl.String,
    "ai_evidence": pl.String,
    "release": pl.String,
}
_DEPLOYMENT_SCHEMA: Final[_Schema] = {**empty_table(DEPLOYMENTS).schema, "n_commits": pl.Int64}

_Row = Mapping[str, object]


def change_table(changes: Iterable[Change], *, repository: str, team: str) -> pl.DataFrame:
    """Return one row per change. What git does not know stays empty, reviews above all."""
    rows = [_change_row(change, repository) | {"team": team} for change in changes]
    return _table(rows, _CHANGE_SCHEMA)


def deployment_table(
    releases: Iterable[Release], *, repository: str, n_commits: Mapping[Release, int]
) -> pl.DataFrame:
    """Return one row per release; environment and result stay empty, a tag knows neither."""
    rows = [
        {
            "deployment_id": deployment_id(release, repository=repository),
            "finished_at": stamp(release.at),
            "service": repository,
            "commit_sha": release.sha,
            "n_commits": n_commits.get(release, 0),
        }
        for release in releases
    ]
    return _table(rows, _DEPLOYMENT_SCHEMA)


def deployment_id(release: Release, *, repository: str) -> str:
    """Return an id that differs between repositories: all of them have a v1.0.0."""
    return f"{repository}@{release.name}"


def _change_row(change: Change, repository: str) -> dict[str, object]:
    commit, facts, release = change.commit, change.facts, change.release
    return {
        "change_id": commit.sha,
        "source": SOURCE,
        "repository": repository,
        "author_hash": facts.author_hash,
        "type": facts.type,
        "ai_assist": _ai_assist(change),
        "state": "deployed" if release else "merged",
        "first_commit_at": stamp(change.first_commit_at),
        "merged_at": stamp(commit.landed_at),
        "deployed_at": stamp(release.at) if release else None,
        "additions": change.size.additions if change.size else None,
        "deletions": change.size.deletions if change.size else None,
        "is_bot": facts.is_bot,
        # No head_sha: a tag on the branch would then pass for a deployment of its merge.
        "merge_sha": commit.sha,
        "reverts_change_id": change.reverts,
        "number": facts.number,
        "n_commits": None if change.is_cut_off else max(1, len(change.branch)),
        "author_offset_minutes": facts.author_offset_minutes,
        "ai_tools": "+".join(sorted(change.evidence.tools)) or None,
        "ai_evidence": "+".join(change.evidence.places) or None,
        "release": deployment_id(release, repository=repository) if release else None,
    }


def _ai_assist(change: Change) -> str:
    """Return how much AI took part; no evidence is unknown, never none."""
    if change.evidence.author:
        return "agent"
    return "assisted" if change.evidence.tools else "unknown"


def _table(rows: Sequence[_Row], schema: _Schema) -> pl.DataFrame:
    complete = [{column: row.get(column) for column in schema} for row in rows]
    return pl.DataFrame(complete, schema=dict(schema), orient="row")
