"""Replays team by team: what was replayed for a company is not replayed again for its teams."""

import hashlib
from collections.abc import Iterator

import numpy as np

from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.replay import N_LEDGER, Trace, replayed_days
from flowgap.queueing.network import Codes, Stations, straight_visits


class TeamReplays:
    """Replays of networks, kept by what goes into them: each team's, or all, where they share."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Days] = {}

    def days(self, trace: Trace) -> Days:
        """Return the lead time of each item in the network, as `replayed_days` does."""
        lead_time = np.zeros(len(trace.visits.arrival))
        for items, part in parts_of(trace):
            key = _digest(part)
            if key not in self._kept:
                self._kept[key] = replayed_days(part)
            lead_time[items] = self._kept[key]
        return lead_time


def parts_of(trace: Trace) -> Iterator[tuple[Codes, Trace]]:
    """Return, for each team, its items that pay visits, and its part of the network.

    All items and the whole of it, where people serve several teams.
    """
    if not trace.teams_apart:
        yield np.arange(len(trace.visits.arrival)), trace
        return
    visits, limit = trace.visits, trace.limit
    team = visits.station // N_LEDGER
    item = np.repeat(np.arange(len(visits.arrival)), np.diff(visits.first))
    is_limited = len(limit.items) > 1
    for number in range(len(trace.stations.servers) // N_LEDGER):
        rows = np.flatnonzero(team == number)
        items, first = np.unique(item[rows], return_index=True)
        yield (
            items,
            Trace(
                stations=_own(trace.stations, slice(number * N_LEDGER, (number + 1) * N_LEDGER)),
                visits=straight_visits(
                    first=np.append(first, len(rows)),
                    arrival=visits.arrival[items],
                    station=visits.station[rows] - number * N_LEDGER,
                    work=visits.work[rows],
                    delay=visits.delay[rows],
                ),
                limit=limit._replace(
                    items=limit.items[number : number + 1] if is_limited else limit.items,
                    group=np.zeros(len(items), dtype=np.int64),
                    enters=limit.enters[rows],
                    leaves=limit.leaves[rows],
                ),
                stage=trace.stage[rows],
                teams_apart=True,
            ),
        )


def _own(stations: Stations, rows: slice) -> Stations:
    return Stations(
        servers=stations.servers[rows],
        window_days=stations.window_days[rows],
        window_at=stations.window_at[rows],
        loaded_odds=stations.loaded_odds[rows],
    )


def _digest(part: Trace) -> bytes:
    """Return a key of all in which straight visits of one team can differ."""
    visits, digest = part.visits, hashlib.blake2b()
    told = (visits.first, visits.arrival, visits.station, visits.work, visits.delay)
    for column in (*part.stations, *told, *part.limit):
        digest.update(column.tobytes())
    return digest.digest()
