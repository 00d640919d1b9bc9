"""A queue: first come, first served, in working hours, and hastier the longer it is."""

import heapq
from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from flowgap.simulation.work_calendar import Seconds, WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Where work queues.

    Attributes
    ----------
    n_servers : int
        People who serve at the same time, at least 1.
    calendar : WorkCalendar
        Their hours.
    haste : float
        How much each waiting item hurries them: work is divided by (1 + haste x items that wait).
        0 for none. It keeps an overloaded queue finite, as people do.
    """

    n_servers: int
    calendar: WorkCalendar
    haste: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """When each item was started and finished; from arrival to start it waited."""

    started_at: Seconds
    finished_at: Seconds


def serve(arrived_at: Seconds, work: Seconds, station: Station) -> Service:
    """Serve each item by one server, in the order of arrival.

    Parameters
    ----------
    arrived_at : array of shape (n,)
        Moments in any order; of equals the first of the array is served first.
    work : array of shape (n,)
        Seconds that an item takes when none waits behind it, at least 1.
    station : Station

    Raises
    ------
    ValueError
        If there is no server, or an item without work.
    """
    if station.n_servers < 1 or np.any(work < 1):
        raise ValueError(f"{station.n_servers} servers, work {work}: both must be at least 1")
    order = np.argsort(arrived_at, kind="stable")
    served = _serve_in_order(
        station.calendar.worked(arrived_at[order]).tolist(), work[order].tolist(), station
    )
    started, finished = np.empty((2, len(order)), dtype=np.int64)
    started[order], finished[order] = served
    return Service(
        started_at=station.calendar.begin(started), finished_at=station.calendar.finish(finished)
    )


def _serve_in_order(ready: list[int], work: list[int], station: Station) -> Seconds:
    """Return starts and ends as time worked, in two rows."""
    free_from = [0] * station.n_servers
    served = np.empty((2, len(ready)), dtype=np.int64)
    for place, ready_at in enumerate(ready):
        start = max(ready_at, heapq.heappop(free_from))
        n_waiting = bisect_right(ready, start) - place - 1
        end = start + max(1, round(work[place] / (1 + station.haste * n_waiting)))
        served[:, place] = start, end
        heapq.heappush(free_from, end)
    return served
