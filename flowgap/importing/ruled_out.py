"""Stamps that a newer row denies: what an item is now says which of its ends it cannot have."""

from collections.abc import Mapping
from typing import Final

Text = Mapping[str, str | None]

_STATE: Final = "state"
_DENIED: Final[Mapping[str, frozenset[str]]] = {
    "open": frozenset({"merged_at", "merge_sha", "deployed_at", "closed_at", "resolved_at"}),
    "draft": frozenset({"merged_at", "merge_sha", "deployed_at", "closed_at", "ready_at"}),
    "closed": frozenset({"merged_at", "merge_sha", "deployed_at"}),
}
"""A `closed` item ended without being delivered; of a merged one more may become known."""
_REVIEWED: Final = frozenset({"first_review_at", "approved_at"})
_COUNT: Final = "n_reviews"
_EVIDENCE: Final = "review_evidence"
"""A row with both of these had the whole list of reviews: an approval can be withdrawn."""


def ruled_out(newer: Text) -> frozenset[str]:
    """Return the columns whose older values a newer row denies, where it has none itself."""
    denied = _DENIED.get(newer.get(_STATE) or "", frozenset())
    if newer.get(_COUNT) is not None and _EVIDENCE in newer:
        denied |= _REVIEWED
    return denied
