"""Exporting: a closed wave becomes rows of an engagement folder, beside those of other waves."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import polars as pl
import pytest
from sqlalchemy import select

from flowgap.answering.answers import Answers
from flowgap.answering.parts import Selection
from flowgap.answering.submission import Submission, make_submission
from flowgap.db import SessionFactory, reading, unit_of_work
from flowgap.engagement.formats import responses_format
from flowgap.engagement.reading import read_engagement
from flowgap.errors import InputError
from flowgap.models import Wave
from flowgap.questionnaire.loader import item_ids
from flowgap.services.waves.closing import close_wave
from flowgap.services.waves.export_folder import write_wave
from flowgap.services.waves.exporting import (
    WaveStillOpenError,
    WaveTables,
    export_wave,
    harmless,
)
from tests.support.waves import CLOSES, MRI, PROMISE, SEAL, OpenWave, invited, opened

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

W0 = "{id: w0, questionnaire: pulse@1, opened_on: 2026-05-01, closed_on: 2026-05-09}"
W2 = "{id: w2, questionnaire: pulse@1, opened_on: 2027-05-01, closed_on: 2027-05-09}"
SAME_DAY = "{id: w1, questionnaire: pulse@1, opened_on: 2026-10-12, closed_on: 2026-10-31}"
OTHER = '{id: "2026-10", questionnaire: pulse@1, opened_on: 2026-10-10, closed_on: 2026-10-31}'

BLOCK_W0 = """
    - id: w0
      questionnaire: pulse@1
      opened_on: 2026-05-01
      closed_on: 2026-05-09  # done"""
BLOCK_W2 = """
    - id: w2
      questionnaire: pulse@1
      opened_on: 2027-05-01
      closed_on: 2027-05-09"""

LISTS = {
    "empty": "waves: []",
    "empty with a blank": "waves: [ ]  # none yet",
    "missing": "# no waves",
    "earlier": f"waves: [{W0}]",
    "later": f"waves: [{W2}]",
    "on both sides": f"waves: [{W0}, {W2}]",
    "on lines of its own": f"waves: [\n  {W0},\n]",
    "dashes at the edge": f"waves:\n- {W0}",
    "blocks": f"waves:{BLOCK_W0}\n    # later{BLOCK_W2}\n",
    "a later block": f"waves:{BLOCK_W2}",
}
"""How people list their waves."""


def submission(**answers: int) -> Submission:
    choices = {"role": ("build",), "tenure": ("new",), "BV": ("review", "qa"), "AIU": ("q2",)}
    given = Answers(items=answers, choices=choices, attention=2)
    comments = {"OPEN1": "=1+1", "OPEN2": 'Fine, "really"\nfine'}
    return make_submission(MRI, Selection(is_reversed=True), given, comments=comments)


def exported(sessions: SessionFactory, *, seed: int = 1) -> WaveTables:
    with reading(sessions) as session:
        wave = session.scalars(select(Wave)).one()
        return export_wave(session, wave, rng=Random(seed))  # noqa: S311 - for a test


def close(wave: OpenWave) -> None:
    with unit_of_work(wave.sessions) as session:
        close_wave(session, session.scalars(select(Wave.id)).one(), seal=SEAL, now=CLOSES)


