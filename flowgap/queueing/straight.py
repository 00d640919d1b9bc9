"""The short loop over visits: items pay them one after the other, and wait for servers alone."""

import math
from collections.abc import Callable
from heapq import heappop, heappush, heapreplace
from typing import Final

import numpy as np

from flowgap.queueing.compiled import Turns
from flowgap.queueing.network import (
    UNLIMITED,
    Codes,
    Days,
    Flags,
    Limit,
    Passage,
    Stations,
    Visits,
)

Take = Callable[[Turns, Days], None]

_NEVER: Final = (math.inf, 0)
"""The call after the last one."""


def is_straight(stations: Stations, visits: Visits, limit: Limit) -> bool:
    """Return whether there are no windows, priorities, returns, visits abreast and limits."""
    following = np.arange(1, len(visits.station) + 1)
    return bool(
        not stations.window_days.any()
        and not visits.urgency.any()
        and not visits.chance.any()
        and np.all(limit.items == UNLIMITED)
        and np.all(visits.abreast == 1)
        and np.array_equal(visits.after, following)
        and _are_lengths(visits.delay)
        and _are_lengths(visits.work)
    )


def pass_straight(stations: Stations, visits: Visits, take: Take | None = None) -> Passage:
    """Return what `pass_through` would, to the last bit, where `is_straight`.

    `take` is `take_in_turn`, compiled; without it, plain Python does the same over lists.
    """
    comes = visits.first[:-1] < visits.first[1:]
    first, last = visits.first[:-1][comes], visits.first[1:][comes] - 1
    ends = np.zeros(len(visits.station), dtype=np.bool_)
    ends[last] = True
    ready = visits.arrival[comes] + visits.delay[first]
    if take is None:
        started = np.array(_starts(stations, visits, first=first, ends=ends, ready=ready))
    else:
        started = np.full(len(ends), np.nan)
        take(_turns(stations, visits, first=first, ends=ends, ready=ready), started)
    finished = started + visits.work
    queued = np.concatenate([finished[:1], finished[:-1]])
    queued[first] = visits.arrival[comes]
    left = visits.arrival.astype(np.float64)
    left[comes] = finished[last]
    return Passage(queued=queued, started=started, finished=finished, left=left)


def _turns(stations: Stations, visits: Visits, *, first: Codes, ends: Flags, ready: Days) -> Turns:
    order = np.lexsort((first, ready))
    return Turns(
        servers=stations.servers,
        station=visits.station,
        work=visits.work,
        delay=visits.delay,
        is_last=ends,
        coming=first[order],
        ready=ready[order],
    )


def _starts(
    stations: Stations, visits: Visits, *, first: Codes, ends: Flags, ready: Days
) -> list[float]:
    """Return when each visit starts, given the first ones of items, when they can, and the last.

    When a visit can be taken up is known as soon as the one before has its server, so it is called
    once: by time, then by number. `calls` holds the next visits of the items that are there,
    `coming` those of all others, the next one last.
    """
    free = [[-math.inf] * count for count in stations.servers.tolist()]
    servers = [free[station] for station in visits.station.tolist()]
    work, delay, is_last = visits.work.tolist(), visits.delay.tolist(), ends.tolist()
    coming = [_NEVER, *sorted(zip(ready.tolist(), first.tolist(), strict=True), reverse=True)]
    calls = [_NEVER]
    started = [math.nan] * len(work)
    for _ in work:
        if coming[-1] < calls[0]:
            heappush(calls, coming.pop())
        start, visit = calls[0]
        free_at = servers[visit]
        if free_at:
            if free_at[0] > start:  # noqa: PLR1730 - `max` is called a million times
                start = free_at[0]
            heapreplace(free_at, start + work[visit])
        started[visit] = start
        if is_last[visit]:
            heappop(calls)
        else:
            heapreplace(calls, (start + work[visit] + delay[visit + 1], visit + 1))
    return started


def _are_lengths(days: Days) -> bool:
    return bool(np.all((days >= 0) & (days < np.inf)))
