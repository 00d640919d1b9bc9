"""Work that nobody recorded: what servers may have done while items waited beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.flow import Days, Flags, Flow
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE, Occupancy, stations_of

_MOST_SERVERS: Final = 8
"""Of more than so many, it is not likely that all who seem free have other work at once."""
_BEFORE_DAYS: Final = 1e-6
"""Other work is asked for so long before the first item that waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWork:
    """W pieces of other work, each of one server, and the waiting that they explain.

    Attributes
    ----------
    station : array of shape (W,)
        Places in T x 8 teams and stages, one after the other.
    since, days : arrays of shape (W,)
        When it was asked for, and how long it took.
    explains : array of shape (V,)
        Whether the waiting of a visit beside a free server is all for such work.
    """

    station: Codes
    since: Days
    days: Days
    explains: Flags


def other_work(flow: Flow, seen: Occupancy) -> OtherWork:
    """Return the other work that servers have if whoever is free while items wait has some.

    It is asked for just before the first of the items that wait, and is done in turn. So people
    work who serve others, too, or who come for some hours only.
    """
    station = stations_of(flow, None, seen.across, n_stages=N_PIPELINE)
    explains = np.zeros(len(flow.stage), dtype=np.bool_)
    pieces = [(np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0))]
    for number, servers in enumerate(seen.servers.ravel().tolist()):
        team, stage = divmod(number, N_PIPELINE)
        if servers > _MOST_SERVERS or not (flow.waits[stage] and flow.works[stage]):
            continue
        if seen.across[stage] and team:
            continue
        rows = np.flatnonzero((station == number) & (flow.stage == stage))
        explains[rows] = True
        for since, days in _idle_spans(flow, rows, servers):
            pieces.append((np.full(len(since), number), since, days))
    columns = [np.concatenate(column) for column in zip(*pieces, strict=True)]
    return OtherWork(station=columns[0], since=columns[1], days=columns[2], explains=explains)


def _idle_spans(flow: Flow, rows: Codes, servers: int) -> Iterator[tuple[Days, Days]]:
    """Return since when and how long one, two ... servers were free while items waited."""
    queued, started, finished = flow.queued[rows], flow.started[rows], flow.finished[rows]
    rows_by_queue = np.argsort(queued, kind="stable")
    queued, started, finished = (part[rows_by_queue] for part in (queued, started, finished))
    at = np.concatenate([queued, started, finished])
    order = np.argsort(at, kind="stable")
    at = at[order]
    n = len(rows)
    waiting = np.cumsum(np.repeat([1, -1, 0], n)[order])
    at_work = np.cumsum(np.repeat([0, 1, -1], n)[order])
    lasts = np.append(np.diff(at) > 0, False)
    # The first to have queued of those that start later than a moment.
    latest_start = np.maximum.accumulate(started)
    for missing in range(1, servers + 1):
        is_idle = lasts & (waiting > 0) & (servers - at_work >= missing)
        begins, ends = _runs(is_idle, lasts)
        if not len(begins):
            return
        first = np.searchsorted(latest_start, at[begins], side="right")
        since = np.maximum(np.minimum(queued[first], at[begins]) - _BEFORE_DAYS, 0.0)
        yield since, at[ends] - at[begins]


def _runs(is_idle: Flags, lasts: Flags) -> tuple[Codes, Codes]:
    """Return where runs of idle moments begin and where they end, whatever takes no time between.

    Moments that do not last are passed over: at one instant one item may go and another come.
    """
    places = np.flatnonzero(lasts)
    change = np.diff(is_idle[places].astype(np.int8), prepend=0)
    begins = places[change == 1]
    after = np.flatnonzero(change == -1)
    # The last moment does not last, so that every run ends before it.
    ends = np.append(places[after], len(lasts) - 1)[: len(begins)]
    return begins, ends
