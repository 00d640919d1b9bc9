from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.model import Model, judge
from flowgap.learning.examining import examine
from flowgap.learning.examples import Examples
from flowgap.learning.fitting import fit

N = 1_500


def made_up(seed: int) -> Examples:
    """Organizations whose replayed gain shows the true one, with noise; half lack utilization."""
    rng = np.random.default_rng(seed)
    gain = 0.3 * rng.beta(0.6, 4.0, (N, 8)) ** 1.2
    rows = rng.normal(size=(N, 1, 8, len(NAMES)))
    rows[..., NAMES.index("stage")] = np.arange(8)
    seen = gain[:, np.newaxis] + rng.normal(0, 0.01, (N, 1, 8))
    rows[..., NAMES.index("gain_absent")] = seen
    rows[..., NAMES.index("stages_measured")] = 8
    rows[..., NAMES.index("items")] = rng.normal(5, 0.3, (N, 1, 1))
    rows[..., NAMES.index("time_share")] = seen
    return Examples(
        rows=rows,
        gain_share=gain,
        lead_time_days=np.full(N, 10.0),
        regime=np.zeros(N, dtype=np.intp),
    )


@pytest.fixture(scope="module")
def model() -> Model:
    return fit(made_up(1), seed=1)


def test_it_finds_on_fresh_organizations_what_the_features_show(model: Model) -> None:
    fresh = made_up(2)
    cell = examine(model, fresh.rows[:, 0], fresh.gain_share, seed=1)
    assert cell.top1 > 0.85
    assert cell.regret < 0.05
    assert cell.calibration_error < 0.06
    assert cell.answered_right > 0.80
    assert cell.false_alarms < 0.15
    assert cell.interval == pytest.approx(0.90, abs=0.06)


def test_posteriors_sum_to_one_and_gains_are_in_order(model: Model) -> None:
    told = judge(model, made_up(3).rows[:, 0])
    assert told.posterior.sum(axis=1) == pytest.approx(np.ones(N))
    assert np.all(np.diff(told.gain_share, axis=1) >= 0)


def test_learning_from_mixed_up_labels_teaches_nothing() -> None:
    examples = made_up(1)
    mixed = np.random.default_rng(9).permuted(examples.gain_share, axis=1)
    fresh = made_up(2)
    cell = examine(
        fit(replace(examples, gain_share=mixed), seed=1), fresh.rows[:, 0], fresh.gain_share, seed=1
    )
    # One stage of eight is right by chance, in a standard error of 1 % at 1,200.
    assert cell.strict == pytest.approx(1 / 8, abs=0.05)


def test_equal_examples_and_seeds_give_an_equal_model(model: Model) -> None:
    again = fit(made_up(1), seed=1)
    assert np.array_equal(again.odds.threshold, model.odds.threshold)
    assert np.array_equal(again.thresholds.right, model.thresholds.right)
