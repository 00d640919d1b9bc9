"""Pull requests of DevLake."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from flowgap.importing.harvest import CHANGES, Harvest, ImportContext
from flowgap.importing.sources.devlake.deployments import Shipped
from flowgap.importing.sources.devlake.tables import DevlakeRow, DevlakeTables

_COMMIT_LATE: Final = (
    "the first commit was written after the change was opened (rebase or squash), so when work "
    "began is unknown"
)
_REVIEW_LATE: Final = "a review after the merge counts as late and is left out"
_COMMENTS: Final = "pull_request_comments"
_NO_COMMENTS: Final = "pull_request_comments is missing, so reviews are unknown: not 0"
_APPROVED: Final = "APPROVED"


def add_pulls(
    tables: DevlakeTables,
    shipments: Mapping[str, Shipped],
    context: ImportContext,
    harvest: Harvest,
) -> dict[str, list[str]]:
    """Add a row for each pull request; return the ids that each deployment brought."""
    commits = _by_pull(tables.of("pull_request_commits"))
    comments = _by_pull(tables.of(_COMMENTS)) if _COMMENTS in tables.rows else None
    if comments is None and tables.of("pull_requests"):
        harvest.conditions.tell(_NO_COMMENTS, place="the files")
    teams = {
        row.text("row_id"): row.text("project_name")
        for row in tables.of("project_mapping")
        if row.text("table") == "repos"
    }
    contents: dict[str, list[str]] = defaultdict(list)
    for row in tables.of("pull_requests"):
        change_id, opened_at = row.text("id"), row.stamp("created_date")
        if change_id is None or opened_at is None:
            row.refuse("it has no id, or no time when it was opened", allowed="id, created_date")
            continue
        shipped = shipments.get(row.text("merge_commit_sha") or "")
        if shipped is not None:
            contents[shipped.deployment_id].append(change_id)
        repository = row.text("base_repo_id") or ""
        harvest.add(
            CHANGES,
            {
                "change_id": change_id,
                "repository": repository,
                "team": _team(row, teams.get(repository), context),
                "opened_at": opened_at,
                "first_commit_at": _first_commit_at(row, commits.get(change_id, ()), opened_at),
                **({} if comments is None else _reviews(row, comments.get(change_id, ()), context)),
                **_end(row, shipped),
                **_author(row, context),
            },
        )
    return contents


def _team(row: DevlakeRow, project: str | None, context: ImportContext) -> str:
    if project is not None and context.identity.team is None:
        return project
    return context.identity.team_of(
        row.text("base_repo_id") or "", author=row.text("author_id"), at=row.stamp("created_date")
    )


def _author(row: DevlakeRow, context: ImportContext) -> dict[str, object]:
    author = row.text("author_id")
    return {
        "author_hash": context.identity.person(author),
        "is_bot": context.identity.is_bot(row.text("author_name") or author),
    }


def _end(row: DevlakeRow, shipped: Shipped | None) -> dict[str, object]:
    merged_at, closed_at = row.stamp("merged_date"), row.stamp("closed_date")
    state = "open" if closed_at is None else "closed"
    if merged_at is not None:
        state = "merged" if shipped is None else "deployed"
    return {
        "merged_at": merged_at,
        "closed_at": closed_at,
        "deployed_at": None if shipped is None else shipped.at,
        "state": state,
        "merge_sha": row.text("merge_commit_sha") if merged_at is not None else None,
        "head_sha": row.text("head_commit_sha"),
    }


def _first_commit_at(
    row: DevlakeRow, commits: Sequence[DevlakeRow], opened_at: datetime
) -> datetime | None:
    written = [at for one in commits if (at := one.stamp("commit_authored_date")) is not None]
    first = min(written, default=None)
    if first is not None and first > opened_at:
        row.conditions.tell(_COMMIT_LATE, place=row.place)
        return None
    return first


def _reviews(
    row: DevlakeRow, comments: Iterable[DevlakeRow], context: ImportContext
) -> dict[str, object]:
    """Return when somebody else first answered: DevLake keeps reviews as comments."""
    author, merged_at = row.text("author_id"), row.stamp("merged_date")
    seen: list[tuple[datetime, DevlakeRow]] = []
    for one in comments:
        account, at = one.text("account_id"), one.stamp("created_date")
        if at is None or account is None or account == author or context.identity.is_bot(account):
            continue
        if merged_at is not None and at > merged_at:
            one.conditions.tell(_REVIEW_LATE, place=one.place)
            continue
        seen.append((at, one))
    approvals = [at for at, one in seen if one.text("status") == _APPROVED]
    return {
        "first_review_at": min((at for at, _ in seen), default=None),
        "approved_at": min(approvals, default=None),
        "n_reviews": len(seen),
        "review_evidence": "comment" if seen else None,
    }


def _by_pull(rows: Iterable[DevlakeRow]) -> dict[str, list[DevlakeRow]]:
    found: dict[str, list[DevlakeRow]] = defaultdict(list)
    for row in rows:
        found[row.text("pull_request_id") or ""].append(row)
    return found
