"""Reads what hangs on a pull request: reviews, comments, commits and the events of its timeline."""

from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import Account, Commit, Review, Toggle
from flowgap.importing.sources.github.spelling import account_of, spelled

READY: Final = "ready"
DRAFT: Final = "draft"
REOPENED: Final = "reopened"

APPROVED: Final = "APPROVED"
CHANGES_REQUESTED: Final = "CHANGES_REQUESTED"
_REVIEW_STATES: Final = frozenset({APPROVED, CHANGES_REQUESTED, "COMMENTED", "DISMISSED"})
_PENDING: Final = "PENDING"

TOGGLES: Final = {
    "ready_for_review": READY,
    "ReadyForReviewEvent": READY,
    "convert_to_draft": DRAFT,
    "converted_to_draft": DRAFT,
    "ConvertToDraftEvent": DRAFT,
    "reopened": REOPENED,
    "ReopenedEvent": REOPENED,
}
"""By the names of REST's events, of webhooks and of GraphQL's timeline."""


def read_review(record: Record) -> Review | None:
    """Return a review; one that is still being written is none."""
    state = (record.text("state") or "").upper()
    at = record.stamp(spelled(record, "submittedAt", "submitted_at"))
    if state == _PENDING:
        return None
    if state not in _REVIEW_STATES:
        record.meet(Condition.UNKNOWN_VALUE, "the state of a review")
    if at is None:
        record.tell("a review has no time of submission, so it is left out")
        return None
    return Review(by=account_of(record, "author", "user"), at=at, state=state)


def read_comment(record: Record) -> tuple[Account, datetime] | None:
    """Return who commented and when."""
    at = record.stamp(spelled(record, "createdAt", "created_at"))
    return None if at is None else (account_of(record, "author", "user", "actor"), at)


def read_commit(record: Record) -> Commit | None:
    """Return a commit, as REST, GraphQL, `gh` or a timeline has it."""
    node = (record.record("commit") if record.has("commit") else None) or record
    sha = record.text("sha") or node.text(spelled(node, "oid", "sha"))
    if sha is None:
        return None
    authored = node.stamp("authoredDate") or node.stamp("author", "date")
    message = node.lines("message") or (
        *node.lines("messageHeadline"),
        "",
        *node.lines("messageBody"),
    )
    parents = record.records("parents") or node.records("parents")
    login = record.text("author", "login") if record is not node else None
    return Commit(
        sha=sha,
        parent=parents[0].text("sha") if parents else None,
        authored_at=authored,
        author=login or node.text("author", "name"),
        message="\n".join(message),
    )


def read_toggle(record: Record, kind: str | None) -> Toggle | None:
    """Return what an event did to the pull request, None for events that change no clock."""
    name = TOGGLES.get(kind or "")
    at = None if name is None else record.stamp(spelled(record, "createdAt", "created_at"))
    return None if name is None or at is None else Toggle(kind=name, at=at)
