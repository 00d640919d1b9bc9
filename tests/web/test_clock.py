"""Requests have one clock: a test that moves it moves every page."""

from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final

import pytest
from flask import Flask

import flowgap.web
from flowgap.models import Role
from tests.web.test_access import signed_in_as

OF_ITS_OWN: Final = "datetime.now("


def test_no_other_file_of_the_pages_looks_at_a_clock_of_its_own() -> None:
    web = Path(flowgap.web.__file__).parent
    found = {
        path.relative_to(web).as_posix()
        for path in web.rglob("*.py")
        if OF_ITS_OWN in path.read_text(encoding="utf-8")
    }
    assert found == {"clock.py"}


class NextYear:
    """A clock that is a year ahead."""

    @staticmethod
    def now(zone: tzinfo) -> datetime:
        return datetime.now(zone) + timedelta(days=365)


def test_whoever_moves_it_finds_sign_ins_over(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in_as(app, Role.OWNER)
    assert client.get("/").status_code == 200
    monkeypatch.setattr("flowgap.web.clock.datetime", NextYear)
    assert client.get("/").location == "/sign-in"
