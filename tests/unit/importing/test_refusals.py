"""What cannot be imported is refused in words: what, where, what is allowed."""

from datetime import date
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.git.importer import import_git
from flowgap.importing.git.tags import LONGEST_PATTERN, compile_release_pattern
from tests.unit.importing.conftest import Import
from tests.unit.importing.tiny_repository import TinyRepository, needs_git


def refusal_of(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        import_git(path, team=None, since=None, release_pattern="v.*", branch=None)
    assert str(path) in str(refused.value)
    return str(refused.value)


@needs_git
def test_no_such_folder(tmp_path: Path) -> None:
    assert "no such folder" in refusal_of(tmp_path / "missing")


@needs_git
def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    assert "no such folder" in refusal_of(path)


@needs_git
def test_a_folder_that_is_no_repository(tmp_path: Path) -> None:
    assert "not a git repository" in refusal_of(tmp_path)


def test_a_folder_within_a_repository(repository: TinyRepository) -> None:
    repository.land(repository.commit())
    inside = repository.path / "inside"
    inside.mkdir()
    assert "not a git repository" in refusal_of(inside)


def test_a_repository_without_commits(repository: TinyRepository) -> None:
    assert "no commit" in refusal_of(repository.path)


def test_a_damaged_repository(repository: TinyRepository) -> None:
    one = repository.commit()
    repository.land(repository.commit("Two", one))
    (repository.path / ".git" / "objects" / one[:2] / one[2:]).unlink()
    assert "git fsck" in refusal_of(repository.path)


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git was not found" in refusal_of(tmp_path)


@pytest.mark.parametrize(
    "branch",
    [
        "missing",
        "--all",
        "--upload-pack=x",
        "-x",
        "",
        "a b",
        "main^",
        "main~1",
        "main:file-1",
        "x\n",
        "\0",
        "b" * 300,
    ],
)
def test_a_branch_that_is_not_there(
    repository: TinyRepository, imported: Import, branch: str
) -> None:
    repository.land(repository.commit())
    with pytest.raises(InputError, match="branch"):
        imported(branch=branch)


def test_no_commit_since(repository: TinyRepository, imported: Import) -> None:
    repository.land(repository.commit())
    assert imported(since=date(2025, 3, 3)).counts.changes == 1
    with pytest.raises(InputError, match="2025-03-04"):
        imported(since=date(2025, 3, 4))


@pytest.mark.parametrize("team", ["", "  ", "a\nb"])
def test_a_team_without_a_name(repository: TinyRepository, imported: Import, team: str) -> None:
    repository.land(repository.commit())
    with pytest.raises(InputError, match="team"):
        imported(team=team)


class TestReleasePattern:
    @pytest.mark.parametrize("pattern", ["v(", "[", "*", "(?P<x>a)(?P<x>b)", "a{99999999999}"])
    def test_no_regular_expression(self, pattern: str) -> None:
        with pytest.raises(InputError, match="cannot be read"):
            compile_release_pattern(pattern)

    def test_the_longest_one(self) -> None:
        assert compile_release_pattern("v" * LONGEST_PATTERN)
        with pytest.raises(InputError, match="201 characters"):
            compile_release_pattern("v" * (LONGEST_PATTERN + 1))
