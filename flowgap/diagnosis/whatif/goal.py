"""The inverse question: which changes of capacity reach a goal with the fewest people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.flow import Days
from flowgap.diagnosis.constraint.gain_features import MORE_CAPACITY
from flowgap.diagnosis.constraint.occupancy import N_PIPELINE
from flowgap.diagnosis.whatif.answer import Learned, change_of, quarter_gains
from flowgap.diagnosis.whatif.fitted import Fitted, mean_days
from flowgap.diagnosis.whatif.scenario import Scenario

MOST_STEPS: Final = 6
"""Of a quarter more capacity each: who needs more has another problem than capacity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Changes that reach a goal, or as far as they reach.

    Attributes
    ----------
    factor : mapping of int to float
        Capacity by the place of the stage, against today.
    people : float
        That it takes, if each hour costs the same.
    days : float
        Change of mean lead time; negative is shorter.
    reached : bool
    left_out : tuple of int
        Stages of which the data show no work: what people more would cost there is not known.
    """

    factor: Mapping[int, float]
    people: float
    days: float
    reached: bool
    left_out: tuple[int, ...]


def cheapest(fitted: Fitted, learned: Learned, *, goal_days: float) -> Plan:
    """Return the plan that shortens mean lead time by so many days.

    Step by step a quarter more where it saves most per person; each step is asked of the
    network after the steps before, as the constraint moves.
    """
    people = (fitted.seen.people * fitted.flow.works).astype(np.float64)
    replayed = quarter_gains(fitted, Scenario())
    scenario, change, spent = Scenario(), 0.0, 0.0
    before = mean_days(fitted, scenario)
    for _ in range(MOST_STEPS):
        if -change >= goal_days:
            break
        stage = _best(fitted, scenario, learned, replayed, people)
        if stage is None:
            break
        spent += people[stage] * scenario.faster.get(stage, 1.0) * (MORE_CAPACITY - 1)
        scenario = scenario.and_faster(stage, MORE_CAPACITY)
        saved = before - mean_days(fitted, scenario)
        change = change_of(saved, scenario, learned, replayed).days
    return Plan(
        factor=scenario.faster,
        people=float(spent),
        days=change,
        reached=-change >= goal_days,
        left_out=tuple(np.flatnonzero(~fitted.shows_work & (learned.middle > 0)).tolist()),
    )


def _best(
    fitted: Fitted, scenario: Scenario, learned: Learned, replayed: Days, people: Days
) -> int | None:
    """Return the stage at which a person more saves most; none where nothing saves."""
    then = quarter_gains(fitted, scenario)
    trusted = learned.middle / np.maximum(replayed, 1e-9)
    worth = np.where(replayed > 0, then * trusted, 0.0)
    grown = np.array([scenario.faster.get(stage, 1.0) for stage in range(N_PIPELINE)])
    per_person = worth / np.maximum(people * grown, 0.1)
    per_person = np.where((people > 0) & (worth > 0), per_person, -np.inf)
    stage = int(np.argmax(per_person))
    return stage if np.isfinite(per_person[stage]) else None
