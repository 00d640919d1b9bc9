"""Whom a wave invited: rows of the wave before those of all, rows of all roles before their sum."""

import polars as pl
import pytest

from flowgap.engagement.roster import invited_by_team

COLUMNS = {"team": pl.String, "wave": pl.String, "role": pl.String, "invited": pl.Int64}


def roster(*rows: tuple[str, str | None, str | None, int | None]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("A", None, None, 9)], {"A": 9}, id="a row of all waves counts for each"),
        pytest.param(
            [("A", None, None, 9), ("A", "w1", None, 7)], {"A": 7}, id="of the wave first"
        ),
        pytest.param([("A", "w0", None, 9)], {}, id="a row of another wave says nothing"),
        pytest.param(
            [("A", None, "build", 4), ("A", None, "test", 3)], {"A": 4 + 3}, id="roles are added"
        ),
        pytest.param(
            [("A", None, "build", 4), ("A", None, None, 9)], {"A": 9}, id="of all roles first"
        ),
        pytest.param(
            [("A", None, None, 9), ("A", "w1", "build", 4)],
            {"A": 4},
            id="roles of the wave before a row of all waves",
        ),
        pytest.param([("A", None, None, None)], {}, id="an empty cell says nothing"),
        pytest.param([("A", "w1", None, 0)], {"A": 0}, id="nobody is a number"),
        pytest.param(
            [("B", None, None, 2), ("A", "w1", None, 1)],
            {"B": 2, "A": 1},
            id="each team for itself",
        ),
        pytest.param([], {}, id="an empty list"),
    ],
)
def test_a_wave_invited(
    rows: list[tuple[str, str | None, str | None, int | None]], expected: dict[str, int]
) -> None:
    assert invited_by_team(roster(*rows), "w1") == expected


def test_without_a_wave_only_rows_of_all_waves_count() -> None:
    rows = roster(("A", None, None, 9), ("A", "w1", None, 7), ("B", "w1", None, 3))
    assert invited_by_team(rows, None) == {"A": 9}
