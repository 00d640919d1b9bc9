"""Whether pages of a tool's lists say that another one follows, which is not there."""

from collections.abc import Iterable, Sequence
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record

_DEEPEST: Final = 4
"""Objects within each other that are searched."""
_MORE: Final = ("has_more", "more", "hasNextPage")
_LAST: Final = ("isLast", "isLastPage")
_NEXT: Final = ("nextPageToken", "next_page", "next")
_AROUND: Final = ("pageInfo", "pagination", "paging")
"""Objects beside a list that speak of its pages."""


def tell_of_missing_page(pages: Iterable[Record], wrappers: Sequence[str]) -> None:
    """Count a list that was cut off: all of its pages say that more follows, the last one, too.

    Parameters
    ----------
    pages : iterable of Record
        Of all files, in their order.
    wrappers : sequence of str
        Fields in which a page holds its records.
    """
    last = None
    for page in pages:
        if not _says_more(page, wrappers):
            return
        last = page
    if last is not None:
        last.meet(Condition.CUT_OFF, "a list")


def _says_more(page: Record, wrappers: Sequence[str], depth: int = 0) -> bool | None:
    """Return whether more follows, None where the page does not tell."""
    own = _own(page.fields) if depth else _own_or_count(page.fields, wrappers)
    if own is not None or depth >= _DEEPEST:
        return own
    for name in (*_AROUND, *wrappers):
        inner = page.fields.get(name)
        if isinstance(inner, dict):
            found = _says_more(page.with_fields(inner), wrappers, depth + 1)
            if found is not None:
                return found
    return None


def _own_or_count(fields: dict[str, object], wrappers: Sequence[str]) -> bool | None:
    """Return what an answer says: by a mark, or by how many of how many it holds."""
    told = _own(fields)
    start, total = fields.get("startAt"), fields.get("total")
    listed = next((v for name in wrappers if isinstance(v := fields.get(name), list)), None)
    if told is None and isinstance(start, int) and isinstance(total, int) and listed is not None:
        return start + len(listed) < total
    return told


def _own(fields: dict[str, object]) -> bool | None:
    for name in _MORE:
        if isinstance(more := fields.get(name), bool):
            return more
    for name in _LAST:
        if isinstance(last := fields.get(name), bool):
            return not last
    if any(isinstance(token := fields.get(name), str) and token for name in _NEXT):
        return True
    return None
