"""The short loop over visits as a compiler for arrays runs it fastest: with a heap in two arrays.

Compiled, the heap of the standard library takes over twice as long, for its pairs.
"""

import math
from typing import NamedTuple

import numpy as np

from flowgap.queueing.network import Codes, Days, Flags


class Turns(NamedTuple):
    """What decides when visits start that are paid one after the other.

    Attributes
    ----------
    servers : array of shape (S,)
    station, work, delay : arrays of shape (V,)
    is_last : array of shape (V,)
        Whether the item leaves after the visit.
    coming : array of shape (n,)
        The first visit of each item, by when it is ready, then by number.
    ready : array of shape (n,)
        When these can be taken up.
    """

    servers: Codes
    station: Codes
    work: Days
    delay: Days
    is_last: Flags
    coming: Codes
    ready: Days


def take_in_turn(turns: Turns, started: Days) -> None:  # noqa: C901, PLR0912 - one loop, as in `loop`
    """Fill in when each visit starts: array of shape (V,).

    `at` and `called` are a heap of the next visits of all items that are there, by when they can be
    taken up, then by number; `free` holds when each server is free, those of station s from
    `first[s]` on.
    """
    servers, station, work, delay, is_last, coming, ready = turns
    first = np.zeros(len(servers) + 1, dtype=np.int64)
    for number, count in enumerate(servers):
        first[number + 1] = first[number] + count
    free = np.full(first[-1], -math.inf)
    at, called = np.empty(len(coming)), np.empty(len(coming), dtype=np.int64)
    size = come = 0
    for _ in range(len(work)):
        if come < len(coming) and (
            size == 0 or ready[come] < at[0] or (ready[come] == at[0] and coming[come] < called[0])
        ):
            # It comes before all others: they step down on the way from the end to the top.
            hole = size
            while hole > 0:
                above = (hole - 1) // 2
                at[hole], called[hole] = at[above], called[above]
                hole = above
            at[0], called[0] = ready[come], coming[come]
            size += 1
            come += 1
        start, visit = at[0], called[0]
        place = station[visit]
        if servers[place] > 0:
            soonest = first[place]
            for server in range(first[place] + 1, first[place + 1]):
                if free[server] < free[soonest]:
                    soonest = server
            start = max(start, free[soonest])
            free[soonest] = start + work[visit]
        started[visit] = start
        if is_last[visit]:
            size -= 1
            moment, following = at[size], called[size]
        else:
            moment, following = start + work[visit] + delay[visit + 1], visit + 1
        hole = 0
        while 2 * hole + 1 < size:
            below, other = 2 * hole + 1, 2 * hole + 2
            if other < size and (
                at[other] < at[below] or (at[other] == at[below] and called[other] < called[below])
            ):
                below = other
            if moment < at[below] or (moment == at[below] and following < called[below]):
                break
            at[hole], called[hole] = at[below], called[below]
            hole = below
        if size > 0:
            at[hole], called[hole] = moment, following
