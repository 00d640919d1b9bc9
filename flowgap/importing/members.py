"""Lists that a consultant keeps beside an import: who was in which team when, and the bots."""

from collections import defaultdict
from pathlib import Path
from typing import Final

from flowgap.engagement.tables.columns import Column, FileFormat, Kind
from flowgap.engagement.tables.content import read_content
from flowgap.engagement.tables.conversion import convert
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.identity import Membership

MEMBERS: Final = FileFormat(
    name="members",
    columns=(
        Column(name="person", required=True),
        Column(name="team", required=True),
        Column(name="from", kind=Kind.DAY),
        Column(name="to", kind=Kind.DAY),
    ),
)


def read_members(path: Path) -> dict[str, tuple[Membership, ...]]:
    """Return the teams of each login or address in lower case, by their first day.

    Teams of the same days are in the order of their last day and their name: the order of the rows
    decides nothing.

    Raises
    ------
    InputError
        If the file cannot be used, or a row of it: half a list would place people wrongly.
    """
    typed = convert(read_raw(path, known=MEMBERS.names), MEMBERS)
    for refused in typed.refusals:
        raise InputError(
            refused.problem,
            file=path.name,
            line=refused.line,
            column=refused.column,
            allowed=refused.allowed,
        )
    found: dict[str, list[Membership]] = defaultdict(list)
    for row in typed.table.sort("from", "to", "team").iter_rows(named=True):
        found[row["person"].casefold()].append(
            Membership(team=row["team"], start=row["from"], end=row["to"])
        )
    return {person: tuple(teams) for person, teams in found.items()}


def read_bots(path: Path) -> frozenset[str]:
    """Return the accounts of a list, one a line, in lower case; `#` begins a remark."""
    lines = read_content(path).data.decode().splitlines()
    names = (line.split("#", 1)[0].strip().casefold() for line in lines)
    return frozenset(name for name in names if name)
