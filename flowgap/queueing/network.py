"""A network of stations and the visits that items pay to them, as arrays; times in days."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.float64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNLIMITED: Final = 0
"""Servers of a station at which nobody waits, and items of a limit that never binds."""


class Stations(NamedTuple):
    """S stations.

    Attributes
    ----------
    servers : array of shape (S,)
        How many items are worked on at once; `UNLIMITED` where nobody waits for anybody.
    window_days, window_at : arrays of shape (S,)
        Work is let in at `window_at`, and then every `window_days`; 0 lets it in at any time.
    loaded_odds : array of shape (S,)
        By what share the chance of being sent back grows with each day of waiting here.
    """

    servers: Codes
    window_days: Days
    window_at: Days
    loaded_odds: Days


class Visits(NamedTuple):
    """V visits of n items: those of item i are rows `first[i]` to `first[i + 1]`, in order.

    Attributes
    ----------
    first : array of shape (n + 1,)
    arrival : array of shape (n,)
        When the item asks for its first visit.
    station : array of shape (V,)
    work : array of shape (V,)
        Days with a server.
    delay : array of shape (V,)
        Days before the item can be taken up, whoever is free: nobody's capacity.
    urgency : array of shape (V,)
        By how many days others may have come later and are still served first where all servers
        are taken: a dynamic priority (Jackson 1960, Naval Research Logistics 7, 235-249).
    abreast : array of shape (V,)
        How many visits, from this row on, are paid at the same time; 1 is the rule.
    after, back : arrays of shape (V,)
        The row that follows, and the one that follows if the item is sent back.
    chance, luck : arrays of shape (V,)
        The chance of being sent back, and the uniform draw that decides it.
    """

    first: Codes
    arrival: Days
    station: Codes
    work: Days
    delay: Days
    urgency: Days
    abreast: Codes
    after: Codes
    back: Codes
    chance: Days
    luck: Days


class Limit(NamedTuple):
    """Work in progress: how many items may be between two of their visits at once.

    Attributes
    ----------
    items : array of shape (G,)
        Per group of items.
    group : array of shape (n,)
        The group of each item.
    enters, leaves : arrays of shape (V,)
        Whether the visit takes a place before it starts, and gives it back when it ends.
    """

    items: Codes
    group: Codes
    enters: Flags
    leaves: Flags


class Passage(NamedTuple):
    """What happened: a row for each visit, NaN where it was not paid.

    Attributes
    ----------
    queued, started, finished : arrays of shape (V,)
    left : array of shape (n,)
        When the item had paid its last visit.
    """

    queued: Days
    started: Days
    finished: Days
    left: Days


def plain_stations(servers: Codes) -> Stations:
    """Return stations without windows, at which waiting spoils nothing."""
    nothing = np.zeros(len(servers))
    return Stations(servers=servers, window_days=nothing, window_at=nothing, loaded_odds=nothing)


def straight_visits(
    *, first: Codes, arrival: Days, station: Codes, work: Days, delay: Days
) -> Visits:
    """Return visits that follow each other and are served in the order of asking."""
    n_visits = len(station)
    following = np.arange(1, n_visits + 1)
    nothing = np.zeros(n_visits)
    return Visits(
        first=first,
        arrival=arrival,
        station=station,
        work=work,
        delay=delay,
        urgency=nothing,
        abreast=np.ones(n_visits, dtype=np.int64),
        after=following,
        back=following,
        chance=nothing,
        luck=np.ones(n_visits),
    )


def single_visits(*, station: Codes, since: Days, days: Days) -> Visits:
    """Return one visit each of items that hold a server for so many days, as absent people do."""
    n = len(station)
    return straight_visits(
        first=np.arange(n + 1), arrival=since, station=station, work=days, delay=np.zeros(n)
    )


def join(one: Visits, other: Visits) -> Visits:
    """Return the visits of the items of both, one after the other."""
    shift = len(one.station)
    moved = other._replace(
        first=other.first[1:] + shift, after=other.after + shift, back=other.back + shift
    )
    return Visits(*(np.concatenate(pair) for pair in zip(one, moved, strict=True)))


def no_limit(visits: Visits) -> Limit:
    """Return a limit that never binds."""
    never = np.zeros(len(visits.station), dtype=np.bool_)
    return Limit(
        items=np.full(1, UNLIMITED, dtype=np.int64),
        group=np.zeros(len(visits.arrival), dtype=np.int64),
        enters=never,
        leaves=never,
    )
