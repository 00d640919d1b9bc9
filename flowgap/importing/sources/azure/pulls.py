"""Reads one body of a pull request, and its commits."""

import re
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.azure.people import account_of
from flowgap.importing.sources.github.facts import Commit, Pull

_STATES: Final = {"active": "OPEN", "completed": "MERGED", "abandoned": "CLOSED"}
_BRANCH: Final = "refs/heads/"
_REVERTS: Final = re.compile(r"Reverts !(?P<number>[0-9]{1,15})\b")


def read_pull(record: Record) -> Pull:
    """Return what a body says of its pull request."""
    text = (record.text("status") or "").lower()
    if text and text not in _STATES:
        record.meet(Condition.UNKNOWN_VALUE, "status")
    state = _STATES.get(text)
    closed_at = record.stamp("closedDate")
    is_merged = state == "MERGED"
    return Pull(
        fields=frozenset(record.fields),
        place=record.place,
        # Azure tells no last change. Of two bodies the one that has ended is the newer.
        updated_at=closed_at or record.stamp("creationDate"),
        opened_at=record.stamp("creationDate"),
        closed_at=closed_at,
        merged_at=closed_at if is_merged else None,
        state=state,
        is_draft=record.flag("isDraft"),
        author=account_of(record.record("createdBy")) if "createdBy" in record.fields else None,
        title=record.text("title"),
        body="\n".join(record.lines("description")) or None,
        head_branch=(record.text("sourceRefName") or "").removeprefix(_BRANCH) or None,
        base_branch=(record.text("targetRefName") or "").removeprefix(_BRANCH) or None,
        head_sha=record.text("lastMergeSourceCommit", "commitId"),
        base_sha=record.text("lastMergeTargetCommit", "commitId"),
        # Of a pull request that is not completed it is a trial merge that nothing will hold.
        merge_sha=record.text("lastMergeCommit", "commitId") if is_merged else None,
        labels=_labels(record),
    )


def reverted_pull(record: Record, repository: str) -> str | None:
    """Return the change that a description says it reverts by its number."""
    found = next(filter(None, map(_REVERTS.search, record.lines("description"))), None)
    return None if found is None else f"{repository}#{int(found['number'])}"


def work_item_of(record: Record) -> str | None:
    """Return the only work item that a pull request names."""
    refs = record.records("workItemRefs") if record.has("workItemRefs") else ()
    number = refs[0].text("id") if len(refs) == 1 else None
    return None if number is None else f"AB#{number}"


def read_commit(record: Record) -> Commit | None:
    """Return a commit."""
    sha = record.text("commitId")
    parents = record.texts("parents") if record.has("parents") else ()
    if sha is None:
        return None
    return Commit(
        sha=sha,
        parent=parents[0] if parents else None,
        authored_at=record.stamp("author", "date"),
        author=None,
        message="\n".join(record.lines("comment")),
    )


def _labels(record: Record) -> tuple[str, ...] | None:
    if not record.has("labels"):
        return None
    return tuple(name for one in record.records("labels") if (name := one.text("name")))
