"""Turns text columns into typed ones; a row with a value that cannot be read is refused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from flowgap.engagement.folder import Refusal
from flowgap.engagement.tables.columns import DTYPES, Column, FileFormat, Kind
from flowgap.engagement.tables.kinds import READERS, Problem
from flowgap.engagement.tables.raw import LINE, MAX_REFUSALS, RawTable
from flowgap.errors import InputError

# No column of a file can begin like this: NUL bytes are refused.
_READ: Final = "\0read "
_FAULT: Final = "\0fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule for one column: which rows break it, and what their refusal says."""

    column: str
    broken: pl.Expr
    problem: str | Problem
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """Rows that stay, typed, with their lines; and the refusals that are kept one by one."""

    name: str
    sha256: str
    table: pl.DataFrame
    n_rows: int
    refusals: tuple[Refusal, ...]

    @property
    def n_refused(self) -> int:
        """How many rows were refused, those not kept one by one included."""
        return self.n_rows - self.table.height


def convert(raw: RawTable, form: FileFormat) -> TypedTable:
    """Return the rows whose values can be read; columns that the file lacks are empty.

    Raises
    ------
    InputError
        If a required column is missing.
    """
    _refuse_missing(raw, form)
    known = [column for column in form.columns if column.name in raw.columns]
    read = [_read(column, raw.table[column.name]) for column in known]
    whole = TypedTable(
        name=raw.name,
        sha256=raw.sha256,
        table=raw.table.with_columns(read),
        n_rows=raw.n_rows,
        refusals=raw.refusals,
    )
    sound = refuse(whole, [check for column in known for check in _checks(column)])
    columns = [_column(column, raw.columns) for column in form.columns]
    extra = [name for name in raw.columns if name not in form.names]
    return replace(sound, table=sound.table.select(*columns, *extra, LINE))


def empty_table(form: FileFormat) -> pl.DataFrame:
    """Return the table of a file that is missing."""
    return pl.DataFrame(schema={column.name: DTYPES[column.kind] for column in form.columns})


def refuse(found: TypedTable, checks: Sequence[Check]) -> TypedTable:
    """Leave out the rows that break a rule; each is refused for the first that it breaks."""
    if not checks:
        return found
    faults = [
        pl.when(check.broken).then(pl.lit(number, dtype=pl.Int32))
        for number, check in enumerate(checks)
    ]
    marked = found.table.with_columns(pl.coalesce(faults).alias(_FAULT))
    broken = marked.filter(pl.col(_FAULT).is_not_null())
    room = MAX_REFUSALS - len(found.refusals)
    refusals = (*found.refusals, *_refusals(found.name, broken.head(room), checks))
    return replace(
        found,
        table=marked.filter(pl.col(_FAULT).is_null()).drop(_FAULT),
        refusals=tuple(sorted(refusals, key=lambda refusal: refusal.line)),
    )


def refuse_repeated(found: TypedTable, key: Sequence[str]) -> TypedTable:
    """Keep the first of the rows that share a key."""
    if not key:
        return found
    check = Check(
        column=key[0],
        broken=~pl.struct(key).is_first_distinct(),
        problem="it stands in an earlier row, too",
        allowed=f"every {' with '.join(key)} once",
    )
    return refuse(found, [check])


def _refusals(name: str, broken: pl.DataFrame, checks: Sequence[Check]) -> Iterator[Refusal]:
    for row in broken.iter_rows(named=True):
        check = checks[row[_FAULT]]
        value = row[check.column]
        text = None if value is None else str(value)
        problem = check.problem
        yield Refusal(
            file=name,
            line=row[LINE],
            column=check.column,
            value=text,
            problem=problem if isinstance(problem, str) else problem(text or ""),
            allowed=check.allowed,
        )


def _refuse_missing(raw: RawTable, form: FileFormat) -> None:
    for name in form.required:
        if name not in raw.columns:
            raise InputError(
                f"the header has no column {name}",
                file=raw.name,
                line=1,
                allowed=f"a header with {', '.join(form.required)}",
            )


def _read(column: Column, texts: pl.Series) -> pl.Expr:
    reader = READERS.get(column.kind)
    value = pl.col(column.name) if reader is None else reader.read(texts, column)
    return value.alias(_READ + column.name)


def _checks(column: Column) -> Iterator[Check]:
    text = pl.col(column.name)
    if column.required:
        yield Check(
            column=column.name, broken=text.is_null(), problem="it is empty", allowed="a value"
        )
    reader = READERS.get(column.kind)
    if reader is not None:
        yield Check(
            column=column.name,
            broken=pl.col(_READ + column.name).is_null() & text.is_not_null(),
            problem=reader.problem,
            allowed=reader.allowed_in(column),
        )


def _column(column: Column, given: Sequence[str]) -> pl.Expr:
    """Return a column as it was read, or, where the file lacks it, as unknown or not asked."""
    if column.name in given:
        return pl.col(_READ + column.name).alias(column.name)
    value = column.code if column.kind is Kind.CODE else None
    return pl.lit(value, dtype=DTYPES[column.kind]).alias(column.name)
