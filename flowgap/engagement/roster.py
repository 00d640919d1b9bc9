"""Rules of `roster.csv` beyond its types: the tree of teams."""

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
