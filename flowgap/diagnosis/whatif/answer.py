"""Answers: what a scenario would change, with an interval, and which stage comes next."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.diagnosis.constraint.gain_features import MORE_CAPACITY
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.diagnosis.whatif.fitted import Fitted, Outcome, mean_days, play
from flowgap.diagnosis.whatif.scenario import Scenario

METHOD: Final = 4
"""Counts the changes of what is computed here: an answer of another method is not given again."""
_DRAWS: Final = 2_000
_LEAST_SHARE: Final = 1e-4
_GROWS: Final = 0.05
"""Days by which lead time grows a day where work piles up: one item in twenty stays over."""
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

    More capacity where the data show no work is answered by what was learned alone, see
    `change_unseen`.

    Raises
    ------
    ValueError
        If the scenario asks what is `untold`.
    """
    if stages := untold(fitted, scenario):
        raise ValueError(f"the data show no work at stages {stages}: only more capacity there")
    before, after = play(fitted, Scenario()), play(fitted, scenario)
    replayed, shown = quarter_gains(fitted, Scenario()), fitted.shows_work
    saved = before.mean_days - after.mean_days
    then = quarter_gains(fitted, scenario) if scenario != Scenario() else replayed
    left = np.clip(then / np.maximum(replayed, _LEAST_SHARE), 0.0, 5.0)
    unseen = [1 / scenario.faster.get(stage, 1.0) for stage in range(N_PIPELINE)]
    place, chance = _next(learned, np.where(shown, left, unseen), rng)
    change = _plus(
        change_of(saved, _of(scenario, shown), learned, replayed),
        change_unseen(_of(scenario, ~shown), learned),
    )
    return Answer(
        before=before,
        after=after,
        change=_possible(change, before.mean_days),
        next_stage=place,
        next_p=chance,
    )


def piles_up(fitted: Fitted, scenario: Scenario, found: Answer) -> bool:
    """Tell whether more comes in than gets done: then lead time grows for as long as that lasts.

    It does where less capacity leaves more work than its people have time for, and where lead time
    grows by `_GROWS` days a day more than it did. A window holds work up, and lets all of it in.
    """
    lowered = (stage for stage, factor in scenario.faster.items() if factor < 1)
    is_full = any(found.after.utilization[stage] > 1 for stage in lowered)
    more = growth_rate(fitted, found.after) - growth_rate(fitted, found.before)
    return is_full or more > _GROWS


def growth_rate(fitted: Fitted, outcome: Outcome) -> float:
    """Return by how many days lead time grows with each day of the period (least squares)."""
    counted = fitted.flow.counted
    start = fitted.flow.start[counted] * fitted.calendar_share
    away = start - start.mean()
    spread = float(np.sum(away**2))
    return float(away @ outcome.lead_time_days[counted]) / spread if spread > 0 else 0.0


def untold(fitted: Fitted, scenario: Scenario) -> tuple[int, ...]:
    """Return the stages of which the data show too little for what a scenario asks of them.

    Less capacity needs work that is seen there, a limit or a window any time. What they would do
    otherwise, neither network nor model knows.
    """
    less = {stage for stage, factor in scenario.faster.items() if factor < 1}
    held = set(scenario.in_progress) | set(scenario.window_days)
    unseen = {stage for stage in less if not fitted.shows_work[stage]}
    unseen |= {stage for stage in held if not fitted.shows_visits[stage]}
    return tuple(sorted(unseen))


def change_unseen(scenario: Scenario, learned: Learned) -> Change:
    """Return what more capacity changes at stages that the network does not know.

    Returns
    -------
    Change
        That of a quarter more as it was learned; see `_growth` for other factors.
    """
    found = Change(days=0.0, low=0.0, high=0.0)
    for stage, factor in scenario.faster.items():
        least, most = _growth(factor)
        ends = [
            float(told[stage]) * grown
            for told in (learned.low, learned.high)
            for grown in (least, most)
        ]
        middle = float(learned.middle[stage]) * (least * most) ** 0.5
        found = _plus(found, Change(days=-middle, low=-max(ends), high=-min(ends)))
    return found


def _growth(factor: float) -> tuple[float, float]:
    """Return how many times what a quarter more saves a factor above 1 saves: least and most.

    Where work is all that a stage takes, savings grow as its time gets shorter; where waiting is,
    the first hour saves most of it, and what is gone saves nothing more.
    """
    work = (1 - 1 / factor) / (1 - 1 / MORE_CAPACITY)
    return min(work, 1.0), max(work, 1.0)


def _of(scenario: Scenario, stages: Flags) -> Scenario:
    """Return a scenario with the changes of capacity of some stages only."""
    faster = {at: by for at, by in scenario.faster.items() if stages[at] and by != 1}
    return replace(scenario, faster=faster)


def _plus(one: Change, other: Change) -> Change:
    """Return both changes; their ends are added, as nobody knows how they hang together."""
    return Change(days=one.days + other.days, low=one.low + other.low, high=one.high + other.high)


def _possible(change: Change, lead_time_days: float) -> Change:
    """Return a change that saves no more than there is."""
    days, low, high = (max(end, -lead_time_days) for end in (change.days, change.low, change.high))
    return Change(days=days, low=low, high=high)


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


def _next(learned: Learned, left: Days, rng: np.random.Generator) -> tuple[int, float]:
    """Return the stage that gains most under a scenario, and in what share of draws it does.

    `left` is how much of the gain of today is left then, of each of the 8 stages.
    """
    noise = rng.standard_normal((_DRAWS, N_PIPELINE)) / _NORMAL_95
    above, below = learned.high - learned.middle, learned.middle - learned.low
    draws = (learned.middle + noise * np.where(noise > 0, above, below)) * left
    first = np.argmax(draws, axis=1)
    place = int(np.bincount(first, minlength=N_PIPELINE).argmax())
    return place, float(np.mean(first == place))
