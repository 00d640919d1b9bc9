"""The teams of an engagement as rows that can be changed one by one, and as a tree."""

import csv
import io
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flowgap.engagement.formats import ROSTER
from flowgap.engagement.roster import refuse_false_parents
from flowgap.engagement.tables.conversion import TypedTable, convert, refuse, refuse_repeated
from flowgap.engagement.tables.formulas import guarded, unguarded
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.delimited import WINDOWS
from flowgap.importing.roster.heading import with_heading
from flowgap.importing.roster.people import MAX_TEAM_CHARACTERS, lost_letter_checks, refuse_faults

MAX_TEAMS = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """How many people of a team are invited; `wave` and `role` None for all of them."""

    team: str
    parent: str | None = None
    wave: str | None = None
    role: str | None = None
    invited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The rows that can be used, and how many others there were.

    `is_windows` tells of a list that is no UTF-8, so that it was read as Windows-1252;
    `names_parents` whether it says which unit is above a team, or that none is.
    """

    rows: tuple[RosterRow, ...] = ()
    n_refused: int = 0
    is_windows: bool = False
    names_parents: bool = True

    @property
    def teams(self) -> tuple[str, ...]:
        """Names of all teams that have a row, in the order of the rows."""
        return tuple(dict.fromkeys(row.team for row in self.rows))

    def of(self, team: str) -> tuple[RosterRow, ...]:
        """Return the rows of a team."""
        return tuple(row for row in self.rows if row.team == team)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlace:
    """A team or unit in the tree: how deep, and how many people; None without a row of its own."""

    name: str
    parent: str | None
    depth: int
    n_people: int | None


def read_roster(content: bytes) -> Roster:
    """Return what can be used of a kept `roster.csv`.

    Raises
    ------
    InputError
        If the file cannot be used at all.
    """
    typed = _typed(content, ROSTER.name)
    return Roster(rows=tuple(_rows(typed)), n_refused=typed.n_refused)


def read_list(content: bytes, *, name: str = ROSTER.name) -> Roster:
    """Return the rows of a list that somebody gives: all can be used, or none is taken.

    Without a heading the columns are team, parent and the number of people, or team and number.
    Faults are told of `name`, which is what the list is called by whoever gives it.

    Raises
    ------
    InputError
        Naming the first fault with its line, its column and what is allowed.
    """
    try:
        return _read_list(content)
    except InputError as error:
        error.file = name
        raise


def _read_list(content: bytes) -> Roster:
    headed = with_heading(content)
    try:
        typed = refuse(_typed(headed.text.encode(), ROSTER.name), lost_letter_checks())
        refuse_faults(typed)
    except InputError as error:
        if error.line is not None:
            error.line = max(error.line - headed.moved, 1)
        raise
    roster = Roster(
        rows=tuple(_rows(typed)),
        is_windows=headed.encoding == WINDOWS,
        names_parents=headed.names_parents,
    )
    if not roster.rows:
        allowed = "a team and its number of people"
        raise InputError("it lists no team", file=ROSTER.name, allowed=allowed)
    refuse_wrong(roster)
    return roster


def roster_text(roster: Roster) -> bytes:
    """Return the rows as `roster.csv`."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(ROSTER.names)
    for row in roster.rows:
        parent = None if row.parent is None else guarded(row.parent)
        writer.writerow([guarded(row.team), parent, row.wave, row.role, row.invited])
    return lines.getvalue().encode()


def refuse_wrong(roster: Roster) -> None:
    """Refuse rows that break a rule of the file, after somebody changed them.

    Raises
    ------
    InputError
        Naming the fault and what is allowed.
    """
    if len(roster.teams) > MAX_TEAMS:
        allowed = f"at most {MAX_TEAMS:,}"
        raise InputError(f"{len(roster.teams):,} teams", file=ROSTER.name, allowed=allowed)
    for row in roster.rows:
        for column, text in (("team", row.team), ("parent", row.parent or "")):
            if len(text) > MAX_TEAM_CHARACTERS:
                raise InputError(
                    "the name is too long",
                    file=ROSTER.name,
                    column=column,
                    allowed=f"at most {MAX_TEAM_CHARACTERS} characters",
                )
    refuse_faults(_typed(roster_text(roster), ROSTER.name))


