"""Reads how many people of each team are asked, from the `roster.csv` of an engagement folder."""

from pathlib import Path

import polars as pl

from flowgap.engagement.formats import ROSTER
from flowgap.engagement.roster import refuse_false_parents
from flowgap.engagement.tables.conversion import convert, refuse_repeated
from flowgap.engagement.tables.raw import read_raw
from flowgap.errors import InputError
from flowgap.importing.roster.people import ListedTeam, refuse_faults


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
    teams = (
        ListedTeam(name=team, parent=parent, n_invited=_n_invited(roster.table, team, wave))
        for team, parent in parents.items()
    )
    asked = tuple(team for team in teams if team.n_invited)
    if not asked:
        raise InputError(
            f"nobody is invited to wave {wave}", file=ROSTER.name, allowed="a team with people"
        )
    return asked


def _n_invited(roster: pl.DataFrame, team: str, wave: str) -> int:
    rows = roster.filter(pl.col("team") == team)
    own = rows.filter(pl.col("wave") == wave)
    rows = own if own.height else rows.filter(pl.col("wave").is_null())
    all_roles = rows.filter(pl.col("role").is_null())
    return int((all_roles if all_roles.height else rows)["invited"].sum())
