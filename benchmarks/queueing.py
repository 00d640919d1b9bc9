"""Time per item of a network of eight stations, beside SimPy and Ciw on the same network.

Needs the extras `fast` and `bench`. `docs/performance/queueing.md` says what was seen.
"""

import importlib
import random
import statistics
import sys
import time
from collections.abc import Callable, Generator
from typing import Any, Final

import numpy as np

from flowgap.queueing.network import Visits, plain_stations, straight_visits
from flowgap.queueing.running import Loop, compiled_loop, plain_loop, run

SEED: Final = 2026
N_REPLICATIONS: Final = 64
N_ITEMS: Final = 300
N_STATIONS: Final = 8
SERVERS: Final = 3
LOAD: Final = 0.8
N_RUNS: Final = 3

MeanDays = Callable[[Visits], float]


def draw(rng: np.random.Generator) -> Visits:
    """Return items that pass all stations, one after the other."""
    n_visits = N_ITEMS * N_STATIONS
    return straight_visits(
        first=np.arange(N_ITEMS + 1) * N_STATIONS,
        arrival=np.cumsum(rng.exponential(1 / (LOAD * SERVERS), N_ITEMS)),
        station=np.tile(np.arange(N_STATIONS), N_ITEMS),
        work=rng.exponential(1.0, n_visits),
        delay=np.zeros(n_visits),
    )


def ours(loop: Loop) -> MeanDays:
    """Return FlowGap's way with one of its loops."""
    stations = plain_stations(np.full(N_STATIONS, SERVERS, dtype=np.int64))

    def mean_days(visits: Visits) -> float:
        return float(np.mean(run(stations, visits, loop=loop).left - visits.arrival))

    return mean_days


def by_simpy(visits: Visits) -> float:
    """Return mean days in the network as SimPy has it."""
    simpy = importlib.import_module("simpy")
    world = simpy.Environment()
    stations = [simpy.Resource(world, capacity=SERVERS) for _ in range(N_STATIONS)]
    work = visits.work.reshape(N_ITEMS, N_STATIONS).tolist()
    days: list[float] = []

    def item(arrival: float, own: list[float]) -> Generator[Any, Any, None]:
        yield world.timeout(arrival)
        for station, length in zip(stations, own, strict=True):
            with station.request() as turn:
                yield turn
                yield world.timeout(length)
        days.append(world.now - arrival)

    for arrival, own in zip(visits.arrival.tolist(), work, strict=True):
        world.process(item(arrival, own))
    world.run()
    return statistics.fmean(days)


def by_ciw(visits: Visits) -> float:
    """Return mean days as Ciw has it: the same arrivals; work in the order of service."""
    ciw = importlib.import_module("ciw")
    work = visits.work.reshape(N_ITEMS, N_STATIONS).T.tolist()
    gaps = np.diff(visits.arrival, prepend=0.0).tolist()
    line = [[float(to == origin + 1) for to in range(N_STATIONS)] for origin in range(N_STATIONS)]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Sequential([*gaps, float("inf")])]
        + [None] * (N_STATIONS - 1),
        service_distributions=[ciw.dists.Sequential(own) for own in work],
        number_of_servers=[SERVERS] * N_STATIONS,
        routing=line,
    )
    ciw.seed(SEED)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(N_ITEMS, method="Finish")
    ends = [record for record in simulation.get_all_records() if record.node == N_STATIONS]
    starts = {
        record.id_number: record.arrival_date
        for record in simulation.get_all_records()
        if record.node == 1
    }
    return statistics.fmean(record.exit_date - starts[record.id_number] for record in ends)


def seconds_of(mean_days: MeanDays, batch: list[Visits]) -> tuple[float, float]:
    """Return the time that a batch takes, and the mean over it."""
    begin = time.perf_counter()
    means = [mean_days(visits) for visits in batch]
    return time.perf_counter() - begin, statistics.fmean(means)


def main() -> int:
    """Print microseconds per item and the ratio to the faster peer."""
    random.seed(SEED)
    rng = np.random.default_rng(SEED)
    batch = [draw(rng) for _ in range(N_REPLICATIONS)]
    ways: dict[str, MeanDays] = {
        "compiled": ours(compiled_loop()),
        "plain": ours(plain_loop),
        "SimPy": by_simpy,
        "Ciw": by_ciw,
    }
    ways["compiled"](batch[0])
    runs = [{name: seconds_of(way, batch) for name, way in ways.items()} for _ in range(N_RUNS)]
    n_items = N_ITEMS * N_REPLICATIONS
    for name in ways:
        each = statistics.median(one[name][0] for one in runs) / n_items * 1e6
        ratio = statistics.median(
            min(one["SimPy"][0], one["Ciw"][0]) / one[name][0] for one in runs
        )
        mean = runs[0][name][1]
        print(f"{name:9}{each:9.2f} microseconds an item{ratio:8.1f} times{mean:12.6f} days")
    return 0


if __name__ == "__main__":
    sys.exit(main())
