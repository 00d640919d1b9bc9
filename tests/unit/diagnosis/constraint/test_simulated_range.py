import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.simulated_range import (
    PROFILE,
    cloud_of,
    distances,
    profile,
    range_of,
    strangeness,
)

rng = np.random.default_rng(3)
PROFILES = rng.normal(size=(4_000, 6)) @ rng.normal(size=(6, 6))


def test_one_in_a_hundred_lies_farther_than_the_bound() -> None:
    cloud = cloud_of(PROFILES, within=0.99)
    assert np.mean(distances(cloud, PROFILES) > cloud.farthest[0]) == pytest.approx(0.01)


def test_what_is_moved_by_ten_deviations_lies_outside() -> None:
    cloud = cloud_of(PROFILES, within=0.99)
    moved = PROFILES[:200] + 10 * cloud.spread
    assert np.all(distances(cloud, moved) > cloud.farthest[0])


def test_few_known_values_compare_with_many() -> None:
    cloud = cloud_of(PROFILES, within=0.99)
    part = PROFILES.copy()
    part[:, 2:] = np.nan
    # By chance alone 1 in 100 would be; the normal deviate of a chi-squared is close, not exact.
    assert 0.002 < np.mean(distances(cloud, part) > cloud.farthest[0]) < 0.03


def test_infinite_values_lie_outside() -> None:
    cloud = cloud_of(PROFILES, within=0.99)
    strange = PROFILES[:1].copy()
    strange[0, 0] = np.inf
    assert distances(cloud, strange)[0] > cloud.farthest[0]


def test_nothing_known_is_in_the_middle() -> None:
    assert distances(cloud_of(PROFILES, within=0.99), np.full((1, 6), np.nan)).tolist() == [0]


def test_a_profile_holds_mean_and_most_of_what_is_known() -> None:
    rows = np.full((8, len(NAMES)), np.nan)
    rows[[2, 4], NAMES.index("time_share")] = [0.2, 0.6]
    told = profile(rows)
    half = PROFILE.index("time_share", 1)
    assert told[0] == pytest.approx(0.4)
    assert told[half] == pytest.approx(0.6)
    assert np.isnan(told[1])


def test_what_never_varies_may_be_rounded() -> None:
    constant = PROFILES.copy()
    constant[:, 0] = 0.25
    cloud = cloud_of(constant, within=0.99)
    rounded = constant[:100].copy()
    rounded[:, 0] = 0.249
    assert distances(cloud, rounded) == pytest.approx(distances(cloud, constant[:100]), abs=0.5)


class TestStrangeness:
    ALL = np.random.default_rng(5).normal(size=(4_000, len(PROFILE)))
    ARRIVALS = PROFILE.index("arrival_spread")

    def test_one_in_two_hundred_is_strange_as_a_whole_and_one_in_a_hundred_by_variability(
        self,
    ) -> None:
        strange = np.mean(strangeness(range_of(self.ALL), self.ALL) > 1)
        assert 0.010 <= strange <= 0.015

    def test_far_more_uneven_arrivals_are_strange_although_all_else_is_ordinary(self) -> None:
        # Five deviations in 1 of 33 columns: squared 25 on top of 33 are no rarity among all of
        # them, but are among two.
        moved = self.ALL[:500].copy()
        moved[:, self.ARRIVALS] = 5.0
        simulated = range_of(self.ALL)
        whole = distances(simulated.whole, moved) / simulated.whole.farthest
        assert np.mean(whole > 1) < 0.9
        assert np.all(strangeness(simulated, moved) > 1)

    def test_where_arrivals_and_work_are_unknown_the_rest_decides(self) -> None:
        unknown = self.ALL[:100].copy()
        unknown[:, [self.ARRIVALS, PROFILE.index("work_spread")]] = np.nan
        assert np.mean(strangeness(range_of(self.ALL), unknown) > 1) < 0.1

    def test_more_even_work_than_the_middle_is_not_strange(self) -> None:
        even = self.ALL[:500].copy()
        even[:, [self.ARRIVALS, PROFILE.index("work_spread")]] = -2.0
        assert np.mean(strangeness(range_of(self.ALL), even) > 1) < 0.05
