"""What has not happened yet is refused: deployments and incidents that lie after the reading."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import polars as pl

from flowgap.engagement.formats import DEPLOYMENTS, INCIDENTS
from flowgap.engagement.tables.columns import FileFormat, Kind
from flowgap.engagement.tables.conversion import Check

HAPPENED: Final = frozenset({DEPLOYMENTS.name, INCIDENTS.name})
"""Files whose rows are events: planned ones stand in a calendar, not in a log."""


def future_checks(form: FileFormat, now: datetime) -> list[Check]:
    """Return the rules that refuse a row of `form` with a stamp after `now`."""
    return list(_checks(form, now)) if form.name in HAPPENED else []


def _checks(form: FileFormat, now: datetime) -> Iterator[Check]:
    for column in form.columns:
        if column.kind is Kind.STAMP:
            yield Check(
                column=column.name,
                broken=pl.col(column.name) > now,
                problem="it lies in the future",
                allowed="a stamp that had passed when the folder was read",
            )
