"""Who said what of a pull request: verdicts, remarks on lines, and mere comments."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from flowgap.importing.sources.github.facts import Account, Gathered, Review
from flowgap.importing.sources.github.part_bodies import APPROVED

COMMENTED: Final = "COMMENTED"
WITHDRAWN: Final = "WITHDRAWN"
ONE_REVIEW: Final = timedelta(hours=1)
"""Remarks on lines by one person that follow each other within it are one review."""
_TURNS: Final = frozenset({APPROVED, WITHDRAWN})


@dataclass(slots=True, kw_only=True)
class Voices:
    """What was said of one pull request, and by whom.

    Attributes
    ----------
    verdicts : set of Review
        Approvals, requests for changes, and what was withdrawn.
    on_lines, comments : set of who and when
    """

    verdicts: set[Review] = field(default_factory=set)
    on_lines: set[tuple[Account, datetime]] = field(default_factory=set)
    comments: set[tuple[Account, datetime]] = field(default_factory=set)

    def fill(self, gathered: Gathered) -> None:
        """Put all of it into what is known of the pull request."""
        # Of a verdict and a remark at one instant the verdict says more.
        for review in (*_sittings(self.on_lines), *_standing(self.verdicts)):
            gathered.take_review(review)
        gathered.comments |= self.comments


def _standing(verdicts: Iterable[Review]) -> Iterable[Review]:
    """Yield verdicts, the last first; an approval that was withdrawn is a mere review."""
    turns: dict[Account, str] = {}
    for one in sorted(verdicts, key=lambda one: (one.at, one.state), reverse=True):
        is_withdrawn = one.state == APPROVED and turns.get(one.by) == WITHDRAWN
        if one.state in _TURNS:
            turns[one.by] = one.state
        if one.state != WITHDRAWN:
            yield replace(one, state=COMMENTED) if is_withdrawn else one


def _sittings(remarks: Iterable[tuple[Account, datetime]]) -> Iterable[Review]:
    last: dict[Account, datetime] = {}
    for by, at in sorted(remarks, key=lambda remark: (remark[1], remark[0].login or "")):
        if by not in last or at - last[by] > ONE_REVIEW:
            yield Review(by=by, at=at, state=COMMENTED)
        last[by] = at
