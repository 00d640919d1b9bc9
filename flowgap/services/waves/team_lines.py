"""Teams as people type them: one a line, name; people; unit."""

import csv
import io
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from flowgap.errors import FlowGapError
from flowgap.services.waves.opening import AskedTeam
from flowgap.services.waves.planner import units_of

MOST_TEAMS: Final = 5_000
MOST_PEOPLE: Final = 100_000
LONGEST_NAME: Final = 200
_LONGEST_NUMBER: Final = len(str(MOST_PEOPLE))
_PARTS: Final = (2, 3)


class LineFault(StrEnum):
    """What can be wrong with a line."""

    SHAPE = "shape"
    NUMBER = "number"
    NAME = "name"
    TWICE = "twice"
    CIRCLE = "circle"
    MANY = "many"


class TeamLineError(FlowGapError):
    """A line that names no team; nothing of the others is used then."""

    def __init__(self, line: int, fault: LineFault) -> None:
        """Say which line, and why."""
        self.line, self.fault = line, fault
        super().__init__(f"line {line}: {fault}")


def read_team_lines(text: str) -> tuple[AskedTeam, ...]:
    """Return the teams of a text; empty lines are left out.

    Raises
    ------
    TeamLineError
        For the first line that cannot be used.
    """
    teams: list[AskedTeam] = []
    names: set[str] = set()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        team = _read(number, line)
        if team.name in names:
            raise TeamLineError(number, LineFault.TWICE)
        if len(teams) == MOST_TEAMS:
            raise TeamLineError(number, LineFault.MANY)
        names.add(team.name)
        teams.append(team)
    _refuse_circles(teams)
    return tuple(teams)


def team_lines(teams: Sequence[AskedTeam]) -> str:
    """Return teams as `read_team_lines` reads them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    for team in teams:
        n_people = team.n_invited or len(team.addresses)
        row = [team.name, n_people, *([team.parent] if team.parent else [])]
        writer.writerow(row)
    return text.getvalue()


def _read(number: int, line: str) -> AskedTeam:
    parts = _parts(line)
    if len(parts) not in _PARTS:
        raise TeamLineError(number, LineFault.SHAPE)
    name, people, *unit = parts
    if not _is_name(name) or (unit and unit[0] and not _is_name(unit[0])):
        raise TeamLineError(number, LineFault.NAME)
    if not (people.isascii() and people.isdigit() and len(people) <= _LONGEST_NUMBER):
        raise TeamLineError(number, LineFault.NUMBER)
    if not 1 <= int(people) <= MOST_PEOPLE:
        raise TeamLineError(number, LineFault.NUMBER)
    parent = (unit[0] if unit else "") or None
    return AskedTeam(name=name, parent=parent, addresses=(), n_invited=int(people))


def _parts(line: str) -> list[str]:
    """Return what stands between semicolons or, pasted from a spreadsheet, between tabs."""
    delimiter = "\t" if "\t" in line else ";"
    rows = list(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    return [part.strip() for part in rows[0]] if rows else []


def _is_name(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and "\x00" not in name and "\x7f" not in name


def _refuse_circles(teams: Sequence[AskedTeam]) -> None:
    parents = {team.name: team.parent for team in teams}
    for number, team in enumerate(teams, start=1):
        if team.parent == team.name or _comes_back(team.name, parents):
            raise TeamLineError(number, LineFault.CIRCLE)


def _comes_back(name: str, parents: dict[str, str | None]) -> bool:
    units = units_of(name, parents)
    return bool(units) and parents.get(units[-1]) in {name, *units}
