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
    assert said.err == ""
    figures: dict[str, Any] = json.loads(said.out, parse_constant=_refuse)
    return figures


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


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

    @pytest.mark.parametrize(
        ("rows", "missing"),
        [
            (["x,3,3,3", "y,3,3,3", "y,3,3,3"], {"alpha", "omega", "icc1_anova", "tau2"}),
            (["x,1,1,1", "x,2,2,2", "y,4,4,4", "y,5,5,5"], {"omega"}),
            (["x,1,2,3", "y,3,4,1"], {"omega", "icc1_anova", "tau2"}),
            (["x,1,2,2", "x,2,3,2", "x,4,4,5", "x,5,3,4"], {"icc1_anova", "icc1_reml"}),
            (["x,1,2,3", "y,3,4,1", "z,2,2,2"], {"icc1_anova", "tau2", "rwgj_median"}),
            (["x,,,", "y,NA,nan,"], {"alpha", "omega", "icc1_anova", "tau2", "rwgj_median"}),
            ([], {"alpha", "omega", "icc1_anova", "tau2", "mu", "rwgj_median"}),
            (["x,1,5,1", "x,5,1,5", "y,1,5,2", "y,5,1,4"], {"omega"}),
        ],
    )
    def test_odd_answers_give_reasons_and_no_warning(
        self, path: Path, capsys: Captured, rows: list[str], missing: set[str]
    ) -> None:
        write(path, "t,a,b,c", rows)
        figures = run(capsys, path, "--items", "a,b,c", "--group", "t", "--points", "5")
        assert {key for key in missing if figures[key] is not None} == set()
        for figure, reason in (
            ("alpha", "alpha_reason"),
            ("omega", "omega_reason"),
            ("icc1_anova", "icc_reason"),
            ("rwgj_median", "rwgj_reason"),
        ):
            assert (figures[figure] is None) == (figures[reason] is not None)

    @pytest.mark.parametrize("n_points", [2, 11])
    def test_short_and_long_scales(self, path: Path, capsys: Captured, n_points: int) -> None:
        write(path, "t,a,b,c,d", teams_of(8, 10, n_points=n_points))
        options = ("--items", "a,b,c,d", "--group", "t", "--points", str(n_points))
        figures = run(capsys, path, *options)
        assert figures["null_variances"]["uniform"] == (n_points**2 - 1) / 12
        assert figures["rwgj_slight_skew_median"] is None
        assert "5 points only" in figures["rwgj_slight_skew_reason"]

    def test_ten_thousand_teams(self, path: Path, capsys: Captured) -> None:
        rng = np.random.default_rng(3)
        answers = rng.integers(1, 6, size=(30_000, 3)).tolist()
        write(
            path, "t,a,b,c", [f"t{row // 3},{a},{b},{c}" for row, (a, b, c) in enumerate(answers)]
        )
        figures = run(capsys, path, "--items", "a,b,c", "--group", "t")
        assert len(figures["groups"]) == 10_000
        # Teams drawn from one distribution: nothing lies between them.
        assert figures["icc1_anova"] == pytest.approx(0, abs=0.02)


class TestLines:
    def test_people_read_figures_and_groups(self, path: Path, capsys: Captured) -> None:
        write(path, "team,a,b,c,d", teams_of(60, 3))
        options = ["--items", "a,b,c,d", "--group", "team"]
        assert main(["reliability", str(path), *options]) == 0
        said = capsys.readouterr().out
        assert "180 people, 180 of them answered every item" in said
        assert "1 to 5, presumed from the answers" in said
        assert "90% interval" in said
        assert "ICC(1), k = N/groups" in said
        assert "and 10 more groups: --json has them all" in said

    def test_what_cannot_be_given_is_a_dash_with_its_reason(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "t,a", ["x,1", "x,5", "y,1", ",2"])
        assert main(["reliability", str(path), "--items", "a", "--group", "t"]) == 0
        said = capsys.readouterr().out
        assert "-   fewer than 2 items" in said
        assert "People see it differently in: x" in said
        assert "1 people have no group" not in said
        assert "1 person has no group" in said

    def test_items_of_no_known_scale_and_no_groups_are_a_short_page(
        self, path: Path, capsys: Captured
    ) -> None:
        write(path, "a,b", ["10.5,12", "11,13", "9,11"])
        assert main(["reliability", str(path), "--items", "a,b"]) == 0
        said = capsys.readouterr().out
        assert "Scale: not known" in said
        assert said.rstrip().splitlines()[-1].startswith("b ")

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
            "a number with a decimal point, or nothing, NA or nan for no answer.\n"
        )
