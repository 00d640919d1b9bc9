"""What an engagement folder tells of its stages, as the model of the constraint reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.ledger import RECORDED_SHARE
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import choose_start
from flowgap.delivery.timeline.pieces import N_STAGES
from flowgap.delivery.timeline.spans import impossible_order, milestones
from flowgap.delivery.work_items import UNKNOWN, Codes, Flags, Micros, Stamp, WorkItems
from flowgap.diagnosis.constraint.features import Heard
from flowgap.diagnosis.constraint.flow import Days, Flow, flow_of_items
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.diagnosis.witnesses import DIRECT_DIMENSION
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Manifest
from flowgap.result.survey import Survey
from flowgap.services.delivery.work_items import period_of
from flowgap.stages import PIPELINE_STAGES

MOST_ITEMS: Final = 4_000
"""The newest are looked at: more take time and tell no more."""
FULL_TIME_HOURS: Final = 40.0
Names = NDArray[np.str_]
_NO_TEAM: Final = ""
_PLACES: Final = {stage.value: place for place, stage in enumerate(PIPELINE_STAGES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What is known of the stages of a client.

    Attributes
    ----------
    flow : Flow or None
        Of the newest items; None where none of them was started in a period.
    present : Flow or None
        The same with what was started since, and what is under way is in the stage that follows
        its last stamp.
    teams : tuple of str
        Names by the codes of the flow; "" is no team.
    people : array of shape (T, 8)
        Full-time people as told; NaN where they are not.
    """

    flow: Flow | None
    present: Flow | None
    teams: tuple[str, ...]
    people: Days


def stages_of(folder: EngagementFolder, data: DeliveryData) -> Stages:
    """Return the flow of the items that were started in the period after, and their capacity.

    Items of the period before, those between the periods, and open ones are there because they
    took up people.
    """
    manifest = folder.manifest
    names = folder.changes["team"].cast(pl.String).fill_null(_NO_TEAM).to_numpy().astype(str)
    nothing = Stages(flow=None, present=None, teams=(), people=np.empty((0, N_PIPELINE)))
    if manifest.before is None or manifest.after is None or not len(names):
        return nothing
    periods = Periods(
        before=period_of(manifest.before, timezone=manifest.timezone),
        after=period_of(manifest.after, timezone=manifest.timezone),
    )
    start = choose_start(data.items, periods, window=None, include_bots=manifest.include_bots)
    if start is None:
        return nothing
    items = data.items
    begun = items.at(start)
    usable = (begun != UNKNOWN) & ~impossible_order(items, milestones(items, start=start))
    usable &= _known_end(items) & (manifest.include_bots | ~items.is_bot)
    in_a_period = periods.before.holds(begun) | periods.after.holds(begun)
    if not (usable & in_a_period).any():
        return nothing
    since = usable & (begun >= periods.before.start)
    until_end = since & (begun < periods.after.until)
    see = partial(_see, data, begun=begun, start=start, names=names)
    flow, teams = see(until_end, asked=periods.after.holds(begun))
    now, _ = see(since, asked=begun >= periods.after.start, recorded=_recorded(flow))
    return Stages(
        flow=flow,
        present=now,
        teams=teams,
        people=told_people(folder.capacity, teams, manifest),
    )


def _see(  # noqa: PLR0913 - what is seen, and how
    data: DeliveryData,
    kept: Flags,
    *,
    begun: Micros,
    start: Stamp,
    names: Names,
    asked: Flags,
    recorded: Flags | None = None,
) -> tuple[Flow, tuple[str, ...]]:
    """Return the flow of the newest of the items that are kept, and their teams by its codes."""
    rows = _newest(np.flatnonzero(kept), begun)
    teams, codes = np.unique(names[rows], return_inverse=True)
    flow = flow_of_items(
        data.items.take(rows),
        data.events.of_items(rows, n_items=len(data.items)),
        start=start,
        team=codes.ravel(),
        asked=asked[rows],
        recorded=recorded,
    )
    return flow, tuple(teams.tolist())


def _recorded(flow: Flow) -> Flags:
    """Return which stages most delivered items have a known time of, and nobody's time."""
    if not flow.n_counted:
        return np.zeros(N_STAGES, dtype=np.bool_)
    return np.append(flow.measured[flow.counted].mean(axis=0) >= RECORDED_SHARE, True)


def _known_end(items: WorkItems) -> Flags:
    """Return which items were delivered at a known time, or are known to be open or given up."""
    delivered, closed = items.has(Stamp.DEPLOYED), items.has(Stamp.CLOSED) & items.abandoned
    undated = ~delivered & (items.said_deployed | (items.abandoned & ~closed))
    return np.asarray(~undated)


def _newest(rows: Codes, begun: Micros) -> Codes:
    """Return the rows of the newest items, in the order of the rows."""
    if len(rows) <= MOST_ITEMS:
        return rows
    order = np.argsort(begun[rows], kind="stable")[-MOST_ITEMS:]
    return np.asarray(np.sort(rows[order]))


def told_people(capacity: pl.DataFrame, teams: Sequence[str], manifest: Manifest) -> Days:
    """Return full-time people per team and stage in the period after; NaN where not told.

    What is told of the company as a whole is shared evenly among teams of which nothing else is.
    Hours above full time make nobody two: a machine that runs all week works on one item, too.
    """
    people = np.full((len(teams), N_PIPELINE), np.nan)
    whole = np.full(N_PIPELINE, np.nan)
    for row in _of_period(capacity, manifest).iter_rows(named=True):
        if row["people"] is None:
            continue
        hours = FULL_TIME_HOURS if row["hours_per_week"] is None else row["hours_per_week"]
        full_time = row["people"] * min(hours / FULL_TIME_HOURS, 1.0)
        stage = _PLACES[row["stage"]]
        if row["team"] is None:
            whole[stage] = np.nansum([whole[stage], full_time])
        elif row["team"] in teams:
            place = teams.index(row["team"])
            people[place, stage] = np.nansum([people[place, stage], full_time])
    even = whole / max(len(teams), 1)
    known = np.where(np.isnan(people), even, people)
    return np.where(known > 0, known, np.nan)


def _of_period(capacity: pl.DataFrame, manifest: Manifest) -> pl.DataFrame:
    """Return the rows that hold at the end of the period after; the last told counts."""
    if manifest.after is None:
        return capacity.clear()
    last = manifest.after.until
    return capacity.filter(
        (pl.col("from").is_null() | (pl.col("from") < last))
        & (pl.col("to").is_null() | (pl.col("to") >= last))
    )


def heard_of(survey: Survey) -> Heard:
    """Return what people said of the stages, as far as it left the privacy gate."""
    scores = {row.id: row.mean for row in survey.dimensions if row.is_score}
    votes = {vote.stage: vote.share for vote in survey.votes}

    def column(told: Mapping[str, float | None], names: Sequence[str]) -> Days:
        values = [told.get(name) for name in names]
        return np.array([np.nan if value is None else value for value in values])

    counts = [row.n for row in survey.dimensions if row.n is not None]
    return Heard(
        score=column(scores, [DIRECT_DIMENSION[stage] for stage in PIPELINE_STAGES]),
        vote_share=column(votes, [stage.value for stage in PIPELINE_STAGES]),
        people=max(counts, default=0),
    )
