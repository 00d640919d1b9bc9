"""Reads bodies of Bitbucket Cloud's API 2.0."""

from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.bitbucket.facts import Acts
from flowgap.importing.sources.github.facts import BOT, Account, Commit, Pull, Review, Toggle
from flowgap.importing.sources.github.part_bodies import (
    APPROVED,
    CHANGES_REQUESTED,
    DRAFT,
    READY,
)
from flowgap.importing.sources.pulls.collection import Run

_STATES: Final = {
    "OPEN": "OPEN",
    "MERGED": "MERGED",
    "DECLINED": "CLOSED",
    "SUPERSEDED": "CLOSED",
    "DRAFT": "OPEN",
}
_ENDED: Final = frozenset({"MERGED", "DECLINED", "SUPERSEDED"})
BY_UPDATE: Final = (
    "the end is taken from the last update, as neither an activity nor the merge commit tells it: "
    "it may be later than the true one"
)
BY_PARTICIPATION: Final = (
    "reviews are taken from each reviewer's last participation, as no activity is there: they may "
    "be later than the true ones"
)


def account_of(record: Record | None) -> Account:
    """Return an account by its nickname; one that was deleted has none."""
    if record is None:
        return Account(login=None)
    login = record.text("nickname") or record.text("account_id") or record.text("uuid")
    kind = record.text("type")
    return Account(login=login, kind=BOT if kind in {"app_user", "AppUser"} else None)


def read_pull(record: Record, acts: Acts | None) -> Pull:
    """Return what a body says of its pull request, its end by its activities where they are."""
    text = (record.text("state") or "").upper()
    if text and text not in _STATES:
        record.meet(Condition.UNKNOWN_VALUE, "state")
    state = _STATES.get(text)
    ended_at = _ended_at(record, text, acts)
    return Pull(
        fields=frozenset(record.fields),
        place=record.place,
        updated_at=record.stamp("updated_on"),
        opened_at=record.stamp("created_on"),
        closed_at=ended_at,
        merged_at=ended_at if state == "MERGED" else None,
        state=state,
        is_draft=record.flag("draft"),
        author=account_of(record.record("author")) if "author" in record.fields else None,
        title=record.text("title"),
        body="\n".join(
            record.lines("description") or record.lines("summary", "raw"),
        )
        or None,
        head_branch=record.text("source", "branch", "name"),
        base_branch=record.text("destination", "branch", "name"),
        head_sha=record.text("source", "commit", "hash"),
        base_sha=record.text("destination", "commit", "hash"),
        merge_sha=record.text("merge_commit", "hash") if state == "MERGED" else None,
    )


def _ended_at(record: Record, state: str, acts: Acts | None) -> datetime | None:
    if state not in _ENDED:
        return None
    told = None if acts is None else acts.ends.get(state)
    if told is None and state == "MERGED":
        told = record.stamp("merge_commit", "date")
    if told is None:
        told = record.stamp("closed_on")
    if told is None:
        told = record.stamp("updated_on")
        record.tell(BY_UPDATE)
    return told


def read_participants(record: Record, ended_at: datetime | None) -> list[Review] | None:
    """Return the reviews of those who took part, None where one's time is not known."""
    found = []
    for one in record.records("participants") if record.has("participants") else ():
        state = (one.text("state") or "").lower()
        if one.flag("approved") or state == "approved":
            verdict = APPROVED
        elif state == "changes_requested":
            verdict = CHANGES_REQUESTED
        else:
            continue
        at = one.stamp("participated_on")
        if at is None or (ended_at is not None and at > ended_at):
            # It was the last act of the reviewer: the review came before, nobody knows when.
            return None
        found.append(Review(by=account_of(one.record("user")), at=at, state=verdict))
    return found


def take_activity(record: Record, acts: Acts) -> None:
    """Take one activity."""
    for name, state in (("approval", APPROVED), ("changes_requested", CHANGES_REQUESTED)):
        if (verdict := record.record(name)) is not None:
            at = verdict.stamp("date")
            if at is not None:
                acts.voices.verdicts.add(
                    Review(by=account_of(verdict.record("user")), at=at, state=state)
                )
    if (comment := record.record("comment")) is not None:
        take_comment(comment, acts)
    if (update := record.record("update")) is not None:
        _take_update(update, acts)


def take_comment(record: Record, acts: Acts) -> None:
    """Take a comment; one on a line is a review."""
    at, by = record.stamp("created_on"), account_of(record.record("user"))
    if at is None:
        return
    if record.has("inline"):
        acts.voices.on_lines.add((by, at))
    else:
        acts.voices.comments.add((by, at))


def _take_update(update: Record, acts: Acts) -> None:
    at, state = update.stamp("date"), (update.text("state") or "").upper()
    if at is None:
        return
    if state in _ENDED:
        # Later updates of a pull request that has ended repeat its state.
        acts.ends[state] = min(at, acts.ends.get(state, at))
    changed = update.record("changes", "draft")
    is_draft = None if changed is None else changed.flag("new")
    if is_draft is not None:
        acts.toggles.add(Toggle(kind=DRAFT if is_draft else READY, at=at))


def read_commit(record: Record) -> Commit | None:
    """Return a commit."""
    sha = record.text("hash")
    if sha is None:
        return None
    parents = record.records("parents") if record.has("parents") else ()
    return Commit(
        sha=sha,
        parent=parents[0].text("hash") if parents else None,
        authored_at=record.stamp("date"),
        author=None,
        message="\n".join(record.lines("message")),
    )


def read_run(record: Record) -> Run | None:
    """Return when a pipeline ran."""
    at, ended_at = record.stamp("created_on"), record.stamp("completed_on")
    if at is None or (ended_at is not None and ended_at < at):
        return None
    return Run(at=at, ended_at=ended_at)
