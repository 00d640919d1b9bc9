"""What a client says of its capacity: people per stage, by and large."""

from typing import Final

import numpy as np

from flowgap.queueing.network import Days
from flowgap.simulation.organizations.parameters import Organization, Rng
from flowgap.simulation.organizations.routes import N_STAGES

_ERROR: Final = (0.1, 0.3)
"""Standard deviation of the logarithm of what is said, by company."""


def told_people(organization: Organization, *, missing_share: float, rng: Rng) -> Days:
    """Return full-time people per team and stage as a client states them.

    People of two stages are stated by where they come from, people of all teams by the work of
    each, and people who have other work by the time they have. Each stage is stated with
    probability `1 - missing_share`.

    Returns
    -------
    array of shape (T, 8)
        NaN where nothing is said, or there is no such stage.
    """
    shape = (organization.n_teams, N_STAGES)
    error = rng.uniform(*_ERROR)
    people = organization.people * np.exp(rng.normal(0.0, error, shape))
    stated = rng.random(N_STAGES) >= missing_share
    stated &= organization.exists
    return np.where(stated, np.maximum(np.round(people, 1), 0.1), np.nan)
