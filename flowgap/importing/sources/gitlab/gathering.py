"""Puts together what bodies say of the same merge request of GitLab."""

from dataclasses import dataclass, field
from typing import Final

from flowgap.importing.conditions import Condition, Conditions
from flowgap.importing.harvest import Harvest
from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import Gathered, PullKey, Review, Toggle
from flowgap.importing.sources.github.part_bodies import APPROVED, REOPENED
from flowgap.importing.sources.gitlab.bodies import (
    APPROVALS,
    HEAD_PIPELINE,
    NOTE,
    PIPELINE,
    STATE_EVENT,
    numbers_of,
)
from flowgap.importing.sources.gitlab.notes import Notes
from flowgap.importing.sources.gitlab.reading import (
    read_approvals,
    read_commit,
    read_pull,
    read_run,
    reverted_request,
)
from flowgap.importing.sources.pulls.collection import (
    Collection,
    Known,
    keep_commit,
    refuse_lost,
)
from flowgap.importing.sources.pulls.parts import Part

_OWN: Final = "MergeRequest"
PAGE: Final = 20
"""Notes or commits that GitLab gives on a page, where nobody asks for 100."""
FEWER_NOTES: Final = (
    "a merge request says that it has more notes than came (internal ones, it may be), so its "
    "reviews are not counted"
)
UNKNOWN_SHA: Final = "a pipeline ran for another commit than the head, so it is left out"


@dataclass(slots=True, kw_only=True)
class MergeRequests:
    """The merge requests of one import, while they are put together.

    Attributes
    ----------
    n_notes : mapping to how many notes of people a merge request says it has
    reopened : mapping to the reopenings that state events tell, be there none
    pipelines : list of parts
        Placed last, by the heads that are known then.
    """

    collection: Collection = field(default_factory=Collection)
    notes: dict[PullKey, Notes] = field(default_factory=dict)
    n_notes: dict[PullKey, int] = field(default_factory=dict)
    reopened: dict[PullKey, set[Toggle]] = field(default_factory=dict)
    approvals: dict[PullKey, list[Review]] = field(default_factory=dict)
    pipelines: list[tuple[PullKey | None, Part]] = field(default_factory=list)

    def take_pull(self, part: Part, key: PullKey | None) -> None:
        """Take the body of a merge request."""
        record = part.record
        if key is None:
            refuse_lost(part)
            return
        known = self.collection.take_pull(key, read_pull(record), record)
        if isinstance(record.fields.get("notes"), list):
            self.notes.setdefault(key, Notes())
        if (number := record.text("id")) is not None:
            self.collection.aliases[number] = key
        if (reverts := reverted_request(record, key.repository)) is not None:
            known.extra["reverts_change_id"] = reverts
        if (n_notes := record.count("user_notes_count")) is not None:
            self.n_notes[key] = max(n_notes, self.n_notes.get(key, 0))

    def take_part(self, part: Part, key: PullKey | None) -> None:
        """Take what belongs to a merge request, once all of them are known."""
        record = part.record
        number = numbers_of(record, part.kind)
        key = key if number is None else self.collection.aliases.get(number, key)
        if part.kind == PIPELINE:
            self.pipelines.append((key, part))
        elif record.fields.get("noteable_type", _OWN) != _OWN:
            record.meet(Condition.OTHER_RECORD, "a note")
        elif key is not None:
            self._take(part.kind, key, record)
        elif not keep_commit(self.collection, part, read_commit(record)):
            refuse_lost(part)

    def finish(self, harvest: Harvest) -> None:
        """Put what was taken into what is known of each merge request."""
        for key, known in self.collection.pulls.items():
            gathered = known.gathered
            if (notes := self.notes.get(key)) is not None:
                _take_notes(gathered, notes, self.n_notes.get(key), harvest.conditions)
            approved = {one.by for one in gathered.reviews.values() if one.state == APPROVED}
            for review in self.approvals.get(key, ()):
                if review.by not in approved:
                    gathered.take_review(review)
            self._take_reopenings(key, known)
            if gathered.commits and len(gathered.commits) % PAGE == 0:
                gathered.has_first_commit = False
                harvest.conditions.meet(Condition.CUT_OFF, "commits", place=gathered.place)
        self._take_pipelines()

    def _take(self, kind: str, key: PullKey, record: Record) -> None:
        known = self.collection.open(key, record)
        if kind == NOTE:
            self.notes.setdefault(key, Notes()).take(record)
        elif kind == APPROVALS:
            self.approvals.setdefault(key, []).extend(read_approvals(record))
        elif kind == STATE_EVENT:
            at = record.stamp("created_at")
            events = self.reopened.setdefault(key, set())
            if record.text("state") == "reopened" and at is not None:
                events.add(Toggle(kind=REOPENED, at=at))
        elif (commit := read_commit(record)) is not None:
            known.gathered.commits[commit.sha] = commit

    def _take_reopenings(self, key: PullKey, known: Known) -> None:
        """Let state events tell of reopenings: notes tell the same, some milliseconds apart."""
        events = self.reopened.get(key)
        if events is not None:
            turns = {one for one in known.gathered.toggles if one.kind != REOPENED}
            known.gathered.toggles = turns
            known.extra["reopened"] = len(events)

    def _take_pipelines(self) -> None:
        by_head = {
            known.gathered.pull.head_sha: known
            for known in self.collection.pulls.values()
            if known.gathered.pull is not None and known.gathered.pull.head_sha is not None
        }
        for key, part in self.pipelines:
            known = by_head.get(part.record.text("sha") or "")
            if known is None and key is not None and part.record.place.endswith(HEAD_PIPELINE):
                known = self.collection.pulls.get(key)
            if known is None:
                part.record.tell(UNKNOWN_SHA)
            elif (run := read_run(part.record)) is not None:
                known.runs.add(run)


def _take_notes(
    gathered: Gathered, notes: Notes, n_stated: int | None, conditions: Conditions
) -> None:
    notes.fill(gathered)
    if n_stated is not None and notes.n_own >= n_stated:
        return
    if notes.n and notes.n % PAGE == 0:
        # The newest come first, so what a page's end cut off is the beginning.
        conditions.meet(Condition.CUT_OFF, "notes", place=gathered.place)
        gathered.all_reviews = gathered.has_first_review = False
        gathered.knows_toggles = gathered.all_toggles = False
        gathered.comments.clear()
    elif n_stated is not None:
        conditions.tell(FEWER_NOTES, place=gathered.place)
        gathered.all_reviews = False
