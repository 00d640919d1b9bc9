"""The heading of a list of teams as people copy it from a sheet: named columns, or told by place.

A heading that names `team` and `invited` may have its columns in any order. One that begins with
`team` and goes on in words of its own is read by place, and so is a list without a heading. What
cannot be told is refused: a wrong guess would make numbers out of units.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.engagement.formats import ROSTER
from flowgap.errors import InputError
from flowgap.importing.delimited import decoded

_SEPARATORS: Final = (",", ";")
_BY_PLACE: Final = {2: ("team", "invited"), 3: ("team", "parent", "invited")}
_BLANK_LINES: Final = re.compile(r"(?:[^\S\n]*\n)*")
_ALLOWED: Final = "a first row that names team, parent and invited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """A list with a heading; `moved` is by how many lines its rows stand lower than before.

    `encoding` is what its bytes were taken for, `names_parents` whether a column has the units.
    """

    text: str
    moved: int
    encoding: str
    names_parents: bool


def with_heading(content: bytes) -> Headed:
    """Return a list with the names of its columns above it, without blank lines before them.

    Raises
    ------
    InputError
        If it cannot be told what a column is.
    """
    given, encoding = decoded(content, ROSTER.name)
    given = given.replace("\t", ";")
    text = _BLANK_LINES.sub("", given, count=1)
    n_blank = given.count("\n") - text.count("\n")
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    first = _first_row(text, separator)
    if not first.cells or _names_columns(first.cells):
        _refuse_unknown(first.cells, line=n_blank + 1)
        return Headed(
            text=text, moved=-n_blank, encoding=encoding, names_parents="parent" in first.cells
        )
    is_heading = first.cells[0] == "team"
    _refuse_unclear(first.cells, is_heading=is_heading, line=n_blank + 1)
    rows = first.others if is_heading else text
    _refuse_numbers_in_the_middle(rows, separator)
    names = _BY_PLACE.get(len(first.cells), _BY_PLACE[3])
    n_replaced = first.n_lines if is_heading else 0
    moved = 1 - n_replaced - n_blank
    return Headed(
        text=f"{separator.join(names)}\n{rows}",
        moved=moved,
        encoding=encoding,
        names_parents="parent" in names,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _First:
    """The first row in small letters, how many lines it takes, and what comes after it."""

    cells: tuple[str, ...]
    n_lines: int
    others: str


def _first_row(text: str, separator: str) -> _First:
    stream = io.StringIO(text, newline="")
    reader = csv.reader(stream, delimiter=separator)
    cells = tuple(cell.casefold() for cell in next(_readable(reader), ()))
    return _First(cells=cells, n_lines=reader.line_num, others=stream.read())


def _readable(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield cells without surrounding blanks; what cannot be read is told by who reads it all."""
    try:
        for row in rows:
            yield [cell.strip() for cell in row]
    except csv.Error:
        return


def _names_columns(cells: Sequence[str]) -> bool:
    """Tell whether a first row is a heading with names of ours, in any order.

    `team` alone, in the first place, leaves the others to their places.
    """
    known = set(cells).intersection(ROSTER.names)
    if not known or any(_is_number(cell) for cell in cells):
        return False
    return not (known == {"team"} and cells[0] == "team" and len(cells) in _BY_PLACE)


def _refuse_unknown(cells: Sequence[str], *, line: int) -> None:
    """Refuse a column of an unknown name where none is that of units: it may hold them."""
    known = {*ROSTER.names, ""}
    unknown = next((cell for cell in cells if cell not in known), None)
    if unknown is None or "parent" in cells or not set(ROSTER.required).issubset(cells):
        return
    raise InputError(
        "the list has no column parent, and this one may hold the units above the teams",
        file=ROSTER.name,
        line=line,
        column=unknown,
        allowed="parent as its name if it holds them; else leave the column out",
    )


def _refuse_unclear(cells: Sequence[str], *, is_heading: bool, line: int) -> None:
    """Refuse a first row that may be a heading or a team: neither is left out silently."""
    if is_heading == any(_is_number(cell) for cell in cells):
        raise InputError(
            "the first row may be a heading or a team",
            file=ROSTER.name,
            line=line,
            allowed=f"{_ALLOWED}, or a team with its number of people",
        )


def _refuse_numbers_in_the_middle(text: str, separator: str) -> None:
    """Refuse three columns of which the second has numbers only: it may be that of people."""
    rows = _readable(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    middle = [row[1] for row in rows if len(row) == len(_BY_PLACE[3]) and row[1]]
    if middle and all(_is_number(cell) for cell in middle):
        raise InputError(
            "the second column has numbers only, so that it may count people",
            file=ROSTER.name,
            allowed=_ALLOWED,
        )


def _is_number(cell: str) -> bool:
    """Tell whether a cell has digits and no letters, whether or not it can count people."""
    return any(c.isdigit() for c in cell) and not any(c.isalpha() for c in cell)