def alike(roster: Roster, known: Roster) -> tuple[str, str] | None:
    """Return two names of teams or units that differ in capitals or white space only, or None.

    One of them is new: names that were known before stay as they are, whatever they are like.
    """
    of_old, names = set(_names(known)), tuple(dict.fromkeys(_names(roster)))
    spelled: dict[str, str] = {}
    for name in sorted(names, key=lambda one: one not in of_old):
        other = spelled.setdefault(" ".join(name.split()).casefold(), name)
        if other != name and name not in of_old:
            return name, other
    return None


def _names(roster: Roster) -> Iterator[str]:
    for row in roster.rows:
        yield row.team
        if row.parent is not None:
            yield row.parent


def with_team(roster: Roster, name: str | None, rows: Sequence[RosterRow]) -> Roster:
    """Return a roster with these rows in place of those of the team `name`; at the end if new.

    Teams below it follow its new name.
    """
    if name is None or name not in roster.teams:
        return replace(roster, rows=(*roster.rows, *rows))
    at = next(place for place, row in enumerate(roster.rows) if row.team == name)
    others = [row for row in roster.rows if row.team != name]
    made = [*others[:at], *rows, *others[at:]]
    new = rows[0].team
    return replace(
        roster,
        rows=tuple(replace(row, parent=new) if row.parent == name else row for row in made),
    )


def without_team(roster: Roster, name: str) -> Roster:
    """Return a roster without the rows of a team; teams below it stay under its name."""
    return replace(roster, rows=tuple(row for row in roster.rows if row.team != name))


def merged(roster: Roster, other: Roster) -> Roster:
    """Return a roster in which the teams of the other one have its rows."""
    for team in other.teams:
        roster = with_team(roster, team, other.of(team))
    return roster


def with_known_parents(given: Roster, known: Roster) -> Roster:
    """Return a list without a column of units, in which teams that are known keep theirs."""
    if given.names_parents:
        return given
    parents = {row.team: row.parent for row in known.rows}
    rows = (replace(row, parent=parents.get(row.team)) for row in given.rows)
    return replace(given, rows=tuple(rows))


def places(roster: Roster) -> tuple[TeamPlace, ...]:
    """Return all teams and units as a tree: each below its parent, in the order of the rows."""
    parents: dict[str, str | None] = {}
    for row in roster.rows:
        parents[row.team] = parents.get(row.team) or row.parent
    for unit in [parent for parent in parents.values() if parent is not None]:
        parents.setdefault(unit, None)
    below: dict[str | None, list[str]] = {}
    for team, parent in parents.items():
        below.setdefault(parent, []).append(team)
    n_people = _people(roster)
    return tuple(
        TeamPlace(name=team, parent=parents[team], depth=depth, n_people=n_people.get(team))
        for team, depth in _walk(below, None, 0)
    )


def n_people(rows: Sequence[RosterRow]) -> int:
    """Return how many people a team has: by the rows of all waves, else of the last one named."""
    every = [row for row in rows if row.wave is None]
    last = next((row.wave for row in reversed(rows)), None)
    counted = every or [row for row in rows if row.wave == last]
    whole = [row for row in counted if row.role is None]
    return sum(row.invited for row in whole or counted)


def _people(roster: Roster) -> dict[str, int]:
    by_team: dict[str, list[RosterRow]] = {}
    for row in roster.rows:
        by_team.setdefault(row.team, []).append(row)
    return {team: n_people(rows) for team, rows in by_team.items()}


def _walk(
    below: dict[str | None, list[str]], parent: str | None, depth: int
) -> Iterator[tuple[str, int]]:
    """Yield a tree without recursion: a list may be one chain of thousands of units."""
    waiting = [(team, depth) for team in reversed(below.get(parent, []))]
    while waiting:
        team, deep = waiting.pop()
        yield team, deep
        waiting += [(child, deep + 1) for child in reversed(below.get(team, []))]


def _typed(content: bytes, name: str) -> TypedTable:
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        typed = convert(read_raw(path, known=ROSTER.names), ROSTER)
    return refuse_false_parents(refuse_repeated(typed, ROSTER.key))


def _rows(typed: TypedTable) -> Iterator[RosterRow]:
    parents: dict[str, str] = {}
    columns = typed.table.select("team", "parent", "wave", "role", "invited")
    for team, parent, *_ in columns.iter_rows():
        if parent is not None:
            parents.setdefault(team, parent)
    for team, _parent, wave, role, invited in columns.iter_rows():
        yield RosterRow(
            team=unguarded(team),
            parent=unguarded(parents[team]) if team in parents else None,
            wave=wave,
            role=role,
            invited=invited,
        )
