"""Walks one list of a repository from its newest item back, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.pulling.client import Json
from flowgap.importing.pulling.graphql import Asker, LostPlaceError, nodes_in, object_in
from flowgap.importing.pulling.place import Stand, Walk, moment
from flowgap.importing.pulling.queries import DEPLOYMENTS, PULLS
from flowgap.importing.pulling.refusals import AGAIN

MOST_PAGES: Final = 1_000_000
"""Of one pull request each, where a server manages no larger ones."""
MOST_PASSES: Final = 5
"""Over a list in one run, until nothing in it changes meanwhile."""

SHORT_OVERLAP: Final = timedelta(minutes=10)
"""A server may show a change later than it dates it, and its machines have clocks of their own."""


class ClosedListError(Exception):
    """The token may read the repository, but not this list of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of a repository, newest first by the field `stamp`.

    A later run asks again for what is younger than the newest of the earlier one, less `overlap`.
    `largest` is how many items a page has at most.
    """

    name: str
    query: str
    stamp: str
    largest: int
    overlap: timedelta


PULL_REQUESTS: Final = Listing(
    name="pullRequests",
    query=PULLS,
    stamp="updatedAt",
    # With their lists, so many stay within what one answer may cost.
    largest=25,
    overlap=SHORT_OVERLAP,
)
RELEASED: Final = Listing(
    name="deployments",
    query=DEPLOYMENTS,
    stamp="createdAt",
    largest=50,
    # GitHub orders them by creation only, and lets them wait 30 days for an approval.
    overlap=timedelta(days=35),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: the items that are wanted, and where the list stands once they are kept."""

    repository: Json
    nodes: list[Json]
    total: int
    stand: Stand


def pages_of(
    listing: Listing, asker: Asker, stand: Stand, *, since: datetime | None
) -> Iterator[Page]:
    """Yield the pages that bring a list up to date.

    While pages are asked for, items change and move to the front, out of the pages to come. So a
    walk of several pages, or one that an earlier run began, is followed by a look at the front.

    Raises
    ------
    InputError
        If the server refuses, fails too often, or its pages do not end.
    ClosedListError
        If the token may not read the list.
    """
    for _ in range(MOST_PASSES):
        before, n_pages = stand, 0
        for page in _begun_anew_where_lost(listing, asker, stand, since):
            yield page
            stand = page.stand
            n_pages += 1
        is_at_once = n_pages <= 1 and before.walk is None
        if is_at_once or stand.complete_to == before.complete_to:
            return
        listing = replace(listing, overlap=SHORT_OVERLAP)


def _begun_anew_where_lost(
    listing: Listing, asker: Asker, stand: Stand, since: datetime | None
) -> Iterator[Page]:
    try:
        yield from _walked(listing, asker, stand, since)
    except LostPlaceError:
        try:
            yield from _walked(listing, asker, stand.model_copy(update={"walk": None}), since)
        except LostPlaceError as error:
            raise asker.unreadable() from error


def _walked(listing: Listing, asker: Asker, stand: Stand, since: datetime | None) -> Iterator[Page]:
    """Yield pages until what is here already, or the end."""
    least, depth = _least(listing, stand, since)
    after = None if stand.walk is None else stand.walk.after
    newest = None if stand.walk is None else stand.walk.newest
    seen = {after}
    for _ in range(MOST_PAGES):
        answer = asker.ask(listing.query, {"after": after}, largest=listing.largest)
        if listing.name in answer.closed:
            raise ClosedListError
        connection = object_in(answer.fields, listing.name)
        if connection is None:
            raise asker.unreadable()
        nodes = nodes_in(connection)
        stamps = [at for node in nodes if (at := moment(node.get(listing.stamp))) is not None]
        if len(stamps) < len(nodes):
            raise asker.unreadable()
        newest = newest or _newest(stamps, asker)
        if newest is None:
            return
        after = None if _is_known(stamps, least) else _next(connection, seen, asker)
        yield Page(
            repository=answer.fields,
            nodes=[
                node for node, at in zip(nodes, stamps, strict=True) if least is None or at >= least
            ],
            total=_count(connection.get("totalCount")),
            stand=Stand(complete_to=newest, since=depth)
            if after is None
            else stand.model_copy(update={"walk": Walk(newest=newest, after=after)}),
        )
        if after is None:
            return
        seen.add(after)
    raise InputError(
        "its pages do not end", file=asker.client.host, allowed=f"{MOST_PAGES:,} pages"
    )


def _newest(stamps: list[datetime], asker: Asker) -> datetime | None:
    """Return the latest stamp, but none that the server itself calls future.

    Otherwise one machine of it whose clock runs ahead would hide what the others change meanwhile.
    """
    server_time = asker.client.server_time
    latest = max(stamps, default=None)
    return latest if latest is None or server_time is None else min(latest, server_time)


def _least(
    listing: Listing, stand: Stand, since: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """Return what to ask back to, and from when on the list will then be here."""
    if stand.complete_to is None or _is_earlier(since, stand.since):
        return since, since
    known = stand.complete_to - listing.overlap
    # Whoever now begins later than what is here ends leaves a gap: only what follows it is whole.
    return (since, since) if since is not None and since > known else (known, stand.since)


def _is_earlier(first: datetime | None, second: datetime | None) -> bool:
    """Tell whether one beginning lies before another; None is ever."""
    return second is not None and (first is None or first < second)


def _is_known(stamps: list[datetime], least: datetime | None) -> bool:
    return least is not None and bool(stamps) and min(stamps) < least


def _next(connection: Json, seen: set[str | None], asker: Asker) -> str | None:
    """Return the place of the next page, None after the last one."""
    info = object_in(connection, "pageInfo")
    if info is None:
        raise asker.unreadable()
    if not info.get("hasNextPage"):
        return None
    cursor = info.get("endCursor")
    if not isinstance(cursor, str) or cursor in seen:
        raise InputError("its pages repeat themselves", file=asker.client.host, allowed=AGAIN)
    return cursor


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
