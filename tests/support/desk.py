"""A consultant's desk: an engagement, an installation of its own, and the command line."""

import csv
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowgap.cli.main import main
from flowgap.config import read_settings
from flowgap.db import make_engine, make_session_factory, unit_of_work
from flowgap.services.waves.doors import find_team_door
from flowgap.services.waves.seals import enclose, response_seal
from flowgap.services.waves.sending import send
from tests.support.mail import MailBox, mail_server
from tests.support.waves import MRI, answered

MANIFEST = """\
format: 1
client: Alder Freight
title: Organizational MRI
language: en
timezone: Europe/Berlin
questionnaire: organizational-mri@1
waves: []
minimum_group: 6
"""
Run = Callable[..., str]


def opening(desk: Path, *, wave: str = "w1", links: str = "links.csv") -> list[object]:
    return ["--engagement", desk, "--id", wave, "--links", desk / links]


def people(desk: Path, *, team: str = "Dispatch") -> Path:
    path = desk / "people.csv"
    path.write_text(f"team,address\n{team},mia@alder.example\n{team},bo@alder.example\n")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an engagement, and an installation of its own."""
    for name in list(os.environ):
        if name.startswith("FLOWGAP_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("FLOWGAP_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("FLOWGAP_PUBLIC_URL", "https://survey.example")
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "engagement.yaml").write_text(MANIFEST)
    (desk / "roster.csv").write_text("team,parent,invited\nDispatch,Ops,12\nBilling,Ops,7\n")
    return desk


@pytest.fixture
def run(desk: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return all that it says."""
    assert desk.exists()

    def run(*arguments: object, code: int = 0) -> str:
        found = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert found == code, said
        return said.out + said.err

    return run


@pytest.fixture
def box(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailBox]:
    assert desk.exists()
    with mail_server() as box:
        monkeypatch.setenv("FLOWGAP_SMTP_URL", box.url)
        monkeypatch.setenv("FLOWGAP_MAIL_FROM", "survey@harbour.example")
        yield box


def answer(desk: Path) -> None:
    """Let somebody of the first team answer."""
    engine = make_engine(read_settings().database_url)
    now = datetime.now(UTC)
    with unit_of_work(make_session_factory(engine)) as session:
        token = rows(desk / "links.csv")[0]["link"].rpartition("/")[2]
        door = find_team_door(session, token, now=now)
        seal = response_seal(read_settings().secret_key, MRI)
        submission = answered(1, comment="It waits.")
        envelope = enclose(submission, attempt=os.urandom(16), wave_id=door.wave_id, seal=seal)
        send(session, door, envelope, now=now)
    engine.dispose()
