"""Threads of a pull request: people's comments, and what the system tells of votes and drafts."""

import re
from dataclasses import dataclass, field
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.azure.people import account_of
from flowgap.importing.sources.github.facts import Account, Gathered, Review, Toggle
from flowgap.importing.sources.github.part_bodies import (
    APPROVED,
    CHANGES_REQUESTED,
    DRAFT,
    READY,
    REOPENED,
)
from flowgap.importing.sources.pulls.voices import WITHDRAWN, Voices

_VOTE: Final = "CodeReviewVoteResult"
VOTES: Final = {
    10: APPROVED,
    5: APPROVED,
    0: WITHDRAWN,
    -5: CHANGES_REQUESTED,
    -10: CHANGES_REQUESTED,
}
_NUMBER: Final = re.compile(r"-?[0-9]{1,3}")
_VOTE_UPDATES: Final = frozenset({"VoteUpdate", "CodeReviewVoteUpdated"})
_DRAFT_UPDATES: Final = frozenset({"IsDraftUpdate", "IsDraftUpdated"})
_STATUS_UPDATES: Final = frozenset({"StatusUpdate"})


@dataclass(slots=True, kw_only=True)
class Threads:
    """The threads of one pull request."""

    voices: Voices = field(default_factory=Voices)
    toggles: set[Toggle] = field(default_factory=set)

    def take(self, thread: Record) -> None:
        """Take a thread."""
        kind = _property(thread, "CodeReviewThreadType")
        if kind in _VOTE_UPDATES or (kind is None and _property(thread, _VOTE) is not None):
            self._take_vote(thread)
        elif kind in _DRAFT_UPDATES:
            self._take_draft(thread)
        elif kind in _STATUS_UPDATES:
            self._take_status(thread)
        elif kind is None and not thread.flag("isDeleted"):
            self._take_comments(thread)

    def fill(self, gathered: Gathered) -> None:
        """Put the threads into what is known of the pull request."""
        self.voices.fill(gathered)
        gathered.toggles |= self.toggles
        gathered.knows_reviews = gathered.knows_toggles = gathered.all_toggles = True

    def _take_vote(self, thread: Record) -> None:
        at, vote = thread.stamp("publishedDate"), _whole(_property(thread, _VOTE))
        if at is None:
            return
        if vote not in VOTES:
            thread.meet(Condition.UNKNOWN_VALUE, "a vote")
            return
        by = _actor(thread, "CodeReviewVotedByIdentity")
        self.voices.verdicts.add(Review(by=by, at=at, state=VOTES[vote]))

    def _take_draft(self, thread: Record) -> None:
        at = thread.stamp("publishedDate")
        now = _property(thread, "CodeReviewIsDraftNowSet")
        is_draft = (now or "").lower() in {"1", "true"}
        if at is not None and now is not None:
            self.toggles.add(Toggle(kind=DRAFT if is_draft else READY, at=at))

    def _take_status(self, thread: Record) -> None:
        at = thread.stamp("publishedDate")
        if at is not None and (_property(thread, "CodeReviewStatus") or "").lower() == "active":
            self.toggles.add(Toggle(kind=REOPENED, at=at))

    def _take_comments(self, thread: Record) -> None:
        """Take the comments that people wrote: on a line of a file they are a review."""
        is_on_line = thread.has("threadContext")
        for comment in thread.records("comments"):
            at = comment.stamp("publishedDate")
            kind = (comment.text("commentType") or "text").lower()
            if at is None or kind not in {"text", "1"} or comment.flag("isDeleted"):
                continue
            by = account_of(comment.record("author"))
            if is_on_line:
                self.voices.on_lines.add((by, at))
            else:
                self.voices.comments.add((by, at))


def _property(thread: Record, name: str) -> str | None:
    value = thread.record("properties")
    if value is None or not value.has(name):
        return None
    return value.text(name, "$value") if isinstance(value.fields[name], dict) else value.text(name)


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and _NUMBER.fullmatch(text) else None


def _actor(thread: Record, name: str) -> Account:
    """Return who did what a thread tells: by its list of identities, else its first comment."""
    number = _property(thread, name)
    found = None if number is None else thread.record("identities", number)
    if found is None:
        comments = thread.records("comments")
        found = comments[0].record("author") if comments else None
    return account_of(found)
