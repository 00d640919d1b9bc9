"""Reads one body of a merge request, and what hangs on it."""

import re
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import BOT, Account, Commit, Pull, Review
from flowgap.importing.sources.github.part_bodies import APPROVED
from flowgap.importing.sources.pulls.collection import Run

_STATES: Final = {"opened": "OPEN", "locked": "OPEN", "closed": "CLOSED", "merged": "MERGED"}
_DELETED: Final = "ghost"
"""GitLab gives what a deleted account did to this one."""
_BOT_NAME: Final = re.compile(
    r"(project|group)_[0-9]+_bot(_[0-9a-f]+)?|service_account_.*|gitlab-?duo.*|support-bot|alert-bot",
    re.IGNORECASE,
)
_REVERTS: Final = re.compile(r"This reverts merge request (?P<project>[\w./-]*)!(?P<number>[0-9]+)")
UNDATED: Final = (
    "an approval does not say when it was given; the notes of the merge request tell that"
)


def account_of(record: Record | None) -> Account:
    """Return an account; one that was deleted has no login."""
    login = None if record is None else record.text("username")
    if record is None or login is None or login.casefold() == _DELETED:
        return Account(login=None)
    is_bot = record.flag("bot") or _BOT_NAME.fullmatch(login) is not None
    return Account(login=login, kind=BOT if is_bot else None)


def read_pull(record: Record) -> Pull:
    """Return what a body says of its merge request."""
    merged_at = record.stamp("merged_at")
    text = (record.text("state") or "").lower()
    state = "MERGED" if merged_at is not None else _STATES.get(text)
    if text and text not in _STATES:
        record.meet(Condition.UNKNOWN_VALUE, "state")
    is_draft = record.flag("draft")
    return Pull(
        fields=frozenset(record.fields),
        place=record.place,
        updated_at=record.stamp("updated_at"),
        opened_at=record.stamp("created_at"),
        closed_at=record.stamp("closed_at") or merged_at,
        merged_at=merged_at,
        state=state,
        is_draft=record.flag("work_in_progress") if is_draft is None else is_draft,
        author=account_of(record.record("author")) if "author" in record.fields else None,
        title=record.text("title"),
        body="\n".join(record.lines("description")) or None,
        head_branch=record.text("source_branch"),
        is_of_fork=_is_of_fork(record),
        base_branch=record.text("target_branch"),
        head_sha=record.text("sha") or record.text("diff_refs", "head_sha"),
        base_sha=record.text("diff_refs", "base_sha"),
        merge_sha=_merge_sha(record) if state == "MERGED" else None,
        labels=_labels(record),
        additions=_lines(record, "additions"),
        deletions=_lines(record, "deletions"),
    )


def _is_of_fork(record: Record) -> bool | None:
    source, target = (record.count(f"{end}_project_id") for end in ("source", "target"))
    return None if source is None or target is None else source != target


def reverted_request(record: Record, project: str) -> str | None:
    """Return the change that a description says it reverts by its number."""
    found = next(filter(None, map(_REVERTS.search, record.lines("description"))), None)
    return None if found is None else f"{found['project'] or project}!{found['number']}"


def read_commit(record: Record) -> Commit | None:
    """Return a commit."""
    sha = record.text("id")
    parents = record.texts("parent_ids") if record.has("parent_ids") else ()
    if sha is None:
        return None
    return Commit(
        sha=sha,
        parent=parents[0] if parents else None,
        authored_at=record.stamp("authored_date"),
        author=None,
        message="\n".join(record.lines("message")),
    )


def read_approvals(record: Record) -> list[Review]:
    """Return the approvals that say when they were given, as GitLab does since 2025."""
    found = []
    for one in record.records("approved_by") if record.has("approved_by") else ():
        at = one.stamp("approved_at")
        if at is None:
            record.tell(UNDATED)
        else:
            found.append(Review(by=account_of(one.record("user")), at=at, state=APPROVED))
    return found


def read_run(record: Record) -> Run | None:
    """Return when a pipeline ran; one that is not told to have ended has no end."""
    at = record.stamp("started_at") or record.stamp("created_at")
    ended_at = record.stamp("finished_at")
    if at is None:
        return None
    if ended_at is None:
        record.tell("a list of pipelines does not tell when they ended; a single pipeline does")
    elif ended_at < at:
        record.tell("a pipeline ended before it began, so it is left out")
        return None
    return Run(at=at, ended_at=ended_at)


def _merge_sha(record: Record) -> str | None:
    """Return what landed: the merge, else the squashed commit, which a fast-forward lands alone."""
    return record.text("merge_commit_sha") or record.text("squash_commit_sha")


def _labels(record: Record) -> tuple[str, ...] | None:
    if not record.has("labels"):
        return None
    if any(isinstance(one, dict) for one in _list(record, "labels")):
        return tuple(name for one in record.records("labels") if (name := one.text("name")))
    return record.texts("labels")


def _lines(record: Record, name: str) -> int | None:
    summary = record.record("diff_stats_summary") or record.record("diffStatsSummary") or record
    return summary.count(name)


def _list(record: Record, name: str) -> list[object]:
    value = record.fields.get(name)
    return value if isinstance(value, list) else []
