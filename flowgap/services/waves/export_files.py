"""Writes an exported wave into one file: a workbook, or JSON."""

import json
from pathlib import Path

import polars as pl

from flowgap.files import write_file
from flowgap.importing.sheet_writing import workbook_of
from flowgap.services.waves.exporting import WaveTables


def write_workbook(tables: WaveTables, folder: Path) -> Path:
    """Write `WAVE.xlsx`, a sheet for each table and every cell a text, and return the file.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    path = folder / f"{tables.wave}.xlsx"
    sheets = {name: (table.columns, _cells(table)) for name, table in _tables(tables).items()}
    write_file(path, workbook_of(sheets))
    return path


def write_json(tables: WaveTables, folder: Path) -> Path:
    """Write `WAVE.json`, every value a text or null where a table is empty; return the file.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    path = folder / f"{tables.wave}.json"
    document = {
        "format": 1,
        "client": tables.client,
        "title": tables.title,
        "language": tables.language,
        "wave": tables.wave,
        "questionnaire": tables.questionnaire,
        "opened_on": tables.opened_on.isoformat(),
        "closed_on": tables.closed_on.isoformat(),
        "minimum_group": tables.promise.minimum_group,
        **{name: table.to_dicts() for name, table in _tables(tables).items()},
    }
    write_file(path, (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode())
    return path


def _tables(tables: WaveTables) -> dict[str, pl.DataFrame]:
    return {
        "responses": tables.responses,
        "comments": tables.comments,
        "roster": tables.roster,
    }


def _cells(table: pl.DataFrame) -> list[tuple[str, ...]]:
    return list(table.fill_null("").iter_rows())
