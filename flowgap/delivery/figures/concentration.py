"""How far reviewing rests on a few: the share of reviews by the busiest fifth of a team."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import Contrast
from flowgap.delivery.comparison.resampling import Cells, Estimate, Sums, compare, into_cells
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.work_items import Codes, Days, Flags, Micros

BUSIEST: Final = 0.20
LEAST_REVIEWERS: Final = 5
"""Of a team in either period: of fewer, the busiest fifth would be no fifth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """One row for each person who reviewed an item of somebody else.

    Attributes
    ----------
    team, reviewer : arrays of shape (n,)
        Numbers of the item's team and of the (hashed) reviewer.
    at : array of shape (n,)
        When that person first acted on the item.
    """

    team: Codes
    reviewer: Codes
    at: Micros

    def __len__(self) -> int:
        """Return the number of reviews."""
        return len(self.at)

    def where(self, kept: Flags) -> "Reviews":
        """Return some of the reviews."""
        return Reviews(team=self.team[kept], reviewer=self.reviewer[kept], at=self.at[kept])


def no_reviews() -> Reviews:
    """Return what is known where nobody recorded reviewers."""
    return Reviews(
        team=np.zeros(0, dtype=np.intp),
        reviewer=np.zeros(0, dtype=np.intp),
        at=np.zeros(0, dtype=np.int64),
    )


def review_concentration(
    reviews: Reviews, periods: Periods, *, minimum_group: int, rng: np.random.Generator
) -> Contrast | None:
    r"""Return the share of reviews that the busiest fifth of the reviewers of each team did.

    Parameters
    ----------
    reviews : Reviews
    periods : Periods
    minimum_group : int
        Reviewers that a team needs in both periods, and five at least.
    rng : Generator

    Returns
    -------
    Contrast or None
        Shares 0 to 1, `n` reviews; None where no team has enough reviewers. It is never given of
        a person or a single team.

    Notes
    -----
    With the counts :math:`c_{t(1)} \ge c_{t(2)} \ge \dots` of the :math:`k_t` reviewers of team t,

    .. math:: \sum_t \sum_{i \le \lceil k_t / 5 \rceil} c_{t(i)} \Big/ \sum_t \sum_i c_{t(i)}

    Even work gives about a fifth. Resampled weeks make the busiest look a little busier than they
    are; both periods alike, so that the change is hardly touched.
    """
    enough = max(minimum_group, LEAST_REVIEWERS)
    kept = reviews.where(np.isin(reviews.team, _teams(reviews, periods, enough)))
    samples = [kept.where(period.holds(kept.at)) for period in periods]
    if not len(samples[0]):
        return None
    pairs = np.stack([kept.team, kept.reviewer], axis=1)
    people = np.unique(pairs, axis=0)
    cells = [
        _cells(sample, people, period) for sample, period in zip(samples, periods, strict=True)
    ]
    busiest = [_Busiest.of(one.observed, people[:, 0]) for one in cells]
    shares = [who.share(one.observed) for who, one in zip(busiest, cells, strict=True)]
    change = compare(cells[0], cells[1], rng=rng).estimate(
        lambda before, after: busiest[1].share(after) - busiest[0].share(before)
    )
    return Contrast(
        before=float(shares[0]),
        after=float(shares[1]),
        change=Estimate(value=np.asarray(shares[1] - shares[0]), draws=change.draws),
        n=sum(len(sample) for sample in samples),
    )


def _teams(reviews: Reviews, periods: Periods, enough: int) -> Codes:
    """Return the teams that have enough reviewers in both periods."""
    found = []
    for period in periods:
        held = period.holds(reviews.at)
        people = np.unique(np.stack([reviews.team[held], reviews.reviewer[held]], axis=1), axis=0)
        teams, n_reviewers = np.unique(people[:, 0], return_counts=True)
        found.append(teams[n_reviewers >= enough])
    return np.intersect1d(found[0], found[1])


def _cells(sample: Reviews, people: Codes, period: Period) -> Cells:
    """Count reviews by week and person; `people` are pairs of team and reviewer, sorted."""
    width = int(max(people[:, 1].max(), sample.reviewer.max())) + 1
    person = np.searchsorted(
        people[:, 0] * width + people[:, 1], sample.team * width + sample.reviewer
    )
    return into_cells(
        np.zeros((len(sample), 0)),
        week=period.week_of(sample.at),
        group=person,
        n_weeks=period.n_weeks,
        n_groups=len(people),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Busiest:
    """The people of each team, and how many of them are its busiest fifth in a period."""

    teams: tuple[tuple[Codes, int], ...]

    @classmethod
    def of(cls, observed: Sums, team: Codes) -> "_Busiest":
        found = []
        for one in np.unique(team):
            members = np.flatnonzero(team == one)
            n_reviewers = int(np.sum(observed.n[members] > 0))
            found.append((members, math.ceil(BUSIEST * n_reviewers)))
        return cls(teams=tuple(found))

    def share(self, sample: Sums) -> Days:
        """Return their share of the reviews; leading axes are kept."""
        busiest = np.zeros(sample.n.shape[:-1])
        for members, n_busiest in self.teams:
            ordered = np.sort(sample.n[..., members], axis=-1)
            busiest = busiest + ordered[..., -n_busiest:].sum(axis=-1)
        return np.asarray(busiest / sample.n.sum(axis=-1))
