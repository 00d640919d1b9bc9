"""Teams as people type or paste them."""

import pytest

from flowgap.services.waves.opening import AskedTeam
from flowgap.services.waves.team_lines import (
    LineFault,
    TeamLineError,
    read_team_lines,
    team_lines,
)


def team(name: str, n_people: int, unit: str | None = None) -> AskedTeam:
    return AskedTeam(name=name, parent=unit, addresses=(), n_invited=n_people)


def test_a_line_is_a_team_and_empty_lines_are_none() -> None:
    text = "Dispatch; 12; Operations\n\n  Billing;8\nSales\t5\tOperations\n"
    assert read_team_lines(text) == (
        team("Dispatch", 12, "Operations"),
        team("Billing", 8),
        team("Sales", 5, "Operations"),
    )


@pytest.mark.parametrize("name", ["فريق الشحن", "Team 🚚", "A; B", 'Quote " mark', "=1+1"])
def test_any_name_comes_back_as_it_was(name: str) -> None:
    teams = (team(name, 5, "Unit; of all"),)
    assert read_team_lines(team_lines(teams)) == teams


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("A", 1, LineFault.SHAPE),
        ("A;1;B;C", 1, LineFault.SHAPE),
        ("A;5\nB;many", 2, LineFault.NUMBER),
        ("A;0", 1, LineFault.NUMBER),
        ("A;100001", 1, LineFault.NUMBER),
        ("A;-1", 1, LineFault.NUMBER),
        ("A;\N{ARABIC-INDIC DIGIT FIVE}", 1, LineFault.NUMBER),
        (";5", 1, LineFault.NAME),
        ("x" * 201 + ";5", 1, LineFault.NAME),
        ("A;5\n\nA;6", 3, LineFault.TWICE),
        ("A;5;A", 1, LineFault.CIRCLE),
        ("A;5;B\nB;5;A", 1, LineFault.CIRCLE),
    ],
)
def test_a_line_that_names_no_team_is_told(text: str, line: int, fault: LineFault) -> None:
    with pytest.raises(TeamLineError) as refused:
        read_team_lines(text)
    assert (refused.value.line, refused.value.fault) == (line, fault)


def test_the_largest_numbers_are_taken() -> None:
    assert read_team_lines(f"{'x' * 200};100000")[0].n_invited == 100_000
    many = "\n".join(f"Team {number};5" for number in range(5_001))
    assert len(read_team_lines(many[: many.rindex("\n")])) == 5_000
    with pytest.raises(TeamLineError, match="many"):
        read_team_lines(many)
