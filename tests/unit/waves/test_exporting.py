"""Exporting: a closed wave becomes rows of an engagement folder, beside those of other waves."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped] # has no types
import polars as pl
import pytest

from flowgap.cli.wave_plan import OpeningOptions, plan_opening
from flowgap.db import SessionFactory
from flowgap.engagement.formats import responses_format
from flowgap.engagement.reading import read_engagement
from flowgap.errors import InputError
from flowgap.questionnaire.loader import item_ids
from flowgap.services.waves.export_files import write_json, write_workbook
from flowgap.services.waves.export_folder import write_wave
from flowgap.services.waves.exporting import WaveStillOpenError
from flowgap.services.waves.opening import AskedTeam
from tests.support.exports import (
    close,
    closed,
    exported,
    folder,
    submission,
    table,
    wave,
    write_manifest,
)
from tests.support.waves import MRI, OPENS, OpenWave, invited, opened

__all__ = ["closed", "folder", "wave"]

W0 = "{id: w0, questionnaire: pulse@1, opened_on: 2026-05-01, closed_on: 2026-05-09}"


class TestTables:
    def test_a_row_has_the_columns_of_the_contract(self, wave: OpenWave) -> None:
        for link in wave.links[:5]:
            wave.answer(link, submission(OWN1=5, OWN2=255))
        close(wave)
        responses = exported(wave.sessions).responses
        expected = [
            name for name in responses_format(MRI.item_ids).names if name != "median_item_seconds"
        ]
        assert responses.columns == expected
        row = responses.row(0, named=True)
        assert (row["team"], row["wave"], row["language"]) == ("Dispatch", "2026-10", "en")
        assert (row["role"], row["tenure"], row["order"]) == ("build", "new", "reversed")
        assert (row["BV"], row["AIU"], row["ATT"]) == ("review+qa", "q2", "2")
        # An answer, "don't know", a skipped core item, a reserve item that was not asked.
        assert [row[item] for item in ("OWN1", "OWN2", "OWN3", "OWN5")] == ["5", "dk", None, "na"]

    def test_the_order_of_rows_is_drawn(self, wave: OpenWave) -> None:
        for number, link in enumerate(wave.links[:5]):
            wave.answer(link, submission(OWN1=number + 1))
        close(wave)
        orders = {tuple(exported(wave.sessions, seed=seed).responses["OWN1"]) for seed in range(20)}
        assert len(orders) > 5
        assert {tuple(sorted(order)) for order in orders} == {("1", "2", "3", "4", "5")}

    def test_a_wave_that_is_open_gives_nothing(self, wave: OpenWave) -> None:
        with pytest.raises(WaveStillOpenError, match="its answers are sealed"):
            exported(wave.sessions)

    def test_a_wave_that_nobody_answered_gives_empty_tables(self, wave: OpenWave) -> None:
        close(wave)
        tables = exported(wave.sessions)
        assert (tables.responses.height, tables.comments.height) == (0, 0)
        assert tables.roster.rows() == [
            ("Dispatch", None, "2026-10", "8"),
            ("Billing", None, "2026-10", "6"),
        ]


class TestFolder:
    def test_an_empty_folder_becomes_one_that_can_be_read(
        self, closed: OpenWave, folder: Path
    ) -> None:
        write_wave(exported(closed.sessions), folder)
        read = read_engagement(folder, items=item_ids)
        assert read.refusals == ()
        assert read.responses.height == 8
        assert read.comments["text"].to_list().count("=1+1") == 8
        rows = table(folder / "comments.csv")
        assert sum(row["text"] == "'=1+1" for row in rows) == 8
        (listed,) = read.manifest.waves
        # The wave opens at 7:00 and closes at 7:00 UTC, both in the morning in Berlin.
        assert (listed.opened_on, listed.closed_on) == (date(2026, 10, 12), date(2026, 10, 30))
        assert (read.manifest.client, read.manifest.minimum_group) == ("Alder Freight", 5)

    def test_exporting_twice_keeps_every_row_once(self, closed: OpenWave, folder: Path) -> None:
        for seed in (1, 2):
            write_wave(exported(closed.sessions, seed=seed), folder)
        assert len(table(folder / "responses.csv")) == 8
        assert len(table(folder / "comments.csv")) == 2 * 8
        assert len(table(folder / "roster.csv")) == 2

    def test_rows_of_other_waves_stay_and_those_without_a_name_get_that_of_the_only_one(
        self, closed: OpenWave, folder: Path
    ) -> None:
        write_manifest(folder, f"waves:\n  - {W0}  # the first")
        (folder / "responses.csv").write_text("team,OWN1,mood\nDispatch,4,good\n")
        (folder / "roster.csv").write_text("team,parent,invited\nDispatch,Ops,9\nSales,Ops,4\n")
        write_wave(exported(closed.sessions), folder)
        rows = table(folder / "responses.csv")
        assert [row["wave"] for row in rows] == ["w0", *["2026-10"] * 8]
        assert (rows[0]["OWN1"], rows[0]["mood"], rows[0]["BV"]) == ("4", "good", "")
        assert list(rows[0])[:3] == ["team", "wave", "language"]
        assert list(rows[0])[-1] == "mood"

    def test_an_item_that_only_one_of_two_waves_had_was_not_asked_in_the_other(
        self, closed: OpenWave, folder: Path
    ) -> None:
        write_manifest(folder, f"waves:\n  - {W0}")
        earlier = "team,wave,OWN1,ZZZ9,OWN3\nDispatch,w0,4,,\nDispatch,w0,,2,\n"
        (folder / "responses.csv").write_text(earlier)
        write_wave(exported(closed.sessions), folder)
        rows = table(folder / "responses.csv")
        # Of w0: answered and skipped; no such item; and one that all left empty.
        items = ("OWN1", "ZZZ9", "OWN2", "OWN3")
        assert [rows[0][item] for item in items] == ["4", "", "na", "na"]
        assert [rows[1][item] for item in items] == ["", "2", "na", "na"]
        # Of the new wave: an item that everybody skipped, and the one of w0.
        assert {(row["OWN2"], row["ZZZ9"]) for row in rows[2:]} == {("", "na")}

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
            ("Dispatch", "", "2026-10", "8"),
            ("Billing", "", "2026-10", "6"),
            ("Sales", "Ops", "2026-10", "0"),
        ]
        read = read_engagement(folder, items=item_ids)
        assert read.refusals == ()
        of_wave = read.roster.filter(pl.col("wave") == "2026-10")
        assert of_wave["invited"].sum() == 8 + 6

    def test_a_file_that_cannot_be_read_stops_before_anything_is_written(
        self, closed: OpenWave, folder: Path
    ) -> None:
        (folder / "roster.csv").write_text("team,invited\nDispatch,9,7\n")
        with pytest.raises(InputError, match=r"roster.csv, line 2: it exists, and the row has 3"):
            write_wave(exported(closed.sessions), folder)
        assert [path.name for path in folder.iterdir()] == ["roster.csv"]


class TestTypedTexts:
    """Teams named like formulas: guarded in every file, and the same team in all of them."""

    def test_no_cell_begins_a_formula_and_every_name_comes_back(
        self, sessions: SessionFactory, folder: Path
    ) -> None:
        wave = opened(sessions, replace(invited("=1+1", 8), parent="@all"), invited("'tis", 5))
        for link in wave.links:
            wave.answer(link, submission(OWN1=1))
        close(wave)
        for _ in range(2):
            write_wave(exported(sessions), folder)
        cells = [
            cell
            for name in ("roster.csv", "responses.csv", "comments.csv")
            for row in table(folder / name)
            for cell in row.values()
        ]
        assert {cell for cell in cells if cell.startswith(("=", "+", "-", "@"))} == set()
        read = read_engagement(folder, items=item_ids)
        assert read.refusals == ()
        assert set(read.roster["team"]) == set(read.responses["team"]) == {"=1+1", "'tis"}
        assert set(read.roster["parent"].drop_nulls()) == {"@all"}
        # The next wave asks the same teams, not some that begin with an apostrophe.
        assert {team.name for team in asked_teams(folder, "2026-10")} == {"=1+1", "'tis"}


class TestOneFile:
    def test_a_workbook_has_the_rows_of_the_tables_as_texts(
        self, closed: OpenWave, folder: Path
    ) -> None:
        tables = exported(closed.sessions)
        path = write_workbook(tables, folder / "new")
        assert path.name == "2026-10.xlsx"
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["responses", "comments", "roster"]
        for name in book.sheetnames:
            header, *rows = book[name].iter_rows(values_only=True)
            expected: pl.DataFrame = getattr(tables, name)
            assert list(header) == expected.columns
            assert rows == expected.rows()
        kinds = {cell.data_type for row in book["comments"].iter_rows() for cell in row}
        assert kinds == {"s"}
        assert book["comments"]["D2"].value in {"=1+1", 'Fine, "really"\nfine'}

    def test_json_has_the_same_rows(self, closed: OpenWave, folder: Path) -> None:
        tables = exported(closed.sessions)
        path = write_json(tables, folder)
        found = json.loads(path.read_text(encoding="utf-8"))
        assert path.name == "2026-10.json"
        for name in ("responses", "comments", "roster"):
            assert found[name] == getattr(tables, name).to_dicts()
        assert (found["wave"], found["minimum_group"]) == ("2026-10", 5)
        assert (found["opened_on"], found["closed_on"]) == ("2026-10-12", "2026-10-30")

    def test_a_wave_without_answers_is_a_file_with_headers(
        self, wave: OpenWave, folder: Path
    ) -> None:
        close(wave)
        tables = exported(wave.sessions)
        book = openpyxl.load_workbook(write_workbook(tables, folder))
        assert [book[name].max_row for name in book.sheetnames] == [1, 1, 3]
        assert json.loads(write_json(tables, folder).read_text())["responses"] == []


def asked_teams(folder: Path, wave: str) -> tuple[AskedTeam, ...]:
    """Return the teams that opening the wave from this folder would ask."""
    return plan_opening(folder, replace(OPTIONS, wave=wave), None, now=OPENS).teams


OPTIONS = OpeningOptions(
    wave="",
    opens=None,
    closes=None,
    questionnaire=None,
    contact=None,
    firm=None,
    keep_until=None,
    backups_until=None,
    minimum_group=None,
    comments=True,
)
