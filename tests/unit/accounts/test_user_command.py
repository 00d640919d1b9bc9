"""`flowgap user`, and the link to the first account."""

from pathlib import Path

import pytest

from flowgap.cli.main import main


@pytest.fixture(autouse=True)
def _installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOWGAP_DATA", str(tmp_path))
    for name in ("FLOWGAP_DATABASE_URL", "FLOWGAP_PUBLIC_URL", "FLOWGAP_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str) -> int:
    return main(["user", *arguments])


def test_a_person_is_added_listed_reset_and_disabled(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "Mia@Harbour.example", "--role", "owner", "--name", "Mia") == 0
    assert "http://127.0.0.1:8000/join/" in capsys.readouterr().out
    assert run("list") == 0
    said = capsys.readouterr().out
    assert said == "mia@harbour.example  owner in Workspace: invited\n"
    assert run("reset", "mia@harbour.example") == 0
    assert "http://127.0.0.1:8000/reset/" in capsys.readouterr().out
    assert run("disable", "mia@harbour.example") == 0
    capsys.readouterr()
    run("list")
    assert "closed" in capsys.readouterr().out


def test_nobody_is_told_how_to_add_somebody(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    assert "flowgap user add --help" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "no address", "--role", "owner"), "is no e-mail address"),
        (("add", "a@b.example", "--role", "king"), "king"),
        (("add", "a@b.example", "--role", "viewer", "--workspace", "X"), "--workspace"),
        (("reset", "a@b.example"), "flowgap user list"),
        (("disable", "a@b.example"), "flowgap user list"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    assert run(*arguments) == 2
    assert said in capsys.readouterr().err


def test_where_there_are_several_workspaces_one_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("North", "South"):
        assert run("add", f"{name}@x.example", "--role", "owner", "--workspace", name) == 0
    assert run("add", "v@x.example", "--role", "viewer") == 2
    assert "one of North, South" in capsys.readouterr().err
    assert run("add", "v@x.example", "--role", "viewer", "--workspace", "South") == 0


def test_the_link_to_the_first_account_is_told_while_there_is_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["init"]) == 0
    first = capsys.readouterr().out
    assert "First account, once it is served: http://127.0.0.1:8000/set-up/" in first
    assert run("add", "mia@harbour.example", "--role", "owner") == 0
    capsys.readouterr()
    assert main(["init"]) == 0
    assert "set-up" not in capsys.readouterr().out
