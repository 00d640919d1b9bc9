"""From opened to merged to released for good: what reaches users per developer and week."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import Contrast, contrast_counts
from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.work_items import DAY, UNCOUNTED, UNKNOWN, Flags, Stamp, WorkItems

SURVIVAL_DAYS: Final = 30
"""A delivery that was taken back within this time did not reach users for good."""

AUTHOR_SHARE: Final = 0.80
"""Figures per developer need the author of this share of the items of both periods."""


class StepId(StrEnum):
    """The steps of the funnel, in order."""

    OPENED = "opened"
    MERGED = "merged"
    RELEASED = "released"
    SURVIVED = "survived"


_STEPS: Final = {
    StepId.OPENED: Stamp.OPENED,
    StepId.MERGED: Stamp.MERGED,
    StepId.RELEASED: Stamp.DEPLOYED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Items per developer and week that reached a step; None without authors or stamps."""

    id: StepId
    contrast: Contrast | None


def funnel(
    items: WorkItems, periods: Periods, *, minimum_group: int, rng: np.random.Generator
) -> tuple[Step, ...]:
    """Return the steps with items per developer-week, from the items that count, delivered or not.

    A developer counts in a period in which an item of theirs reached any step. Of fewer than
    `minimum_group` developers in a period nothing is said: it would be the pace of persons.
    """
    exposure = [_developer_weeks(items, period, minimum_group) for period in periods]
    steps = []
    reached = {step: items.at(stamp) for step, stamp in _STEPS.items()}
    reached[StepId.SURVIVED] = np.where(_taken_back(items), UNKNOWN, items.at(Stamp.DEPLOYED))
    for step, at in reached.items():
        contrast = None
        if exposure[0] and exposure[1]:
            per = (exposure[0], exposure[1])
            contrast = contrast_counts(at, periods, per=per, rng=rng)
        steps.append(Step(id=step, contrast=contrast))
    return tuple(steps)


def throughput_gap(items: WorkItems, periods: Periods) -> float | None:
    r"""Return how much more opening grew than reaching users, as a difference of logarithms.

    Parameters
    ----------
    items : WorkItems
    periods : Periods

    Returns
    -------
    float or None
        0: what is opened arrives as before; ln 2 = 0.69: opened doubled, arrivals stayed. None
        where a count is 0.

    Notes
    -----
    .. math:: \ln(opened_1 / opened_0) - \ln(reached_1 / reached_0)

    Both are counts of the same periods and people, so weeks and developers cancel. A delivery
    reached users unless another change took it back within 30 days (`docs/methods/flow-gap.md`).
    """
    deployed, taken_back = items.at(Stamp.DEPLOYED), _taken_back(items)
    opened = [np.sum(period.holds(items.at(Stamp.OPENED))) for period in periods]
    reached = [np.sum(period.holds(deployed) & ~taken_back) for period in periods]
    if not (all(opened) and all(reached)):
        return None
    return float(np.log(opened[1] / opened[0]) - np.log(reached[1] / reached[0]))


def _taken_back(items: WorkItems) -> Flags:
    """Return which deliveries another item took back within 30 days."""
    known = items.has(Stamp.DEPLOYED) & (items.reverted_at != UNKNOWN)
    after = items.reverted_at - items.at(Stamp.DEPLOYED)
    return np.asarray(known & (after < SURVIVAL_DAYS * DAY))


def _developer_weeks(items: WorkItems, period: Period, minimum_group: int) -> float | None:
    """Return developers times weeks, or None where too few items name authors, or too few."""
    active = np.zeros(len(items), dtype=bool)
    for stamp in _STEPS.values():
        active |= period.holds(items.at(stamp))
    author = items.author[active]
    named = author != UNCOUNTED
    if not len(author) or np.mean(named) < AUTHOR_SHARE:
        return None
    n_developers = len(np.unique(author[named]))
    return None if n_developers < minimum_group else n_developers * period.length_weeks
