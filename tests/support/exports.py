"""A wave that was answered and closed, and the folder that it is exported into."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Selection
from flowgap.answering.submission import Submission, make_submission
from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.models import Wave
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.exporting import WaveTables, export_wave
from tests.support.waves import CLOSES, MRI, SEAL, OpenWave, invited, opened

MANIFEST = """\
format: 1
client: Alder Freight
title: Organizational MRI 2026
language: en
timezone: Europe/Berlin
questionnaire: organizational-mri@1
{waves}
# the end
minimum_group: 5
"""


def submission(**answers: int) -> Submission:
    choices = {"role": ("build",), "tenure": ("new",), "BV": ("review", "qa"), "AIU": ("q2",)}
    given = Answers(items=answers, choices=choices, attention=2)
    comments = {"OPEN1": "=1+1", "OPEN2": 'Fine, "really"\nfine'}
    return make_submission(MRI, Selection(is_reversed=True), given, comments=comments)


def exported(sessions: SessionFactory, *, seed: int = 1) -> WaveTables:
    with reading(sessions) as session:
        wave = session.scalars(select(Wave)).one()
        rng = Random(seed)  # noqa: S311 - for a test
        return export_wave(session, wave, rng=rng, now=CLOSES)


def close(wave: OpenWave) -> None:
    with unit_of_work(wave.sessions) as session:
        close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=CLOSES)


def table(path: Path) -> Sequence[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_manifest(folder: Path, waves: str) -> str:
    text = MANIFEST.format(waves=waves)
    (folder / "engagement.yaml").write_text(text, encoding="utf-8")
    return text


@pytest.fixture
def wave(sessions: SessionFactory) -> OpenWave:
    return opened(sessions, invited("Dispatch", 8), invited("Billing", 2, shared=4))


@pytest.fixture
def closed(wave: OpenWave) -> OpenWave:
    for number, link in enumerate(wave.links[:8]):
        wave.answer(link, submission(OWN1=number % 5 + 1))
    close(wave)
    return wave


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "engagement"
    folder.mkdir()
    return folder
