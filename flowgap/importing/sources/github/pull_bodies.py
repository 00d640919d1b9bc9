"""Reads one body of a pull request: REST's, GraphQL's and `gh --json` differ in spelling only."""

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import Pull
from flowgap.importing.sources.github.spelling import account_of, spelled


def read_pull(record: Record, *, default_branch: str | None = None) -> Pull:
    """Return what a body says of its pull request."""
    merged_at = record.stamp(spelled(record, "mergedAt", "merged_at")) or record.stamp(
        "pull_request",
        "merged_at",  # where pull requests are listed among issues
    )
    state = (record.text("state") or "").upper() or None
    if merged_at is not None:
        state = "MERGED"
    knows_author = "author" in record.fields or "user" in record.fields
    return Pull(
        fields=frozenset(record.fields),
        place=record.place,
        updated_at=record.stamp(spelled(record, "updatedAt", "updated_at")),
        opened_at=record.stamp(spelled(record, "createdAt", "created_at")),
        closed_at=record.stamp(spelled(record, "closedAt", "closed_at")),
        merged_at=merged_at,
        state=state,
        is_draft=record.flag(spelled(record, "isDraft", "draft")),
        author=account_of(record, "author", "user") if knows_author else None,
        title=record.text("title"),
        body="\n".join(record.lines("body")) or None,
        head_branch=record.text("headRefName") or _end(record, "head", "ref"),
        is_of_fork=_is_of_fork(record),
        base_branch=record.text("baseRefName") or _end(record, "base", "ref"),
        default_branch=_default_branch(record) or default_branch,
        head_sha=record.text("headRefOid") or _end(record, "head", "sha"),
        base_sha=record.text("baseRefOid") or _end(record, "base", "sha"),
        # Of a pull that is not merged it is a trial merge that nothing will ever hold.
        merge_sha=_merge_sha(record) if state == "MERGED" else None,
        labels=_labels(record),
        additions=record.count("additions"),
        deletions=record.count("deletions"),
        n_commits=_n_commits(record),
    )


def _end(record: Record, end: str, field: str) -> str | None:
    return record.text(end, field)


def _is_of_fork(record: Record) -> bool | None:
    if record.has("isCrossRepository"):
        return record.flag("isCrossRepository")
    head, base = (record.text(end, "repo", "full_name") for end in ("head", "base"))
    return None if head is None or base is None else head != base


def _merge_sha(record: Record) -> str | None:
    return record.text("mergeCommit", "oid") or record.text("merge_commit_sha")


def _default_branch(record: Record) -> str | None:
    return record.text("base", "repo", "default_branch") or record.text(
        "baseRepository", "defaultBranchRef", "name"
    )


def _labels(record: Record) -> tuple[str, ...] | None:
    if not record.has("labels"):
        return None
    return tuple(name for label in record.records("labels") if (name := label.text("name")))


def _n_commits(record: Record) -> int | None:
    """Return GraphQL's total, or the plain number of a single REST body."""
    value = record.fields.get("commits")
    if isinstance(value, dict):
        return record.count("commits", "totalCount")
    return None if isinstance(value, list) else record.count("commits")
