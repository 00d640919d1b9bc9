"""Examine a model on organizations that it never saw: marks by regime and degree."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.diagnosis.constraint.model import Judgement, Model, judge, may_name
from flowgap.learning.marks import marks_of
from flowgap.queueing.network import Codes

_LARGE: Final = 0.05
_SMALL: Final = 0.01
"""Shares of lead time: from where a gain has to be foretold, and below which there is none."""
BINS: Final = 10
RESAMPLES: Final = 500
NAIVE: Final = {
    "longest stage": ("time_share", 1),
    "longest wait": ("wait_share", 1),
    "highest utilization": ("utilization", 1),
    "growth": ("growth", 1),
    "lowest score": ("score", -1),
    "votes": ("vote_share", 1),
}
"""Rules of thumb: the feature, and whether its highest or lowest value is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Marks of one regime at one degree, over M organizations; shares but for `n`.

    Attributes
    ----------
    n, n_constrained : int
        Organizations, and those of them that have a constraint.
    top1, strict, regret : float
        Of those that have one: a stage named whose gain is at least 0.8 of the best; the best
        itself; and the share of the best gain that is missed.
    naive : dict of str to (float, float)
        Top 1 and regret of each rule of thumb.
    ahead_low : float
        Lower bound (95 %, paired bootstrap) of the gain in top 1 over the best of them.
    calibration_error : float
        Of the posterior of the first stage, expected, in ten bins of equal mass.
    answered, answered_right : float
        Of those that have a constraint: a stage is named, or sharing, or none; and right it is.
    false_alarms : float
        Of those that have none: a stage is named.
    out_of_range : float
    interval : float
        Of gains of at least 5 % of lead time: within their 90 % interval.
    gain_error : float
        Of the same: median absolute error of the middle, as a share of the true gain.
    gain_invented : float
        Of gains below 1 % of lead time: the middle is above 5 %.
    """

    n: int
    n_constrained: int
    top1: float
    strict: float
    regret: float
    naive: dict[str, tuple[float, float]]
    ahead_low: float
    calibration_error: float
    answered: float
    answered_right: float
    false_alarms: float
    out_of_range: float
    interval: float
    gain_error: float
    gain_invented: float

    @property
    def best_rule(self) -> str:
        """Name of the rule of thumb that is right most often."""
        return max(self.naive, key=lambda name: self.naive[name][0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a model makes of M organizations, beside what is true of them.

    Attributes
    ----------
    rows : array of shape (M, 8, F)
    gain_share : array of shape (M, 8)
    told : Judgement
    named : array of shape (M,)
    """

    rows: Days
    gain_share: Days
    told: Judgement
    named: Flags

    def take(self, chosen: Flags) -> "Answers":
        """Return those of some of the organizations."""
        return Answers(
            rows=self.rows[chosen],
            gain_share=self.gain_share[chosen],
            told=self.told.take(chosen),
            named=self.named[chosen],
        )


def answers_of(model: Model, rows: Days, gain_share: Days) -> Answers:
    """Return what a model makes of rows of shape (M, 8, F) with gains of shape (M, 8)."""
    told = judge(model, rows)
    return Answers(rows=rows, gain_share=gain_share, told=told, named=may_name(model, rows, told))


def examine(answers: Answers, *, seed: int) -> Cell:
    """Return the marks of answers; the seed is that of the bootstrap."""
    told, gain_share, named = answers.told, answers.gain_share, answers.named
    marks = marks_of(gain_share)
    pick = np.argmax(told.posterior, axis=1)
    here = np.arange(len(pick))
    real = ~marks.none
    hit = marks.near[here, pick]
    naive = {name: naive_pick(answers.rows, *rule) for name, rule in NAIVE.items()}
    hits = {name: marks.near[here, chosen] for name, chosen in naive.items()}
    best_rule = max(hits, key=lambda name: _mean(hits[name][real]))
    large, small = gain_share >= _LARGE, np.abs(gain_share) < _SMALL
    low, middle, high = told.gain_share.transpose(1, 0, 2)
    return Cell(
        n=len(pick),
        n_constrained=int(real.sum()),
        top1=_mean(hit[real]),
        strict=_mean(marks.best[here, pick][real]),
        regret=_regret(gain_share, pick, real),
        naive={
            name: (_mean(hits[name][real]), _regret(gain_share, chosen, real))
            for name, chosen in naive.items()
        },
        ahead_low=ahead_low(hit[real], hits[best_rule][real], seed=seed),
        calibration_error=calibration_error(
            told.posterior.max(axis=1)[real], marks.best[here, pick][real]
        ),
        answered=_mean(named[real]),
        answered_right=_mean(hit[real & named]),
        false_alarms=_mean(named[marks.none]),
        out_of_range=_mean(told.strangeness > 1),
        interval=_mean(((low <= gain_share) & (gain_share <= high))[large]),
        gain_error=_median(np.abs(middle - gain_share)[large] / gain_share[large]),
        gain_invented=_mean((middle > _LARGE)[small]),
    )


def out_of_range_share(model: Model, rows: Days) -> float:
    """Return the share of organizations, of rows of shape (M, 8, F), that are not judged."""
    return _mean(judge(model, rows).strangeness > 1)


def naive_pick(rows: Days, feature: str, sign: int) -> Codes:
    """Return the stage that a rule of thumb takes; what it does not know it does not take."""
    values = sign * rows[:, :, NAMES.index(feature)]
    return np.asarray(np.argmax(np.where(np.isnan(values), -np.inf, values), axis=1))


def calibration_error(chance: Days, hit: Flags) -> float:
    """Return the expected calibration error over ten bins of equal mass.

    Naeini, Cooper and Hauskrecht (2015), Proceedings of AAAI 29, 2901-2907.
    """
    if not len(chance):
        return np.nan
    bins = np.array_split(np.argsort(chance, kind="stable"), BINS)
    off = [abs(chance[part].mean() - hit[part].mean()) * len(part) for part in bins if len(part)]
    return float(np.sum(off) / len(chance))


def ahead_low(hit: Flags, other: Flags, *, seed: int) -> float:
    """Return the lower 95 % bound of the difference of two shares, by paired bootstrap."""
    if not len(hit):
        return np.nan
    ahead = hit.astype(np.float64) - other
    rng = np.random.default_rng(seed)
    draws = [ahead[rng.integers(len(ahead), size=len(ahead))].mean() for _ in range(RESAMPLES)]
    return float(np.quantile(draws, 0.05))


def _regret(gain_share: Days, pick: Codes, real: Flags) -> float:
    taken = gain_share[np.arange(len(pick)), pick]
    return _mean((1 - np.maximum(taken, 0.0) / gain_share.max(axis=1))[real])


def _mean(values: Days | Flags) -> float:
    return float(np.mean(values)) if len(values) else np.nan


def _median(values: Days) -> float:
    return float(np.median(values)) if len(values) else np.nan
