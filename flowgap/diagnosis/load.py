"""How busy the people of a stage are, and whether its counts fit its times."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.diagnosis.ageing import stays_of
from flowgap.diagnosis.constraint.active_clock import in_active_days
from flowgap.diagnosis.constraint.flow import Days, Flow
from flowgap.diagnosis.constraint.occupancy import asked_period, serving_people
from flowgap.diagnosis.constraint.sharing import seen_in
from flowgap.stages import PIPELINE_STAGES, Stage

IMPOSSIBLE: Final = 1.6
"""Load above which what is seen as work is the time between two looks at an item."""
MISMATCH: Final = 0.25
"""From which on items in a stage and their times do not fit together (Little 1961)."""
LEAST_STAYS: Final = 30
"""Of delivered items; below, nothing is checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Little:
    """Items in a stage: as counted, and as arrivals times the days of delivered items have it."""

    counted: float
    expected: float

    @property
    def fits(self) -> bool:
        """Whether both differ by at most a quarter."""
        return abs(self.counted - self.expected) <= MISMATCH * self.expected


def loads(flow: Flow, people: Days) -> dict[Stage, float]:
    """Return the load (0-1, more where the queue grows) of each stage whose work is seen.

    Parameters
    ----------
    flow : Flow
        Of T teams.
    people : array of shape (T, 8)
        Full-time people as told; NaN where they are not. There the most items that were at work
        at once stand for them.

    Notes
    -----
    Of several teams the mean, by their counted items.
    """
    told = in_active_days(flow)
    if not told.n_counted:
        return {}
    seen = seen_in(told)
    people = serving_people(people, seen.across)
    n_teams = len(seen.servers)
    weight = np.bincount(told.team[told.counted], minlength=n_teams) / told.n_counted
    hands = np.where(np.isnan(people[:n_teams]), seen.servers, people[:n_teams])
    mean = weight @ (seen.mean_in_work / hands)
    return {
        stage: float(mean[place])
        for place, stage in enumerate(PIPELINE_STAGES)
        if told.works[place] and 0 < mean[place] <= IMPOSSIBLE
    }


def little_checks(flow: Flow) -> dict[Stage, Little]:
    """Return both counts of each stage that enough delivered items passed.

    Notes
    -----
    L = lambda W: the mean number of all items in the stage, delivered or not, in the time in which
    counted items were started, against those that came a day, times the mean stay of counted
    items. They differ where delivered items do not tell what becomes of all, or where the flow
    was not steady.
    """
    stays, (begin, until) = stays_of(flow), asked_period(flow)
    came_at, span = stays.left_at - stays.days, until - begin
    inside = np.clip(stays.left_at, begin, until) - np.clip(came_at, begin, until)
    came = (came_at >= begin) & (came_at < until)
    checks = {}
    for place, stage in enumerate(PIPELINE_STAGES):
        here = stays.stage == place
        passed = here & came & flow.counted[stays.item]
        if passed.sum() >= LEAST_STAYS and stays.days[passed].sum() > 0:
            checks[stage] = Little(
                counted=float(inside[here].sum() / span),
                expected=float((here & came).sum() / span * stays.days[passed].mean()),
            )
    return checks
