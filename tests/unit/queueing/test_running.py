import importlib.util
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.queueing.network import Limit, Stations, Visits, plain_stations, straight_visits
from flowgap.queueing.running import compiled_loop, fastest_loop, plain_loop, run


def stations(*servers: int) -> Stations:
    return plain_stations(np.array(servers, dtype=np.int64))


def visits(arrival: list[float], work: list[list[float]]) -> Visits:
    """Items that pass stations 0, 1 ... one after the other."""
    n_items, n_stations = len(work), len(work[0])
    return straight_visits(
        first=np.arange(n_items + 1) * n_stations,
        arrival=np.array(arrival),
        station=np.tile(np.arange(n_stations), n_items),
        work=np.array(work, dtype=np.float64).ravel(),
        delay=np.zeros(n_items * n_stations),
    )


class TestWaiting:
    def test_one_server_takes_items_one_after_the_other(self) -> None:
        # 0 to 3, then 3 to 5 for the item that came on day 1.
        passage = run(stations(1), visits([0, 1], [[3], [2]]))
        assert passage.started.tolist() == [0, 3]
        assert passage.finished.tolist() == [3, 5]

    def test_two_servers_take_two_items_at_once(self) -> None:
        # The third waits for the first to end: 0 + 3, not for the second: 1 + 5.
        passage = run(stations(2), visits([0, 1, 2], [[3], [5], [1]]))
        assert passage.started.tolist() == [0, 1, 3]

    def test_nobody_waits_where_servers_are_unlimited(self) -> None:
        passage = run(stations(0), visits([0, 0, 0], [[4], [4], [4]]))
        assert passage.left.tolist() == [4, 4, 4]

    def test_items_are_served_in_the_order_in_which_they_reach_a_station(self) -> None:
        # The second item overtakes at the first station (0 + 5 against 1 + 1) and is first at the
        # second one: 2 to 12. The first comes there on day 5 and waits until 12.
        passage = run(stations(2, 1), visits([0, 1], [[5, 1], [1, 10]]))
        assert passage.started.tolist() == [0, 12, 1, 2]

    def test_a_delay_is_before_the_queue_and_holds_no_server(self) -> None:
        # The first may start on day 2 only; the second is served meanwhile.
        asked = visits([0, 0.5], [[1], [1]])._replace(delay=np.array([2.0, 0.0]))
        assert run(stations(1), asked).started.tolist() == [2, 0.5]

    def test_a_window_lets_work_in_at_its_moments_alone(self) -> None:
        # Every 5 days from day 1 on: 1, 6, 11. Day 6 is still in time for the window of day 6.
        windows = stations(0)._replace(window_days=np.array([5.0]), window_at=np.array([1.0]))
        passage = run(windows, visits([0, 1, 1.5, 6, 6.5], [[1]] * 5))
        assert passage.started.tolist() == [1, 1, 6, 6, 11]

    def test_others_may_come_later_by_the_urgency_and_are_served_first(self) -> None:
        # One server is taken until day 4. The item of day 1 lets go first who came up to day 3.
        asked = visits([0, 1, 2.9], [[4], [1], [1]])._replace(urgency=np.array([0, 2.0, 0]))
        assert run(stations(1), asked).started.tolist() == [0, 5, 4]
        late = visits([0, 1, 3.1], [[4], [1], [1]])._replace(urgency=np.array([0, 2.0, 0]))
        assert run(stations(1), late).started.tolist() == [0, 4, 5]


class TestRoutes:
    def one_check(self, *, luck: float) -> Visits:
        """A check at row 0 that may send back to row 1, and what comes after it, row 2."""
        straight = visits([0], [[1, 2, 4]])
        return straight._replace(
            after=np.array([2, 2, 3]),
            back=np.array([1, 2, 3]),
            chance=np.array([0.3, 0, 0]),
            luck=np.array([luck, 1, 1]),
        )

    def test_an_item_that_is_not_sent_back_leaves_the_return_out(self) -> None:
        passage = run(stations(1, 1, 1), self.one_check(luck=0.3))
        assert passage.left.tolist() == [1 + 4]
        assert math.isnan(passage.started[1])

    def test_an_item_that_is_sent_back_goes_the_longer_way(self) -> None:
        passage = run(stations(1, 1, 1), self.one_check(luck=0.29))
        assert passage.left.tolist() == [1 + 2 + 4]

    def test_waiting_makes_a_return_likelier(self) -> None:
        # Two items: the second waits one day; 0.3 times (1 + 0.5 times 1) is 0.45.
        check = self.one_check(luck=0.44)
        both = Visits(
            first=np.array([0, 3, 6]),
            arrival=np.array([0.0, 0.0]),
            station=np.tile(check.station, 2),
            work=np.tile(check.work, 2),
            delay=np.zeros(6),
            urgency=np.zeros(6),
            abreast=np.ones(6, dtype=np.int64),
            after=np.concatenate([check.after, check.after + 3]),
            back=np.concatenate([check.back, check.back + 3]),
            chance=np.tile(check.chance, 2),
            luck=np.tile(check.luck, 2),
        )
        network = stations(1, 1, 1)._replace(loaded_odds=np.array([0.5, 0, 0]))
        passage = run(network, both)
        assert np.isnan(passage.started[[1, 4]]).tolist() == [True, False]

    def test_visits_abreast_start_together_and_the_next_waits_for_the_last(self) -> None:
        gates = visits([0], [[1, 5, 2, 1]])._replace(
            abreast=np.array([1, 2, 1, 1]), after=np.array([1, 3, 3, 4])
        )
        passage = run(stations(1, 1, 1, 1), gates)
        assert passage.queued.tolist() == [0, 1, 1, 6]
        assert passage.left.tolist() == [7]


