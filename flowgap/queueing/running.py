"""Let items pass a network of stations."""

import functools
import importlib
import importlib.util
from collections.abc import Callable
from typing import Any

import numpy as np

from flowgap.queueing.compiled import take_in_turn
from flowgap.queueing.loop import Notes, pass_through
from flowgap.queueing.network import Limit, Passage, Stations, Visits, no_limit
from flowgap.queueing.straight import Take, is_straight, pass_straight

Loop = Callable[[Any, Any, Any, Any], None]


def run(
    stations: Stations, visits: Visits, limit: Limit | None = None, *, loop: Loop | None = None
) -> Passage:
    """Return when each visit was asked for, started and ended.

    Parameters
    ----------
    stations : Stations
    visits : Visits
        Numbers of stations lie in 0 .. S - 1.
    limit : Limit, optional
    loop : plain_loop or compiled_loop, optional
        Both give the same figures to the last bit; the default is the faster one at hand.

    Raises
    ------
    ValueError
        If a visit names a station that does not exist, or an item arrives before day 0.

    Notes
    -----
    Exact for first come, first served. Visits are taken up in the order in which they can be,
    over the whole network. None can be asked for before an earlier one was given its server, so
    each waits for the first free server of its station, as in the recursion of Kiefer and
    Wolfowitz (1955, Transactions of the AMS 78, 1-18), and no clock is followed from event to
    event.
    """
    _check(stations, visits)
    bound = no_limit(visits) if limit is None else limit
    (fastest_loop() if loop is None else loop)(stations, visits, bound, notes := _blank(visits))
    return Passage(
        queued=np.asarray(notes.queued),
        started=np.asarray(notes.started),
        finished=np.asarray(notes.finished),
        left=np.asarray(notes.left),
    )


def plain_loop(stations: Stations, visits: Visits, limit: Limit, notes: Notes) -> None:
    """Run the loop as Python, over lists: they are read several times faster than arrays."""
    if is_straight(stations, visits, limit):
        _fill_in(notes, pass_straight(stations, visits))
        return
    filled = Notes(*(column.tolist() for column in notes))
    pass_through(
        Stations(*(column.tolist() for column in stations)),
        Visits(*(column.tolist() for column in visits)),
        Limit(*(column.tolist() for column in limit)),
        filled,
    )
    for column, values in zip(notes, filled, strict=True):
        column[:] = values


@functools.cache
def compiled_loop() -> Loop:
    """Return the loops, compiled when they are first called.

    Raises
    ------
    ImportError
        If there is no compiler, or it does not fit the installed NumPy.
    RuntimeError
        If compiled code can be kept nowhere.
    """
    numba = importlib.import_module("numba")
    long: Loop = numba.njit(pass_through, cache=True, nogil=True)
    short: Take = numba.njit(take_in_turn, cache=True, nogil=True)

    def loop(stations: Stations, visits: Visits, limit: Limit, notes: Notes) -> None:
        if is_straight(stations, visits, limit):
            _fill_in(notes, pass_straight(stations, visits, short))
        else:
            long(stations, visits, limit, notes)

    return loop


def _fill_in(notes: Notes, passed: Passage) -> None:
    for name in Passage._fields:
        getattr(notes, name)[:] = getattr(passed, name)


@functools.cache
def fastest_loop() -> Loop:
    """Return the compiled loop if the extra `fast` is installed and works, else the plain one."""
    if importlib.util.find_spec("numba") is None:
        return plain_loop
    try:
        return compiled_loop()
    except (ImportError, RuntimeError):
        return plain_loop


def _check(stations: Stations, visits: Visits) -> None:
    if len(visits.arrival) and not visits.arrival.min() >= 0:
        raise ValueError(f"items arrive from day 0 on, got {visits.arrival.min()}")
    if not len(visits.station):
        return
    lowest, highest = int(visits.station.min()), int(visits.station.max())
    if lowest < 0 or highest >= len(stations.servers):
        raise ValueError(
            f"stations are numbered 0 to {len(stations.servers) - 1}, got {lowest} to {highest}"
        )


def _blank(visits: Visits) -> Notes:
    n_items, n_visits = len(visits.arrival), len(visits.station)
    return Notes(
        item=np.repeat(np.arange(n_items), np.diff(visits.first)),
        queued=np.full(n_visits, np.nan),
        started=np.full(n_visits, np.nan),
        finished=np.full(n_visits, np.nan),
        left=visits.arrival.astype(np.float64),
        awaited=np.zeros(n_items, dtype=np.int64),
        sent_back=np.zeros(n_items, dtype=np.int64),
    )
