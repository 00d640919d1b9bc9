"""Until when the data of a folder reach: no stamp of a broken clock is their end."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

import polars as pl

from flowgap.engagement.formats import CHANGES, DEPLOYMENTS, EVENTS, INCIDENTS
from flowgap.engagement.tables.columns import Kind

DATED: Final = {form.name: form for form in (CHANGES, EVENTS, DEPLOYMENTS, INCIDENTS)}
"""Files whose rows have stamps."""
FAR_AHEAD: Final = timedelta(days=365)
"""A time in which nothing happened: what lies behind it was stamped by a broken clock."""
TYPICAL_SHARE: Final = 0.99
"""Of the rows of a file: what nearly all of them tell is no mistake, whatever gap it has."""
LEAST_ROWS: Final = 20
"""With fewer rows a file cannot tell a mistake by itself; all files together may."""

Tables = Mapping[str, pl.DataFrame]


def last_credible(tables: Tables) -> dict[str, datetime | None]:
    """Return up to when the stamps of each file are credible; None where too few rows tell.

    It is the end of what happened without a gap of more than a year, seen from the last stamp of
    the row that 99 % of the rows precede.
    """
    latest = {name: _latest(tables[name], name) for name in DATED}
    of_all = _last_credible(pl.concat(list(latest.values())))
    return {
        name: _last_credible(own) if len(own) >= LEAST_ROWS else of_all
        for name, own in latest.items()
    }


def last_credible_of(table: pl.DataFrame, name: str) -> datetime | None:
    """Return the same for one file that stands alone."""
    return _last_credible(_latest(table, name))


def lies_after(name: str, end: datetime | None) -> pl.Expr:
    """Return which rows of a file have a stamp after an end; None: no row has."""
    if end is None:
        return pl.lit(value=False)
    after = pl.any_horizontal(pl.col(column) > end for column in stamp_columns(name))
    return after.fill_null(value=False)


def stamp_columns(name: str) -> list[str]:
    """Return the names of the columns of a file that hold stamps."""
    return [column.name for column in DATED[name].columns if column.kind is Kind.STAMP]


def _latest(table: pl.DataFrame, name: str) -> pl.Series:
    """Return the last stamp of each row that has one."""
    return table.select(at=pl.max_horizontal(stamp_columns(name)))["at"].drop_nulls()


def _last_credible(latest: pl.Series) -> datetime | None:
    if len(latest) < LEAST_ROWS:
        return None
    rising = latest.sort()
    tail = rising[int(TYPICAL_SHARE * (len(rising) - 1)) :]
    gaps = (tail.diff() > FAR_AHEAD).arg_true()
    end: datetime = tail[int(gaps[0]) - 1] if len(gaps) else tail[-1]
    return end
