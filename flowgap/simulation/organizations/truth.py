"""What is true of an organization: its constraint, by intervention."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.queueing.network import Codes, Days, Passage
from flowgap.queueing.running import run
from flowgap.simulation.organizations.drawing import History
from flowgap.simulation.organizations.routes import N_STAGES

MORE_CAPACITY: Final = 1.25
"""The intervention: each hour at the stage brings a quarter more."""


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


def tell_truth(history: History, observed: Passage) -> Truth:
    """Return what each intervention would have changed, with all chance as it was.

    The same arrivals, sizes, work, absences and luck (common random numbers), so that nothing
    but the intervention differs.
    """
    before = _lead_times(history, observed)
    n_teams = int(history.team.max()) + 1
    saved = np.empty((N_STAGES, len(before)))
    for stage in range(N_STAGES):
        faster = np.where(
            history.stage == stage, history.visits.work / MORE_CAPACITY, history.visits.work
        )
        passed = run(history.stations, history.visits._replace(work=faster), history.limit)
        saved[stage] = before - _lead_times(history, passed)
    counted = history.counted
    return Truth(
        lead_time_days=float(before[counted].mean()),
        gain_days=saved[:, counted].mean(axis=1),
        team_gain_days=_by_team(saved[:, counted], history.team[counted], n_teams),
    )


def _lead_times(history: History, passage: Passage) -> Days:
    left = passage.left[: history.n_items]
    return np.asarray(left - history.visits.arrival[: history.n_items])


def _by_team(saved: Days, team: Codes, n_teams: int) -> Days:
    members = np.maximum(np.bincount(team, minlength=n_teams), 1)
    sums = [np.bincount(team, weights=of_stage, minlength=n_teams) for of_stage in saved]
    return np.stack(sums, axis=1) / members[:, np.newaxis]
