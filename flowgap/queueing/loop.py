"""The loop over visits: plain Python, compiled where numba is installed.

It keeps to what a compiler for arrays understands: numbers, lists, arrays and named tuples.
"""

import math
from heapq import heappop, heappush, heapreplace
from typing import Any, Final, NamedTuple

from flowgap.queueing.network import Limit, Stations, Visits

_ARRIVED: Final = -1.0
"""The item comes to the visit: no place, no delay and no window is behind it yet."""
_PLACED: Final = -2.0
"""It has waited for a place and was given one."""


class Notes(NamedTuple):
    """What the loop fills in, as arrays or as lists.

    `item` is the item of each visit, `awaited` how many visits that are paid abreast each item
    still has to end, `sent_back` whether one of them sent it back; the rest is a `Passage`.
    """

    item: Any
    queued: Any
    started: Any
    finished: Any
    left: Any
    awaited: Any
    sent_back: Any


def pass_through(  # noqa: C901, PLR0912, PLR0915 - one loop: calls cost more than the work in it
    stations: Stations, visits: Visits, limit: Limit, notes: Notes
) -> None:
    """Fill in the `notes`.

    `calls` holds, by time, the visits that can go on: (now, visit, since when it could be served).
    `free` holds for each station when its servers are free, `places` when places of a limit are,
    `held` who waits for a place.
    """
    first, arrival, station, work, delay, urgency, abreast, after, back, chance, luck = visits
    servers, window_days, window_at, loaded_odds = stations
    limits, group, enters, leaves = limit
    item_of, queued, started, finished, left, awaited, sent_back = notes
    free = [[-math.inf] * max(count, 1) for count in servers]
    places = [[-math.inf] * count for count in limits]
    held = [[(0.0, 0)][:0] for _ in limits]
    calls = [(0.0, 0, 0.0)][:0]
    for item in range(len(arrival)):
        if first[item] < first[item + 1]:
            queued[first[item]] = arrival[item]
            calls.append((arrival[item], first[item], _ARRIVED))
    calls.sort()
    while calls:
        now, visit, ready = heappop(calls)
        item, at = item_of[visit], station[visit]
        zone = group[item]
        if ready < 0.0:
            if ready == _ARRIVED and enters[visit] and limits[zone] > 0:
                if not places[zone]:
                    heappush(held[zone], (now, visit))
                    continue
                now = max(now, heappop(places[zone]))
            ready = now + delay[visit]
            if window_days[at] > 0.0:
                rounds = math.ceil((ready - window_at[at]) / window_days[at])
                ready = window_at[at] + window_days[at] * rounds
            if ready > now:
                heappush(calls, (ready, visit, ready))
                continue
        start = ready
        if servers[at] > 0:
            if free[at][0] > ready:
                if urgency[visit] > 0.0 and now == ready:
                    heappush(calls, (ready + urgency[visit], visit, ready))
                    continue
                start = free[at][0]
            heapreplace(free[at], start + work[visit])
        end = start + work[visit]
        started[visit], finished[visit] = start, end
        left[item] = max(left[item], end)
        if luck[visit] < chance[visit] * (1.0 + loaded_odds[at] * (start - queued[visit])):
            sent_back[item] = 1
        if awaited[item] > 1:
            awaited[item] -= 1
            continue
        following = after[visit]
        if sent_back[item] > 0:
            following, sent_back[item] = back[visit], 0
        elif leaves[visit] and limits[zone] > 0:
            if held[zone]:
                since, waiting = heappop(held[zone])
                heappush(calls, (max(since, left[item]), waiting, _PLACED))
            else:
                heappush(places[zone], left[item])
        if following < first[item + 1]:
            awaited[item] = abreast[following]
            for one in range(following, following + abreast[following]):
                queued[one] = left[item]
                heappush(calls, (left[item], one, _ARRIVED))
