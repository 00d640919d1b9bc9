"""Puts a harvest into an engagement folder: by key, new over old, nothing lost, twice as once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.formats import FIXED_FORMATS
from flowgap.engagement.tables.formulas import guarded
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.importing.harvest import AI_ADOPTION, EVENTS, Harvest, Row
from flowgap.importing.writing import read_written

Key = tuple[str | None, ...]
Text = dict[str, str | None]

UPDATED: Final = "updated_at"
"""A row that a tool changed later than another is newer, in whatever order they are imported."""
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    **{name: form.key for name, form in FIXED_FORMATS.items() if form.key},
    AI_ADOPTION: ("from", "to", "team", "tool"),
}


def merge_harvest(harvest: Harvest, folder: Path) -> tuple[Path, ...]:
    """Write the rows into the files of a folder and return which were written.

    A row takes the place of the one with the same key; where it knows nothing, what was known
    stays. Events of a change are replaced as a whole, source by source.

    Raises
    ------
    InputError
        If a file is there and cannot be read or written.
    """
    written = []
    for name in FIXED_FORMATS:
        rows = [_as_text(row) for row in harvest.rows.get(name, ())]
        if not rows:
            continue
        path = folder / name
        old = read_written(path, key=FIXED_FORMATS[name].required[0]) if path.exists() else None
        known = [] if old is None else old.to_dicts()
        merge = _merge_events if name == EVENTS else _merge_by(_KEYS[name])
        _write(path, merge(known, rows), columns=_columns(name, old, rows))
        written.append(path)
    return tuple(written)


def _merge_by(key: Sequence[str]) -> Callable[[list[Text], list[Text]], list[Text]]:
    def merge(known: list[Text], rows: list[Text]) -> list[Text]:
        merged: dict[Key, Text] = {}
        for row in (*known, *rows):
            place = tuple(row.get(column) for column in key)
            merged[place] = _together(merged[place], row) if place in merged else row
        return list(merged.values())

    return merge


def _together(first: Text, second: Text) -> Text:
    """Return both rows in one; what the newer one knows counts, of equals the second."""
    is_older = (second.get(UPDATED) or "9") < (first.get(UPDATED) or "")
    older, newer = (second, first) if is_older else (first, second)
    return {
        column: older.get(column) if newer.get(column) is None else newer.get(column)
        for column in dict.fromkeys((*first, *second))
    }


def _merge_events(known: list[Text], rows: list[Text]) -> list[Text]:
    own = {(row.get("change_id"), row.get("source")) for row in rows}
    kept = [row for row in known if (row.get("change_id"), row.get("source")) not in own]
    unique = {tuple(sorted((k, v or "") for k, v in row.items())): row for row in rows}
    return [*kept, *unique.values()]


def _columns(name: str, old: pl.DataFrame | None, rows: list[Text]) -> list[str]:
    known = FIXED_FORMATS[name].names if old is None else old.columns
    return list(dict.fromkeys([*known, *(column for row in rows for column in row)]))


def _write(path: Path, rows: list[Text], *, columns: list[str]) -> None:
    table = pl.DataFrame(
        {
            column: pl.Series([row.get(column) for row in rows], dtype=pl.String)
            for column in columns
        }
    )
    write_file(path, table.write_csv().encode())


def _as_text(row: Row) -> Text:
    return {column: _text(value, column) for column, value in row.items()}


def _text(value: object, column: str) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            moment = value.astimezone(UTC)
            fraction = f".{moment.microsecond:06}" if moment.microsecond else ""
            return f"{moment:%Y-%m-%dT%H:%M:%S}{fraction}Z"
        case date():
            return value.isoformat()
        case int() | float():
            return str(value)
        case str():
            return guarded(value) or None
        case _:
            raise InputError(
                f"{type(value).__name__} cannot be written", file=column, allowed="a plain value"
            )
