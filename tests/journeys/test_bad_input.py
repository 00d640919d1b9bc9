"""Bad input ends with one clear line and exit 2, or with a state and its reason."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flowgap.cli.main import main
from tests.support.engagement_files import ITEMS, MANIFEST, changes, responses, write_engagement

Spoil = Callable[[Path], object]


def text(name: str, change: Callable[[str], str]) -> Spoil:
    def spoil(folder: Path) -> None:
        path = folder / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return spoil


def content(name: str, new: bytes) -> Spoil:
    return lambda folder: (folder / name).write_bytes(new)


def zip_as_csv(folder: Path) -> None:
    with zipfile.ZipFile(folder / "changes.csv", "w") as archive:
        archive.writestr("changes.csv", changes())


REFUSED: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "no manifest": (lambda folder: (folder / "engagement.yaml").unlink(), ("engagement.yaml",)),
    "empty file": (content("changes.csv", b""), ("changes.csv", "empty")),
    "wrong header": (
        text("changes.csv", lambda old: old.replace("change_id", "id", 1)),
        ("changes.csv", "change_id"),
    ),
    "unknown item": (
        text("responses.csv", lambda old: old.replace("OWN1", "OWN9", 1)),
        ("responses.csv", "OWN9"),
    ),
    "overlapping periods": (
        text("engagement.yaml", lambda old: old.replace("from: 2025-10-01", "from: 2025-09-01")),
        ("engagement.yaml", "overlap"),
    ),
    "a line of 50 MB": (content("changes.csv", b"change_id,team\n" + b"x" * 50_000_000), ("line",)),
    "a zip renamed to csv": (zip_as_csv, ("changes.csv", "zip")),
    "Latin-1": (
        content("roster.csv", "team,invited\nMünchen,7\n".encode("latin-1")),
        ("roster.csv", "UTF-8"),
    ),
    "unknown key": (
        text("engagement.yaml", lambda old: old + "minimum_grop: 3\n"),
        ("engagement.yaml", "minimum_grop"),
    ),
    "too small a group": (
        text("engagement.yaml", lambda old: old.replace("minimum_group: 5", "minimum_group: 4")),
        ("engagement.yaml", "minimum_group"),
    ),
    "a manifest that is no YAML": (content("engagement.yaml", b"a: [1,\n"), ("engagement.yaml",)),
    "an unknown questionnaire": (
        text("engagement.yaml", lambda old: old.replace("organizational-mri@1", "mood@3")),
        ("mood@3",),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_used_ends_with_one_line_and_exit_2(
    case: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, words = REFUSED[case]
    spoil(folder)
    assert main(["diagnose", str(folder), "--out", str(tmp_path / "out")]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    for word in words:
        assert word in line
    assert "Traceback" not in line


REFUSED_ROWS: dict[str, tuple[Spoil, str, int, str]] = {
    "a stamp without an offset": (
        text("changes.csv", lambda old: old.replace("2025-07-01T09:00:00Z", "2025-07-01T09:00:00")),
        "changes.csv",
        2,
        "offset",
    ),
    "an answer off the scale": (
        text("responses.csv", lambda old: old.replace("Billing,w1,1,", "Billing,w1,6,", 1)),
        "responses.csv",
        2,
        "1",
    ),
    "an unknown team": (
        text("responses.csv", lambda old: old.replace("Billing,w1", "Bilding,w1", 1)),
        "responses.csv",
        2,
        "roster",
    ),
    "a duplicate id": (
        text("changes.csv", lambda old: old.replace("\nc2,", "\nc1,")),
        "changes.csv",
        4,
        "c1",
    ),
}


@pytest.mark.parametrize("case", REFUSED_ROWS)
def test_a_row_that_cannot_be_used_is_refused_with_line_and_reason(
    case: str, folder: Path, tmp_path: Path
) -> None:
    spoil, file, line, word = REFUSED_ROWS[case]
    spoil(folder)
    out = tmp_path / "out"
    assert main(["diagnose", str(folder), "--out", str(out)]) == 0
    refused = json.loads((out / "import-report.json").read_text(encoding="utf-8"))["refused"]
    assert [(row["file"], row["line"]) for row in refused] == [(file, line)]
    assert word in json.dumps(refused, ensure_ascii=False)


class TestOptions:
    """Whatever is typed behind a command ends with one line and exit 2, never with a traceback."""

    def test_an_output_that_is_a_file(
        self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").touch()
        assert main(["diagnose", str(folder), "--out", str(tmp_path / "file")]) == 2
        assert "result.json: it cannot be written" in only_line(capsys)

    @pytest.mark.parametrize("seed", ["-1", "x", "1.5", ""])
    def test_a_seed_that_is_none(self, folder: Path, tmp_path: Path, seed: str) -> None:
        assert main(["diagnose", str(folder), "--out", str(tmp_path), "--seed", seed]) == 2

    @pytest.mark.parametrize(
        "url",
        [
            "sqlite",
            "[",
            "postgresql://a@b:port/c",
            "mysql://a@b/c",
            "sqlite:////dev/null/x/flowgap.db",
            "postgresql://nobody@127.0.0.1:9/none?connect_timeout=2",
        ],
    )
    def test_a_database_that_cannot_be_used(
        self, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("FLOWGAP_DATABASE_URL", url)
        for command in ("init", "migrate", "serve"):
            assert main([command]) == 2
            assert "database" in only_line(capsys).lower()

    def test_a_data_folder_that_cannot_be_made(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("FLOWGAP_DATA", str(tmp_path / "file" / "data"))
        for command in ("init", "serve"):
            assert main([command]) == 2
            assert "FLOWGAP_DATA" in only_line(capsys)


def only_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    (line,) = (said.out + said.err).strip().splitlines()
    return line


# WeasyPrint leaves its colour profile open for the collector to close.
class TestStates:
    def test_only_delivery_data_give_a_ledger_and_no_scores(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (folder / "responses.csv").unlink()
        result = diagnose(folder, tmp_path)
        assert result["survey"]["state"] == "insufficient"
        assert result["survey"]["reason"]
        assert result["delivery"]["state"] != "insufficient"
        assert result["delivery"]["residual"] == pytest.approx(0, abs=1e-9)

    def test_only_a_survey_gives_readiness_and_never_days(
        self, folder: Path, tmp_path: Path
    ) -> None:
        (folder / "changes.csv").unlink()
        result = diagnose(folder, tmp_path)
        assert result["flow_gap"]["state"] == "readiness_only"
        assert result["flow_gap"]["days"] is None
        assert result["flow_gap"]["reason"]
        assert result["survey"]["readiness"]["estimate"] is not None

    def test_no_response_is_insufficient_not_zero(self, folder: Path, tmp_path: Path) -> None:
        header = responses().splitlines()[0]
        (folder / "responses.csv").write_text(header + "\n", encoding="utf-8")
        survey = diagnose(folder, tmp_path)["survey"]
        assert (survey["state"], survey["responded"]) == ("insufficient", 0)
        assert all(dimension["estimate"] is None for dimension in survey["dimensions"])

    def test_one_response_is_not_shown(self, folder: Path, tmp_path: Path) -> None:
        rows = "\n".join(responses().splitlines()[:2])
        (folder / "responses.csv").write_text(rows + "\n", encoding="utf-8")
        survey = diagnose(folder, tmp_path)["survey"]
        assert survey["state"] == "insufficient"
        assert all(dimension["estimate"] is None for dimension in survey["dimensions"])
        assert all(dimension["mean"] is None for dimension in survey["dimensions"])

    def test_everybody_don_t_know_gives_shares_and_no_scores(
        self, folder: Path, tmp_path: Path
    ) -> None:
        row = f"Billing,w1,{','.join(['dk'] * len(ITEMS))},dk"
        rows = [responses().splitlines()[0], *[row] * 18]
        (folder / "responses.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
        survey = diagnose(folder, tmp_path)["survey"]
        assert all(dimension["estimate"] is None for dimension in survey["dimensions"])

    def test_impossible_orders_are_counted_and_left_out(self, folder: Path, tmp_path: Path) -> None:
        # c0 was opened on 5 July; a deployment on 2 July lies before that.
        spoiled = changes().replace("2025-07-09T09:00:00Z", "2025-07-02T09:00:00Z", 1)
        (folder / "changes.csv").write_text(spoiled, encoding="utf-8")
        result = diagnose(folder, tmp_path)
        assert sum(left["n"] for left in result["delivery"]["left_out"]) >= 1
        assert result["delivery"]["before"]["n"] == 91

    def test_a_manifest_alone_says_what_cannot_be_said(self, tmp_path: Path) -> None:
        folder = tmp_path / "alone"
        folder.mkdir()
        (folder / "engagement.yaml").write_text(MANIFEST, encoding="utf-8")
        result = diagnose(folder, tmp_path)
        assert result["survey"]["state"] == "insufficient"
        assert result["delivery"]["state"] == "insufficient"
        assert result["flow_gap"]["state"] == "readiness_only"
        assert result["findings"] == []


def diagnose(folder: Path, tmp_path: Path) -> dict[str, Any]:
    out = tmp_path / "out"
    assert main(["diagnose", str(folder), "--out", str(out), "--pdf"]) == 0
    assert (out / "report.pdf").read_bytes().startswith(b"%PDF-")
    result: dict[str, Any] = json.loads((out / "result.json").read_text(encoding="utf-8"))
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_engagement(tmp_path / "engagement")
