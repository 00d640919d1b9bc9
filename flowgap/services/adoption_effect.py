"""What went along with the rollout of AI: its dates, its use and the delivery data, joined."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

import numpy as np
import polars as pl

from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.adoption.dose import dose_within_teams
from flowgap.delivery.adoption.judging import (
    Effect,
    EffectReason,
    Span,
    judge_one_date,
    judge_staggered,
    untold,
)
from flowgap.delivery.adoption.panel import Panel, panel_of, pooled, relative
from flowgap.delivery.adoption.rollout import NEVER, UNDATED, first_weeks
from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import choose_start, first_known
from flowgap.delivery.unfinished.cohort import last_seen
from flowgap.delivery.work_items import UNKNOWN, Codes, Days
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Window
from flowgap.result.delivery import Adoption, AdoptionDose, AdoptionEffect, EffectOutcome
from flowgap.services.work_items import period_of
from flowgap.wording import Wording

LONGEST: Final = timedelta(weeks=52)
"""Before the first rollout; older work was done in another organization."""
NEXT: Final = timedelta(weeks=26)
"""After the last one."""
_FEWEST_WEEKS: Final = 2


def with_effect(
    adoption: Adoption,
    folder: EngagementFolder,
    data: DeliveryData,
    *,
    wording: Wording,
    rng: np.random.Generator,
) -> Adoption:
    """Return the section on adoption with what went along with the rollout."""
    history = _history(folder, data)
    if history is None:
        found = [untold(one, EffectReason.NO_DELIVERY_DATA, None) for one in EffectOutcome]
        dose = _no_dose(wording, "no_delivery_data")
    else:
        found = [_judged(history, one, rng) for one in EffectOutcome]
        dose = _dose(history, wording)
    lead_time, delivered = (_section(one, wording) for one in found)
    return Adoption(
        state=adoption.state,
        share_before=adoption.share_before,
        share_after=adoption.share_after,
        effect=lead_time,
        effect_on_delivered=delivered,
        dose=dose,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    """The weeks of all teams, their use of AI, and the week in which each began.

    `first` holds the week of each team, `NEVER` for one that did not begin, `UNDATED` for one of
    which it is not known; empty without dates.
    """

    panel: Panel
    active_share: Days
    first: Codes

    @property
    def is_one_date(self) -> bool:
        """Whether all teams began in the same week."""
        return len(np.unique(self.dated)) == 1

    @property
    def dated(self) -> Codes:
        """The weeks of the teams of which something is known."""
        return np.asarray(self.first[self.first != UNDATED], dtype=np.intp)


def _history(folder: EngagementFolder, data: DeliveryData) -> _History | None:
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
    use = _use(folder.ai_adoption, teams, weeks)
    return _History(panel=panel, active_share=use, first=_first(folder, teams, weeks, use))


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


def _use(rows: pl.DataFrame, teams: Mapping[str, int], weeks: Window) -> Days:
    """Return active developers as a share of those that are known, by team and week.

    Where several rows speak of a week (tools, days), the highest share counts: people of two
    tools do not add up.
    """
    share = np.full((len(teams), (weeks.until - weeks.start) // _WEEK), np.nan)
    if rows.is_empty():
        return share
    told = rows.filter(pl.col("active").is_not_null() & (pl.col("developers") > 0))
    for row in told.iter_rows(named=True):
        number = teams.get(row["team"])
        if number is None:
            continue
        first = max(0, (row["from"] - weeks.start).days // 7)
        until = -((weeks.start - row["to"]).days // 7)
        part = share[number, first : max(first, until)]
        part[:] = np.fmax(part, min(1.0, row["active"] / row["developers"]))
    return share


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


def _judged(history: _History, outcome: EffectOutcome, rng: np.random.Generator) -> Effect:
    if not len(history.first):
        return untold(outcome, EffectReason.NO_ROLLOUT, None)
    panel, first = history.panel, history.first
    if history.is_one_date:
        week = int(history.dated[0])
        if week == NEVER:
            return untold(outcome, EffectReason.NO_ROLLOUT, None)
        return judge_one_date(_series(panel, outcome, week), outcome, n_teams=len(first))
    values = panel.log_days
    if outcome is EffectOutcome.DELIVERED_ITEMS:
        week = int(first[first >= 0].min())
        base = np.arange(panel.n_delivered.shape[1]) < week
        values = relative(panel.n_delivered, np.broadcast_to(base, panel.n_delivered.shape))
    return judge_staggered(values, first, outcome, rng=rng)


def _series(panel: Panel, outcome: EffectOutcome, week: int) -> Weekly:
    """Return the series of all teams together; weeks that hold nothing are left out."""
    if outcome is EffectOutcome.LEAD_TIME:
        value, n = pooled(panel.log_days, panel.n_started)
    else:
        total = panel.n_delivered.sum(axis=0, keepdims=True)
        value = relative(total, np.arange(total.shape[1])[np.newaxis] < week)[0]
        n = np.ones(len(value))
    rows = np.flatnonzero(np.isfinite(value))
    return Weekly(
        week=rows.astype(np.float64),
        value=value[rows],
        n=n[rows],
        n_before=int(np.sum(rows < week)),
    )


def _section(effect: Effect, wording: Wording) -> AdoptionEffect:
    reason = effect.reason
    return AdoptionEffect(
        design=effect.design,
        outcome=effect.outcome,
        estimate=None if effect.found is None else effect.found.value,
        interval90=_ends(effect.found),
        before=None if effect.before is None else effect.before.value,
        before_interval90=_ends(effect.before),
        n_teams=effect.n_teams,
        n_weeks=effect.n_weeks,
        placebo_share=effect.placebo_share,
        verdict=effect.verdict,
        reason=None if reason is None else wording.say(f"adoption-effect-{reason}"),
    )


def _dose(history: _History, wording: Wording) -> AdoptionDose:
    """Return the view of the dose: by people's use where it is known, else by items."""
    for use, share in (("developers", history.active_share), ("items", history.panel.ai_share)):
        found = dose_within_teams(history.panel.log_days, share)
        if found is not None:
            span = Span(value=found.slope, low=found.low, high=found.high).from_logarithms()
            return AdoptionDose(
                use=use,
                estimate=span.value,
                interval90=_ends(span),
                n_teams=found.n_teams,
                n_weeks=found.n_weeks,
                reason=None,
            )
    return _no_dose(wording, "too_little")


def _no_dose(wording: Wording, reason: str) -> AdoptionDose:
    return AdoptionDose(
        use=None,
        estimate=None,
        interval90=None,
        n_teams=None,
        n_weeks=None,
        reason=wording.say(f"adoption-dose-{reason}"),
    )


def _ends(span: Span | None) -> tuple[float, float] | None:
    return None if span is None else (span.low, span.high)
