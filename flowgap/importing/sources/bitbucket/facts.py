"""What activities say of a pull request, whichever Bitbucket tells them."""

from dataclasses import dataclass, field
from datetime import datetime

from flowgap.importing.sources.github.facts import Gathered, Toggle
from flowgap.importing.sources.pulls.voices import Voices


@dataclass(slots=True, kw_only=True)
class Acts:
    """The activities of one pull request.

    Attributes
    ----------
    ends : dict of a state to when it was reached
        Merged, declined and superseded.
    merge_sha : str or None
    is_told, is_whole : bool
        A list of activities was among the bodies; no page of it is missing.
    """

    voices: Voices = field(default_factory=Voices)
    toggles: set[Toggle] = field(default_factory=set)
    reopened: set[datetime] = field(default_factory=set)
    ends: dict[str, datetime] = field(default_factory=dict)
    merge_sha: str | None = None
    is_told: bool = False
    is_whole: bool = True

    def fill(self, gathered: Gathered) -> None:
        """Put the acts into what is known of the pull request."""
        self.voices.fill(gathered)
        gathered.toggles |= self.toggles
        # Not every Bitbucket tells of drafts: silence is no proof that there was none.
        gathered.knows_toggles = bool(self.toggles)
        gathered.knows_reviews |= self.is_told
        gathered.all_reviews &= self.is_whole
        gathered.has_first_review &= self.is_whole
        if not self.is_whole:
            gathered.comments.clear()
