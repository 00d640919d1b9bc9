"""The weeks of all teams around the rollout of AI: delivery, use, and when each began."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np
import polars as pl

from flowgap.delivery.adoption.panel import Panel, panel_of
from flowgap.delivery.adoption.rollout import NEVER, UNDATED, first_weeks
from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import choose_start, first_known
from flowgap.delivery.unfinished.cohort import last_seen
from flowgap.delivery.work_items import UNKNOWN, Codes, Days
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Window
from flowgap.services.delivery.work_items import period_of

LONGEST: Final = timedelta(weeks=52)
"""Before the first rollout; older work was done in another organization."""
NEXT: Final = timedelta(weeks=26)
"""After the last one."""
_FEWEST_WEEKS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The weeks of all teams, their people, their use of AI, and the week in which each began.

    `teams` are in the order of the rows. `developers`: people of the team; NaN where not counted.
    `first` holds the week of each team, `NEVER` for one that did not begin, `UNDATED` for one of
    which it is not known; empty without dates.
    """

    teams: tuple[str, ...]
    panel: Panel
    active_share: Days
    developers: Days
    first: Codes

    @property
    def is_one_date(self) -> bool:
        """Whether all teams began in the same week."""
        return len(np.unique(self.dated)) == 1

    @property
    def dated(self) -> Codes:
        """The weeks of the teams of which something is known."""
        return np.asarray(self.first[self.first != UNDATED], dtype=np.intp)


def history_of(folder: EngagementFolder, data: DeliveryData) -> History | None:
    """Return what is known, week by week; None without delivery data to speak of."""
    counted = np.flatnonzero(folder.manifest.include_bots | ~data.items.is_bot)
    items = data.items.take(counted)
    end = last_seen(items, data.events, data.deployments)
    began = first_known(items)
    known = began[began != UNKNOWN]
    if not len(known) or end == UNKNOWN:
        return None
    weeks = _weeks(folder, int(known.min()), int(end))
    if weeks is None:
        return None
    period = period_of(weeks, timezone=folder.manifest.timezone)
    both = Periods(before=period, after=period)
    start = choose_start(items, both, window=None, include_bots=True)
    if start is None:
        return None
    names, team = np.unique(
        folder.changes["team"].to_numpy()[counted].astype(str), return_inverse=True
    )
    panel = panel_of(items, team.astype(np.intp), period, start=start, end_of_data=int(end))
    teams = {str(name): number for number, name in enumerate(names)}
    use, developers = _use(folder.ai_adoption, teams, weeks)
    return History(
        teams=tuple(teams),
        panel=panel,
        active_share=use,
        developers=developers,
        first=_first(folder, teams, weeks, use),
    )


def _weeks(folder: EngagementFolder, first: int, end: int) -> Window | None:
    """Return the whole weeks to look at: up to a year before the rollout, half a year after."""
    timezone = folder.manifest.timezone
    begin, last = (
        datetime.fromtimestamp(micros / 1e6, UTC).astimezone(timezone).date()
        for micros in (first, end)
    )
    dates = _stated(folder)
    if dates:
        begin = max(begin, min(dates) - LONGEST)
        last = min(last, max(dates) + NEXT)
    begin += timedelta(days=-begin.weekday() % 7)
    last += timedelta(days=1)
    last -= timedelta(days=last.weekday())
    return Window(start=begin, until=last) if last - begin >= _FEWEST_WEEKS * _WEEK else None


_WEEK: Final = timedelta(weeks=1)


def _stated(folder: EngagementFolder) -> tuple[date, ...]:
    """Return the dates of rollout that the settings name."""
    manifest = folder.manifest
    if manifest.ai_rollout_by_team:
        return tuple(manifest.ai_rollout_by_team.values())
    return () if manifest.ai_rollout is None else (manifest.ai_rollout,)


def _use(rows: pl.DataFrame, teams: Mapping[str, int], weeks: Window) -> tuple[Days, Days]:
    """Return active developers as a share of those that are known, and these, by team and week.

    Where several rows speak of a week (tools, days), the highest share and number count: people
    of two tools do not add up.
    """
    share = np.full((len(teams), (weeks.until - weeks.start) // _WEEK), np.nan)
    developers = share.copy()
    if rows.is_empty():
        return share, developers
    told = rows.filter(pl.col("active").is_not_null() & (pl.col("developers") > 0))
    for row in told.iter_rows(named=True):
        number = teams.get(row["team"])
        if number is None:
            continue
        first = max(0, (row["from"] - weeks.start).days // 7)
        until = -((weeks.start - row["to"]).days // 7)
        span = (number, slice(first, max(first, until)))
        share[span] = np.fmax(share[span], min(1.0, row["active"] / row["developers"]))
        developers[span] = np.fmax(developers[span], row["developers"])
    return share, developers


def _first(folder: EngagementFolder, teams: Mapping[str, int], weeks: Window, use: Days) -> Codes:
    """Return the week in which each team began; dates in the settings go before what use shows."""
    manifest = folder.manifest
    if manifest.ai_rollout_by_team or manifest.ai_rollout is not None:
        dates = manifest.ai_rollout_by_team
        begun = [dates.get(team) if dates else manifest.ai_rollout for team in teams]
        return np.array([_week_of(day, weeks) for day in begun], dtype=np.intp)
    found = first_weeks(use)
    return found if np.any(found >= 0) else np.zeros(0, dtype=np.intp)


def _week_of(day: date | None, weeks: Window) -> int:
    if day is None or day >= weeks.until:
        return NEVER
    return max(0, (day - weeks.start).days // 7)
