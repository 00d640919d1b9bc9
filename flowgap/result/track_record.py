"""How the product's own predictions fared: what a result knows of it when it is computed."""

from dataclasses import dataclass
from typing import Final

LEAST_CASES: Final = 20
"""Judged effects of real organizations; below, no figure says anything."""
LEAST_ORGANIZATIONS: Final = 2
"""Effects of one organization tell of that one only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """Expected effects of real organizations that a later result judged; never simulated ones.

    `brier` is the mean squared difference between the probability of getting faster and what
    came (0 or 1), `bias_days` the mean of seen minus expected days, `covered_share` the share of
    seen effects within the interval that was stated. Null until there is enough.
    """

    n_cases: int = 0
    n_organizations: int = 0
    brier: float | None = None
    brier_low: float | None = None
    brier_high: float | None = None
    bias_days: float | None = None
    bias_low: float | None = None
    bias_high: float | None = None
    covered_share: float | None = None
    covered_low: float | None = None
    covered_high: float | None = None

    @property
    def is_validated(self) -> bool:
        """Tell whether there are figures."""
        return self.brier is not None


NO_RECORD: Final = TrackRecord()
