"""A second look at a stage sees what the first look told of all of them."""

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.second_look import RISING, second_look

F = len(NAMES)
UTILIZATION = NAMES.index("utilization")
STAGE = NAMES.index("stage")
TOLD = np.array([[0.0, 2.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0]])


def rows() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return one organization of which only place and utilization of the stages are known."""
    seen = np.full((1, 8, F), np.nan)
    seen[0, :, STAGE] = np.arange(8)
    seen[0, :, UTILIZATION] = np.arange(8) / 10
    return seen


def test_what_was_seen_is_seen_again() -> None:
    assert np.array_equal(second_look(rows(), TOLD)[..., :F], rows(), equal_nan=True)


def test_each_stage_is_held_against_the_likeliest_of_the_others() -> None:
    told, lead = second_look(rows(), TOLD)[0, :, list(RISING)]
    assert told.tolist() == TOLD[0].tolist()
    # Build leads review by one, and all others are behind build.
    assert lead.tolist() == [-2, 1, -1, -3, -3, -3, -3, -3]


def test_ranks_chances_and_the_first_are_told() -> None:
    rank, chance, first, entropy = second_look(rows(), TOLD)[0, :, F + 2 : F + 6].T
    assert rank[:3].tolist() == [2, 0, 1]
    powers = np.exp(TOLD[0])
    assert chance == pytest.approx(powers / powers.sum())
    assert set(first) == {1}
    assert entropy == pytest.approx(np.full(8, -np.sum(chance * np.log(chance))))


def test_the_rival_of_the_first_is_the_second_and_that_of_the_others_the_first() -> None:
    # The rival's row begins after what the first look told of the stage: with its place.
    rival = second_look(rows(), TOLD)[0, :, F + 6]
    assert rival.tolist() == [1, 2, 1, 1, 1, 1, 1, 1]


def test_what_is_known_of_no_stage_stays_unknown() -> None:
    together, *_, servers = second_look(rows(), TOLD)[0, 0, -4:]
    assert np.isnan(together)
    assert np.isnan(servers)


def test_the_most_of_any_stage_is_seen_at_each() -> None:
    seen = rows()
    seen[0, 3, NAMES.index("servers")] = 2.5
    seen[0, 5, NAMES.index("servers")] = 1.5
    assert second_look(seen, TOLD)[0, :, -1].tolist() == [2.5] * 8
