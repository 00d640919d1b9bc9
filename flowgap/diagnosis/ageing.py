"""Ageing work: is what is in a stage now older than a steady flow would leave it there."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import beta

from flowgap.delivery.work_items import Codes
from flowgap.diagnosis.constraint.active_clock import in_active_days
from flowgap.diagnosis.constraint.flow import Days, Flags, Flow
from flowgap.diagnosis.constraint.occupancy import asked_period
from flowgap.stages import PIPELINE_STAGES, Stage

OLD_FROM: Final = 0.85
"""Quantile of the stays that ended: an item is old when it has been there for longer."""
NOTICEABLE_MORE: Final = 0.10
"""Share of the open items: more old ones than a steady flow leaves, by more than this, are bad."""
LEAST_OPEN: Final = 5
"""Items that are in the stage now: below, ageing work tells nothing of it."""
LEAST_ENDED: Final = 20
"""Stays that ended: below, nobody knows what is old."""
_MOMENTS: Final = 26
"""Earlier moments at which is looked how the number of old items varies."""
_TINY: Final = 1e-9
_PRIOR: Final = 0.5
"""Both parameters of Jeffreys' prior of a share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stays:
    """Stays of items at stages, from when they came to when they went on or were last seen.

    Attributes
    ----------
    item, stage : arrays of shape (m,)
        8 is time that no stage can claim.
    days : array of shape (m,)
    left_at : array of shape (m,)
        Days since the first item's start.
    lasts : array of shape (m,)
        Whether the item is still there.
    """

    item: Codes
    stage: Codes
    days: Days
    left_at: Days
    lasts: Flags

    def where(self, kept: Flags) -> "Stays":
        """Return some of the stays."""
        return Stays(
            item=self.item[kept],
            stage=self.stage[kept],
            days=self.days[kept],
            left_at=self.left_at[kept],
            lasts=self.lasts[kept],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ageing:
    """How old the work is that is in a stage now.

    Attributes
    ----------
    n_open : int
        Items that are there.
    old_share : float
        Of them: those who have been there for longer than most stays that ended.
    steady_share : float
        What a steady flow would leave there, see `steady_share`.
    p : float
        Probability that more are old than that, by more than `NOTICEABLE_MORE`.
    """

    n_open: int
    old_share: float
    steady_share: float
    p: float


def ageing_of(flow: Flow) -> dict[Stage, Ageing]:
    """Return how old the work is in each stage, where enough is known of it.

    Parameters
    ----------
    flow : Flow
        Its items under way are in the stage of their last visit.
    """
    told = in_active_days(flow)
    stays, (begin, _) = stays_of(told), asked_period(told)
    found = (
        (stage, _ageing(stays.where(stays.stage == place), begin=begin))
        for place, stage in enumerate(PIPELINE_STAGES)
    )
    return {stage: ageing for stage, ageing in found if ageing is not None}


def _ageing(here: Stays, *, begin: float) -> Ageing | None:
    ended_days = here.days[~here.lasts & (here.left_at >= begin)]
    open_days = here.days[here.lasts]
    too_few = len(open_days) < LEAST_OPEN or len(ended_days) < LEAST_ENDED
    if too_few or not ended_days.sum() > 0:
        return None
    limit = float(np.quantile(ended_days, OLD_FROM))
    moments = np.linspace(begin, float(here.left_at.max()), _MOMENTS + 1)[:-1]
    # What lies there now would be taken for chance if it counted as how shares usually vary.
    n_there, n_old = _counts(here.where(~here.lasts), moments, limit=limit)
    return Ageing(
        n_open=len(open_days),
        old_share=float(np.mean(open_days > limit)),
        steady_share=steady_share(ended_days, limit=limit),
        p=p_ageing(
            open_days=open_days,
            ended_days=ended_days,
            limit=limit,
            dispersion=dispersion_of(n_old, n_there),
        ),
    )


def _counts(here: Stays, moments: Days, *, limit: float) -> tuple[Codes, Codes]:
    """Return how many were there at each moment, and how many of them were old."""
    came_at = here.left_at - here.days
    at = moments[:, np.newaxis]
    there = (came_at <= at) & (at < here.left_at)
    old = there & (at - came_at > limit)
    return there.sum(axis=1), old.sum(axis=1)


def p_ageing(*, open_days: Days, ended_days: Days, limit: float, dispersion: float = 1.0) -> float:
    """Return the probability that more open items are old than a steady flow leaves there.

    Parameters
    ----------
    open_days : array of shape (k,)
        For how long each item that is in the stage now has been there.
    ended_days : array of shape (m,)
        How long the stays lasted that ended; not all 0.
    limit : float
        Days from which on an item is old.
    dispersion : float
        How much more the number of old ones varies over time than if each item was on its own; at
        least 1.

    Notes
    -----
    The share of old ones has the posterior Beta(1/2 + old / d, 1/2 + others / d) with the
    dispersion d: items of one queue are old together, so they count for fewer.
    """
    bound = steady_share(ended_days, limit=limit) + NOTICEABLE_MORE
    n_old = int(np.sum(open_days > limit))
    n_young = len(open_days) - n_old
    return float(beta.sf(bound, _PRIOR + n_old / dispersion, _PRIOR + n_young / dispersion))


def dispersion_of(n_old: Codes, n_there: Codes) -> float:
    """Return how much more counts vary than binomial ones do: at least 1.

    Parameters
    ----------
    n_old, n_there : arrays of shape (k,)
        Of each of k moments.

    Notes
    -----
    Pearson's statistic per moment that somebody was there, with the mean share of all moments.
    """
    n_old, n_there = n_old[n_there > 0], n_there[n_there > 0]
    if not len(n_there):
        return 1.0
    share = n_old.sum() / n_there.sum()
    expected = n_there * share
    spread = np.sum((n_old - expected) ** 2) / max(np.sum(expected * (1 - share)), _TINY)
    return max(float(spread), 1.0)


def steady_share(ended_days: Days, *, limit: float) -> float:
    r"""Return the share of those who are in a stage at one moment that came `limit` days ago.

    Notes
    -----
    Where as many come as go, an age is drawn from the density :math:`P(T > t) / E(T)`: long stays
    are met more often than they happen. So the share is :math:`E[(T - limit)^+] / E(T)`. It is
    15 % where stays are exponential, 0 where all last equally long, and higher where a few last
    very long. (Cox 1962, Renewal Theory, section 5.2: the backward recurrence time.)
    """
    return float(np.maximum(ended_days - limit, 0.0).sum() / ended_days.sum())


def stays_of(flow: Flow) -> Stays:
    """Return the stays of a flow: neighbouring visits of an item to one stage are one."""
    opens = (np.diff(flow.item, prepend=-1) != 0) | (np.diff(flow.stage, prepend=-1) != 0)
    first = np.flatnonzero(opens)
    last = np.append(first[1:], len(flow.item)) - 1 if len(first) else first
    item = flow.item[first]
    is_latest = np.append(np.diff(item) != 0, np.ones(min(1, len(item)), dtype=np.bool_))
    return Stays(
        item=item,
        stage=flow.stage[first],
        days=flow.finished[last] - flow.queued[first],
        left_at=flow.finished[last],
        lasts=np.asarray(is_latest & flow.under_way[item]),
    )
