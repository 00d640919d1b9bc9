"""What is known of a pull request as a row of `changes.csv`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Conditions
from flowgap.importing.harvest import EVENTS, Harvest, ImportContext, Row
from flowgap.importing.sources.github.drafts import drafts
from flowgap.importing.sources.github.facts import Gathered, Pull, PullKey
from flowgap.importing.sources.github.purpose import ai_evidence, reverted_pull, type_of
from flowgap.importing.sources.github.reviewing import Reviewed, is_program, reviewed
from flowgap.stages import Stage

LATE_COMMIT: Final = (
    "the first commit was written after opening (squash or rebase), so it counts as unknown"
)
UNDATED_MERGE: Final = "a merged pull request does not say when: merged_at counts as unknown"


def pull_row(
    key: PullKey, gathered: Gathered, pull: Pull, context: ImportContext, harvest: Harvest
) -> Row:
    """Return the row of a pull request, and add its reviews; what no body says is None."""
    identity, conditions = context.identity, harvest.conditions
    login = pull.author.login if pull.author else None
    author = identity.person(login)
    if pull.state == "MERGED" and pull.merged_at is None:
        conditions.tell(UNDATED_MERGE, place=pull.place)
    found = reviewed(
        gathered,
        author=author,
        merged_at=pull.merged_at,
        identity=identity,
        conditions=conditions,
    )
    add_reviews(key, found, harvest)
    return {
        "change_id": key.change_id,
        "repository": key.repository,
        "team": identity.team_of(key.repository, author=login, at=pull.opened_at),
        "author_hash": author,
        "state": _state(pull),
        "is_bot": None if pull.author is None else is_program(pull.author, identity),
        "additions": pull.additions,
        "deletions": pull.deletions,
        "labels": "+".join(sorted(pull.labels or ())) or None,
        "head_sha": pull.head_sha,
        "merge_sha": pull.merge_sha,
        "number": key.number,
        "updated_at": pull.updated_at,
        "base_branch": pull.base_branch,
        **_stamps(gathered, pull, conditions),
        **_purpose(key, gathered, pull),
        **review_columns(found),
    }


def add_reviews(key: PullKey, found: Reviewed, harvest: Harvest) -> None:
    """Add who reviewed when, as the end of an act: how long it took no tool tells.

    Stamps go on saying how long a change waited for reviews.
    """
    if found.n_reviews is not None:
        harvest.whole_histories.add(key.change_id)
    for at, who in found.acts:
        row = {"at": at, "stage": Stage.REVIEW.value, "kind": "finished", "actor_hash": who}
        harvest.add(EVENTS, {"change_id": key.change_id, **row})


def review_columns(found: Reviewed) -> Row:
    """Return the columns that reviews fill."""
    return {
        "first_review_at": found.first_review_at,
        "approved_at": found.approved_at,
        "n_reviews": found.n_reviews,
        "late_reviews": found.n_late,
        "review_evidence": found.evidence,
    }


def _stamps(gathered: Gathered, pull: Pull, conditions: Conditions) -> Row:
    ended_at = pull.merged_at or pull.closed_at
    turned = drafts(
        gathered.toggles,
        is_known=gathered.knows_toggles,
        opened_at=pull.opened_at,
        ended_at=ended_at,
    )
    is_over = pull.state in {"CLOSED", "MERGED"}
    return {
        "first_commit_at": _first_commit_at(gathered, pull, conditions),
        "opened_at": pull.opened_at,
        "ready_at": turned.ready_at,
        "merged_at": pull.merged_at,
        "closed_at": pull.closed_at if is_over else None,
        "draft_seconds": turned.seconds,
        "reopened": turned.n_reopened or (0 if gathered.all_toggles else None),
        "n_commits": pull.n_commits or len(gathered.commits) or None,
    }


def _first_commit_at(gathered: Gathered, pull: Pull, conditions: Conditions) -> datetime | None:
    known = [one.authored_at for one in gathered.commits.values() if one.authored_at is not None]
    n_missing = (pull.n_commits or 0) - len(gathered.commits)
    if not known or not gathered.has_first_commit or n_missing > 0:
        return None
    first = min(known)
    if pull.opened_at is not None and first > pull.opened_at:
        conditions.tell(LATE_COMMIT, place=pull.place)
        return None
    return first


def _purpose(key: PullKey, gathered: Gathered, pull: Pull) -> Mapping[str, object]:
    evidence = ai_evidence(pull, gathered.commits.values())
    tools = sorted(frozenset().union(*evidence.values()))
    assist = "agent" if "author" in evidence else "assisted" if tools else "unknown"
    return {
        "type": type_of(pull),
        "ai_assist": assist,
        "ai_tools": "+".join(tools) or None,
        "ai_evidence": "+".join(evidence) or None,
        "reverts_change_id": reverted_pull(key, pull),
    }


def _state(pull: Pull) -> str | None:
    if pull.state in {"MERGED", "CLOSED"}:
        return pull.state.lower()
    if pull.state == "OPEN":
        return "draft" if pull.is_draft else "open"
    return None
