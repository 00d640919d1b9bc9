"""Writes an exported wave into an engagement folder, beside what it has of other waves."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.formats import COMMENTS, ITEM_ID, RESPONSES_NAME, ROSTER, responses_format
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.tables.formulas import guarded, unguarded
from flowgap.engagement.tables.raw import LINE, read_raw
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.questionnaire.schema import NOT_ASKED
from flowgap.services.waves.export_manifest import plan_manifest
from flowgap.services.waves.export_tables import CODES
from flowgap.services.waves.exporting import WaveTables

TYPED: Final = ("team", "parent", "text")
"""Columns of texts that people typed: guarded in the files, so that none is a formula."""


def write_wave(tables: WaveTables, folder: Path) -> tuple[Path, ...]:
    """Write a wave, and return the files. Rows of the same wave are replaced, others stay.

    Everything is read and checked before the first file is written.

    Raises
    ------
    InputError
        If the folder is of another engagement, promises people less than the wave did, or has
        a file that cannot be read or written.
    """
    manifest = plan_manifest(tables, folder)
    responses = _merged_responses(tables, folder, manifest.before)
    comments = _merged(folder / COMMENTS.name, tables.comments, tables.wave, manifest.before)
    roster = _merged_roster(folder / ROSTER.name, tables.roster, tables.wave)
    texts = {
        RESPONSES_NAME: _csv(responses, responses_format(_items(responses)).names),
        COMMENTS.name: _csv(comments, COMMENTS.names),
        ROSTER.name: _csv(roster, ROSTER.names),
    }
    if manifest.text is not None:
        texts[manifest.path.name] = manifest.text
    for name, text in texts.items():
        write_file(folder / name, text.encode())
    return tuple(folder / name for name in texts)


def _merged_responses(tables: WaveTables, folder: Path, before: Manifest | None) -> pl.DataFrame:
    """Return the responses with those of the wave; an item that a wave had not is "not asked".

    An empty cell would say that it was skipped, and nobody's figures would be complete. So an item
    that all rows of another wave leave empty, as earlier exports wrote it, is "not asked" as well.
    """
    old, new = _read(folder / RESPONSES_NAME, known=tables.responses.columns), tables.responses
    if old is None:
        return new
    others = _of_other_waves(old, tables.wave, before)
    items = {*_items(others), *_items(new)}
    return pl.concat([_healed(_with_items(others, items)), _with_items(new, items)], how="diagonal")


def _items(responses: pl.DataFrame) -> list[str]:
    return [name for name in responses.columns if ITEM_ID.fullmatch(name)]


def _with_items(responses: pl.DataFrame, items: AbstractSet[str]) -> pl.DataFrame:
    not_asked = pl.lit(CODES[NOT_ASKED])
    missing = sorted(items - set(responses.columns))
    return responses.with_columns(not_asked.alias(item) for item in missing)


def _healed(others: pl.DataFrame) -> pl.DataFrame:
    return others.with_columns(
        pl.when(pl.col(item).is_null().all().over("wave"))
        .then(pl.lit(CODES[NOT_ASKED]))
        .otherwise(pl.col(item))
        .alias(item)
        for item in _items(others)
    )


def _merged(path: Path, new: pl.DataFrame, wave: str, before: Manifest | None) -> pl.DataFrame:
    old = _read(path, known=new.columns)
    if old is None:
        return new
    return pl.concat([_of_other_waves(old, wave, before), new], how="diagonal")


def _of_other_waves(old: pl.DataFrame, wave: str, before: Manifest | None) -> pl.DataFrame:
    if before is not None and len(before.waves) == 1:
        # While there was one wave its rows needed no name; now there may be two.
        old = old.with_columns(pl.col("wave").fill_null(before.waves[0].id))
    return old.filter(pl.col("wave").is_null() | (pl.col("wave") != wave))


def _merged_roster(path: Path, new: pl.DataFrame, wave: str) -> pl.DataFrame:
    """Return the roster with the wave; a team that a wave did not ask has 0 invited people.

    Without that row nobody could tell how many were invited in all.
    """
    old = _read(path, known=ROSTER.names)
    if old is None:
        return new
    others = old.filter(pl.col("wave").is_null() | (pl.col("wave") != wave))
    merged = pl.concat([others, new], how="diagonal")
    every = merged.filter(pl.col("wave").is_null())["team"].to_list()
    own = set(merged.select("team", "wave").iter_rows())
    missing = [
        {"team": team, "parent": parent, "wave": name, "invited": "0"}
        for name in merged["wave"].drop_nulls().unique(maintain_order=True)
        for team, parent in _parents(merged).items()
        if (team, name) not in own and (name == wave or team not in every)
    ]
    return pl.concat([merged, pl.DataFrame(missing, schema=new.schema)], how="diagonal")


def _parents(roster: pl.DataFrame) -> dict[str, str | None]:
    parents: dict[str, str | None] = {}
    for team, parent in roster.select("team", "parent").iter_rows():
        parents[team] = parents.get(team) or parent
    return parents


def _read(path: Path, *, known: Sequence[str]) -> pl.DataFrame | None:
    """Return a table as text with all known columns; None where there is no file."""
    if not path.exists():
        return None
    raw = read_raw(path, known=known)
    if raw.refusals:
        first = raw.refusals[0]
        raise InputError(
            f"it exists, and {first.problem}", file=raw.name, line=first.line, allowed=first.allowed
        )
    if "team" not in raw.columns:
        raise InputError(
            "it exists without a column team", file=raw.name, line=1, allowed=", ".join(known)
        )
    missing = [name for name in ("wave", "parent") if name in known and name not in raw.columns]
    table = raw.table.drop(LINE).with_columns(
        pl.lit(None, dtype=pl.String).alias(name) for name in missing
    )
    return _each_typed(table, unguarded)


def _csv(table: pl.DataFrame, names: Sequence[str]) -> str:
    """Return a table with the columns of the contract in their order, then all others."""
    first = [name for name in names if name in table.columns]
    others = (name for name in table.columns if name not in first)
    return _each_typed(table, guarded).select(*first, *others).write_csv()


def _each_typed(table: pl.DataFrame, change: Callable[[str], str]) -> pl.DataFrame:
    return table.with_columns(
        pl.col(name).map_elements(change, return_dtype=pl.String)
        for name in TYPED
        if name in table.columns
    )
