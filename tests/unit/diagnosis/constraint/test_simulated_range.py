import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.simulated_range import cloud_of, distances, profile

rng = np.random.default_rng(3)
PROFILES = rng.normal(size=(4_000, 6)) @ rng.normal(size=(6, 6))


def test_one_in_a_hundred_lies_farther_than_the_bound() -> None:
    cloud = cloud_of(PROFILES)
    assert np.mean(distances(cloud, PROFILES) > cloud.farthest[0]) == pytest.approx(0.01)


def test_what_is_moved_by_ten_deviations_lies_outside() -> None:
    cloud = cloud_of(PROFILES)
    moved = PROFILES[:200] + 10 * cloud.spread
    assert np.all(distances(cloud, moved) > cloud.farthest[0])


def test_few_known_values_compare_with_many() -> None:
    cloud = cloud_of(PROFILES)
    part = PROFILES.copy()
    part[:, 2:] = np.nan
    # By chance alone 1 in 100 would be; the normal deviate of a chi-squared is close, not exact.
    assert 0.002 < np.mean(distances(cloud, part) > cloud.farthest[0]) < 0.03


def test_infinite_values_lie_outside() -> None:
    cloud = cloud_of(PROFILES)
    strange = PROFILES[:1].copy()
    strange[0, 0] = np.inf
    assert distances(cloud, strange)[0] > cloud.farthest[0]


def test_nothing_known_is_in_the_middle() -> None:
    assert distances(cloud_of(PROFILES), np.full((1, 6), np.nan)).tolist() == [0]


def test_a_profile_holds_mean_and_most_of_what_is_known() -> None:
    rows = np.full((8, len(NAMES)), np.nan)
    rows[[2, 4], NAMES.index("time_share")] = [0.2, 0.6]
    told = profile(rows)
    half = (len(told) - 2) // 2
    assert told[0] == pytest.approx(0.4)
    assert told[half] == pytest.approx(0.6)
    assert np.isnan(told[1])


def test_what_never_varies_may_be_rounded() -> None:
    constant = PROFILES.copy()
    constant[:, 0] = 0.25
    cloud = cloud_of(constant)
    rounded = constant[:100].copy()
    rounded[:, 0] = 0.249
    assert distances(cloud, rounded) == pytest.approx(distances(cloud, constant[:100]), abs=0.5)
