"""The first `engagement.yaml` for an imported history, to be edited by hand."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from flowgap.importing.git.importer import GitImport
from flowgap.importing.git.stamps import is_odd

_TEMPLATE: Final = """\
# The settings of this engagement. FlowGap wrote this file once and will not change it again.
format: 1
client: {client}
title: {title}
language: en
# Days begin at midnight here.
timezone: UTC
# The two periods that are compared; the day `to` is the first one outside.
# {choice}
# Choose a period before your AI rollout and one after it instead.
before: {{from: {before_start}, to: {before_until}}}
after: {{from: {after_start}, to: {after_until}}}
# ai_rollout: {after_start}
# Git knows when a change landed, not when somebody started on it.
window_by: merged
# Lead times above this many days count as this many; null: they count as they are.
cap_days: null
include_bots: false
# Survey results of fewer people than this are never shown; 5 is the least.
minimum_group: 5
# With a survey: `questionnaire: organizational-mri@1`, and one line for each wave:
#   - {{id: w1, questionnaire: organizational-mri@1, opened_on: DATE, closed_on: DATE}}
waves: []
"""

_SOME_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)
_HALF_YEARS: Final = "These are the last two full half-years in which work was released."
_HALVES: Final = "The history is short: these are its first and its second half."


def engagement_file(imported: GitImport) -> str:
    """Return settings with which `flowgap diagnose` runs, each one explained."""
    periods = _periods_of(imported)
    return _TEMPLATE.format(
        client=_quoted(imported.repository),
        title=_quoted(f"Delivery of {imported.repository}"),
        choice=periods.choice,
        before_start=periods.start,
        before_until=periods.middle,
        after_start=periods.middle,
        after_until=periods.until,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Periods:
    """Two periods side by side, and why these."""

    start: date
    middle: date
    until: date
    choice: str


def _periods_of(imported: GitImport) -> _Periods:
    landed = _landed_and_released(imported)
    credible = [stamp for stamp in landed if not is_odd(int(stamp.timestamp()))]
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


def _landed_and_released(imported: GitImport) -> list[datetime]:
    """Return when changes landed: those that were released, where any was.

    Only what was released can be compared; the newest half-year often waits for its release.
    """
    landed = imported.changes.filter(imported.changes["merged_at"].is_not_null())
    released = landed.filter(landed["deployed_at"].is_not_null())
    stamps: list[datetime] = (released if released.height else landed)["merged_at"].to_list()
    return stamps


def _half_year_of(day: date) -> date:
    """Return the 1 January or 1 July on or before a day."""
    return date(day.year, 7 if day.month > 6 else 1, 1)  # noqa: PLR2004 - June ends the first half


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back; JSON strings are YAML."""
    return json.dumps(text, ensure_ascii=False)
