"""Answers: what a scenario would change, with an interval, and which stage comes next."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.gain_features import MORE_CAPACITY
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.diagnosis.whatif.fitted import Fitted, Outcome, mean_days, play
from flowgap.diagnosis.whatif.scenario import Scenario

_DRAWS: Final = 2_000
_LEAST_SHARE: Final = 1e-4
_NORMAL_95: Final = 1.645


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What the model says of a quarter more capacity at each stage, in calendar days.

    Attributes
    ----------
    low, middle, high : arrays of shape (8,)
        The middle and the ends of a 90 % interval.
    """

    low: Days
    middle: Days
    high: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """By how much mean lead time would change, with a 90 % interval; negative is shorter."""

    days: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a scenario would do.

    Attributes
    ----------
    before, after : Outcome
    change : Change
    next_stage : int
        The place of the stage that holds the work back most under the scenario.
    next_p : float
        How probable that is.
    """

    before: Outcome
    after: Outcome
    change: Change
    next_stage: int
    next_p: float


def quarter_gains(fitted: Fitted, scenario: Scenario) -> Days:
    """Return what a quarter more at each stage saves on top of a scenario: days, shape (8,)."""
    base = mean_days(fitted, scenario)
    quarters = [scenario.and_faster(stage, MORE_CAPACITY) for stage in range(N_PIPELINE)]
    return np.array([base - mean_days(fitted, quarter) for quarter in quarters])


def answer(
    fitted: Fitted, scenario: Scenario, learned: Learned, *, rng: np.random.Generator
) -> Answer:
    """Return what a scenario would do.

    The network says how the change grows with the scenario; how large it is, the model says
    where it knows: the replayed change is scaled by what was learned of a quarter more at the
    stages that are changed, against what the network says of that. The interval is the learned
    one, scaled alike.
    """
    before, after = play(fitted, Scenario()), play(fitted, scenario)
    replayed = quarter_gains(fitted, Scenario())
    saved = before.mean_days - after.mean_days
    then = quarter_gains(fitted, scenario) if scenario != Scenario() else replayed
    place, chance = _next(learned, replayed, then, rng)
    return Answer(
        before=before,
        after=after,
        change=change_of(saved, scenario, learned, replayed),
        next_stage=place,
        next_p=chance,
    )


def change_of(saved: float, scenario: Scenario, learned: Learned, replayed: Days) -> Change:
    """Return a replayed saving in days as a change of lead time, scaled by what was learned."""
    stages = [stage for stage, factor in scenario.faster.items() if factor != 1.0]
    basis = float(replayed[stages].sum()) if stages else 0.0
    if basis <= 0:
        stages, basis = list(range(N_PIPELINE)), float(replayed.sum())
    if basis <= 0:
        return Change(days=-saved, low=-saved, high=-saved)
    ends = sorted(
        -saved * float(told[stages].sum()) / basis
        for told in (learned.low, learned.middle, learned.high)
    )
    return Change(days=ends[1], low=ends[0], high=ends[2])


def _next(
    learned: Learned, replayed: Days, then: Days, rng: np.random.Generator
) -> tuple[int, float]:
    """Return the stage that gains most under a scenario, and in what share of draws it does."""
    left = np.clip(then / np.maximum(replayed, _LEAST_SHARE), 0.0, 5.0)
    noise = rng.standard_normal((_DRAWS, N_PIPELINE)) / _NORMAL_95
    above, below = learned.high - learned.middle, learned.middle - learned.low
    draws = (learned.middle + noise * np.where(noise > 0, above, below)) * left
    first = np.argmax(draws, axis=1)
    place = int(np.bincount(first, minlength=N_PIPELINE).argmax())
    return place, float(np.mean(first == place))
