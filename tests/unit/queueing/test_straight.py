import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.queueing.compiled import take_in_turn
from flowgap.queueing.loop import pass_through
from flowgap.queueing.network import (
    Limit,
    Passage,
    Visits,
    no_limit,
    plain_stations,
    straight_visits,
)
from flowgap.queueing.running import run
from flowgap.queueing.straight import Take, is_straight, pass_straight

STATIONS = plain_stations(np.array([1, 2, 0, 3], dtype=np.int64))
"""At the third one nobody waits."""

quarters = st.integers(0, 12).map(lambda quarter: quarter / 4)
"""So coarse that many calls come at the same moment."""
visit = st.tuples(st.integers(0, 3), quarters, quarters)


def network(items: list[tuple[float, list[tuple[int, float, float]]]]) -> Visits:
    """Items that come some day and pay visits: station, work, delay."""
    paid = [visit for _, visits in items for visit in visits]
    return straight_visits(
        first=np.cumsum([0, *(len(visits) for _, visits in items)]),
        arrival=np.array([day for day, _ in items], dtype=np.float64),
        station=np.array([station for station, _, _ in paid], dtype=np.int64),
        work=np.array([work for _, work, _ in paid], dtype=np.float64),
        delay=np.array([delay for _, _, delay in paid], dtype=np.float64),
    )


def by_the_long_loop(visits: Visits) -> Passage:
    return run(STATIONS, visits, no_limit(visits), loop=pass_through)


TAKES = pytest.mark.parametrize("take", [None, take_in_turn], ids=["lists", "arrays"])
"""As plain Python, and as it is compiled."""


@TAKES
@given(items=st.lists(st.tuples(quarters, st.lists(visit, max_size=6)), max_size=12))
def test_the_short_loop_gives_the_figures_of_the_long_one(
    take: Take | None, items: list[tuple[float, list[tuple[int, float, float]]]]
) -> None:
    short = pass_straight(STATIONS, network(items), take)
    for ours, theirs in zip(short, by_the_long_loop(network(items)), strict=True):
        assert np.array_equal(ours, theirs)


@TAKES
def test_the_short_loop_gives_the_same_bits_where_days_are_no_round_numbers(
    take: Take | None,
) -> None:
    rng = np.random.default_rng(3)
    visits = straight_visits(
        first=np.arange(401) * 5,
        arrival=rng.uniform(0, 90, 400),
        station=rng.integers(0, 4, 2_000),
        work=rng.gamma(1, 0.2, 2_000),
        delay=rng.gamma(1, 0.1, 2_000),
    )
    assert np.array_equal(pass_straight(STATIONS, visits, take).left, by_the_long_loop(visits).left)


class TestWhatIsStraight:
    visits = network([(0.0, [(0, 1.0, 0.5), (1, 1.0, 0.0)])])

    def test_visits_one_after_the_other_are(self) -> None:
        assert is_straight(STATIONS, self.visits, no_limit(self.visits))

    @pytest.mark.parametrize(
        "changed",
        [
            {"urgency": np.array([0, 0.1])},
            {"chance": np.array([0.1, 0])},
            {"abreast": np.array([2, 1])},
            {"after": np.array([2, 2])},
            {"delay": np.array([-1e-9, 0])},
            {"work": np.array([np.inf, 0])},
        ],
    )
    def test_other_ways_are_not(self, changed: dict[str, np.ndarray]) -> None:
        other = self.visits._replace(**changed)
        assert not is_straight(STATIONS, other, no_limit(other))

    def test_windows_and_limits_are_not(self) -> None:
        windows = STATIONS._replace(window_days=np.array([0, 0, 0, 1.0]))
        limit = Limit(
            items=np.array([1]),
            group=np.array([0]),
            enters=np.array([True, False]),
            leaves=np.array([False, True]),
        )
        assert not is_straight(windows, self.visits, no_limit(self.visits))
        assert not is_straight(STATIONS, self.visits, limit)
