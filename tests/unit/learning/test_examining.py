import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.learning.examining import ahead_low, calibration_error, naive_pick


def test_a_calibration_error_is_the_mean_distance_of_chance_and_share() -> None:
    # Ten bins of ten: each says .7, and 9 of 10 are right; |.7 - .9| = .2.
    hit = np.tile([True] * 9 + [False], 10)
    assert calibration_error(np.full(100, 0.7), hit) == pytest.approx(0.2)


def test_what_says_the_share_of_hits_has_no_error() -> None:
    # Half are told .2 and 1 of 5 is right, half .8 and 4 of 5.
    chance = np.repeat([0.2, 0.8], 50)
    hit = np.concatenate([np.tile([True] + [False] * 4, 10), np.tile([True] * 4 + [False], 10)])
    assert calibration_error(chance, hit) == pytest.approx(0)


def test_nothing_examined_has_no_error() -> None:
    assert np.isnan(calibration_error(np.empty(0), np.empty(0, dtype=bool)))


def test_the_lead_over_itself_is_nothing() -> None:
    hit = np.arange(50) % 2 == 0
    assert ahead_low(hit, hit, seed=1) == 0


def test_a_bound_lies_below_the_lead() -> None:
    hit, other = np.arange(400) % 4 > 0, np.arange(400) % 2 > 0
    # .75 against .50; the difference of a pair has standard deviation .43, its mean .43 / 20.
    low = ahead_low(hit, other, seed=1)
    assert low == pytest.approx(0.25 - 1.645 * np.sqrt(0.25 * 0.75 / 400), abs=0.01)


def test_a_rule_of_thumb_takes_no_stage_that_it_does_not_know() -> None:
    rows = np.full((1, 8, len(NAMES)), np.nan)
    rows[0, [1, 5], NAMES.index("score")] = [40, 30]
    assert naive_pick(rows, "score", -1).tolist() == [5]
    assert naive_pick(rows, "score", 1).tolist() == [1]
