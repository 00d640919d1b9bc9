"""Weeks of teams: how long work took that was started, how much was delivered, how much AI helped.

Tables have a row per team and a column per week; a cell without work is NaN.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.actions.series import LEAST_CAP_DAYS, MOST_CAP_DAYS, MOST_ENDED
from flowgap.delivery.periods import Period
from flowgap.delivery.work_items import DAY, UNKNOWN, Codes, Days, Flags, Micros, Stamp, WorkItems

LEAST_DAYS: Final = 0.05
"""About an hour: a logarithm does not tell quicker work apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The weeks of J teams.

    Attributes
    ----------
    log_days : array of shape (J, n_weeks)
        Mean natural logarithm of lead time, days up to the cap, by the week of the start.
    n_started : array of shape (J, n_weeks)
        Items behind it; 0 also in weeks whose items were not followed up to the cap.
    n_delivered : array of shape (J, n_weeks)
        Items by the week of their delivery; NaN while the pipeline fills and after the data.
    ai_share : array of shape (J, n_weeks)
        Of the started items: the share that shows help by AI.
    """

    log_days: Days
    n_started: Days
    n_delivered: Days
    ai_share: Days


def panel_of(
    items: WorkItems, team: Codes, weeks: Period, *, start: Stamp, end_of_data: int
) -> Panel:
    """Return the weeks of all teams.

    Parameters
    ----------
    items : WorkItems of length n
        All that count, delivered or open; abandoned ones are left out.
    team : array of shape (n,)
        Number of the team, from 0.
    weeks : Period
    start : CREATED, FIRST_COMMIT or OPENED
    end_of_data : int
        When the data were taken.

    Notes
    -----
    Time counts up to the age by which nine of ten items were delivered, and a week counts once
    all of its items were followed so long: else late weeks would hold quick items only. Before
    that age has passed once, fewer items are delivered than are made.
    """
    n_teams = int(team.max()) + 1
    began, done = items.at(start), items.at(Stamp.DEPLOYED)
    seen = np.where(done == UNKNOWN, end_of_data, done) - began
    usable = weeks.holds(began) & ~_ended_undated(items) & (seen >= 0)
    cap = _cap(seen[usable & (done != UNKNOWN)])
    log_days = np.log(np.clip(seen, LEAST_DAYS * DAY, cap) / DAY)
    followed = weeks.edges[1:] + cap <= end_of_data
    by_week = _Table(team, weeks, n_teams)
    n_started = by_week.sums(began, usable) * followed
    delivered = by_week.sums(done, weeks.holds(done))
    is_steady = (weeks.edges[:-1] >= weeks.start + cap) & (weeks.edges[1:] <= end_of_data)
    return Panel(
        log_days=_mean(by_week.sums(began, usable, log_days), n_started),
        n_started=n_started,
        n_delivered=np.where(is_steady, delivered, np.nan),
        ai_share=_mean(by_week.sums(began, usable, items.ai_evident), n_started),
    )


def relative(counts: Days, base: Flags) -> Days:
    """Return counts as multiples of each team's mean in the weeks `base`; NaN where that is 0."""
    known = np.where(base, counts, np.nan)
    n = np.sum(~np.isnan(known), axis=1)
    means = np.divide(np.nansum(known, axis=1), n, out=np.zeros(len(n)), where=n > 0)
    levels = np.where(means > 0, means, np.nan)
    return np.asarray(counts / levels[:, np.newaxis])


def pooled(values: Days, n: Days) -> tuple[Days, Days]:
    """Return each week's mean over all teams, weighted by items, and the items; NaN without."""
    items = n.sum(axis=0)
    return _mean((np.where(n > 0, values, 0.0) * n).sum(axis=0), items), items


def _ended_undated(items: WorkItems) -> Flags:
    """Return which items were given up, or delivered nobody knows when."""
    return np.asarray(
        ~items.has(Stamp.DEPLOYED) & (items.abandoned | items.said_deployed), dtype=np.bool_
    )


def _cap(delivered: Micros) -> int:
    days = float(np.quantile(delivered, MOST_ENDED)) / DAY if len(delivered) else MOST_CAP_DAYS
    return round(min(MOST_CAP_DAYS, max(LEAST_CAP_DAYS, days)) * DAY)


def _mean(sums: Days, n: Days) -> Days:
    return np.asarray(np.divide(sums, n, out=np.full(np.shape(n), np.nan), where=n > 0))


@dataclass(frozen=True, slots=True)
class _Table:
    """Adds up values by team and week."""

    team: Codes
    weeks: Period
    n_teams: int

    def sums(self, at: Micros, chosen: Flags, values: Days | Flags | None = None) -> Days:
        """Return the sums of the chosen values, or how many were chosen."""
        n_weeks = self.weeks.n_weeks
        cell = self.team[chosen] * n_weeks + self.weeks.week_of(at[chosen])
        weights = None if values is None else values[chosen].astype(np.float64)
        sums = np.bincount(cell, weights=weights, minlength=self.n_teams * n_weeks)
        return sums.astype(np.float64).reshape(self.n_teams, n_weeks)
