"""`flowgap reliability`, as people and programs call it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from flowgap.cli.main import main

Captured = pytest.CaptureFixture[str]

KEYS = {
    "n",
    "n_complete",
    "alpha",
    "alpha_low",
    "alpha_high",
    "omega",
    "omega_reason",
    "icc1_anova",
    "icc2_anova",
    "icc1_reml",
    "tau2",
    "sigma2",
    "mu",
    "groups",
}
GROUP_KEYS = {"group", "n", "mean", "shrunken_mean", "lambda", "rwgj"}


def run(capsys: Captured, path: Path, *options: str) -> dict[str, Any]:
    assert main(["reliability", str(path), *options, "--json"]) == 0
    said = capsys.readouterr()
    figures: dict[str, Any] = json.loads(said.out)
    assert said.err == "".join(f"Note: {remark}.\n" for remark in figures["remarks"])
    return figures


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.csv"


def write(path: Path, header: str, rows: list[str]) -> None:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def teams_of(n_teams: int, n_people: int, *, n_points: int = 5, low: int = 1) -> list[str]:
    """Return rows of a team and four items on which teams and people differ."""
    rng = np.random.default_rng(6)
    rows = []
    for team in range(n_teams):
        level = rng.uniform(0.2, 0.8)
        for _ in range(n_people):
            own = level + 0.2 * rng.standard_normal(4) + 0.15 * rng.standard_normal()
            points = low + np.clip(np.round(own * (n_points - 1)), 0, n_points - 1)
            rows.append(",".join([f"t{team}", *(f"{point:g}" for point in points)]))
    return rows


class TestJson:
    def test_it_has_every_key_of_the_contract(self, path: Path, capsys: Captured) -> None:
        write(path, "team,a,b,c,d", teams_of(6, 40))
        figures = run(capsys, path, "--items", "a,b,c,d", "--group", "team")
        assert figures.keys() >= KEYS
        assert (figures["n"], figures["n_complete"]) == (240, 240)
        assert figures["icc_k_is"] == "N/groups"
        assert figures["icc_k"] == 40
        assert figures["alpha_low"] < figures["alpha"] < figures["alpha_high"]
        assert figures["omega"] == pytest.approx(figures["alpha"], abs=0.05)
        assert figures["omega_reason"] is None
        assert [group["group"] for group in figures["groups"]] == [f"t{n}" for n in range(6)]
        assert all(group.keys() >= GROUP_KEYS for group in figures["groups"])

    def test_worked_example(self, path: Path, capsys: Captured) -> None:
        # One item of teams 1, 3 | 3, 5: means 2 and 4, MSB = 4, MSW = 2. ICC(1) = 2/6,
        # ICC(2) = 2/4; tau2 = (4 - 2) / 2 = 1, lambda = 1 / (1 + 2/2) = 1/2.
        write(path, "t,a", ["x,1", "x,3", "y,3", "y,5"])
        figures = run(capsys, path, "--items", "a", "--group", "t")
        assert figures["icc1_anova"] == pytest.approx(1 / 3)
        assert figures["icc2_anova"] == pytest.approx(1 / 2)
        assert figures["tau2"] == pytest.approx(1)
        assert figures["sigma2"] == pytest.approx(2)
        assert figures["mu"] == pytest.approx(3)
        first = figures["groups"][0]
        assert (first["n"], first["mean"]) == (2, 2)
        assert first["lambda"] == pytest.approx(1 / 2)
        assert first["shrunken_mean"] == pytest.approx(2.5)
        # Variance 2 as by chance: no agreement.
        assert first["rwgj"] == 0

    def test_scores_are_means_of_the_answered_items(self, path: Path, capsys: Captured) -> None:
        write(path, "t,a,b", ["x,1,NA", "x,3,5", "y,,", ",5,5"])
        figures = run(capsys, path, "--items", "a,b", "--group", "t")
        assert (figures["n"], figures["n_complete"], figures["n_without_group"]) == (4, 2, 1)
        x, y = figures["groups"]
        assert (x["n"], x["mean"]) == (2, 2.5)
        assert (y["n"], y["mean"], y["rwgj"], y["lambda"]) == (0, None, None, None)

    def test_without_groups_there_are_none(self, path: Path, capsys: Captured) -> None:
        write(path, "team,a,b,c,d", teams_of(3, 5))
        figures = run(capsys, path, "--items", "a,b,c,d")
        assert figures.keys() >= KEYS
        assert figures["groups"] == []
        assert figures["icc1_anova"] is None
        assert figures["icc_reason"] == "no column of groups is named"

    def test_reversed_items_are_turned(self, path: Path, capsys: Captured) -> None:
        write(path, "a,b,c", ["1,1,5", "2,3,4", "4,4,2", "5,4,1", "3,2,3"])
        turned = run(capsys, path, "--items", "a,b,c", "--reverse", "c")
        assert turned["items"][2]["mean"] == 3
        assert turned["alpha"] > 0.9
        as_is = run(capsys, path, "--items", "a,b,c")
        assert as_is["alpha"] < 0
        assert as_is["omega"] is None

    def test_items_against_the_others_are_named(self, path: Path, capsys: Captured) -> None:
        rows = [row.split(",") for row in teams_of(10, 10)]
        write(path, "a,b,c,d", [f"{6 - int(a)},{b},{c},{d}" for _, a, b, c, d in rows])
        figures = run(capsys, path, "--items", "a,b,c,d")
        assert figures["omega"] is None
        assert figures["omega_reason"].endswith("reversed? a")

    @pytest.mark.parametrize(
        ("options", "scale"),
        [
            ((), {"low": 0, "points": 5, "is_presumed": True}),
            (("--points", "5"), {"low": 0, "points": 5, "is_presumed": True}),
            (("--points", "5", "--low", "0"), {"low": 0, "points": 5, "is_presumed": False}),
            (("--points", "7", "--low", "-1"), {"low": -1, "points": 7, "is_presumed": False}),
        ],
    )
    def test_a_scale_from_zero_is_recognized_or_given(
        self, path: Path, capsys: Captured, options: tuple[str, ...], scale: dict[str, object]
    ) -> None:
        write(path, "team,a,b,c,d", teams_of(3, 9, low=0))
        figures = run(capsys, path, "--items", "a,b,c,d", "--group", "team", *options)
        assert figures["scale"] == scale
        assert figures["groups"][0]["rwgj"] is not None

    def test_numbers_of_no_known_scale_have_no_agreement(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "t,hours", ["x,11.5", "x,12", "y,8", "y,9"])
        figures = run(capsys, path, "--items", "hours", "--group", "t")
        assert figures["scale"] is None
        assert figures["groups"][0]["rwgj"] is None
        assert "give --points" in figures["rwgj_reason"]
        assert figures["icc1_anova"] is not None

    @pytest.mark.parametrize("n_points", [2, 11])
    def test_short_and_long_scales(self, path: Path, capsys: Captured, n_points: int) -> None:
        write(path, "t,a,b,c,d", teams_of(8, 10, n_points=n_points))
        options = ("--items", "a,b,c,d", "--group", "t", "--points", str(n_points))
        figures = run(capsys, path, *options)
        assert figures["null_variances"]["uniform"] == (n_points**2 - 1) / 12
        assert figures["rwgj_slight_skew_median"] is None
        assert "5 points only" in figures["rwgj_slight_skew_reason"]

    @pytest.mark.parametrize(("n_points", "has_awg"), [(2, False), (3, True)])
    def test_awg_needs_three_points(
        self, path: Path, capsys: Captured, n_points: int, *, has_awg: bool
    ) -> None:
        write(path, "t,a,b,c,d", teams_of(8, 10, n_points=n_points))
        options = ("--items", "a,b,c,d", "--group", "t", "--points", str(n_points))
        figures = run(capsys, path, *options)
        assert (figures["awg_reason"] is None) is has_awg
        assert (figures["groups"][0]["awg"] is not None) is has_awg


class TestScaleThatIsNotGiven:
    @pytest.mark.parametrize(
        ("options", "remark"),
        [
            ((), None),
            (("--group", "t"), "presumed to be 1 to 5, on which agreement is measured; if"),
            (("--reverse", "b"), "presumed to be 1 to 5, on which reversed items are turned; if"),
            (("--reverse", "b", "--points", "5"), "presumed to be 1 to 5"),
            (("--reverse", "b", "--low", "1"), "presumed to be 1 to 5"),
            (("--reverse", "b", "--low", "1", "--points", "5"), None),
            (("--group", "t", "--low", "0", "--points", "5"), None),
        ],
    )
    def test_it_is_told_where_a_figure_depends_on_it(
        self, path: Path, capsys: Captured, options: tuple[str, ...], remark: str | None
    ) -> None:
        write(path, "t,a,b", ["x,1,4", "x,2,3", "y,3,2", "y,4,2"])
        figures = run(capsys, path, "--items", "a,b", *options)
        assert bool(figures["remarks"]) is (remark is not None)
        assert (remark or "") in "".join(figures["remarks"])

    @pytest.mark.parametrize(
        ("answers", "is_known"),
        [((0, 1), False), ((1, 2), False), ((1, 3), True), ((4, 5), True), ((0, 1, 2), True)],
    )
    def test_two_answers_as_of_yes_and_no_are_not_taken_for_five_points(
        self, path: Path, capsys: Captured, answers: tuple[int, ...], *, is_known: bool
    ) -> None:
        write(path, "t,a,b", [f"{team},{answer},{answer}" for team in "xy" for answer in answers])
        figures = run(capsys, path, "--items", "a,b", "--group", "t")
        assert (figures["scale"] is not None) is is_known
        assert (figures["rwgj_median"] is not None) is is_known
        assert is_known or "as on a scale of two points: give" in figures["scale_reason"]

    def test_items_are_not_turned_on_it_if_it_may_be_one_of_two_points(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "a,b", ["1,2", "2,1", "2,2"])
        options = ["--items", "a,b", "--reverse", "b"]
        assert main(["reliability", str(path), *options]) == 2
        assert capsys.readouterr().err == (
            "flowgap: answers.csv: the scale on which answers are turned is not given, and "
            "answers are 1 and 2 only, as on a scale of two points. Allowed: "
            "--low and --points, e.g. --low 1 --points 2.\n"
        )
        figures = run(capsys, path, *options, "--low", "1", "--points", "2")
        assert figures["items"][1]["mean"] == pytest.approx(4 / 3)  # 1, 2, 1

    @pytest.mark.parametrize("low", ["nan", "inf", "1e12"])
    def test_an_end_that_is_no_point_is_refused(
        self, path: Path, capsys: Captured, low: str
    ) -> None:
        write(path, "a,b", ["1,2", "2,1"])
        assert main(["reliability", str(path), "--items", "a,b", "--low", low]) == 2
        assert "a scale that starts at" in capsys.readouterr().err


class TestRemarks:
    @pytest.mark.parametrize(
        ("teams", "remark"),
        [
            ("xxyy", None),
            ("xxy ", "1 person has no group and counts for alpha and omega only"),
            ("xy  ", "2 people have no group and count for alpha and omega only"),
        ],
    )
    def test_people_without_a_group_are_counted(
        self, path: Path, capsys: Captured, teams: str, remark: str | None
    ) -> None:
        write(path, "t,a,b", [f"{team},{row + 1},{row + 2}" for row, team in enumerate(teams)])
        options = ("--items", "a,b", "--group", "t", "--low", "1", "--points", "5")
        figures = run(capsys, path, *options)
        assert figures["n_without_group"] == teams.count(" ")
        assert figures["remarks"] == ([remark] if remark else [])

    @pytest.mark.parametrize(("n_people", "is_few"), [(3, True), (4, False)])
    def test_no_more_people_than_items_are_told(
        self, path: Path, capsys: Captured, n_people: int, *, is_few: bool
    ) -> None:
        write(path, "a,b,c", ["1,2,4", "2,3,3", "5,4,5", "4,1,2"][:n_people])
        figures = run(capsys, path, "--items", "a,b,c")
        assert ["no more people (3)" in remark for remark in figures["remarks"]] == [True] * is_few

    @pytest.mark.parametrize("rows", [[], ["x,,", "y,NA,nan"]])
    def test_nobody_is_one_remark(self, path: Path, capsys: Captured, rows: list[str]) -> None:
        write(path, "t,a,b", rows)
        figures = run(capsys, path, "--items", "a,b", "--group", "t", "--reverse", "a")
        assert figures["remarks"] == ["nobody answered these items, so there are no figures"]


class TestLines:
    def test_people_read_figures_and_groups(self, path: Path, capsys: Captured) -> None:
        write(path, "team,a,b,c,d", teams_of(60, 3))
        options = ["--items", "a,b,c,d", "--group", "team"]
        assert main(["reliability", str(path), *options]) == 0
        said = capsys.readouterr().out
        assert "180 people, 180 of them answered every item" in said
        assert "Scale: 1 to 5, presumed" in said
        assert "90% interval" in said
        assert "ICC(1), k = N/groups" in said
        assert "and 10 more groups: --json has them all" in said

    def test_what_cannot_be_given_is_a_dash_with_its_reason(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "t,a", ["x,1", "x,5", "y,1", ",2"])
        assert main(["reliability", str(path), "--items", "a", "--group", "t"]) == 0
        said = capsys.readouterr()
        assert "-   fewer than 2 items" in said.out
        assert "People see it differently in: x" in said.out
        assert "Note: 1 person has no group" in said.err

    def test_items_of_no_known_scale_and_no_groups_are_a_short_page(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "a,b", ["10.5,12", "11,13", "9,11"])
        assert main(["reliability", str(path), "--items", "a,b"]) == 0
        said = capsys.readouterr().out
        assert "Scale: not known (answers do not fit a scale of 1 to 5: give" in said
        assert said.rstrip().splitlines()[-1].startswith("b ")

    def test_groups_without_names_are_no_table(self, path: Path, capsys: Captured) -> None:
        write(path, "t,a,b", [",1,2", ",3,5"])
        assert main(["reliability", str(path), "--items", "a,b", "--group", "t"]) == 0
        said = capsys.readouterr().out
        assert "mean of groups                   -   fewer than 2 groups with answers" in said
        assert "lambda" not in said

    def test_awg_of_two_points_is_a_line_with_its_reason(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "t,a,b", ["x,0,1", "x,1,1", "y,0,0", "y,0,1"])
        options = ["--items", "a,b", "--group", "t", "--points", "2", "--low", "0"]
        assert main(["reliability", str(path), *options]) == 0
        assert "-   of two points it says only whether all" in capsys.readouterr().out

    def test_names_cannot_move_the_cursor(self, path: Path, capsys: Captured) -> None:
        write(path, "t,a", ["\u202ex,1", "\u202ex,5", "y,2"])
        assert main(["reliability", str(path), "--items", "a", "--group", "t"]) == 0
        assert "\u202e" not in capsys.readouterr().out

    @pytest.mark.parametrize("options", [(), ("--json",)])
    def test_bad_input_ends_with_one_line_and_2(
        self, path: Path, capsys: Captured, options: tuple[str, ...]
    ) -> None:
        write(path, "a,b", ["1,2", "1,six"])
        assert main(["reliability", str(path), "--items", "a,b", *options]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err == (
            "flowgap: answers.csv, line 3, column b: 'six' is no number. Allowed: "
            "a number with a decimal point, or nothing, NA, nan or dk for no answer.\n"
        )
