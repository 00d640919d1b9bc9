"""Examples to learn from: what is seen of simulated organizations, and what is true of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from joblib import Parallel, delayed

from flowgap.delivery.work_items import Stamp
from flowgap.diagnosis.constraint.features import Heard, features, nothing_heard
from flowgap.diagnosis.constraint.flow import Days, Flags, Flow, flow_of_items
from flowgap.simulation.organizations.degrees import Degree, losses_of, people_of
from flowgap.simulation.organizations.drawing import draw_history
from flowgap.simulation.organizations.opinions import (
    DIMENSION_OF,
    DIMENSIONS,
    hold_opinions,
    pomp,
    standard_items,
    vote_shares,
)
from flowgap.simulation.organizations.parameters import Rng, draw_organization
from flowgap.simulation.organizations.recording import Record, record
from flowgap.simulation.organizations.regimes import REGIMES, Regime
from flowgap.simulation.organizations.telemetry import observe_through
from flowgap.simulation.organizations.truth import mean_stage_days, observe, tell_truth

DEGREES: Final = tuple(Degree)
LEAST_ITEMS: Final = 20
"""Delivered items: with fewer, delivery data tell nothing of stages."""
_OFFICE_HOURS: Final = 0.6
_ASKED: Final = standard_items()
_BATCH: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """N organizations, D degrees, 8 stages, F features.

    Attributes
    ----------
    rows : array of shape (N, D, 8, F)
    gain_share : array of shape (N, 8)
        What 25 % more capacity would have saved, as a share of lead time.
    lead_time_days : array of shape (N,)
    regime : array of shape (N,)
        Places in `REGIMES`.
    """

    rows: Days
    gain_share: Days
    lead_time_days: Days
    regime: np.ndarray[tuple[int, ...], np.dtype[np.intp]]

    def __len__(self) -> int:
        """Return the number of organizations."""
        return len(self.gain_share)

    def take(self, chosen: np.ndarray[tuple[int, ...], np.dtype[np.intp]] | Flags) -> "Examples":
        """Return some of the organizations."""
        return Examples(
            rows=self.rows[chosen],
            gain_share=self.gain_share[chosen],
            lead_time_days=self.lead_time_days[chosen],
            regime=self.regime[chosen],
        )


def joined(parts: Iterable[Examples]) -> Examples:
    """Return examples one after the other."""
    told = list(parts)
    return Examples(
        rows=np.concatenate([part.rows for part in told]),
        gain_share=np.concatenate([part.gain_share for part in told]),
        lead_time_days=np.concatenate([part.lead_time_days for part in told]),
        regime=np.concatenate([part.regime for part in told]),
    )


def draw_examples(regimes: Iterable[Regime], *, numbers: range, seed: int, jobs: int) -> Examples:
    """Simulate organizations of each regime; equal seeds give equal examples, whatever the jobs.

    Parameters
    ----------
    regimes : iterable of Regime
    numbers : range
        Of the organizations of each regime: each is drawn from its own number and the seed.
    seed : int
    jobs : int
        Processes; -1 for one per core. A joblib backend that is active is used instead.
    """
    places = [(regime, number) for regime in regimes for number in numbers]
    told = Parallel(n_jobs=jobs, batch_size=_BATCH)(
        delayed(draw_example)(regime, number=number, seed=seed) for regime, number in places
    )
    order = list(REGIMES)
    return Examples(
        rows=np.stack([rows for rows, _, _ in told]),
        gain_share=np.stack([gain for _, gain, _ in told]),
        lead_time_days=np.array([days for _, _, days in told]),
        regime=np.array([order.index(regime.name) for regime, _ in places]),
    )


def draw_example(regime: Regime, *, number: int, seed: int) -> tuple[Days, Days, float]:
    """Return rows of all degrees, true gains as shares, and lead time of one organization."""
    rng = np.random.default_rng([seed, number, list(REGIMES).index(regime.name)])
    organization = draw_organization(regime, rng)
    history = draw_history(organization, rng)
    passage = observe(history)
    office_hours = bool(rng.random() < _OFFICE_HOURS)
    truth = tell_truth(history, passage, office_hours=office_hours)
    told = record(history, passage, office_hours=office_hours)
    heard = hear(mean_stage_days(history, passage), n_teams=organization.n_teams, rng=rng)
    rows = [
        _seen(degree, told, heard, people_of(degree, organization, rng), rng) for degree in DEGREES
    ]
    return np.stack(rows), truth.gain_share, truth.lead_time_days


def hear(stage_days: Days, *, n_teams: int, rng: Rng) -> Heard:
    """Ask the people of an organization whose items spend `stage_days` of shape (8,) in stages."""
    opinions = hold_opinions(stage_days, n_teams=n_teams, asked=_ASKED, rng=rng)
    scores = pomp(opinions.answers, _ASKED)
    return Heard(
        score=np.array([scores[DIMENSIONS.index(code)] for code in DIMENSION_OF]),
        vote_share=vote_shares(opinions.votes),
        people=len(opinions.answers),
    )


def _seen(degree: Degree, told: Record, heard: Heard, people: Days, rng: Rng) -> Days:
    if degree is Degree.NO_DELIVERY:
        return features(None, heard)
    flow = flow_of_record(observe_through(losses_of(degree, rng), told, rng))
    opinions = nothing_heard() if degree is Degree.NO_SURVEY else heard
    if flow is None or flow.n_counted < LEAST_ITEMS:
        return features(None, opinions)
    return features(flow, opinions, people)


def flow_of_record(kept: Record) -> Flow | None:
    """Return the flow as the ledger sees it; None where no item has a start."""
    begun = np.flatnonzero(kept.items.has(Stamp.CREATED))
    if not len(begun):
        return None
    items = kept.items.take(begun)
    events = kept.events.of_items(begun, n_items=len(kept.items))
    return flow_of_items(
        items,
        events,
        start=Stamp.CREATED,
        team=kept.team[begun],
        asked=kept.counted[begun],
    )
