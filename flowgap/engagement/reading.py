"""Reads an engagement folder: manifest and tables, every refused row with its reason."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.folder import EngagementFolder, FileRecord
from flowgap.engagement.formats import FIXED_FORMATS, MANIFEST_NAME, RESPONSES_NAME
from flowgap.engagement.future import future_checks
from flowgap.engagement.manifest import Manifest
from flowgap.engagement.manifest_file import read_manifest
from flowgap.engagement.people import hide_people
from flowgap.engagement.remarks import find_remarks, unread_files
from flowgap.engagement.responses import (
    Instruments,
    comment_checks,
    leave_unasked,
    lower_votes,
    refuse_unknown_items,
    team_checks,
    vote_checks,
    wave_checks,
    with_only_wave,
)
from flowgap.engagement.roster import refuse_false_parents
from flowgap.engagement.stage_map import read_stage_map
from flowgap.engagement.tables.columns import FileFormat, Kind
from flowgap.engagement.tables.conversion import (
    Check,
    TypedTable,
    convert,
    empty_table,
    refuse,
    refuse_repeated,
)
from flowgap.engagement.tables.formulas import GUARD, unguarded
from flowgap.engagement.tables.raw import LINE, RawTable, read_raw
from flowgap.errors import InputError
from flowgap.wording import Wording
from flowgap.yaml_source import YamlSource

Items = Callable[[str], frozenset[str]]

SORTED: Final = ("responses.csv", "comments.csv", "changes.csv", "events.csv")
"""Their rows are sorted: the order of a file changes no figure and tells nobody's place."""


def read_engagement(
    path: Path, *, items: Items, language: str | None = None, now: datetime | None = None
) -> EngagementFolder:
    """Return the engagement in a folder; only `engagement.yaml` has to be there.

    `items` returns the item ids of a questionnaire, e.g. of `organizational-mri@1`; `language`
    takes the place of the engagement's own. Deployments and incidents that lie after `now` are
    refused: they have not happened, and nothing was seen until then; changes that tell of such a
    time stay and count in no figure. Simulated engagements have a calendar of their own.

    Raises
    ------
    InputError
        If there is no such folder, or a file of it cannot be used at all.
    """
    if not path.is_dir():
        raise InputError("it is no folder", file=str(path), allowed="a folder with engagement.yaml")
    manifest, source = read_manifest(path)
    if language is not None:
        manifest = replace(manifest, language=language)
    instruments = _instruments(manifest, source, items)
    read_at = None if manifest.simulated else now
    found = _read_tables(path, manifest, instruments, now=read_at)
    tables = {name: table.table for name, table in found.items()}
    wording = Wording(manifest.language)
    remarks = (*unread_files(path, wording), *find_remarks(tables, wording, now=read_at))
    final = hide_people(
        {name: _finished(name, table) for name, table in tables.items()},
        _all_formats(instruments),
        manifest,
    )
    return EngagementFolder(
        manifest=manifest,
        **{_field(name): table for name, table in final.items()},
        stage_map=read_stage_map(path),
        files={name: _record(table) for name, table in found.items() if table.sha256},
        refusals=tuple(refusal for table in found.values() for refusal in table.refusals),
        remarks=remarks,
        read_at=read_at,
    )


def _instruments(manifest: Manifest, source: YamlSource, items: Items) -> Instruments:
    def known(reference: str | None, *place: str | int) -> frozenset[str]:
        if reference is None:
            return frozenset()
        try:
            return items(reference)
        except InputError as error:
            raise InputError(
                error.problem,
                file=MANIFEST_NAME,
                line=source.line_of(place),
                allowed=error.allowed,
            ) from error

    return Instruments(
        main=known(manifest.questionnaire, "questionnaire"),
        by_wave={
            wave.id: known(wave.questionnaire, "waves", number, "questionnaire")
            for number, wave in enumerate(manifest.waves)
        },
    )


def _all_formats(instruments: Instruments) -> dict[str, FileFormat]:
    """Return every format by name; the roster comes first, others refer to it."""
    return {**FIXED_FORMATS, RESPONSES_NAME: instruments.format()}


def _read_tables(
    folder: Path, manifest: Manifest, instruments: Instruments, *, now: datetime | None
) -> dict[str, TypedTable]:
    forms = _all_formats(instruments)
    found: dict[str, TypedTable] = {}
    for name, form in forms.items():
        raw = _raw(folder, form)
        if raw is None:
            found[name] = _nothing(form)
            continue
        if name == RESPONSES_NAME:
            refuse_unknown_items(raw, instruments)
        table = convert(raw, form)
        table = _by_rules(table, manifest, found)
        if now is not None:
            table = refuse(table, future_checks(form, now))
        found[name] = refuse_repeated(table, form.key)
    found[RESPONSES_NAME] = leave_unasked(found[RESPONSES_NAME], instruments)
    return found


def _raw(folder: Path, form: FileFormat) -> RawTable | None:
    path = folder / form.name
    if not path.exists() and not path.is_symlink():
        return None
    raw = read_raw(path, known=form.names)
    return replace(raw, table=_unguarded(raw.table, form))


def _unguarded(table: pl.DataFrame, form: FileFormat) -> pl.DataFrame:
    """Take off the apostrophe that was put before a text so that no spreadsheet computes it."""
    texts = [
        column.name
        for column in form.columns
        if column.kind in {Kind.TEXT, Kind.FREE_TEXT} and column.name in table.columns
    ]
    guarded = [name for name in texts if table[name].str.starts_with(GUARD).any()]
    return table.with_columns(
        pl.col(name).map_elements(unguarded, return_dtype=pl.String) for name in guarded
    )


def _nothing(form: FileFormat) -> TypedTable:
    table = empty_table(form).with_columns(pl.lit(0, dtype=pl.Int64).alias(LINE))
    return TypedTable(name=form.name, sha256="", table=table, n_rows=0, refusals=())


def _by_rules(
    found: TypedTable, manifest: Manifest, earlier: Mapping[str, TypedTable]
) -> TypedTable:
    """Apply the rules of a file that go beyond the types of its columns."""
    match found.name:
        case "roster.csv":
            known = refuse(found, wave_checks(manifest, empty_allowed=True))
            return refuse_false_parents(known)
        case "responses.csv":
            filled = lower_votes(with_only_wave(found, manifest))
            roster = earlier["roster.csv"].table
            checks = [
                *team_checks(roster),
                *wave_checks(manifest, empty_allowed=False),
                *vote_checks(),
            ]
            return refuse(filled, checks)
        case "comments.csv":
            roster = earlier["roster.csv"].table
            checks = [
                *comment_checks(roster, manifest),
                *wave_checks(manifest, empty_allowed=False),
            ]
            return refuse(with_only_wave(found, manifest), checks)
        case "ai_adoption.csv" | "capacity.csv":
            return refuse(found, _span_checks())
        case _:
            return found


def _span_checks() -> list[Check]:
    return [
        Check(
            column="to",
            broken=pl.col("to") <= pl.col("from"),
            problem="the span ends before it has begun",
            allowed="a day after `from`; the span ends before it",
        )
    ]


def _finished(name: str, table: pl.DataFrame) -> pl.DataFrame:
    plain = table.drop(LINE)
    return plain.sort(plain.columns) if name in SORTED else plain


def _field(name: str) -> str:
    return name.removesuffix(".csv")


def _record(found: TypedTable) -> FileRecord:
    return FileRecord(sha256=found.sha256, rows=found.n_rows, refused=found.n_refused)
