"""Rules of `roster.csv` beyond its types: the tree of teams, and whom a wave invited."""

import polars as pl

from flowgap.engagement.tables.conversion import Check, TypedTable, refuse
from flowgap.engagement.tables.raw import LINE


def refuse_false_parents(roster: TypedTable) -> TypedTable:
    """Refuse rows that give a team a second parent, and those of teams that stand in a circle."""
    marked = pl.col("parent").drop_nulls().first().over("team")
    one_parent = refuse(
        roster,
        [
            Check(
                column="parent",
                broken=pl.col("parent") != marked,
                problem="the team has another parent in an earlier row",
                allowed="one parent for each team",
            )
        ],
    )
    circle = _in_circle(one_parent.table)
    return refuse(
        one_parent,
        [
            Check(
                column="parent",
                broken=pl.col("team").is_in(circle),
                problem="the parents of the team lead back to it",
                allowed="a parent that is no part of the team",
            )
        ],
    )


def invited_by_team(roster: pl.DataFrame, wave: str | None) -> dict[str, int]:
    """Return how many people of each team a wave invited; teams of which nothing is said lack.

    A row of the wave beats one of all waves, a row of all roles beats the sum over roles.

    Parameters
    ----------
    roster : table of team, wave, role, invited
    wave : str, or None for what is said of all waves
    """
    if not roster.height:
        return {}
    of_all_waves, of_all_roles = pl.col("wave").is_null(), pl.col("role").is_null()
    rows = roster.filter(of_all_waves | pl.col("wave").eq_missing(pl.lit(wave)))
    rows = rows.filter(of_all_waves == of_all_waves.all().over("team"))
    rows = rows.filter(of_all_roles == of_all_roles.any().over("team"))
    told = rows.drop_nulls("invited").group_by("team", maintain_order=True)
    return dict(told.agg(pl.col("invited").sum()).iter_rows())


def _in_circle(table: pl.DataFrame) -> list[str]:
    parents = dict(
        table.filter(pl.col("parent").is_not_null()).sort(LINE).select("team", "parent").iter_rows()
    )
    done: set[str] = set()
    circle: list[str] = []
    for team in parents:
        path: dict[str, None] = {}
        step: str | None = team
        while step is not None and step not in done and step not in path:
            path[step] = None
            step = parents.get(step)
        if step is not None and step in path:
            steps = list(path)
            circle += steps[steps.index(step) :]
        done.update(path)
    return circle
