"""Days before the rollout at which nothing began, and how large a step they show."""

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.delivery.actions.interrupted import PLACEBO_AFTER, PLACEBO_BEFORE, Step, fit_step
from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.comparison.resampling import block_weeks
from flowgap.delivery.work_items import Days

LEAST_SIDE: Final = 12
"""Weeks with work on either side of the day itself."""


def n_placebos(series: Weekly) -> int:
    """Return how many days have weeks enough on either side among the weeks before."""
    return max(0, series.n_before - PLACEBO_BEFORE - PLACEBO_AFTER + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A step beside placebo days; `share` of them, itself among them, show as large a step."""

    step: Step
    share: float


def beside_placebos(series: Weekly, step: Step) -> Beside | None:
    r"""Return a step with the error that placebo days show; None without any such day.

    Notes
    -----
    A step :math:`\delta` is measured by :math:`z = |\delta| / \sqrt{[(X'WX)^{-1}]_{33}}`: by what
    chance does to a step with so many weeks on either side, as if one spread held for all. A
    spread of its own for each would itself hang on a few weeks, and far too large ones would
    come about by chance. The error of the step is no smaller than the root mean square of the
    placebos' z says: weeks that hang together, or a season, show there. Its freedom is that of
    blocks of neighbouring weeks, one and a half for each after the first (`resampling.compare`).
    """
    before = _before(series)
    days = range(PLACEBO_BEFORE, series.n_before - PLACEBO_AFTER + 1)
    sizes = [
        abs(fit_step(before.week, before.value, before.n, day).days)
        / _reach(before.week, before.n, day)
        for day in days
    ]
    if not sizes:
        return None
    reach = _reach(series.week, series.n, series.n_before)
    n_as_large = sum(size >= abs(step.days) / reach for size in sizes)
    usual = reach * float(np.sqrt(np.mean(np.square(sizes))))
    return Beside(
        step=replace(step, error=max(step.error, usual), freedom=_freedom(len(series.week))),
        share=(1 + n_as_large) / (1 + len(sizes)),
    )


def step_in_the_middle(series: Weekly) -> Step:
    """Return the step in the middle of the weeks before."""
    before = _before(series)
    return fit_step(before.week, before.value, before.n, series.n_before // 2)


def _freedom(n_weeks: int) -> int:
    return max(1, math.floor(1.5 * (n_weeks / block_weeks(n_weeks) - 1)))


def _before(series: Weekly) -> Weekly:
    early = slice(0, series.n_before)
    return Weekly(
        week=series.week[early],
        value=series.value[early],
        n=series.n[early],
        n_before=series.n_before,
    )


def _reach(week: Days, n: Days, n_before: int) -> float:
    after = np.arange(len(week)) >= n_before
    design = np.stack([np.ones(len(week)), week - week.mean(), after], axis=1)
    weighted = design * (n / n.mean())[:, np.newaxis]
    return float(np.sqrt(np.linalg.pinv(design.T @ weighted)[2, 2]))
