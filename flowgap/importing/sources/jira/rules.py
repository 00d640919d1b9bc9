"""What kinds and resolutions of Jira mean, in English and German."""

from typing import Final

HOLDS_OTHERS: Final = frozenset({"epic", "initiative", "theme", "legend", "initiativ"})
"""Kinds of issues that other issues belong to: their time would count twice."""
_ABANDONED: Final = frozenset(
    (
        *("won't do", "won't fix", "wont do", "wont fix", "duplicate", "cannot reproduce"),
        *("incomplete", "declined", "rejected", "cancelled", "canceled", "obsolete"),
        *("wird nicht erledigt", "wird nicht behoben", "duplikat", "nicht reproduzierbar"),
        *("abgelehnt", "verworfen", "abgebrochen", "storniert", "unvollständig"),
    )
)


def is_abandoned(resolution: str | None) -> bool:
    """Tell whether an issue ended without being done."""
    return resolution is not None and resolution.strip().casefold() in _ABANDONED
