"""Examines an engagement folder: what its files hold, and which figures that can carry."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

import polars as pl

from flowgap.engagement.figures import figure_coverage, needed_parts
from flowgap.engagement.folder import EngagementFolder, Refusal
from flowgap.engagement.formats import FIXED_FORMATS, responses_format
from flowgap.engagement.helping import helps_most
from flowgap.engagement.in_periods import in_periods
from flowgap.engagement.links import link_rates
from flowgap.engagement.tables.columns import FileFormat
from flowgap.questionnaire.schema import NOT_ASKED, SKIPPED
from flowgap.result.document import ColumnShares, FigureCoverage, HelpsMost, LinkRate
from flowgap.wording import Wording

REPORT_FORMAT: Final = 1

# A number, a stamp or a numbered id. Anything else may be somebody's name or words.
_HARMLESS: Final = re.compile(r"(?:[A-Za-z]{1,2}|[A-Z]{1,6}-)?[+-]?[0-9][0-9T:.,+Zz/ -]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnCoverage:
    """Share of the rows (0 to 1) in which a column is filled, in all and in each period.

    None without rows; per period also where a file has no time.
    """

    column: str
    filled_share: float | None
    known: bool
    filled_before: float | None = None
    filled_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCoverage:
    """One file that is there: its rows, how many were refused, how far columns are filled."""

    file: str
    rows: int
    refused: int
    columns: tuple[ColumnCoverage, ...]
    rows_before: int | None = None
    rows_after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What was found in a folder, and what it allows to say."""

    files: tuple[FileCoverage, ...]
    figures: tuple[FigureCoverage, ...]
    links: tuple[LinkRate, ...]
    helps_most: HelpsMost | None

    @property
    def columns(self) -> tuple[ColumnShares, ...]:
        """How far columns are filled in each period, of files that have a time."""
        return tuple(
            ColumnShares(
                file=file.file,
                column=column.column,
                before=column.filled_before,
                after=column.filled_after,
            )
            for file in self.files
            if file.rows_before is not None
            for column in file.columns
        )


def examine(folder: EngagementFolder) -> Examination:
    """Tell what each column and link holds, which figures that makes possible, what would help."""
    wording = Wording(folder.manifest.language)
    needed = needed_parts(folder, wording)
    return Examination(
        files=tuple(_file(folder, name) for name in folder.files),
        figures=figure_coverage(needed),
        links=link_rates(folder, wording),
        helps_most=helps_most(needed, wording),
    )


def import_report(
    folder: EngagementFolder, examination: Examination | None = None
) -> dict[str, Any]:
    """Return what `import-report.json` holds. Values of refused rows stay out unless harmless.

    Whoever has the folder's examination need not have it made again.
    """
    if examination is None:
        examination = examine(folder)
    return {
        "format": REPORT_FORMAT,
        "files": {name: asdict(record) for name, record in folder.files.items()},
        "n_refused": sum(record.refused for record in folder.files.values()),
        "refused": [_refusal(refusal) for refusal in folder.refusals],
        "remarks": [{**asdict(remark), "lines": list(remark.lines)} for remark in folder.remarks],
        "coverage": [_coverage(file) for file in examination.files],
        "figures": [asdict(figure) for figure in examination.figures],
        "links": [asdict(link) for link in examination.links],
        "helps_most": None if examination.helps_most is None else asdict(examination.helps_most),
    }


def _file(folder: EngagementFolder, name: str) -> FileCoverage:
    table: pl.DataFrame = getattr(folder, name.removesuffix(".csv"))
    form = _format(name, table)
    record = folder.files[name]
    before, after = in_periods(folder, name, table) or (None, None)
    return FileCoverage(
        file=name,
        rows=record.rows,
        refused=record.refused,
        columns=tuple(
            ColumnCoverage(
                column=column,
                filled_share=_filled(table[column]),
                known=column in form.names,
                filled_before=None if before is None else _filled(before[column]),
                filled_after=None if after is None else _filled(after[column]),
            )
            for column in table.columns
        ),
        rows_before=None if before is None else before.height,
        rows_after=None if after is None else after.height,
    )


def _format(name: str, table: pl.DataFrame) -> FileFormat:
    if name in FIXED_FORMATS:
        return FIXED_FORMATS[name]
    return responses_format(
        column for column, dtype in table.schema.items() if dtype == pl.UInt8 and column != "ATT"
    )


def _filled(values: pl.Series) -> float | None:
    if not values.len():
        return None
    if values.dtype == pl.UInt8:
        return 1 - float(values.is_in([SKIPPED, NOT_ASKED]).sum()) / values.len()
    return 1 - values.null_count() / values.len()


def _refusal(refusal: Refusal) -> dict[str, Any]:
    row = {
        "file": refusal.file,
        "line": refusal.line,
        "column": refusal.column,
        "problem": refusal.problem,
        "allowed": refusal.allowed,
    }
    if refusal.value is not None and _HARMLESS.fullmatch(refusal.value):
        row["value"] = refusal.value
    return row


def _coverage(file: FileCoverage) -> Mapping[str, Any]:
    return {
        "file": file.file,
        "rows": file.rows,
        "refused": file.refused,
        "rows_before": file.rows_before,
        "rows_after": file.rows_after,
        "columns": [asdict(column) for column in file.columns],
    }
