"""Fetches what a pull request's lists hold beyond the first page."""

from collections.abc import Iterator
from typing import Final

from flowgap.importing.pulling.client import Json
from flowgap.importing.pulling.graphql import Asker, LostPlaceError, nodes_in, object_in
from flowgap.importing.pulling.queries import NESTED, nested_query

LARGEST_PAGE: Final = 100
MOST_NESTED_PAGES: Final = 100
"""What goes beyond is told as cut off."""


def completed(node: Json, asker: Asker) -> Json:
    """Return a pull request with the pages of its lists that its own page cut off.

    Where it is gone meanwhile, or a place in a list is, the list stays cut off: that is told.

    Raises
    ------
    InputError
        If the server refuses, or fails too often.
    """
    lists = {name: found for name in NESTED if (found := object_in(node, name)) is not None}
    return {**node, **{name: _whole(one, name, node, asker) for name, one in lists.items()}}


def _whole(connection: Json, name: str, node: Json, asker: Asker) -> Json:
    nodes = nodes_in(connection)
    last = connection
    for page in _later_pages(connection, name, node, asker):
        nodes += nodes_in(page)
        last = page
    return {**connection, "pageInfo": last.get("pageInfo"), "nodes": nodes}


def _later_pages(connection: Json, name: str, node: Json, asker: Asker) -> Iterator[Json]:
    seen: set[str] = set()
    for _ in range(MOST_NESTED_PAGES):
        info = object_in(connection, "pageInfo") or {}
        cursor = info.get("endCursor")
        if not info.get("hasNextPage") or not isinstance(cursor, str) or cursor in seen:
            return
        seen.add(cursor)
        try:
            variables = {"number": node.get("number"), "after": cursor}
            answer = asker.ask(nested_query(name), variables, largest=LARGEST_PAGE)
        except LostPlaceError:
            return
        found = object_in(object_in(answer.fields, "pullRequest") or {}, name)
        if found is None:
            return
        yield found
        connection = found
