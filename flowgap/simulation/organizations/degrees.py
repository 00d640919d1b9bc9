"""How much of an organization is to be seen: degrees of degradation."""

from enum import StrEnum

import numpy as np

from flowgap.queueing.network import Days
from flowgap.simulation.organizations.capacity import told_people
from flowgap.simulation.organizations.parameters import Organization, Rng
from flowgap.simulation.organizations.telemetry import Losses, clean, draw_losses, only_stamps

_TOLD: float = 0.7
"""Share of companies with degraded data that say how many people work at a stage."""


class Degree(StrEnum):
    """What a client has."""

    CLEAN = "clean"
    STAMPS = "stamps"
    MISSING_30 = "missing_30"
    MISSING_60 = "missing_60"
    NO_SURVEY = "no_survey"
    NO_DELIVERY = "no_delivery"


_MISSING = {Degree.MISSING_30: 0.3, Degree.MISSING_60: 0.6, Degree.NO_SURVEY: 0.3}


def losses_of(degree: Degree, rng: Rng) -> Losses:
    """Return how the tools of a company of the degree record."""
    if degree is Degree.STAMPS:
        return only_stamps()
    return draw_losses(_MISSING[degree], rng) if degree in _MISSING else clean()


def people_of(degree: Degree, organization: Organization, rng: Rng) -> Days:
    """Return the people that are told per team and stage: NaN where nothing is told."""
    missing = _MISSING.get(degree, 0.0)
    if degree is Degree.STAMPS or (missing and rng.random() > _TOLD):
        return np.full(organization.servers.shape, np.nan)
    return told_people(organization, missing_share=missing, rng=rng)
