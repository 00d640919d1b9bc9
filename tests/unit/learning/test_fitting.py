from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.model import Model, gains_of, judge, log_odds, told_by
from flowgap.learning.examining import answers_of, examine
from flowgap.learning.examples import Examples
from flowgap.learning.fitting import Sizes, fit
from flowgap.learning.growing import Size

N = 3_000
SMALL = Sizes(*[Size(trees=80, leaves=8)] * 3)
"""What these examples show, small forests learn as well as those of the shipped model."""


def made_up(seed: int) -> Examples:
    """Organizations whose replayed gain shows the true one, with noise.

    One in five has gains of a tenth of the others': hardly any of these has a constraint.
    """
    rng = np.random.default_rng(seed)
    gain = 0.3 * rng.beta(0.6, 4.0, (N, 8)) ** 1.2
    gain[rng.random(N) < 0.2] *= 0.1
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
    return fit(made_up(1), seed=1, sizes=SMALL)


def test_it_finds_on_fresh_organizations_what_the_features_show(model: Model) -> None:
    fresh = made_up(2)
    cell = examine(answers_of(model, fresh.rows[:, 0], fresh.gain_share), seed=1)
    assert cell.top1 > 0.85
    assert cell.regret < 0.05
    assert cell.calibration_error < 0.06
    assert cell.answered_right > 0.80
    assert cell.false_alarms < 0.15
    assert cell.interval == pytest.approx(0.90, abs=0.06)


def test_a_second_look_tells_stages_apart_that_only_each_other_show() -> None:
    def shifted(seed: int) -> Examples:
        examples = made_up(seed)
        rows = examples.rows.copy()
        # By how much, no stage can know by itself.
        shift = np.random.default_rng(seed).normal(0, 0.3, (N, 1, 1))
        rows[..., NAMES.index("gain_absent")] += shift
        rows[..., NAMES.index("time_share")] = 0.0
        return replace(examples, rows=rows)

    model, fresh = fit(shifted(1), seed=1, sizes=SMALL), shifted(2)
    rows, best = fresh.rows[:, 0], np.argmax(fresh.gain_share, axis=1)
    looks = (told_by(model.odds.first, rows), log_odds(model.odds, rows))
    first, second = (np.mean(np.argmax(odds, axis=1) == best) for odds in looks)
    assert second > first + 0.05


def test_posteriors_sum_to_one_and_gains_are_in_order(model: Model) -> None:
    told = judge(model, made_up(3).rows[:, 0])
    assert told.posterior.sum(axis=1) == pytest.approx(np.ones(N))
    assert np.all(np.diff(told.gain_share, axis=1) >= 0)


def test_learning_from_mixed_up_labels_teaches_nothing() -> None:
    examples = made_up(1)
    mixed = np.random.default_rng(9).permuted(examples.gain_share, axis=1)
    fresh = made_up(2)
    mixed_up = fit(replace(examples, gain_share=mixed), seed=1, sizes=SMALL)
    cell = examine(answers_of(mixed_up, fresh.rows[:, 0], fresh.gain_share), seed=1)
    # One stage of eight is right by chance, in a standard error of 0.7 % at 2,300.
    assert cell.strict == pytest.approx(1 / 8, abs=0.05)


def test_equal_examples_and_seeds_give_an_equal_model(model: Model) -> None:
    again = fit(made_up(1), seed=1, sizes=SMALL)
    for grown, before in zip(again.odds, model.odds, strict=True):
        assert np.array_equal(grown.threshold, before.threshold)
    assert np.array_equal(again.thresholds.right, model.thresholds.right)


def test_intervals_are_widened_upwards_alone_and_never_below_the_middle(model: Model) -> None:
    rows = made_up(3).rows[:, 0]
    told = gains_of(model.gains, np.zeros(5), rows)
    wider = gains_of(model.gains, np.array([0.5, 0.0, 0.0, 0.0, 0.0]), rows)
    assert np.array_equal(wider[:, :2], told[:, :2])
    # Half of the width more: high + (high - low) / 2.
    assert wider[:, 2] == pytest.approx(told[:, 2] + (told[:, 2] - told[:, 0]) / 2)
    narrowed = gains_of(model.gains, np.array([-9.0, 0.0, 0.0, 0.0, 0.0]), rows)
    assert np.array_equal(narrowed[:, 2], told[:, 1])


def test_where_opinions_alone_are_known_thresholds_are_their_own() -> None:
    with_data = made_up(1)
    opinions = with_data.rows.copy()
    opinions[..., NAMES.index("stages_measured")] = np.nan
    # What people say is worth less here than what the data show.
    noise = 0.2 * np.random.default_rng(4).normal(size=opinions.shape[:-1])
    for name in ("gain_absent", "time_share"):
        opinions[..., NAMES.index(name)] += noise
    both = replace(with_data, rows=np.concatenate([with_data.rows, opinions], axis=1))
    thresholds = fit(both, seed=1, sizes=SMALL).thresholds
    assert thresholds.right[1] > thresholds.right[0]


def test_without_examples_of_opinions_alone_they_get_the_thresholds_of_all(model: Model) -> None:
    assert model.thresholds.right[0] == model.thresholds.right[1]
    assert model.thresholds.none_up_to[0] == model.thresholds.none_up_to[1]
