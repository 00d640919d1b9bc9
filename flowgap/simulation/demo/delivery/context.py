"""What stands beside the changes: use of AI per month, hours kept for review and QA, actions."""

from datetime import date
from typing import Final

import numpy as np
import polars as pl

from flowgap.simulation.demo.company import (
    EXPORT_FROM,
    EXPORTED_ON,
    RELEASE_DAY_DROPPED,
    TEAMS,
    midnight,
)
from flowgap.simulation.demo.delivery.parameters import Assist, Codes
from flowgap.simulation.demo.delivery.pipeline import Journeys
from flowgap.simulation.demo.delivery.pseudonyms import n_developers
from flowgap.simulation.demo.delivery.stations import QUEUING_STAGES, minutes_per_day
from flowgap.simulation.demo.delivery.workload import Workload
from flowgap.simulation.demo.texts import Texts
from flowgap.stages import Stage

DAILY_RELEASES: Final = "release-every-day"
REVIEW_REMINDERS: Final = "review-reminders"
REMINDERS_SINCE: Final = date(2026, 6, 15)
"""Reminders add no hours of review: their true effect is zero."""

_TOOL: Final = "coding assistant"
_ENGAGED_SHARE: Final = 0.7
_WORKING_DAYS: Final = 5
_FIRST_MONTH: Final = date(2025, 10, 1)
_MONTHS: Final = 12


def months() -> list[date]:
    """Return the first days of the year's months and of the month after it."""
    first = _FIRST_MONTH.year * 12 + _FIRST_MONTH.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(first, first + _MONTHS + 1)]


def adoption(load: Workload, way: Journeys, rng: np.random.Generator) -> pl.DataFrame:
    """Return who used AI, and in how many changes, per month and team: the tool knows them all."""
    starts = months()
    edges = np.array([midnight(first) for first in starts])
    month = np.searchsorted(edges, way.first_commit_at, side="right") - 1
    n_changes = _count(month, load.team)
    with_ai = load.assist != Assist.NONE
    n_with_ai = _count(month[with_ai], load.team[with_ai])
    developers = np.tile([n_developers(team.people) for team in TEAMS], _MONTHS)
    # Who makes three changes a month, some with AI, is active; not everybody who is, is engaged.
    active = rng.binomial(developers, 1 - (1 - n_with_ai / np.maximum(1, n_changes)) ** 3)
    return pl.DataFrame(
        {
            "from": [first for first in starts[:-1] for _ in TEAMS],
            "to": [until for until in starts[1:] for _ in TEAMS],
            "team": [team.name for team in TEAMS] * _MONTHS,
            "developers": developers,
            "active": active,
            "engaged": rng.binomial(active, _ENGAGED_SHARE),
            "ai_changes": n_with_ai,
            "changes": n_changes,
            "tool": [_TOOL] * len(developers),
        }
    )


def _count(month: Codes, team: Codes) -> Codes:
    """Return how many changes each month and team has; those outside the year are left out."""
    inside = (month >= 0) & (month < _MONTHS)
    cell = month[inside] * len(TEAMS) + team[inside]
    return np.bincount(cell, minlength=_MONTHS * len(TEAMS))


def capacity() -> pl.DataFrame:
    """Return the hours that each team keeps for review and for QA."""
    rows = [
        {
            "stage": stage.value,
            "team": team.name,
            "from": EXPORT_FROM,
            "to": EXPORTED_ON,
            "people": 1.0,
            "hours_per_week": round(_WORKING_DAYS * minutes_per_day(team, stage) / 60, 1),
        }
        for stage in QUEUING_STAGES
        for team in TEAMS
    ]
    return pl.DataFrame(rows)


def actions(texts: Texts) -> pl.DataFrame:
    """Return what the company has tried since the rollout."""
    return pl.DataFrame(
        {
            "action_id": [DAILY_RELEASES, REVIEW_REMINDERS],
            "started_on": [RELEASE_DAY_DROPPED, REMINDERS_SINCE],
            "team": [None, "Dispatch"],
            "stage": [Stage.RELEASE.value, Stage.REVIEW.value],
            "dimension": ["INT", "REV"],
            "title": [texts.daily_releases, texts.review_reminders],
            "expected_days": [-0.5, -0.5],
        }
    )
