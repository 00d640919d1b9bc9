"""The columns of the sheets that people read, with their titles in one language."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from flowgap.reporting.exports.table import Column, Format
from flowgap.wording import Wording

CODE: Final = "figures-head-code"

_LOW: Final = Column("figures-head-low", Format.TENTHS, 8)
_HIGH: Final = Column("figures-head-high", Format.TENTHS, 8)
_LOW_DAYS: Final = replace(_LOW, format=Format.HUNDREDTHS)
_HIGH_DAYS: Final = replace(_HIGH, format=Format.HUNDREDTHS)

DIMENSION_COLUMNS: Final = (
    Column(CODE, width=8),
    Column("report-column-dimension", width=26),
    Column("report-column-n", Format.WHOLE, 8),
    Column("report-column-score", Format.TENTHS, 9),
    _LOW,
    _HIGH,
    Column("report-column-mean", Format.TENTHS, 9),
    Column("figures-statistic-favourable-share", Format.PERCENT, 16),
    Column("figures-statistic-dk-share", Format.PERCENT, 13),
    Column("figures-statistic-alpha", Format.HUNDREDTHS, 9),
    Column("figures-statistic-omega", Format.HUNDREDTHS, 9),
    Column("figures-statistic-icc1", Format.HUNDREDTHS, 9),
    Column("figures-statistic-icc2", Format.HUNDREDTHS, 9),
    Column("figures-statistic-rwgj-median", Format.HUNDREDTHS, 14),
    Column("figures-head-shown", width=30),
    Column("figures-head-reason", width=50),
)

_TEAM_COLUMNS: Final = (
    Column("report-column-team", width=26),
    Column("figures-head-unit", width=20),
    Column("report-column-answers", width=10),
    Column("report-column-rate", width=10),
    Column("figures-statistic-agreement", Format.HUNDREDTHS, 14),
    Column("figures-head-note", width=26),
)

LEDGER_COLUMNS: Final = (
    Column(CODE, width=14),
    Column("report-column-stage", width=18),
    Column("figures-head-before", Format.HUNDREDTHS, 12),
    Column("figures-head-before-wait", Format.HUNDREDTHS, 14),
    Column("figures-head-before-work", Format.HUNDREDTHS, 14),
    Column("figures-head-after", Format.HUNDREDTHS, 12),
    Column("figures-head-after-wait", Format.HUNDREDTHS, 14),
    Column("figures-head-after-work", Format.HUNDREDTHS, 14),
    Column("figures-statistic-change", Format.HUNDREDTHS, 10),
    Column("figures-statistic-rate", Format.HUNDREDTHS, 22),
    _LOW_DAYS,
    _HIGH_DAYS,
    Column("figures-statistic-mix", Format.HUNDREDTHS, 18),
    Column("figures-statistic-p-worse", Format.PERCENT, 16),
    Column("figures-head-note", width=40),
)

TREND_COLUMNS: Final = (
    Column(CODE, width=8),
    Column("report-column-dimension", width=26),
    Column("report-column-team", width=24),
    Column("report-column-wave", width=12),
    Column("figures-head-opened", width=12),
    Column("report-column-score", Format.TENTHS, 9),
    _LOW,
    _HIGH,
    Column("figures-head-change", width=24),
    Column("figures-statistic-minimum-detectable", Format.TENTHS, 24),
)

ACTION_COLUMNS: Final = (
    Column(CODE, width=18),
    Column("report-column-stage", width=14),
    Column("report-column-dimension", width=20),
    Column("report-column-action", width=44),
    Column("figures-head-step", width=50),
    Column("report-column-owner", width=22),
    Column("figures-head-grade", width=10),
    Column("report-column-effect", Format.HUNDREDTHS, 12),
    _LOW_DAYS,
    _HIGH_DAYS,
    Column("figures-head-sign", width=44),
    Column("report-action-do-not", width=44),
    Column("figures-head-weeks", Format.WHOLE, 12),
)


def named(columns: Sequence[Column], wording: Wording) -> tuple[Column, ...]:
    """Return the columns with their titles in the language."""
    return tuple(replace(column, title=wording.say(column.title)) for column in columns)


def team_columns(dimensions: Sequence[str], wording: Wording) -> tuple[Column, ...]:
    """Return the columns of the heat map: score and interval of each dimension."""
    low, high = (wording.say(column.title) for column in (_LOW, _HIGH))
    return (
        *named(_TEAM_COLUMNS, wording),
        *(
            column
            for name in dimensions
            for column in (
                Column(name, Format.TENTHS, max(9, len(name) + 2)),
                Column(f"{name}, {low}", Format.TENTHS, 9),
                Column(f"{name}, {high}", Format.TENTHS, 9),
            )
        ),
    )
