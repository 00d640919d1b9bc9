"""Links as a table: whoever opens a wave gets it once."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from flowgap.engagement.tables.formulas import guarded, unguarded
from flowgap.errors import InputError
from flowgap.services.waves.opening import Link

COLUMNS: Final = ("team", "address", "link", "code")


def address_of(link: Link, public_url: str) -> str:
    """Return the address that a link opens."""
    return f"{public_url}/{'t' if link.address is None else 'r'}/{link.token}"


def link_rows(links: Sequence[Link], *, public_url: str) -> Iterator[tuple[str, ...]]:
    """Yield a row for each link: team, address, link, code."""
    for link in links:
        yield link.team, link.address or "", address_of(link, public_url), link.code or ""


def links_csv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of links as CSV; a text that a spreadsheet would compute stays a text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(guarded, row) for row in rows)
    return text.getvalue()


def read_links_csv(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table that `links_csv` wrote.

    Raises
    ------
    InputError
        If it is none.
    """
    header, *rows = list(csv.reader(io.StringIO(text))) or [[]]
    if tuple(header) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise InputError("it is no table of links", file="links.csv", allowed=", ".join(COLUMNS))
    return tuple(tuple(map(unguarded, row)) for row in rows)
