"""The flow of delivered items: their visits to stages, in order, from the ledger's pieces."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.delivery.timeline.pieces import N_STAGES, Pieces, cut
from flowgap.delivery.timeline.spans import Claim, Unfinished, code, stages_after
from flowgap.delivery.work_items import DAY, Codes, Micros, StageEvents, Stamp, WorkItems
from flowgap.stages import Stage

Days = NDArray[np.float64]
Flags = NDArray[np.bool_]

UNATTRIBUTED: Final = code(Stage.UNATTRIBUTED)
HOURS_OF_WEEK: Final = 168
_EPOCH_HOUR: Final = 72
"""The epoch is a Thursday, 00:00 UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """V visits of n items, by item and time; days since the first item's start.

    Attributes
    ----------
    first : array of shape (n + 1,)
        The visits of item i are rows `first[i]` to `first[i + 1]`.
    start, end : arrays of shape (n,)
        When the item was started and delivered.
    team : array of shape (n,)
        0 .. T - 1.
    asked : array of shape (n,)
        Whether the item is one of those that are asked about: started in the period. The others
        are there because they took up servers.
    counted : array of shape (n,)
        Whether it is one of them, and delivered.
    under_way : array of shape (n,)
        Whether the item was neither delivered nor given up; then `end` is when it was last seen.
    item, stage : arrays of shape (V,)
        Stage 8 is time that no stage can claim.
    queued, started, finished : arrays of shape (V,)
    repeated : array of shape (V,)
    waits, works : arrays of shape (8,)
        Whether waiting for, and work at the stage is told apart anywhere.
    measured : array of shape (n, 8)
    origin_hour : float
        Hour of the week in UTC, since Monday 00:00, at which days are counted from.
    """

    first: Codes
    start: Days
    end: Days
    team: Codes
    asked: Flags
    counted: Flags
    under_way: Flags
    item: Codes
    stage: Codes
    queued: Days
    started: Days
    finished: Days
    repeated: Flags
    waits: Flags
    works: Flags
    measured: Flags
    origin_hour: float

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.start)

    @property
    def lead_time_days(self) -> float:
        """Mean lead time of the counted items; NaN where there are none."""
        return float(np.mean((self.end - self.start)[self.counted])) if self.n_counted else np.nan

    @property
    def n_counted(self) -> int:
        """Number of counted items."""
        return int(np.sum(self.counted))


def flow_of_items(  # noqa: PLR0913 - what is known of each item, and what is asked
    items: WorkItems,
    events: StageEvents,
    *,
    start: Stamp,
    team: Codes,
    asked: Flags,
    recorded: Flags | None = None,
) -> Flow:
    """Return the flow of items, of which those that are open or abandoned took up servers, too.

    Parameters
    ----------
    items : WorkItems of length n
        Each has its start, and stamps in a possible order.
    events : StageEvents
        Of these items.
    start : Stamp
        Where lead time starts.
    team, asked : arrays of shape (n,)
        Items that are asked about count as soon as they are delivered. What is under way was
        last seen at the last stamp of all.
    recorded : array of shape (9,), optional
        Stages that are recorded so often that what is under way can be said to be in one since
        its last stamp. Without it that time is the stage's only where events say so.
    """
    delivered = items.has(Stamp.DEPLOYED)
    begin, stamps = items.at(start), items.stamps.copy()
    closed = items.has(Stamp.CLOSED) & items.abandoned
    last_seen = max(int(stamps.max(initial=0)), int(events.at.max(initial=0))) + 1
    open_end = np.where(closed, items.at(Stamp.CLOSED), last_seen)
    stamps[:, Stamp.DEPLOYED] = np.where(delivered, items.at(Stamp.DEPLOYED), open_end)
    seen = replace(items, stamps=stamps)
    under_way = ~delivered & ~closed
    unfinished = None
    if recorded is not None:
        unfinished = Unfinished(rows=under_way, stage_after=stages_after(recorded))
    return flow_of(
        cut(seen, events, start=start, cap_days=None, unfinished=unfinished),
        begin=begin,
        end=seen.at(Stamp.DEPLOYED),
        team=team,
        asked=asked,
        counted=asked & delivered,
        under_way=under_way,
    )


def flow_of(  # noqa: PLR0913 - what is known of each item
    pieces: Pieces,
    *,
    begin: Micros,
    end: Micros,
    team: Codes,
    asked: Flags,
    counted: Flags,
    under_way: Flags,
) -> Flow:
    """Return the flow of items whose time was cut into pieces.

    Parameters
    ----------
    pieces : Pieces of n items
    begin, end : arrays of shape (n,)
        Of an item under way, `end` is when it was last seen.
    team, asked, counted, under_way : arrays of shape (n,)

    Notes
    -----
    Neighbouring pieces of one stage are one visit until work is followed by waiting again.
    """
    origin = int(begin.min()) if len(begin) else 0
    item, stage = pieces.item, pieces.stage
    worked = pieces.claim >= Claim.WORK
    opens = _opens(item, stage, worked)
    rows = np.flatnonzero(opens)
    visit = np.cumsum(opens) - 1
    at = (begin[item] - origin + pieces.age) / DAY
    length = pieces.length / DAY
    n_visits = len(rows)
    waited = np.bincount(visit, weights=np.where(worked, 0.0, length), minlength=n_visits)
    total = np.bincount(visit, weights=length, minlength=n_visits)
    queued = at[rows]
    flat = stage[rows]
    return Flow(
        first=np.searchsorted(item[rows], np.arange(len(begin) + 1)),
        start=(begin - origin) / DAY,
        end=(end - origin) / DAY,
        team=team,
        asked=asked,
        counted=counted,
        under_way=under_way,
        item=item[rows],
        stage=flat,
        queued=queued,
        started=queued + waited,
        finished=queued + total,
        repeated=pieces.repeated[rows],
        waits=_any(stage, ~worked),
        works=_any(stage, worked),
        measured=pieces.measured[:, : N_STAGES - 1],
        origin_hour=(origin / DAY * 24 + _EPOCH_HOUR) % HOURS_OF_WEEK,
    )


def _opens(item: Codes, stage: Codes, worked: Flags) -> Flags:
    """Return which pieces begin a visit."""
    changed = (np.diff(item, prepend=-1) != 0) | (np.diff(stage, prepend=-1) != 0)
    again = np.zeros(len(item), dtype=np.bool_)
    again[1:] = worked[:-1] & ~worked[1:]
    return np.asarray(changed | again)


def _any(stage: Codes, chosen: Flags) -> Flags:
    return np.asarray(np.bincount(stage[chosen], minlength=N_STAGES)[: N_STAGES - 1] > 0)


def of_team(flow: Flow, team: int) -> Flow:
    """Return the flow of one team."""
    items = np.flatnonzero(flow.team == team)
    rows = np.flatnonzero(np.isin(flow.item, items))
    place = np.full(flow.n_items, -1)
    place[items] = np.arange(len(items))
    item = place[flow.item[rows]]
    return Flow(
        first=np.searchsorted(item, np.arange(len(items) + 1)),
        start=flow.start[items],
        end=flow.end[items],
        team=np.zeros(len(items), dtype=np.intp),
        asked=flow.asked[items],
        counted=flow.counted[items],
        under_way=flow.under_way[items],
        item=item,
        stage=flow.stage[rows],
        queued=flow.queued[rows],
        started=flow.started[rows],
        finished=flow.finished[rows],
        repeated=flow.repeated[rows],
        waits=flow.waits,
        works=flow.works,
        measured=flow.measured[items],
        origin_hour=flow.origin_hour,
    )
