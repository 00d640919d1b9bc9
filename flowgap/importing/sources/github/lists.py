"""Lists within the body of a pull request, and whether a page's limit cut them off."""

from dataclasses import dataclass
from typing import Final

from flowgap.importing.record import Record

GH_PAGE: Final = 100
"""Reviews, comments and commits that `gh --json` gives at most, without a word of those left."""

LISTS: Final = {
    "reviews": "reviews",
    "comments": "comments",
    "commits": "commits",
    "timelineItems": "events",
    "timeline": "events",
    "events": "events",
}
"""Fields of a pull request, and what they list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The records of a list.

    Attributes
    ----------
    is_whole : bool
        Nothing was cut off.
    has_first : bool
        What was cut off came later than all that is here.
    """

    records: tuple[Record, ...]
    is_whole: bool
    has_first: bool


def listed(record: Record, name: str) -> Listed | None:
    """Return a list of a pull request; a mere number, or a total without records, is none."""
    value = record.fields.get(name)
    if isinstance(value, list):
        is_whole = len(value) != GH_PAGE
        return Listed(records=record.records(name), is_whole=is_whole, has_first=True)
    if not isinstance(value, dict) or not value.keys() & {"nodes", "edges"}:
        return None
    connection = record.with_fields(value)
    records = record.records(name)
    total = connection.count("totalCount")
    has_later = bool(connection.flag("pageInfo", "hasNextPage"))
    has_earlier = bool(connection.flag("pageInfo", "hasPreviousPage"))
    is_whole = not has_later and not has_earlier and (total is None or total <= len(records))
    return Listed(
        records=records,
        is_whole=is_whole,
        has_first=is_whole or (has_later and not has_earlier),
    )
