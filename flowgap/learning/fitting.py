"""Fit the model: trees on most organizations, and what calibrates them on the others."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import QuantileRegressor

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.diagnosis.constraint.forest import Forest
from flowgap.diagnosis.constraint.model import (
    Gains,
    Judgement,
    Model,
    Odds,
    Thresholds,
    Whole,
    by_opinions_alone,
    gains_of,
    heat,
    heat_columns,
    judge,
    log_odds,
    posterior_of,
    summary_of,
    told_by,
)
from flowgap.diagnosis.constraint.second_look import RISING, second_look
from flowgap.diagnosis.constraint.simulated_range import profile, range_of
from flowgap.learning.examples import Examples
from flowgap.learning.growing import Size, grow_odds, grow_quantile
from flowgap.learning.marks import Marks, marks_of
from flowgap.queueing.network import Codes


class Sizes(NamedTuple):
    """How large the forests are: those of the odds at both looks, and those of the gains."""

    first: Size
    second: Size
    gains: Size


SIZES: Final = Sizes(
    first=Size(trees=200, leaves=31),
    second=Size(trees=400, leaves=15),
    gains=Size(trees=500, leaves=31),
)
_FOLDS: Final = 4
"""Of the organizations from which the second look learns."""
_WHOLE_SIZE: Final = Size(trees=120, leaves=8)
_PARTS: Final = (0.62, 0.24, 0.14)
"""Shares of organizations: trees learn from the first, calibration from the second, and from
where something is said from the third."""
_MATTERS: Final = 0.05
"""Share of lead time from which on a gain has to lie within its interval."""
_LEAST_WIDTH: Final = 1e-3
_INTERVAL: Final = 0.90
_ACCURACY: Final = 0.85
"""Of what is named, on calibration: above the .80 that is promised, as regimes differ."""
_FALSE_ALARMS: Final = 0.05
"""Of all degrees together, on few companies: at each degree, a tenth is promised."""
_RISES: Final = (
    "gain_absent",
    "gain_beside",
    "gain_fitted",
    "gain_told",
    "load_told",
    "load_wait_share",
    "vote_share",
)
_FALLS: Final = ("score",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """Organizations at all degrees, one after the other: M of them.

    `asked` are those of which it is learned which stage it is: who have no constraint, at one
    degree each and by turns, as the answer matters less. Weights would say the same, but
    scikit-learn takes minutes to weigh the bounds of its bins.
    """

    rows: Days
    gain_share: Days
    marks: Marks
    asked: Flags


def fit(examples: Examples, *, seed: int, sizes: Sizes = SIZES) -> Model:
    """Return the model of examples; equal examples and seeds give an equal model.

    Of few examples, forests of smaller `sizes` learn as much.
    """
    order = np.random.default_rng(seed).permutation(len(examples))
    cuts = np.rint(np.cumsum(_PARTS)[:-1] * len(order)).astype(np.intp)
    learned, held, last = (examples.take(part) for part in np.split(order, cuts))
    seen = _seen(learned)
    again = _seen_again(learned, sizes.first)
    odds = Odds(first=_first(seen, sizes.first), second=_second(seen, again, sizes.second))
    model = _calibrated(odds, _gains(seen, sizes.gains), _seen(held))
    return model._replace(thresholds=_thresholds(model, _seen(last)))


def _seen(examples: Examples) -> _Seen:
    degrees = examples.rows.shape[1]
    gain_share = np.repeat(examples.gain_share, degrees, axis=0)
    marks = marks_of(gain_share)
    number, degree = np.divmod(np.arange(len(gain_share)), degrees)
    return _Seen(
        rows=examples.rows.reshape(-1, *examples.rows.shape[2:]),
        gain_share=gain_share,
        marks=marks,
        asked=~marks.none | (number % degrees == degree),
    )


def _seen_again(learned: Examples, size: Size) -> Days:
    """Return the second look at examples, after first looks of what did not learn from them.

    Stacked generalization (Wolpert 1992, Neural Networks 5, 241-259) over folds.
    """
    fold = np.arange(len(learned)) * _FOLDS // len(learned)
    told = []
    for number in range(_FOLDS):
        first = _first(_seen(learned.take(fold != number)), size)
        told.append(told_by(first, _seen(learned.take(fold == number)).rows))
    return second_look(_seen(learned).rows, np.concatenate(told))


def _first(seen: _Seen, size: Size) -> Forest:
    return _odds(seen, seen.rows, _signs(), size)


def _second(seen: _Seen, again: Days, size: Size) -> Forest:
    signs = np.zeros(again.shape[2], dtype=np.int64)
    signs[: len(NAMES)] = _signs()
    signs[list(RISING)] = 1
    return _odds(seen, again, signs, size)


def _odds(seen: _Seen, rows: Days, signs: Codes, size: Size) -> Forest:
    best = seen.marks.best[seen.asked]
    return grow_odds(_flat(rows[seen.asked]), best.ravel(), signs=signs, size=size)


def _gains(seen: _Seen, size: Size) -> Gains:
    rows, target = _flat(seen.rows), seen.gain_share.ravel()
    tail = (1 - _INTERVAL) / 2
    return Gains(
        *(grow_quantile(rows, target, level=level, size=size) for level in (tail, 0.5, 1 - tail))
    )


def _signs() -> Codes:
    signs = np.zeros(len(NAMES), dtype=np.int64)
    signs[[NAMES.index(name) for name in _RISES]] = 1
    signs[[NAMES.index(name) for name in _FALLS]] = -1
    return signs


def _calibrated(odds: Odds, gains: Gains, held: _Seen) -> Model:
    told = log_odds(odds, held.rows)
    temperature = _temperature(told, held)
    widening = _widening(gains, held)
    posterior = posterior_of(told, heat(temperature, held.rows))
    summary = summary_of(held.rows, posterior, gains_of(gains, widening, held.rows))
    return Model(
        odds=odds,
        gains=gains,
        whole=_whole(summary, posterior, held),
        temperature=temperature,
        widening=widening,
        thresholds=Thresholds(right=np.zeros(2), none_up_to=np.ones(2)),
        simulated=range_of(profile(held.rows)),
    )


def _temperature(told: Days, held: _Seen) -> Days:
    """Return the weights with which the true stages are least surprising."""
    counts = ~held.marks.none
    columns = heat_columns(held.rows)[counts]
    odds, best = told[counts], held.marks.best[counts]

    def surprise(weights: Days) -> float:
        posterior = posterior_of(odds, np.exp(columns @ weights))
        return float(-np.log(posterior[best] + 1e-12).mean())

    return np.asarray(minimize(surprise, np.zeros(columns.shape[1]), method="BFGS").x)


def _widening(gains: Gains, held: _Seen) -> Days:
    """Return by how much of their width intervals must grow upwards, given what is known.

    So that they hold 90 % of the gains that matter. These are told too low where little is known,
    and hardly ever too high. Conformalized quantiles (Romano, Patterson and Candes 2019, Advances
    in Neural Information Processing Systems 32), by a linear regression of the quantile.
    """
    columns = heat_columns(held.rows)
    told = gains_of(gains, np.zeros(columns.shape[1]), held.rows)
    missed = (held.gain_share - told[:, 2]) / np.maximum(told[:, 2] - told[:, 0], _LEAST_WIDTH)
    organization, stage = np.nonzero(held.gain_share >= _MATTERS)
    line = QuantileRegressor(quantile=_INTERVAL, alpha=0.0, fit_intercept=False)
    line.fit(columns[organization], missed[organization, stage])
    return np.asarray(line.coef_)


def _whole(summary: Days, posterior: Days, held: _Seen) -> Whole:
    pick = np.argmax(posterior, axis=1)
    right = held.marks.near[np.arange(len(pick)), pick]
    return Whole(
        *(
            grow_odds(
                summary,
                hit,
                signs=np.zeros(summary.shape[1], dtype=np.int64),
                size=_WHOLE_SIZE,
            )
            for hit in (held.marks.none, held.marks.shared, right)
        )
    )


def _thresholds(model: Model, last: _Seen) -> Thresholds:
    """Return from where a stage is named, with delivery data and by opinions alone."""
    told = judge(model, last.rows)
    by_opinions = by_opinions_alone(last.rows)
    bounds = [
        _bounds(told, last.marks, part if part.any() else ~part)
        for part in (~by_opinions, by_opinions)
    ]
    right, none_up_to = np.transpose(bounds)
    return Thresholds(right=right, none_up_to=none_up_to)


def _bounds(told: Judgement, marks: Marks, part: Flags) -> tuple[float, float]:
    """Return the least `p_right` and the highest `p_none`: first few false alarms, then names."""
    pick = np.argmax(told.posterior, axis=1)
    right = marks.near[np.arange(len(pick)), pick]
    none_up_to = float(np.quantile(told.p_none[part & marks.none], _FALSE_ALARMS))
    could = part & (told.p_none <= none_up_to)
    return _least(told.p_right[could], right[could]), none_up_to


def _least(chance: Days, right: Flags) -> float:
    """Return the lowest chance from which on enough are right."""
    order = np.argsort(-chance)
    accuracy = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(accuracy >= _ACCURACY)
    return float(chance[order[enough.max(initial=0)]])


def _flat(rows: Days) -> Days:
    return rows.reshape(-1, rows.shape[-1])
