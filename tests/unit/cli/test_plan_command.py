"""`flowgap plan`, as people and programs call it."""

import json
from pathlib import Path
from typing import Any

import pytest

from flowgap.cli.main import main
from tests.support.engagement_files import write_engagement

Captured = pytest.CaptureFixture[str]


def run(capsys: Captured, *options: str) -> dict[str, Any]:
    assert main(["plan", *options, "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    document: dict[str, Any] = json.loads(said.out)
    return document


class TestSizes:
    def test_json_holds_a_line_per_team_and_the_company(self, capsys: Captured) -> None:
        document = run(capsys, "--teams", "8, 8,12", "--response", "0.7")
        assert [group["kind"] for group in document["groups"]] == ["team"] * 3 + ["company"]
        assert [group["answers"] for group in document["groups"]] == pytest.approx(
            [5.6, 5.6, 8.4, 19.6]
        )
        assert document["groups"][-1]["name"] is None

    def test_people_read_a_table(self, capsys: Captured) -> None:
        assert main(["plan", "--teams", "8,8,4"]) == 0
        said = capsys.readouterr().out
        assert "70% answer, a score needs 5 answers." in said
        assert "Team 3" in said

    def test_people_read_of_answers_where_answers_are_meant(self, capsys: Captured) -> None:
        # 384.5 / 64 = 6.01: seven answers to the whole core for an error of 8.
        assert main(["plan", "--teams", "8,8"]) == 0
        said = capsys.readouterr().out
        assert "needs 7 answers" in said
        assert "7 people" not in said

    @pytest.mark.parametrize(
        ("response", "is_small"), [("0.4", False), ("0.7", True), ("0.79", True), ("0.8", False)]
    )
    def test_below_eight_answers_a_larger_change_is_needed_and_said_to_be(
        self, response: str, capsys: Captured, *, is_small: bool
    ) -> None:
        # 4 answers are no score; 7, 7.9 and 8 of them are.
        assert main(["plan", "--teams", "10,40", "--response", response]) == 0
        assert ("whoever is left out" in capsys.readouterr().out) == is_small
        groups = run(capsys, "--teams", "10,40", "--response", response)["groups"]
        ratio = (groups[0]["one_wave"] or 0) / groups[1]["one_wave"]
        # By numbers alone, a quarter of the people see a change twice as large.
        assert (ratio > 2.2) == is_small

    def test_a_team_that_is_alone_is_one_line_without_others_to_compare(
        self, capsys: Captured
    ) -> None:
        assert main(["plan", "--teams", "1"]) == 0
        said = capsys.readouterr().out
        assert "Team 1 " in said
        assert not {"Company", "merged", "All teams"} & set(said.replace(":", "").split())
        assert "All teams" not in said

    def test_pulses_show_less_than_full_waves(self, capsys: Captured) -> None:
        full, pulse = (run(capsys, "--teams", "20", *more) for more in ((), ("--pulse",)))
        assert pulse["groups"][0]["one_wave"] > full["groups"][0]["one_wave"]
        # sqrt(620) for one item.
        assert pulse["later_spread"] == pytest.approx(24.9, abs=0.01)

    def test_a_smaller_target_needs_more_items(self, capsys: Captured) -> None:
        # sqrt(620 / 20) = 5.57 points with one item, sqrt(384.5 / 20) = 4.38 with all four.
        one, four = (
            run(capsys, "--teams", "20", "--response", "1", "--target", target)["groups"][0]
            for target in ("5.6", "4.4")
        )
        assert (one["items_per_dimension"], four["items_per_dimension"]) == (1, 4)

    @pytest.mark.parametrize(
        "sizes", ["", "8,", "8;8", "-8", "0", "8.5", "\u0663", "9" * 5_000, "1000001", "8,x"]
    )
    def test_anything_else_is_refused_in_one_line(self, sizes: str, capsys: Captured) -> None:
        assert main(["plan", "--teams", sizes]) == 2
        said = capsys.readouterr().err
        assert "--teams" in said
        assert "Allowed:" in said
        assert said.count("\n") == 1

    @pytest.mark.parametrize(
        "options",
        [
            [],
            ["somewhere", "--teams", "8"],
            ["--teams", "8", "--response", "0"],
            ["--teams", "8", "--response", "1.1"],
            ["--teams", "8", "--response", "nan"],
            ["--teams", "8", "--minimum", "4"],
            ["--teams", "8", "--target", "0"],
            ["--teams", "8", "--target", "nan"],
        ],
    )
    def test_options_out_of_range_are_refused(self, options: list[str], capsys: Captured) -> None:
        assert main(["plan", *options]) == 2
        assert capsys.readouterr().out == ""


class TestManyTeams:
    def test_forty_teams_are_named_and_one_more_is_told_by_size(self, capsys: Captured) -> None:
        assert main(["plan", "--teams", ",".join(["8"] * 40)]) == 0
        named = capsys.readouterr().out
        assert "Team 40 " in named
        assert main(["plan", "--teams", ",".join(["8"] * 41)]) == 0
        by_size = capsys.readouterr().out
        assert "41 teams of 8 " in by_size
        assert "Team 40" not in by_size
        assert "Company " in by_size

    def test_a_line_has_the_figures_of_its_smallest_team(self, capsys: Captured) -> None:
        sizes = ",".join(["29", "20", "19", *["30"] * 38])
        groups = run(capsys, "--teams", sizes, "--response", "1")["groups"]
        assert main(["plan", "--teams", sizes, "--response", "1"]) == 0
        lines = capsys.readouterr().out.splitlines()
        band = next(line for line in lines if line.startswith("2 teams of 20 to 29"))
        assert f"{groups[1]['one_wave']:.1f}" in band.split()
        assert any(line.startswith("Team 3 ") for line in lines)
        assert any(line.startswith("38 teams of 30 ") for line in lines)

    def test_ten_thousand_teams_are_a_page_unless_all_are_asked_for(self, capsys: Captured) -> None:
        sizes = ",".join(str(1 + number % 900) for number in range(10_000))
        assert main(["plan", "--teams", sizes]) == 0
        assert len(capsys.readouterr().out.splitlines()) < 50
        assert main(["plan", "--teams", sizes[:200], "--all"]) == 0
        # One figure of 1 to 9, and two of 10 to 99: 9 * 2 + 60 * 3 = 198 characters, and one more.
        assert "Team 70 " in capsys.readouterr().out


class TestFolder:
    def test_roster_minimum_and_response_come_from_the_engagement(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = write_engagement(tmp_path / "engagement")
        document = run(capsys, str(folder))
        # Six of seven answered in each of three teams of one unit.
        assert document["response"] == pytest.approx(18 / 21)
        assert document["minimum_group"] == 5
        assert [(group["kind"], group["invited"]) for group in document["groups"]] == [
            ("team", 7),
            ("team", 7),
            ("team", 7),
            ("unit", 21),
            ("company", 21),
        ]
        assert document["groups"][0]["merged_with"] == "Search"

    def test_without_answers_the_presumed_response_is_used(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        folder = write_engagement(tmp_path / "engagement")
        (folder / "responses.csv").unlink()
        assert run(capsys, str(folder))["response"] == 0.7

    def test_a_roster_without_numbers_is_refused(self, tmp_path: Path, capsys: Captured) -> None:
        folder = write_engagement(tmp_path / "engagement")
        (folder / "roster.csv").unlink()
        assert main(["plan", str(folder)]) == 2
        assert "roster.csv" in capsys.readouterr().err

    def test_no_folder_is_refused(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["plan", str(tmp_path / "nowhere")]) == 2
        assert "no folder" in capsys.readouterr().err
