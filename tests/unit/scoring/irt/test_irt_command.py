"""`flowgap irt FILE`, as people and programs call it."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from flowgap.cli.main import main
from flowgap.scoring.irt.fit import fit_graded
from flowgap.scoring.mixture import Floats
from tests.unit.scoring.irt.graded_answers import draw, five_point, people

Captured = pytest.CaptureFixture[str]
NAMES = ["A", "B", "C", "D"]
NAN = float("nan")


class TestJson:
    def test_it_has_the_keys_of_the_contract(self, tmp_path: Path, capsys: Captured) -> None:
        values = _values()
        document = _document(capsys, _write(tmp_path, values), "--items", "A,B,C,D")
        fit = fit_graded(values)
        assert document["log_likelihood"] == fit.log_likelihood
        assert document["n"] == 600
        for item, own in zip(document["items"], fit.model, strict=True):
            assert item["a"] == own.discrimination
            assert item["b"] == list(own.thresholds or ())
            assert item["reason"] is None
        assert [item["item"] for item in document["items"]] == NAMES

    def test_missing_answers_are_kept(self, tmp_path: Path, capsys: Captured) -> None:
        values = _values()
        values[:150, 0] = NAN
        document = _document(capsys, _write(tmp_path, values), "--items", "A,B,C,D")
        assert document["n"] == 600
        assert [item["n"] for item in document["items"]] == [450, 600, 600, 600]
        assert document["log_likelihood"] == fit_graded(values).log_likelihood

    def test_reversed_items_are_turned(self, tmp_path: Path, capsys: Captured) -> None:
        values = _values()
        expected = fit_graded(values).log_likelihood
        values[:, 1] = 6 - values[:, 1]
        options = ("--items", "A,B,C,D", "--reverse", "B", "--points", "5")
        document = _document(capsys, _write(tmp_path, values), *options)
        assert document["log_likelihood"] == expected
        assert all(item["a"] > 0 for item in document["items"])

    def test_what_cannot_be_given_is_null_with_its_reason(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        values = _values()
        values[:, 0] = 3.0
        document = _document(capsys, _write(tmp_path, values), "--items", "A,B,C,D")
        constant = document["items"][0]
        assert constant["a"] is None
        assert constant["b"] is None
        assert constant["reason"] == "all who answered gave the same answer"
        assert document["log_likelihood"] is not None

    def test_a_single_item_gives_no_model(self, tmp_path: Path, capsys: Captured) -> None:
        document = _document(capsys, _write(tmp_path, _values()), "--items", "A")
        assert document["log_likelihood"] is None
        assert document["reason"] == "the model needs at least two items with different answers"
        assert document["pulse"]["reason"] == "there is no model of the items"
        assert document["marginal_reliability"] is None

    def test_groups_are_compared_on_request(self, tmp_path: Path, capsys: Captured) -> None:
        file = _write(tmp_path, _values(), groups=["de", "en"] * 300)
        assert _document(capsys, file, "--items", "A,B,C,D")["dif"] is None
        compared = _document(capsys, file, "--items", "A,B,C,D", "--group", "language")["dif"]
        assert [item["item"] for item in compared] == NAMES
        assert [shift["group"] for shift in compared[0]["shifts"]] == ["de", "en"]

    def test_people_without_a_group_are_counted(self, tmp_path: Path, capsys: Captured) -> None:
        file = _write(tmp_path, _values(), groups=["de"] * 599 + [""])
        assert main(["irt", str(file), "--items", "A,B,C,D", "--group", "language", "--json"]) == 0
        said = capsys.readouterr()
        assert json.loads(said.out)["n_without_group"] == 1
        assert said.err == "Note: 1 person has no group: they are in the model only.\n"

    def test_items_that_repeat_one_another_have_thresholds_and_no_discrimination(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        file = _write(tmp_path, np.repeat(_values()[:, :1], 3, axis=1))
        for item in _document(capsys, file, "--items", "A,B,C")["items"]:
            assert item["a"] is item["mean_information"] is item["information"] is None
            assert len(item["b"]) == 4
            assert item["reason"] == item["remarks"][0]
            assert "repeats another item" in item["reason"]

    def test_the_pulse_is_the_item_that_tells_most(self, tmp_path: Path, capsys: Captured) -> None:
        document = _document(capsys, _write(tmp_path, _values()), "--items", "A,B,C,D")
        told = {item["item"]: item["mean_information"] for item in document["items"]}
        assert document["pulse"]["items"] == [max(told, key=lambda name: told[name])]


class TestText:
    def test_it_shows_items_reasons_and_the_pulse(self, tmp_path: Path, capsys: Captured) -> None:
        values = _values()
        values[:, 0] = 3.0
        values[:, 1] = 6 - values[:, 1]
        assert main(["irt", str(_write(tmp_path, values)), "--items", "A,B,C,D"]) == 0
        said = capsys.readouterr().out
        assert "600 people, log-likelihood -" in said
        assert "A           600        -  all who answered gave the same answer" in said
        assert "runs against the other items" in said
        assert "Pulse: " in said
        assert "nan" not in said.lower()

    def test_it_names_items_that_share_more_and_groups_that_differ(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        rng = np.random.default_rng(23)
        shifts = np.zeros((900, 8))
        shifts[:, :2] = 1.5 * rng.standard_normal((900, 1))
        shifts[1::2, 5] = 2.0
        values = draw(rng, five_point(*[1.3] * 8), people(rng, 900), shifts=shifts)
        file = _write(tmp_path, values, groups=["de", "en"] * 450)
        options = ["--items", "A,B,C,D,E,F,G,H", "--group", "language"]
        assert main(["irt", str(file), *options]) == 0
        said = capsys.readouterr().out
        assert "  A and B: Q3 0." in said
        assert "  F: answer differently (effect 0." in said
        assert "p < 0.001)" in said
        assert "  C: answer alike" in said

    def test_groups_too_small_to_compare_are_not_printed(
        self, tmp_path: Path, capsys: Captured
    ) -> None:
        file = _write(tmp_path, _values(), groups=["de"] * 590 + ["en"] * 10)
        assert main(["irt", str(file), "--items", "A,B,C,D", "--group", "language"]) == 0
        said = capsys.readouterr().out
        assert "  A: needs two groups with 200 people each who answered" in said
        assert "en" not in said.split("Groups at equal standing:")[1].split()

    def test_without_a_model_it_says_why(self, tmp_path: Path, capsys: Captured) -> None:
        assert main(["irt", str(_write(tmp_path, _values()[:1])), "--items", "A,B"]) == 0
        assert "No model: the model needs" in capsys.readouterr().out


class TestBadInput:
    @pytest.mark.parametrize(
        ("options", "problem"),
        [
            (["--items", ""], "no item is named"),
            (["--items", "A,X"], "column X: it is not there"),
            (["--items", "A,A"], "named twice"),
            (["--items", "A,B", "--points", "3"], "off the scale"),
            (["--items", "A,B", "--low", "0"], "--low 0 says where the scale starts, and nothing"),
            (["--items", "A,B", "--reverse", "B"], "the scale on which answers are turned"),
        ],
    )
    def test_it_is_one_clear_line_and_exit_code_two(
        self, tmp_path: Path, capsys: Captured, options: list[str], problem: str
    ) -> None:
        assert main(["irt", str(_write(tmp_path, _values())), *options]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert problem in said.err
        assert said.err.count("\n") == 1


def _values() -> Floats:
    rng = np.random.default_rng(22)
    return draw(rng, five_point(0.8, 1.2, 2.0, 1.6), people(rng, 600))


def _write(folder: Path, values: Floats, groups: list[str] | None = None) -> Path:
    names = [chr(ord("A") + place) for place in range(values.shape[1])]
    lines = [",".join([*names, "language"])]
    for row, group in zip(values, groups or [""] * len(values), strict=True):
        answers = ["" if np.isnan(value) else f"{value:.0f}" for value in row]
        lines.append(",".join([*answers, group]))
    file = folder / "answers.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def _document(capsys: Captured, file: Path, *options: str) -> dict[str, Any]:
    assert main(["irt", str(file), *options, "--json"]) == 0
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document
