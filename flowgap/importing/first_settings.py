"""The first `engagement.yaml` for imported changes, to be edited by hand."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import polars as pl

from flowgap.engagement.far_ahead import last_credible_of
from flowgap.engagement.formats import CHANGES, MANIFEST_NAME
from flowgap.engagement.tables.conversion import convert
from flowgap.engagement.tables.raw import read_raw
from flowgap.files import write_file
from flowgap.importing.conditions import Conditions
from flowgap.importing.git.stamps import is_odd

_TEMPLATE: Final = """\
# The settings of this engagement. FlowGap wrote this file once and will not change it again.
format: 1
client: {client}
title: {title}
language: en
# Days begin at midnight here.
timezone: {timezone}
# The two periods that are compared; the day `to` is the first one outside.
# {choice}
# Choose a period before your AI rollout and one after it instead.
before: {{from: {before_start}, to: {before_until}}}
after: {{from: {after_start}, to: {after_until}}}
# ai_rollout: {after_start}
# Which stamp puts a change into a period: started, merged or deployed.
window_by: {window}
# Lead times above this many days count as this many; null: they count as they are.
cap_days: null
include_bots: false
# Survey results of fewer people than this are never shown; 5 is the least.
minimum_group: 5
# With a survey: `questionnaire: organizational-mri@1`, and one line for each wave:
#   - {{id: w1, questionnaire: organizational-mri@1, opened_on: DATE, closed_on: DATE}}
waves: []
"""

_MOST: Final = 0.8
"""Of the delivered changes: so many have to have a stamp that decides on their period."""
_SOME_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
_MERGED: Final = "merged_at"
_DEPLOYED: Final = "deployed_at"
_CREATED: Final = "created_at"
_WINDOWS: Final = {_CREATED: "started", _MERGED: "merged", _DEPLOYED: "deployed"}

PROPOSED: Final = (
    "the periods to compare are {0} to {1} and {1} to {2}, the last day out. {3}; change them in "
    "engagement.yaml"
)
_HALF_YEARS: Final = "These are the last two full half-years in which work was delivered."
_HALVES: Final = "The history is short: these are its first and its second half."


def engagement_file(changes: pl.DataFrame, *, name: str, timezone: str = "UTC") -> str:
    """Return settings with which `flowgap diagnose` runs, each one explained.

    Parameters
    ----------
    changes : DataFrame
        With the stamps of `changes.csv`.
    name : str
        Whose changes these are.
    timezone : str
        Where the days of the engagement begin.
    """
    window = _window_of(changes)
    periods = _periods_of(changes, window)
    return _TEMPLATE.format(
        client=_quoted(name),
        title=_quoted(f"Delivery of {name}"),
        timezone=timezone,
        window=_WINDOWS[window],
        choice=periods.choice,
        before_start=periods.start,
        before_until=periods.middle,
        after_start=periods.middle,
        after_until=periods.until,
    )


def write_first_settings(
    folder: Path, *, timezone: str | None, conditions: Conditions
) -> tuple[Path, ...]:
    """Write settings for the changes of a folder that has none yet; return what was written.

    Which periods they propose is kept as an assumption.

    Raises
    ------
    InputError
        If the changes cannot be read, or the settings cannot be written.
    """
    settings, path = folder / MANIFEST_NAME, folder / CHANGES.name
    if settings.exists() or not path.exists():
        return ()
    changes = convert(read_raw(path, known=CHANGES.names), CHANGES).table
    named = changes["repository"].drop_nulls().unique().sort()
    name = named[0] if len(named) == 1 else folder.resolve().name
    periods = _periods_of(changes, _window_of(changes))
    conditions.assume(
        PROPOSED.format(periods.start, periods.middle, periods.until, periods.choice.rstrip("."))
    )
    write_file(settings, engagement_file(changes, name=name, timezone=timezone or "UTC").encode())
    return (settings,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPeriods:
    """Two periods side by side, the stamp that counts, and a sentence that tells of them."""

    start: date
    middle: date
    until: date
    window: str
    sentence: str


def propose_periods(path: Path) -> ProposedPeriods:
    """Return the periods that a `changes.csv` proposes.

    Raises
    ------
    InputError
        If the changes cannot be read.
    """
    changes = convert(read_raw(path, known=CHANGES.names), CHANGES).table
    window = _window_of(changes)
    found = _periods_of(changes, window)
    return ProposedPeriods(
        start=found.start,
        middle=found.middle,
        until=found.until,
        window=_WINDOWS[window],
        sentence=PROPOSED.format(found.start, found.middle, found.until, found.choice.rstrip(".")),
    )


def _window_of(changes: pl.DataFrame) -> str:
    """Return the stamp by which changes are counted: their start where most tell it.

    Git alone knows when a change landed, not when somebody started on it.
    """
    delivered = changes.filter(changes[_DEPLOYED].is_not_null())
    counted = delivered if delivered.height else changes
    for stamp in (_CREATED, _MERGED):
        if counted.height and counted[stamp].count() >= _MOST * counted.height:
            return stamp
    return _MERGED if changes[_MERGED].count() else _DEPLOYED


@dataclass(frozen=True, slots=True, kw_only=True)
class _Periods:
    """Two periods side by side, and why these."""

    start: date
    middle: date
    until: date
    choice: str


def _periods_of(changes: pl.DataFrame, window: str) -> _Periods:
    landed = _counted_stamps(changes, window)
    end = last_credible_of(changes, CHANGES.name)
    credible = [
        stamp
        for stamp in landed
        if not is_odd(int(stamp.timestamp())) and (end is None or stamp <= end)
    ]
    days = sorted(stamp.date() for stamp in credible or landed or [_SOME_DAY])
    first, last = days[0], days[-1]
    until = _half_year_of(last)
    middle = _half_year_of(until - timedelta(days=1))
    start = _half_year_of(middle - timedelta(days=1))
    if first <= start:
        return _Periods(start=start, middle=middle, until=until, choice=_HALF_YEARS)
    n_days = max(2, (last - first).days + 1)
    return _Periods(
        start=first,
        middle=first + timedelta(days=n_days // 2),
        until=first + timedelta(days=n_days),
        choice=_HALVES,
    )


def _counted_stamps(changes: pl.DataFrame, window: str) -> list[datetime]:
    """Return the stamps that decide on the period: of what was delivered, where anything was.

    Only what was delivered can be compared; the newest half-year often waits for its release.
    """
    dated = changes.filter(changes[window].is_not_null())
    delivered = dated.filter(dated[_DEPLOYED].is_not_null())
    stamps: list[datetime] = (delivered if delivered.height else dated)[window].to_list()
    return stamps


def _half_year_of(day: date) -> date:
    """Return the 1 January or 1 July on or before a day."""
    return date(day.year, 7 if day.month > 6 else 1, 1)  # noqa: PLR2004 - June ends the first half


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back; JSON strings are YAML."""
    return json.dumps(text, ensure_ascii=False)
