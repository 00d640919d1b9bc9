"""A folder that is laid out has the waves that were closed here, until their answers are erased."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from flowgap.db import reading, unit_of_work
from flowgap.models import Wave
from flowgap.services.folders.laying_out import lay_out, layout_digest
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.erasing import erase_wave
from flowgap.services.waves.opening import open_wave
from tests.support.waves import (
    CLOSES,
    OPENING,
    PROMISE,
    SEAL,
    OpenWave,
    answered,
    invited,
)
from tests.unit.folders.conftest import Shelf

SETTINGS = """\
format: 1
client: Alder Freight
title: Organizational MRI 2026
language: en
timezone: Europe/Berlin
"""
KEPT = replace(PROMISE, keeps_until=date(2026, 11, 30))
LATER = CLOSES + timedelta(days=60)


def open_and_answer(shelf: Shelf, n_people: int) -> int:
    """Let so many people of one team answer, and return the key of the wave."""
    opening = replace(OPENING, promise=KEPT, teams=(invited("Dispatch", n_people),))
    with unit_of_work(shelf.sessions) as session:
        wave = OpenWave(shelf.sessions, open_wave(session, opening))
    for number, link in enumerate(wave.links):
        wave.answer(link, answered(number))
    with reading(shelf.sessions) as session:
        return session.scalars(select(Wave.id)).one()


def close(shelf: Shelf, wave: int) -> None:
    with unit_of_work(shelf.sessions) as session:
        close_wave(session, wave, seal=SEAL, now=CLOSES)


def laid_out(shelf: Shelf, target: Path, *, now: datetime = CLOSES) -> dict[str, Sequence[str]]:
    """Return how many lines each file has."""
    target.mkdir(exist_ok=True)
    with reading(shelf.sessions) as session:
        lay_out(session, shelf.engagement_id, target, now=now)
    return {path.name: path.read_text().splitlines() for path in target.iterdir()}


def test_a_closed_wave_stands_beside_the_kept_files(shelf: Shelf, folder: Path) -> None:
    shelf.put(engagement_yaml=SETTINGS)
    close(shelf, open_and_answer(shelf, 6))
    files = laid_out(shelf, folder)
    assert len(files["responses.csv"]) == 7  # a header and six people
    assert "2026-10" in "".join(files["engagement.yaml"])
    assert shelf.names == ["engagement.yaml"]


def test_an_open_wave_is_not_in_it(shelf: Shelf, folder: Path) -> None:
    shelf.put(engagement_yaml=SETTINGS)
    open_and_answer(shelf, 6)
    assert list(laid_out(shelf, folder)) == ["engagement.yaml"]


def test_equal_answers_are_laid_out_alike(shelf: Shelf, folder: Path) -> None:
    shelf.put(engagement_yaml=SETTINGS)
    close(shelf, open_and_answer(shelf, 9))
    assert laid_out(shelf, folder / "a") == laid_out(shelf, folder / "b")


def test_closing_a_wave_changes_what_would_be_laid_out(shelf: Shelf) -> None:
    shelf.put(engagement_yaml=SETTINGS)
    wave = open_and_answer(shelf, 6)

    def digest() -> str:
        with reading(shelf.sessions) as session:
            return layout_digest(session, shelf.engagement_id)

    before = digest()
    assert digest() == before
    close(shelf, wave)
    assert digest() != before


class TestErased:
    def test_kept_files_lose_the_rows_of_the_wave_and_keep_others(
        self, shelf: Shelf, folder: Path
    ) -> None:
        shelf.put(
            engagement_yaml=SETTINGS,
            responses_csv="team,wave,OWN1\nA,2026-10,3\nA,2026-04,4\nA,,5\n",
            comments_csv="team;wave;question;text\nA;2026-10;OPEN1;late\n",
            changes_csv="change_id,team\nc1,A\n",
        )
        wave = open_and_answer(shelf, 6)
        close(shelf, wave)
        with unit_of_work(shelf.sessions) as session:
            erase_wave(session, wave, now=LATER)
        rows = list(csv.DictReader((shelf.read("responses.csv") or "").splitlines()))
        # The row without a wave may be of it: it goes as well.
        assert rows == [{"team": "A", "wave": "2026-04", "OWN1": "4"}]
        assert shelf.names == ["engagement.yaml", "responses.csv", "changes.csv"]
        assert laid_out(shelf, folder, now=LATER)["responses.csv"] == [
            "team,wave,OWN1",
            "A,2026-04,4",
        ]

    def test_a_file_without_waves_goes_as_a_whole(self, shelf: Shelf) -> None:
        shelf.put(engagement_yaml=SETTINGS, responses_csv="team,OWN1\nA,3\n")
        wave = open_and_answer(shelf, 5)
        with unit_of_work(shelf.sessions) as session:
            erase_wave(session, wave, now=LATER)
        assert shelf.names == ["engagement.yaml"]
