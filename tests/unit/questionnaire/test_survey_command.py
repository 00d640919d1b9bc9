"""`flowgap survey`."""

import json
import shutil
from pathlib import Path

import pytest

from flowgap.cli.main import main
from flowgap.paths import PROJECT_ROOT, SURVEYS

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"


class TestCheck:
    def test_a_sound_folder_ends_with_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "check", str(EXAMPLES / "tiny")]) == 0
        assert capsys.readouterr().out == "2 files checked, no problem found\n"

    def test_one_file_is_one_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "check", str(SURVEYS / "pulse/v1.yaml")]) == 0
        assert capsys.readouterr().out == "1 file checked, no problem found\n"

    def test_a_problem_is_a_line_that_editors_jump_to(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = EXAMPLES / "unknown-dimension/v1.yaml"
        assert main(["survey", "check", str(path)]) == 2
        assert capsys.readouterr().out == f"{path}:36: unknown dimension 'QUE'; allowed: FLO\n"

    def test_json_says_the_same(self, capsys: pytest.CaptureFixture[str]) -> None:
        path = EXAMPLES / "unknown-dimension/v1.yaml"
        assert main(["survey", "check", "--json", str(path)]) == 2
        assert json.loads(capsys.readouterr().out) == {
            "n_files": 1,
            "problems": [
                {
                    "file": str(path),
                    "line": 36,
                    "place": "pages.1",
                    "message": "unknown dimension 'QUE'",
                    "allowed": "FLO",
                }
            ],
        }

    def test_json_of_a_sound_file_is_empty(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "check", "--json", str(EXAMPLES / "tiny/v1.yaml")]) == 0
        assert json.loads(capsys.readouterr().out) == {"n_files": 1, "problems": []}

    def test_a_missing_file_is_a_problem(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["survey", "check", str(tmp_path / "nowhere.yaml")]) == 2
        assert "nowhere.yaml:1: the file cannot be read" in capsys.readouterr().out

    def test_a_folder_without_yaml_is_bad_input(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["survey", "check", str(tmp_path)]) == 2
        assert capsys.readouterr().err == (
            f"flowgap: {tmp_path}: the folder holds no YAML file. "
            "Allowed: a folder with questionnaires.\n"
        )


class TestPublish:
    def test_a_published_file_is_checked_from_then_on(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = shutil.copytree(EXAMPLES / "tiny", tmp_path / "tiny")
        assert main(["survey", "publish", str(folder)]) == 0
        assert capsys.readouterr().out == "2 files published\n"

        with (folder / "v1.yaml").open("a", encoding="utf-8") as file:
            file.write("# later\n")
        assert main(["survey", "check", str(folder)]) == 2
        assert "the published file has changed" in capsys.readouterr().out

    def test_a_broken_file_is_not_published(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = shutil.copytree(EXAMPLES / "and-or", tmp_path / "and-or")
        assert main(["survey", "publish", str(folder)]) == 2
        assert "'and/or' asks two things at once" in capsys.readouterr().err
        assert not (tmp_path / "published.lock").exists()


class TestSchema:
    def test_prints_what_is_kept(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["survey", "schema"]) == 0
        assert capsys.readouterr().out == (SURVEYS / "schema.json").read_text(encoding="utf-8")
