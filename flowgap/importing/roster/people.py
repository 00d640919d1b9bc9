"""Reads who is asked: one row for each person, with team and e-mail address."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.roster import refuse_false_parents
from flowgap.engagement.tables.columns import Column, FileFormat
from flowgap.engagement.tables.conversion import (
    Check,
    TypedTable,
    convert,
    refuse,
)
from flowgap.engagement.tables.raw import RawTable, read_raw
from flowgap.errors import InputError
from flowgap.importing.sheet import read_sheet
from flowgap.mail.addresses import ADDRESS_ALLOWED, is_address

MAX_PEOPLE: Final = 100_000
MAX_TEAM_CHARACTERS: Final = 200
SHEET_SUFFIX: Final = ".xlsx"
LOST_LETTER: Final = "\N{REPLACEMENT CHARACTER}"

_OTHER_NAMES: Final = ("email", "e-mail", "mail", "e-mail address", "email address")
PEOPLE: Final = FileFormat(
    name="people",
    columns=(
        Column(name="team", required=True),
        Column(name="address", required=True),
        Column(name="parent"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTeam:
    """A team with the addresses of its people in the order of the file, or with their number."""

    name: str
    parent: str | None
    addresses: tuple[str, ...] = ()
    n_invited: int = 0


def read_people(path: Path) -> tuple[ListedTeam, ...]:
    """Return the people of a CSV file or a workbook by team, teams in the order of the file.

    Raises
    ------
    InputError
        Naming the first fault with its line, its column and what is allowed.
    """
    is_sheet = path.suffix.lower() == SHEET_SUFFIX
    known = (*PEOPLE.names, *_OTHER_NAMES)
    raw = _with_address(read_sheet(path, known=known) if is_sheet else read_raw(path, known=known))
    _refuse_none(raw)
    listed = convert(raw, PEOPLE)
    listed = refuse(listed, [*_address_checks(), *_team_checks()])
    listed = refuse_false_parents(_refuse_twice(listed))
    refuse_faults(listed)
    return tuple(_teams(listed.table))


def _with_address(raw: RawTable) -> RawTable:
    """Call the column of addresses by its name, whichever of the usual ones the file has."""
    others = [name for name in raw.columns if name in _OTHER_NAMES]
    if "address" in raw.columns or not others:
        return raw
    return RawTable(
        name=raw.name,
        sha256=raw.sha256,
        table=raw.table.rename({others[0]: "address"}),
        n_rows=raw.n_rows,
        refusals=raw.refusals,
    )


def _refuse_none(raw: RawTable) -> None:
    if not 1 <= raw.n_rows <= MAX_PEOPLE:
        raise InputError(
            f"it lists {raw.n_rows:,} people", file=raw.name, allowed=f"1 to {MAX_PEOPLE:,} people"
        )


def _address_checks() -> list[Check]:
    address = pl.col("address")
    fits = address.map_elements(is_address, return_dtype=pl.Boolean)
    return [
        Check(
            column="address",
            broken=~fits,
            problem="it is no address that mail can be sent to",
            allowed=ADDRESS_ALLOWED,
        )
    ]


def _team_checks() -> list[Check]:
    too_long = [
        Check(
            column=column,
            broken=pl.col(column).str.len_chars() > MAX_TEAM_CHARACTERS,
            problem="the name is too long",
            allowed=f"at most {MAX_TEAM_CHARACTERS} characters",
        )
        for column in ("team", "parent")
    ]
    return [*too_long, *lost_letter_checks()]


def lost_letter_checks() -> list[Check]:
    """Return rules that names hold the letters they had: U+FFFD stands for one that was lost."""
    return [
        Check(
            column=column,
            broken=pl.col(column).str.contains(LOST_LETTER, literal=True),
            problem="a letter of the name was lost when the file was made",
            allowed="the name with all its letters, in a file saved as UTF-8",
        )
        for column in ("team", "parent")
    ]


def _refuse_twice(listed: TypedTable) -> TypedTable:
    """Refuse a person who stands in the list twice, in one team or in two."""
    check = Check(
        column="address",
        broken=~pl.col("address").str.to_lowercase().is_first_distinct(),
        problem="the address stands in an earlier row, too, upper and lower case alike",
        allowed="every address once, in one team",
    )
    return refuse(listed, [check])


def refuse_faults(listed: TypedTable) -> None:
    """Refuse a list of which a row cannot be used: nobody is left out silently."""
    if not listed.n_refused:
        return
    first = listed.refusals[0]
    problem = first.problem
    if first.value is not None:
        problem = f"{first.value[:80]!r}: {problem}"
    if listed.n_refused > 1:
        others = listed.n_refused - 1
        problem += f" ({others:,} more {'row is' if others == 1 else 'rows are'} wrong)"
    raise InputError(
        problem, file=first.file, line=first.line, column=first.column, allowed=first.allowed
    )


def _teams(table: pl.DataFrame) -> Iterator[ListedTeam]:
    addresses: dict[str, list[str]] = {}
    parents: dict[str, str] = {}
    for team, address, parent in table.select("team", "address", "parent").iter_rows():
        addresses.setdefault(team, []).append(address)
        if parent is not None:
            parents[team] = parent
    for team, members in addresses.items():
        yield ListedTeam(name=team, parent=parents.get(team), addresses=tuple(members))
