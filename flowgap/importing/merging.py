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
from flowgap.importing.harvest import AI_ADOPTION, CHANGES, EVENTS, Harvest, Row
from flowgap.importing.ruled_out import ruled_out
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
    stays, but no end that its state denies: an item that was reopened has none. Events of a change
    are replaced as a whole, source by source, unless the folder knows a later state of it.

    Raises
    ------
    InputError
        If a file is there and cannot be read or written.
    """
    outdated = _outdated(harvest, _read(folder / CHANGES))
    written = []
    for name in FIXED_FORMATS:
        rows = [_as_text(row) for row in harvest.rows.get(name, ())]
        path = folder / name
        is_emptied = name == EVENTS and bool(harvest.whole_histories) and path.exists()
        if not rows and not is_emptied:
            continue
        old = _read(path)
        known = [] if old is None else old.to_dicts()
        merge = _merge_events(harvest, outdated) if name == EVENTS else _merge_by(_KEYS[name])
        _write(path, merge(known, rows), columns=_columns(name, old, rows))
        written.append(path)
    return tuple(written)


def _read(path: Path) -> pl.DataFrame | None:
    key = FIXED_FORMATS[path.name].required[0]
    return read_written(path, key=key) if path.exists() else None


def _outdated(harvest: Harvest, known: pl.DataFrame | None) -> frozenset[str]:
    """Return the changes of which the folder has a later state than the harvest."""
    if known is None or UPDATED not in known.columns:
        return frozenset()
    latest = dict(known.select("change_id", UPDATED).iter_rows())
    rows = [_as_text(row) for row in harvest.rows.get(CHANGES, ())]
    newest: dict[str, str] = {}
    for row in rows:
        own, at = row.get("change_id"), row.get(UPDATED)
        if own is not None and at is not None:
            newest[own] = max(at, newest.get(own, ""), key=_moment)
    return frozenset(
        own for own, at in newest.items() if _moment(at) < _moment(latest.get(own) or "")
    )


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
    is_older = _moment(second.get(UPDATED) or "9") < _moment(first.get(UPDATED) or "")
    older, newer = (second, first) if is_older else (first, second)
    denied = ruled_out(newer)
    return {
        column: older.get(column)
        if newer.get(column) is None and column not in denied
        else newer.get(column)
        for column in dict.fromkeys((*first, *second))
    }


def _moment(stamp: str) -> str:
    """Return a stamp of FlowGap's so that texts sort by time: whole seconds come first."""
    return stamp.removesuffix("Z")


def _merge_events(
    harvest: Harvest, outdated: frozenset[str]
) -> Callable[[list[Text], list[Text]], list[Text]]:
    def merge(known: list[Text], rows: list[Text]) -> list[Text]:
        told = {_place(row) for row in known}
        whole = {(change_id, harvest.source) for change_id in harvest.whole_histories}
        late = {place for place in told if place[0] in outdated}
        own = ({_place(row) for row in rows} | whole) - late
        kept = [row for row in known if _place(row) not in own]
        unique = {
            tuple(sorted((k, v or "") for k, v in row.items())): row
            for row in rows
            if _place(row) not in late
        }
        return [*kept, *unique.values()]

    return merge


def _place(row: Text) -> Key:
    return row.get("change_id"), row.get("source")


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
