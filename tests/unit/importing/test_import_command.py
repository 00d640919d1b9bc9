"""`flowgap import git`, from the command line to the files."""

from pathlib import Path

import polars as pl
import pytest

from flowgap.cli.main import main
from flowgap.importing.identity import Identity, read_key
from tests.unit.importing.tiny_repository import TinyRepository, hour


def run(repository: TinyRepository, out: Path, *options: str) -> int:
    return main(["import", "git", str(repository.path), "--out", str(out), *options])


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_writes_an_engagement_folder_and_says_what_it_found(
    shop: TinyRepository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shop, tmp_path / "out") == 0
    assert set(files(tmp_path / "out")) == {"changes.csv", "deployments.csv", "engagement.yaml"}
    said = capsys.readouterr()
    assert "shop: 2 changes, 0 by bots, 1 with a trace of AI tools, 0 reverts" in said.out
    assert "1 release among 2 tags: 1 change released" in said.out
    assert said.err.startswith("Note: ")


def test_importing_twice_changes_no_byte(shop: TinyRepository, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(shop, out)
    once = files(out)
    run(shop, out)
    assert files(out) == once


def test_authors_get_the_codes_of_a_folder_that_has_a_key(
    shop: TinyRepository, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run(shop, out)
    hashes = pl.read_csv(out / "changes.csv")["author_hash"].to_list()
    key = read_key(out)  # as an import of a tool draws it
    run(shop, out)
    once = files(out)
    codes = pl.read_csv(out / "changes.csv")["author_hash"].to_list()
    assert codes == [Identity(key=key).person(one) for one in hashes]
    run(shop, out)
    assert files(out) == once


def test_settings_that_exist_are_not_touched(shop: TinyRepository, tmp_path: Path) -> None:
    (tmp_path / "engagement.yaml").write_text("mine\n", encoding="utf-8")
    run(shop, tmp_path)
    assert (tmp_path / "engagement.yaml").read_text(encoding="utf-8") == "mine\n"


def test_two_repositories_share_a_folder(shop: TinyRepository, tmp_path: Path) -> None:
    other = TinyRepository(tmp_path / "search")
    other.land(other.commit())
    other.tag("v1.0", "main")
    out = tmp_path / "out"
    run(shop, out)
    run(other, out, "--team", "Search")
    both = files(out)
    run(shop, out)
    assert files(out) == both
    changes = pl.read_csv(out / "changes.csv")
    assert changes["team"].to_list() == ["shop", "shop", "Search"]
    deployments = pl.read_csv(out / "deployments.csv")
    assert deployments["deployment_id"].to_list() == ["shop@v1.0", "search@v1.0"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--since", "2025-02-30"), ("--since", "2025-02-30", "2024-01-31")),
        (("--since", "2026-01-01"), ("2026-01-01",)),
        (("--branch", "missing"), ("missing",)),
        (("--branch=--all",), ("--all",)),
        (("--release-pattern", "v("), ("--release-pattern", "v(")),
    ],
)
def test_bad_options_end_with_one_line_and_exit_2(
    shop: TinyRepository,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    words: tuple[str, ...],
) -> None:
    assert run(shop, tmp_path / "out", *options) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    for word in words:
        assert word in line
    assert not (tmp_path / "out").exists()


@pytest.fixture
def shop(repository: TinyRepository) -> TinyRepository:
    one = repository.commit("One\n\nCo-authored-by: Copilot <c@example.org>\n", at=hour(0))
    repository.land(repository.commit("Two", one, at=hour(1)))
    repository.tag("v1.0", one, at=hour(2))
    repository.tag("preview", one)
    return repository
