"""What notes say of a merge request: people's are reviews, GitLab's own tell what happened."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import Account, Gathered, Review, Toggle
from flowgap.importing.sources.github.part_bodies import (
    APPROVED,
    CHANGES_REQUESTED,
    DRAFT,
    READY,
    REOPENED,
)
from flowgap.importing.sources.gitlab.reading import account_of
from flowgap.importing.sources.pulls.voices import COMMENTED, WITHDRAWN, Voices

_UNFINISHED: Final = r"\**(work in progress|wip|draft)"
_SAID: Final = (
    (WITHDRAWN, re.compile(r"unapproved this merge request")),
    (APPROVED, re.compile(r"approved this merge request")),
    (CHANGES_REQUESTED, re.compile(r"requested changes")),
    (COMMENTED, re.compile(r"left review comments")),
    (READY, re.compile(rf"unmarked (this merge request )?as (a )?{_UNFINISHED}")),
    (READY, re.compile(r"marked (this|the) merge request as \**ready")),
    (DRAFT, re.compile(rf"marked (this merge request )?as (a )?{_UNFINISHED}")),
    (REOPENED, re.compile(r"reopened")),
)
"""How GitLab begins a note of its own; they are English whatever the reader's language."""
_TOGGLES: Final = frozenset({READY, DRAFT, REOPENED})
_ON_LINES: Final = frozenset({"DiffNote", "LegacyDiffNote"})


@dataclass(slots=True, kw_only=True)
class Notes:
    """What the notes of one merge request say.

    Attributes
    ----------
    seen : set of the numbers of notes
        A note may come alone, in a list and in a discussion.
    n, n_own : int
        All notes, and those that people wrote.
    """

    voices: Voices = field(default_factory=Voices)
    toggles: set[Toggle] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    n: int = 0
    n_own: int = 0

    def take(self, note: Record) -> None:
        """Take a note once."""
        number = note.text("id")
        if number is not None and number in self.seen:
            return
        self.seen.add(number or "")
        is_own = not note.flag("system")
        self.n += 1
        self.n_own += is_own
        at, by = note.stamp("created_at"), account_of(note.record("author"))
        if at is None:
            return
        if not is_own:
            self._take_system(note.text("body") or "", by, at)
        elif note.text("type") in _ON_LINES or note.has("position"):
            self.voices.on_lines.add((by, at))
        else:
            self.voices.comments.add((by, at))

    def fill(self, gathered: Gathered) -> None:
        """Put the notes into what is known of the merge request."""
        self.voices.fill(gathered)
        gathered.toggles |= self.toggles
        gathered.knows_reviews = gathered.knows_toggles = gathered.all_toggles = True

    def _take_system(self, body: str, by: Account, at: datetime) -> None:
        kind = next((kind for kind, said in _SAID if said.match(body.lower())), None)
        if kind in _TOGGLES:
            self.toggles.add(Toggle(kind=kind, at=at))
        elif kind is not None:
            self.voices.verdicts.add(Review(by=by, at=at, state=kind))
