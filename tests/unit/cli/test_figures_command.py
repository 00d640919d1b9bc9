"""`flowgap figures` writes files without a database."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest

from flowgap.cli.main import main
from flowgap.result.json import to_json
from tests.support.sample_result import sample_result


@pytest.fixture
def result_json(tmp_path: Path) -> Path:
    path = tmp_path / "result.json"
    path.write_text(to_json(sample_result()), encoding="utf-8")
    return path


def test_csv_is_what_it_writes_unless_told_otherwise(
    result_json: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "figures.csv"
    assert main(["figures", str(result_json), "--out", str(out)]) == 0
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert capsys.readouterr().out == f"{len(rows):,} figures: {out}\n"


def test_labels_speak_the_language_that_is_asked_for(result_json: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    arguments = ["figures", str(result_json), "--out", str(out), "--language", "de", "--no-bom"]
    assert main(arguments) == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith("id,section,")
    assert "Flusslücke" in text


def test_json_names_the_file_that_it_was_drawn_from(result_json: Path, tmp_path: Path) -> None:
    out = tmp_path / "figures.json"
    assert main(["figures", str(result_json), "--to", "json", "--out", str(out)]) == 0
    document = json.loads(out.read_text(encoding="utf-8"))
    assert document["result_sha256"] == sha256(result_json.read_bytes()).hexdigest()


@pytest.mark.parametrize("text", ["", "{}", "[1]", "\x00", '{"format": 2}'])
def test_what_is_no_result_is_refused_in_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "result.json", tmp_path / "figures.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["figures", str(path), "--out", str(out)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not out.exists()


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", str(tmp_path / "no.json"), "--out", str(tmp_path / "f.csv")]) == 2
    assert "no.json: it cannot be read" in capsys.readouterr().err
