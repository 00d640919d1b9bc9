"""What is true of an organization: its constraint, by intervention."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.queueing.network import Codes, Days, Passage
from flowgap.queueing.running import run
from flowgap.simulation.organizations.clock import calendar_days
from flowgap.simulation.organizations.drawing import History
from flowgap.simulation.organizations.routes import N_STAGES
from flowgap.stages import PIPELINE_STAGES

MORE_CAPACITY: Final = 1.25
"""The intervention: each hour at the stage brings a quarter more."""


LEAST_GAIN: Final = 0.03
"""Share of lead time: an organization whose best gain is smaller has no constraint."""
SHARED_FROM: Final = 0.8
"""Of the best gain: from there on the second best shares the constraint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Mean days of the counted items.

    Attributes
    ----------
    lead_time_days : float
    gain_days : array of shape (8,)
        What 25 % more capacity at a stage, in all teams at once, would have saved per item.
    team_gain_days : array of shape (T, 8)
    """

    lead_time_days: float
    gain_days: Days
    team_gain_days: Days

    @property
    def gain_share(self) -> Days:
        """Gains as shares of lead time."""
        return self.gain_days / self.lead_time_days


def observe(history: History) -> Passage:
    """Return what happened."""
    return run(history.stations, history.visits, history.limit)


def tell_truth(history: History, observed: Passage, *, office_hours: bool) -> Truth:
    """Return what each intervention would have changed, in calendar days.

    Arrivals, sizes, work, absences and luck stay as they were (common random numbers), so that
    nothing but the intervention differs. Items count until they were delivered, however late.
    """
    before = _lead_times(history, observed, office_hours=office_hours)
    n_teams = int(history.team.max()) + 1
    saved = np.empty((N_STAGES, len(before)))
    for stage in range(N_STAGES):
        work = history.visits.work
        faster = np.where(history.stage == stage, work / MORE_CAPACITY, work)
        passed = run(history.stations, history.visits._replace(work=faster), history.limit)
        saved[stage] = before - _lead_times(history, passed, office_hours=office_hours)
    counted = history.counted
    return Truth(
        lead_time_days=float(before[counted].mean()),
        gain_days=saved[:, counted].mean(axis=1),
        team_gain_days=_by_team(saved[:, counted], history.team[counted], n_teams),
    )


def constraint_of(truth: Truth) -> str:
    """Return the stage that gains most, `shared` or `none`, by the rules of the result."""
    gains = np.sort(truth.gain_share)[::-1]
    if gains[0] < LEAST_GAIN:
        return "none"
    if gains[1] >= SHARED_FROM * gains[0]:
        return "shared"
    return str(PIPELINE_STAGES[int(np.argmax(truth.gain_days))])


def mean_stage_days(history: History, passage: Passage) -> Days:
    """Return mean days of waiting and of all time per item: array of shape (2, 8)."""
    own = history.stage >= 0
    stage = history.stage[own]
    spans = (passage.started - passage.queued, passage.finished - passage.queued)
    return np.stack(
        [
            np.bincount(stage, weights=np.nan_to_num(span[own]), minlength=N_STAGES)
            / history.n_items
            for span in spans
        ]
    )


def _lead_times(history: History, passage: Passage, *, office_hours: bool) -> Days:
    n = history.n_items
    left = calendar_days(passage.left[:n], office_hours=office_hours)
    return left - calendar_days(history.visits.arrival[:n], office_hours=office_hours)


def _by_team(saved: Days, team: Codes, n_teams: int) -> Days:
    members = np.maximum(np.bincount(team, minlength=n_teams), 1)
    sums = [np.bincount(team, weights=of_stage, minlength=n_teams) for of_stage in saved]
    return np.stack(sums, axis=1) / members[:, np.newaxis]
