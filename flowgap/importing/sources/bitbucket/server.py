"""Reads bodies of Bitbucket Data Center (Server), whose stamps are milliseconds since 1970."""

from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.bitbucket.facts import Acts
from flowgap.importing.sources.github.facts import BOT, Account, Commit, Pull, Review
from flowgap.importing.sources.github.part_bodies import APPROVED, CHANGES_REQUESTED
from flowgap.importing.sources.pulls.voices import WITHDRAWN

_STATES: Final = {"OPEN": "OPEN", "MERGED": "MERGED", "DECLINED": "CLOSED", "DELETED": "CLOSED"}
_VERDICTS: Final = {
    "APPROVED": APPROVED,
    "REVIEWED": CHANGES_REQUESTED,
    "UNAPPROVED": WITHDRAWN,
}
"""`REVIEWED` is what Data Center calls the mark *needs work*."""
_OTHERS: Final = frozenset(
    {
        *("OPENED", "RESCOPED", "UPDATED", "COMMENTED", "MERGED", "DECLINED", "REOPENED"),
        *("DELETED", "AUTO_MERGE_REQUESTED", "AUTO_MERGE_CANCELLED", "REVIEW_COMMENTED"),
        *("REVIEW_DISCARDED", "REVIEW_FINISHED"),
    }
)
DEEPEST: Final = 20
"""Answers to answers that are read."""
BY_UPDATE: Final = (
    "the end is taken from the last update, as neither an activity nor closedDate tells it: "
    "it may be later than the true one"
)


def account_of(record: Record | None) -> Account:
    """Return an account; one that was deleted has no login."""
    if record is None:
        return Account(login=None)
    login = record.text("name") or record.text("slug")
    return Account(login=login, kind=BOT if record.text("type") == "SERVICE" else None)


def read_pull(record: Record, acts: Acts | None) -> Pull:
    """Return what a body says of its pull request."""
    text = (record.text("state") or "").upper()
    if text and text not in _STATES:
        record.meet(Condition.UNKNOWN_VALUE, "state")
    state = _STATES.get(text)
    updated_at = record.milliseconds("updatedDate")
    closed_at = record.milliseconds("closedDate")
    if state in {"MERGED", "CLOSED"} and closed_at is None:
        closed_at = None if acts is None else acts.ends.get(text)
        if closed_at is None:
            closed_at = updated_at
            record.tell(BY_UPDATE)
    merge_sha = record.text("properties", "mergeCommit", "id")
    if merge_sha is None and acts is not None:
        merge_sha = acts.merge_sha
    return Pull(
        fields=frozenset(record.fields),
        place=record.place,
        updated_at=updated_at,
        opened_at=record.milliseconds("createdDate"),
        closed_at=closed_at,
        merged_at=closed_at if state == "MERGED" else None,
        state=state,
        is_draft=record.flag("draft"),
        author=account_of(record.record("author", "user")) if "author" in record.fields else None,
        title=record.text("title"),
        body="\n".join(record.lines("description")) or None,
        head_branch=record.text("fromRef", "displayId"),
        base_branch=record.text("toRef", "displayId"),
        head_sha=record.text("fromRef", "latestCommit"),
        base_sha=record.text("toRef", "latestCommit"),
        merge_sha=merge_sha if state == "MERGED" else None,
    )


def has_verdicts(record: Record) -> bool:
    """Tell whether reviewers gave a verdict, whose time only activities tell."""
    found = record.records("reviewers") if record.has("reviewers") else ()
    return any(one.text("status") in {"APPROVED", "NEEDS_WORK"} for one in found)


def take_activity(record: Record, acts: Acts) -> None:
    """Take one activity."""
    at, action = record.milliseconds("createdDate"), (record.text("action") or "").upper()
    by = account_of(record.record("user"))
    if action not in _VERDICTS and action not in _OTHERS:
        record.meet(Condition.UNKNOWN_VALUE, "action")
    if at is None:
        return
    if action in _VERDICTS:
        acts.voices.verdicts.add(Review(by=by, at=at, state=_VERDICTS[action]))
    elif action == "COMMENTED":
        _take_comment(record, by, acts)
    elif action == "REOPENED":
        acts.reopened.add(at)
    elif action in {"MERGED", "DECLINED"}:
        acts.ends[action] = max(at, acts.ends.get(action, at))
        acts.merge_sha = record.text("commit", "id") or acts.merge_sha


def _take_comment(record: Record, by: Account, acts: Acts) -> None:
    """Take a comment with its answers; one on a line is a review."""
    comment = record.record("comment")
    if comment is None or record.text("commentAction") in {"EDITED", "DELETED", "UPDATED"}:
        return
    at = comment.milliseconds("createdDate")
    if at is not None and record.has("commentAnchor"):
        acts.voices.on_lines.add((by, at))
    elif at is not None:
        acts.voices.comments.add((by, at))
    waiting = [(comment, 0)]
    while waiting:
        one, depth = waiting.pop()
        answers = one.records("comments") if one.has("comments") and depth < DEEPEST else ()
        for answer in answers:
            answered_at = answer.milliseconds("createdDate")
            if answered_at is not None:
                acts.voices.comments.add((account_of(answer.record("author")), answered_at))
            waiting.append((answer, depth + 1))


def read_commit(record: Record) -> Commit | None:
    """Return a commit."""
    sha = record.text("id")
    if sha is None:
        return None
    parents = record.records("parents") if record.has("parents") else ()
    return Commit(
        sha=sha,
        parent=parents[0].text("id") if parents else None,
        authored_at=record.milliseconds("authorTimestamp"),
        author=None,
        message="\n".join(record.lines("message")),
    )
