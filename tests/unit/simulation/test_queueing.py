import numpy as np
import pytest

from flowgap.simulation.queueing import Service, Station, serve
from flowgap.simulation.work_calendar import DAY, HOUR, Seconds, WorkCalendar

ALWAYS = WorkCalendar(opens_at=np.arange(2000) * DAY, length=DAY)
OFFICE = WorkCalendar(opens_at=np.arange(2000) * DAY + 9 * HOUR, length=8 * HOUR)


def at_once(n_servers: int = 1, haste: float = 0.0) -> Station:
    return Station(n_servers=n_servers, calendar=ALWAYS, haste=haste)


def hours(*values: float) -> Seconds:
    return (np.array(values) * HOUR).astype(np.int64)


def in_hours(moments: Seconds) -> list[float]:
    return [float(moment) for moment in moments / HOUR]


class TestServe:
    def test_the_next_waits_until_the_only_server_is_free(self) -> None:
        service = serve(hours(0, 1, 9), hours(3, 2, 1), at_once())
        assert in_hours(service.started_at) == [0, 3, 9]
        assert in_hours(service.finished_at) == [3, 5, 10]

    def test_two_servers_serve_two_at_a_time(self) -> None:
        service = serve(hours(0, 0, 0), hours(3, 2, 1), at_once(n_servers=2))
        assert in_hours(service.started_at) == [0, 0, 2]

    def test_the_order_of_the_rows_does_not_matter(self) -> None:
        service = serve(hours(9, 0, 1), hours(1, 3, 2), at_once())
        assert in_hours(service.finished_at) == [10, 3, 5]

    def test_of_two_that_arrive_together_the_first_row_is_served_first(self) -> None:
        service = serve(hours(2, 2), hours(1, 5), at_once())
        assert in_hours(service.started_at) == [2, 3]

    def test_work_rests_while_the_station_is_closed(self) -> None:
        # Open 9 to 17: 16 o'clock + 2 hours = 10 o'clock next day; the next starts there.
        service = serve(hours(16, 20), hours(2, 1), Station(n_servers=1, calendar=OFFICE))
        assert in_hours(service.started_at) == [16, 24 + 10]
        assert in_hours(service.finished_at) == [24 + 10, 24 + 11]

    def test_those_who_wait_behind_hurry_the_server(self) -> None:
        # While the first is served two arrive later: no haste. Then one waits behind the second.
        service = serve(hours(0, 1, 1), hours(4, 4, 4), at_once(haste=1.0))
        assert in_hours(service.finished_at - service.started_at) == [4, 4 / (1 + 1), 4]

    def test_an_item_that_arrives_at_the_very_start_counts_as_waiting(self) -> None:
        service = serve(hours(0, 0), hours(4, 4), at_once(haste=1.0))
        assert in_hours(service.finished_at - service.started_at) == [2, 4]

    def test_waits_are_those_of_lindley(self) -> None:
        # W[n+1] = max(0, W[n] + S[n] - A[n]) for a single server without haste.
        rng = np.random.default_rng(0)
        arrived_at = np.cumsum(rng.integers(0, 200, size=500))
        work = rng.integers(1, 190, size=500)
        waits = [0]
        for gap, served in zip(np.diff(arrived_at), work[:-1], strict=True):
            waits.append(max(0, waits[-1] + int(served) - int(gap)))
        service = serve(arrived_at, work, at_once())
        assert (service.started_at - arrived_at).tolist() == waits

    def test_the_mean_wait_is_that_of_pollaczek_and_khinchine(self) -> None:
        # Poisson arrivals, work always 80 of 100 seconds: W = rho S / (2 (1 - rho)) = 160.
        rng = np.random.default_rng(1)
        arrived_at = np.cumsum(rng.exponential(100.0, size=100_000)).astype(np.int64)
        service = serve(arrived_at, np.full(100_000, 80), at_once())
        assert np.mean(service.started_at - arrived_at) == pytest.approx(160, rel=0.05)

    def test_nothing_arrives(self) -> None:
        nothing = np.array([], dtype=np.int64)
        service = serve(nothing, nothing, at_once())
        assert isinstance(service, Service)
        assert len(service.started_at) == len(service.finished_at) == 0

    @pytest.mark.parametrize(("n_servers", "work"), [(0, 1), (1, 0)])
    def test_no_server_and_no_work_are_refused(self, n_servers: int, work: int) -> None:
        with pytest.raises(ValueError, match="at least 1"):
            serve(np.array([0]), np.array([work]), at_once(n_servers=n_servers))
