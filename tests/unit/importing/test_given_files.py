"""Folders given to an import: what is read, and what is named with its reason."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from flowgap.cli.importing_files import files_command
from flowgap.errors import InputError
from flowgap.importing.given_files import given_files
from flowgap.importing.sources.github.importer import read_github
from flowgap.importing.sources.opsgenie import read_opsgenie
from flowgap.importing.sources.pagerduty import read_pagerduty
from tests.support.imports import context

INCIDENT = {"id": "P1", "created_at": "2024-05-01T10:00:00Z", "status": "triggered"}
PULL = {
    "number": 1,
    "url": "https://github.com/acme/shop/pull/1",
    "title": "feat: a basket",
    "state": "MERGED",
    "author": {"login": "ann"},
    "createdAt": "2024-02-01T10:00:00Z",
    "mergedAt": "2024-02-02T10:00:00Z",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    (folder / "older").mkdir(parents=True)
    (folder / "incidents.json").write_text(json.dumps([INCIDENT]), encoding="utf-8")
    (folder / "other.json").write_text('[{"a": 1}]', encoding="utf-8")
    (folder / "notes.txt").write_text("hello", encoding="utf-8")
    return folder


def test_of_a_folder_the_files_of_the_tool_are_read_and_others_named(folder: Path) -> None:
    found = given_files((folder,), read_pagerduty, context())
    assert [path.name for path in found.files] == ["incidents.json"]
    assert [(other.name, other.reason) for other in found.others] == [
        ("notes.txt", "its name ends otherwise"),
        ("older", "it is a folder inside the folder"),
        ("other.json", "it holds no record that is known here"),
    ]


def test_a_file_that_is_named_is_not_left_out_in_silence(folder: Path) -> None:
    found = given_files((folder / "other.json",), read_pagerduty, context())
    assert [path.name for path in found.files] == ["other.json"]


def test_a_folder_without_any_file_of_the_tool_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="the folder holds no file that can be read"):
        given_files((folder,), read_opsgenie, context())


def test_the_command_names_other_files(folder: Path, tmp_path: Path) -> None:
    command = files_command("pagerduty", read_pagerduty)
    found = CliRunner().invoke(command, [str(folder), "--out", str(tmp_path / "out")])
    assert found.exit_code == 0
    assert "Other file, not read: notes.txt: its name ends otherwise." in found.output


def test_the_periods_of_a_new_folder_are_told(tmp_path: Path) -> None:
    later = {**PULL, "number": 2, "url": "https://github.com/acme/shop/pull/2"}
    later |= {"createdAt": "2025-08-01T10:00:00Z", "mergedAt": "2025-08-02T10:00:00Z"}
    body = tmp_path / "pulls.json"
    body.write_text(json.dumps([PULL, later]), encoding="utf-8")
    arguments = [str(body), "--out", str(tmp_path / "out")]
    said = CliRunner().invoke(files_command("github", read_github), arguments).output
    # The newest change is of the second half of 2025, which is not over.
    assert (
        "Assumed: the periods to compare are 2024-07-01 to 2025-01-01 and 2025-01-01 to 2025-07-01"
        in said
    )
    again = CliRunner().invoke(files_command("github", read_github), arguments).output
    assert "periods to compare" not in again


def test_rows_refused_for_one_reason_are_one_line(tmp_path: Path) -> None:
    body = tmp_path / "incidents.json"
    body.write_text(json.dumps([{**INCIDENT, "created_at": None}] * 7), encoding="utf-8")
    command = files_command("pagerduty", read_pagerduty)
    said = CliRunner().invoke(command, [str(body), "--out", str(tmp_path / "out")]).output
    assert said.count("Refused: ") == 1
    assert "incidents.json, record 5 and 2 more: it has no id" in said
    assert "Refused in all: 7" in said
