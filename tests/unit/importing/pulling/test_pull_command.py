"""`flowgap pull github`: options, tokens, and what it says."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from flowgap.cli.doctor import doctor
from flowgap.cli.pull import pull
from flowgap.errors import InputError
from tests.support.pulled_repository import FIVE, Repository
from tests.support.scripted_server import Script, serving

TOKENS = ("GH_TOKEN", "GITHUB_TOKEN", "GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN")


@pytest.fixture(autouse=True)
def no_tokens(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in TOKENS:
        monkeypatch.delenv(name, raising=False)


def refused(*arguments: str) -> str:
    found = CliRunner().invoke(pull, ["github", *arguments])
    assert isinstance(found.exception, InputError)
    return str(found.exception)


def test_it_fills_a_folder_that_can_be_diagnosed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GH_ENTERPRISE_TOKEN", "secret")
    script = Script(Repository(FIVE).answer)
    with serving(script) as address:
        arguments = ["github", "o/r", "--base-url", address, "--out", str(tmp_path)]
        found = CliRunner().invoke(pull, arguments)
    assert found.exit_code == 0, found.output
    assert "o/r: 5 pull requests and 0 deployments read into" in found.output
    assert (tmp_path / "engagement.yaml").exists()
    assert set(script.tokens) == {"Bearer secret"}
    kept = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())
    assert "secret" not in kept
    # On GitHub Enterprise, the API lies in a folder of its own.
    assert set(script.paths) == {"/api/graphql"}
    checked = CliRunner().invoke(doctor, [str(tmp_path)])
    assert checked.exit_code == 0, checked.output
    assert "changes.csv" in checked.output


def test_where_no_terminal_looks_on_it_tells_only_what_it_took_for_granted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GH_ENTERPRISE_TOKEN", "secret")
    with serving(Script(Repository(FIVE).answer)) as address:
        arguments = ["github", "o/r", "--base-url", address, "--out", str(tmp_path)]
        found = CliRunner().invoke(pull, arguments)
    assert all(line.startswith("Assumed: ") for line in found.stderr.splitlines())


def test_another_server_does_not_get_the_token_of_github(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    told = refused("o/r", "--base-url", "https://github.example/api/v3", "--out", str(tmp_path))
    assert "GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN: there is no token" in told


@pytest.mark.parametrize("token", ["two words", "two\nlines", "gehe\u00efm"])
def test_what_is_no_token_is_refused_and_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("GH_TOKEN", token)
    told = refused("o/r", "--out", str(tmp_path))
    assert "what it holds is no token" in told
    assert token not in told


def test_a_line_break_around_a_token_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GH_ENTERPRISE_TOKEN", "secret\n")
    script = Script(Repository(FIVE).answer)
    with serving(script) as address:
        arguments = ["github", "o/r", "--base-url", address, "--out", str(tmp_path)]
        assert CliRunner().invoke(pull, arguments).exit_code == 0
    assert set(script.tokens) == {"Bearer secret"}


def test_without_a_token_it_says_where_one_belongs(tmp_path: Path) -> None:
    assert "GH_TOKEN or GITHUB_TOKEN" in refused("o/r", "--out", str(tmp_path))


@pytest.mark.parametrize("name", ["o", "o/r/x", "https://github.com/o/r", "o/r?x", "o /r"])
def test_what_is_no_repository_is_refused(tmp_path: Path, name: str) -> None:
    assert "is no repository" in refused(name, "--out", str(tmp_path))


@pytest.mark.parametrize("day", ["soon", "2024-01-31T10:00+02:00", "2024-02-30"])
def test_what_is_no_day_is_refused(tmp_path: Path, day: str) -> None:
    assert f"'{day}' is no day" in refused("o/r", "--since", day, "--out", str(tmp_path))
