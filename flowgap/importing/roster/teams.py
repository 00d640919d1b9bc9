"""Reads how many people of each team are asked, from the `roster.csv` of an engagement folder."""

from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.formats import ROSTER
from flowgap.engagement.roster import refuse_false_parents
from flowgap.engagement.tables.conversion import convert, refuse_repeated
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.roster.people import ListedTeam, refuse_faults

_COLUMNS: Final = ("team", "wave", "role", "invited")


def read_teams(folder: Path, wave: str) -> tuple[ListedTeam, ...]:
    """Return the teams that a wave asks, in the order of the file.

    A row of the wave beats one of all waves, one of all roles the sum over roles: as in scoring.

    Raises
    ------
    InputError
        If a row cannot be used, or nobody is asked.
    """
    path = folder / ROSTER.name
    roster = refuse_repeated(convert(read_raw(path, known=ROSTER.names), ROSTER), ROSTER.key)
    roster = refuse_false_parents(roster)
    refuse_faults(roster)
    parents: dict[str, str | None] = {}
    for team, parent in roster.table.select("team", "parent").iter_rows():
        parents[team] = parents.get(team) or parent
    invited = _invited(roster.table, wave)
    teams = (
        ListedTeam(name=team, parent=parent, n_invited=invited.get(team, 0))
        for team, parent in parents.items()
    )
    asked = tuple(team for team in teams if team.n_invited)
    if not asked:
        raise InputError(
            f"nobody is invited to wave {wave}", file=ROSTER.name, allowed="a team with people"
        )
    return asked


def _invited(roster: pl.DataFrame, wave: str) -> dict[str, int]:
    """Return how many people of each team a wave asks."""
    people: dict[tuple[str, str | None, bool], int] = {}
    for team, of_wave, role, n_people in roster.select(_COLUMNS).iter_rows():
        key = (team, of_wave, role is None)
        people[key] = people.get(key, 0) + (n_people or 0)
    # The most special of these that a team has rows of.
    ways = [(of_wave, is_all) for of_wave in (wave, None) for is_all in (True, False)]
    return {
        team: next((people[team, *way] for way in ways if (team, *way) in people), 0)
        for team, _of_wave, _is_all in people
    }