class TestLimits:
    def limited(self, arrival: list[float]) -> tuple[Visits, Limit]:
        asked = visits(arrival, [[1, 3]] * len(arrival))
        n = len(arrival)
        return asked, Limit(
            items=np.array([1]),
            group=np.zeros(n, dtype=np.int64),
            enters=np.tile([True, False], n),
            leaves=np.tile([False, True], n),
        )

    def test_an_item_waits_for_the_place_of_one_that_leaves(self) -> None:
        # Two visits take 4 days, and one item may be under way: 0, 4, 8.
        asked, limit = self.limited([0, 1, 2])
        assert run(stations(0, 0), asked, limit).started[::2].tolist() == [0, 4, 8]

    def test_a_free_place_is_taken_at_once(self) -> None:
        asked, limit = self.limited([0, 9])
        assert run(stations(0, 0), asked, limit).started[::2].tolist() == [0, 9]

    def test_who_waits_for_a_place_goes_before_who_comes_later(self) -> None:
        asked, limit = self.limited([0, 1, 3.9])
        assert run(stations(0, 0), asked, limit).started[::2].tolist() == [0, 4, 8]


class TestAgainstTheory:
    @given(
        st.lists(st.tuples(st.floats(0, 5), st.floats(0.01, 5)), min_size=1, max_size=40),
    )
    def test_one_server_waits_as_lindley_says(self, drawn: list[tuple[float, float]]) -> None:
        # W' = max(0, W + S - A) (Lindley 1952).
        gaps, work = zip(*drawn, strict=True)
        arrival = np.cumsum(gaps)
        waits = [0.0]
        for gap, before in zip(gaps[1:], work, strict=False):
            waits.append(max(0.0, waits[-1] + before - gap))
        passage = run(stations(1), visits(arrival.tolist(), [[days] for days in work]))
        assert passage.started - passage.queued == pytest.approx(waits, abs=1e-9)

    @pytest.mark.parametrize(("servers", "mean_wait"), [(1, 4.0), (3, 1.0787)])
    def test_mean_waits_are_those_of_erlang(self, servers: int, mean_wait: float) -> None:
        # Utilization 0.8 and mean work 1: rho / (1 - rho) = 4 for one server. Erlang's C for three
        # servers at 2.4 is 0.6472, over 3 (1 - 0.8) = 1.0787.
        rng = np.random.default_rng(1)
        n = 60_000
        arrival = np.cumsum(rng.exponential(1 / (0.8 * servers), n))
        passage = run(
            stations(servers), visits(arrival.tolist(), rng.exponential(1, (n, 1)).tolist())
        )
        assert np.mean(passage.started - passage.queued) == pytest.approx(mean_wait, rel=0.1)


class TestLoops:
    def test_without_a_compiler_the_plain_loop_runs(self) -> None:
        has_compiler = importlib.util.find_spec("numba") is not None
        assert (fastest_loop() is plain_loop) is not has_compiler

    def test_the_compiled_loop_gives_the_same_figures(self) -> None:
        if importlib.util.find_spec("numba") is None:
            pytest.skip("the extra `fast` is not installed")
        rng = np.random.default_rng(2)
        asked = visits(
            np.sort(rng.uniform(0, 90, 300)).tolist(), rng.gamma(1, 1, (300, 3)).tolist()
        )
        polite = asked._replace(urgency=rng.uniform(0, 1, 900))
        for visited in (asked, polite):
            plain = run(stations(3, 4, 3), visited, loop=plain_loop)
            compiled = run(stations(3, 4, 3), visited, loop=compiled_loop())
            assert np.array_equal(plain.started, compiled.started)


class TestRefusals:
    def test_a_station_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(ValueError, match="stations are numbered 0 to 0, got 0 to 1"):
            run(stations(1), visits([0], [[1, 1]]))

    def test_an_arrival_before_day_0_is_refused(self) -> None:
        with pytest.raises(ValueError, match="items arrive from day 0 on, got -1"):
            run(stations(1), visits([-1], [[1]]))

    def test_nothing_passes_in_no_time(self) -> None:
        nothing = straight_visits(
            first=np.zeros(1, dtype=np.int64),
            arrival=np.zeros(0),
            station=np.zeros(0, dtype=np.int64),
            work=np.zeros(0),
            delay=np.zeros(0),
        )
        assert len(run(stations(1), nothing).left) == 0