def table(path: Path) -> Sequence[Mapping[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestTables:
    def test_a_row_has_the_columns_of_the_contract(self, wave: OpenWave) -> None:
        wave.answer(wave.links[0], submission(OWN1=5, OWN2=255))
        close(wave)
        responses = exported(wave.sessions).responses
        expected = [
            name for name in responses_format(MRI.item_ids).names if name != "median_item_seconds"
        ]
        assert responses.columns == expected
        (row,) = responses.iter_rows(named=True)
        assert (row["team"], row["wave"], row["language"]) == ("Dispatch", "2026-10", "en")
        assert (row["role"], row["tenure"], row["order"]) == ("build", "new", "reversed")
        assert (row["BV"], row["AIU"], row["ATT"]) == ("review+qa", "q2", "2")
        # An answer, "don't know", a skipped core item, a reserve item that was not asked.
        assert [row[item] for item in ("OWN1", "OWN2", "OWN3", "OWN5")] == ["5", "dk", None, "na"]

    def test_the_order_of_rows_is_drawn(self, wave: OpenWave) -> None:
        for number, link in enumerate(wave.links[:4]):
            wave.answer(link, submission(OWN1=number + 1))
        close(wave)
        orders = {tuple(exported(wave.sessions, seed=seed).responses["OWN1"]) for seed in range(20)}
        assert len(orders) > 5
        assert {tuple(sorted(order)) for order in orders} == {("1", "2", "3", "4")}

    def test_a_wave_that_is_open_gives_nothing(self, wave: OpenWave) -> None:
        with pytest.raises(WaveStillOpenError, match="its answers are sealed"):
            exported(wave.sessions)

    def test_a_wave_that_nobody_answered_gives_empty_tables(self, wave: OpenWave) -> None:
        close(wave)
        tables = exported(wave.sessions)
        assert (tables.responses.height, tables.comments.height) == (0, 0)
        assert tables.roster.rows() == [
            ("Dispatch", None, "2026-10", "3"),
            ("Billing", None, "2026-10", "6"),
        ]

    def test_comments_that_nobody_may_show_stay_where_they_are(
        self, wave: OpenWave, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        wave.answer(wave.links[0], submission(OWN1=1))
        close(wave)
        monkeypatch.setattr(
            "flowgap.services.waves.exporting.promise_from_json",
            lambda _text: replace(PROMISE, shows_comments=False),
        )
        assert exported(wave.sessions).comments.height == 0

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_text_is_a_formula(self, start: str) -> None:
        assert harmless(f"{start}1+1") == f"'{start}1+1"
        assert harmless(f"a{start}1+1") == f"a{start}1+1"


class TestFolder:
    def test_an_empty_folder_becomes_one_that_can_be_read(
        self, closed: OpenWave, folder: Path
    ) -> None:
        write_wave(exported(closed.sessions), folder)
        read = read_engagement(folder, items=item_ids)
        assert read.refusals == ()
        assert read.responses.height == 2
        assert read.comments["text"].to_list().count("'=1+1") == 2
        (listed,) = read.manifest.waves
        # The wave opens at 7:00 and closes at 7:00 UTC, both in the morning in Berlin.
        assert (listed.opened_on, listed.closed_on) == (date(2026, 10, 12), date(2026, 10, 30))
        assert (read.manifest.client, read.manifest.minimum_group) == ("Alder Freight", 5)

    def test_exporting_twice_keeps_every_row_once(self, closed: OpenWave, folder: Path) -> None:
        for seed in (1, 2):
            write_wave(exported(closed.sessions, seed=seed), folder)
        assert len(table(folder / "responses.csv")) == 2
        assert len(table(folder / "comments.csv")) == 4
        assert len(table(folder / "roster.csv")) == 2

    def test_rows_of_other_waves_stay_and_those_without_a_name_get_that_of_the_only_one(
        self, closed: OpenWave, folder: Path
    ) -> None:
        write_manifest(folder, f"waves:\n  - {W0}  # the first")
        (folder / "responses.csv").write_text("team,OWN1,mood\nDispatch,4,good\n")
        (folder / "roster.csv").write_text("team,parent,invited\nDispatch,Ops,9\nSales,Ops,4\n")
        write_wave(exported(closed.sessions), folder)
        rows = table(folder / "responses.csv")
        assert [row["wave"] for row in rows] == ["w0", "2026-10", "2026-10"]
        assert (rows[0]["OWN1"], rows[0]["mood"], rows[0]["BV"]) == ("4", "good", "")
        assert list(rows[0])[:3] == ["team", "wave", "language"]
        assert list(rows[0])[-1] == "mood"

    def test_a_team_that_was_not_asked_has_no_invited_people_in_the_wave(
        self, closed: OpenWave, folder: Path
    ) -> None:
        write_manifest(folder, "waves: []")
        (folder / "roster.csv").write_text("team,parent,invited\nDispatch,Ops,9\nSales,Ops,4\n")
        write_wave(exported(closed.sessions), folder)
        rows = [tuple(row.values()) for row in table(folder / "roster.csv")]
        assert rows == [
            ("Dispatch", "Ops", "", "9"),
            ("Sales", "Ops", "", "4"),
            ("Dispatch", "", "2026-10", "3"),
            ("Billing", "", "2026-10", "6"),
            ("Sales", "Ops", "2026-10", "0"),
        ]
        read = read_engagement(folder, items=item_ids)
        assert read.refusals == ()
        of_wave = read.roster.filter(pl.col("wave") == "2026-10")
        assert of_wave["invited"].sum() == 3 + 6

    def test_a_file_that_cannot_be_read_stops_before_anything_is_written(
        self, closed: OpenWave, folder: Path
    ) -> None:
        (folder / "roster.csv").write_text("team,invited\nDispatch,9,7\n")
        with pytest.raises(InputError, match=r"roster.csv, line 2: it exists, and the row has 3"):
            write_wave(exported(closed.sessions), folder)
        assert [path.name for path in folder.iterdir()] == ["roster.csv"]


class TestManifest:
    @pytest.mark.parametrize("waves", LISTS.values(), ids=LISTS)
    def test_the_wave_is_put_in_its_place_and_nothing_else_changes(
        self, closed: OpenWave, folder: Path, waves: str
    ) -> None:
        before = write_manifest(folder, waves)
        write_wave(exported(closed.sessions), folder)
        after = (folder / "engagement.yaml").read_text()
        read = read_engagement(folder, items=item_ids)
        names = [wave.id for wave in read.manifest.waves]
        assert names == [
            name for name in ("w0", "2026-10", "w2") if name == "2026-10" or name in before
        ]
        # Every character of before is there, in its order.
        rest = iter(after)
        assert all(character in rest for character in before)

    def test_a_wave_that_is_listed_stays_as_it_is_listed(
        self, closed: OpenWave, folder: Path
    ) -> None:
        entry = (
            '{id: "2026-10", questionnaire: organizational-mri@1,'
            " opened_on: 2026-10-10, closed_on: 2026-10-31}"
        )
        before = write_manifest(folder, f"waves: [{entry}]")
        write_wave(exported(closed.sessions), folder)
        assert (folder / "engagement.yaml").read_text() == before

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            (("client: Alder Freight", "client: Birch Bank"), "it is of Birch Bank"),
            (("title: Organizational MRI 2026", "title: Other"), "it is of Alder Freight, Other"),
            (("# w", f"waves: [{OTHER}]"), "asks pulse@1, but organizational-mri@1 was answered"),
            (("# w", f"waves: [{SAME_DAY}]"), "wave 2026-10 cannot be listed"),
        ],
    )
    def test_a_folder_that_does_not_fit_is_refused(
        self, closed: OpenWave, folder: Path, change: tuple[str, str], words: str
    ) -> None:
        text = write_manifest(folder, "# w").replace(*change)
        (folder / "engagement.yaml").write_text(text)
        with pytest.raises(InputError, match=words):
            write_wave(exported(closed.sessions), folder)
        assert [path.name for path in folder.iterdir()] == ["engagement.yaml"]

    @pytest.mark.parametrize(("promised", "is_fine"), [(5, True), (6, False)])
    def test_a_folder_that_shows_smaller_groups_than_were_promised_is_refused(
        self, closed: OpenWave, folder: Path, promised: int, *, is_fine: bool
    ) -> None:
        write_manifest(folder, "waves: []")
        tables = exported(closed.sessions)
        tables = replace(tables, promise=replace(tables.promise, minimum_group=promised))
        if is_fine:
            assert write_wave(tables, folder)
            return
        with pytest.raises(InputError, match="minimum_group is 5, but people were promised 6"):
            write_wave(tables, folder)


def write_manifest(folder: Path, waves: str) -> str:
    text = MANIFEST.format(waves=waves)
    (folder / "engagement.yaml").write_text(text, encoding="utf-8")
    return text


@pytest.fixture
def wave(sessions: SessionFactory) -> OpenWave:
    return opened(sessions, invited("Dispatch", 3), invited("Billing", 2, shared=4))


@pytest.fixture
def closed(wave: OpenWave) -> OpenWave:
    for number, link in enumerate(wave.links[:2]):
        wave.answer(link, submission(OWN1=number + 1))
    close(wave)
    return wave


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "engagement"
    folder.mkdir()
    return folder
