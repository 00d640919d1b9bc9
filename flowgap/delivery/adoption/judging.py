"""What went along with the rollout of AI, by written rules: `docs/methods/adoption.md`."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.actions.interrupted import step_of
from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.adoption.placebos import (
    LEAST_SIDE,
    beside_placebos,
    n_placebos,
    step_in_the_middle,
)
from flowgap.delivery.adoption.staggered import compare_staggered
from flowgap.delivery.comparison.resampling import N_DRAWS
from flowgap.delivery.work_items import Codes, Days
from flowgap.result.delivery import EffectDesign, EffectOutcome, EffectVerdict

MOST_PLACEBOS: Final = 0.10
"""Of the placebos: no more may show as much."""
HALF: Final = 0.5
"""Of the estimate: a clear difference before the rollout may explain one that is no larger."""


class EffectReason(StrEnum):
    """What stands beside the verdict."""

    NO_ROLLOUT = "no_rollout"
    NO_DELIVERY_DATA = "no_delivery_data"
    FEW_TEAMS = "few_teams"
    FEW_WEEKS = "few_weeks"
    FEW_PLACEBOS = "few_placebos"
    CHANCE = "chance"
    PLACEBOS = "placebos"
    UNLIKE_BEFORE = "unlike_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An estimate with its 90 % interval, as a share: -0.1 is a tenth less."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes 0."""
        return self.low > 0 or self.high < 0

    def from_logarithms(self) -> "Span":
        """Return differences of logarithms as shares."""
        value, low, high = (float(np.expm1(end)) for end in (self.value, self.low, self.high))
        return Span(value=value, low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A verdict and what it rests on; `before` is the same where nothing had begun."""

    design: EffectDesign | None
    outcome: EffectOutcome
    verdict: EffectVerdict
    reason: EffectReason | None
    found: Span | None = None
    before: Span | None = None
    placebo_share: float | None = None
    n_teams: int | None = None
    n_weeks: int | None = None


def untold(outcome: EffectOutcome, reason: EffectReason, design: EffectDesign | None) -> Effect:
    """Return that nothing can be told."""
    return Effect(design=design, outcome=outcome, verdict=EffectVerdict.CANNOT_TELL, reason=reason)


def judge_one_date(series: Weekly, outcome: EffectOutcome, *, n_teams: int) -> Effect:
    """Judge one date by the weeks before and after it, and by days at which nothing began.

    Parameters
    ----------
    series : Weekly
        Logarithms of lead time, or items delivered as multiples of the weeks before.
    outcome : LEAD_TIME or DELIVERED_ITEMS
    n_teams : int
        Teams in the series.
    """
    design = EffectDesign.INTERRUPTED
    n_after = len(series.week) - series.n_before
    step = step_of(series)
    if step is None or min(series.n_before, n_after) < LEAST_SIDE:
        return untold(outcome, EffectReason.FEW_WEEKS, design)
    middle = step_in_the_middle(series)
    beside = beside_placebos(series, step)
    step = step if beside is None else beside.step
    found = Span(value=step.days, low=step.low, high=step.high)
    before = Span(value=middle.days, low=middle.low, high=middle.high)
    share = None if beside is None else beside.share
    least = 1 / (1 + n_placebos(series))
    verdict, reason = _ruling(found, before, share, outcome, least_share=least)
    return Effect(
        design=design,
        outcome=outcome,
        verdict=verdict,
        reason=reason,
        found=_as_share(found, outcome),
        before=_as_share(before, outcome),
        placebo_share=share,
        n_teams=n_teams,
        n_weeks=len(series.week),
    )


def judge_staggered(
    values: Days,
    first: Codes,
    outcome: EffectOutcome,
    *,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
) -> Effect:
    """Judge teams that began at different times; parameters are `compare_staggered`'s."""
    design = EffectDesign.STAGGERED
    compared = compare_staggered(values, first, rng=rng, n_draws=n_draws)
    if compared is None:
        return untold(outcome, EffectReason.FEW_TEAMS, design)
    found = Span(value=compared.estimate, low=compared.low, high=compared.high)
    before = Span(value=compared.before, low=compared.before_low, high=compared.before_high)
    verdict, reason = _ruling(
        found, before, compared.placebo_share, outcome, least_share=compared.least_share
    )
    return Effect(
        design=design,
        outcome=outcome,
        verdict=verdict,
        reason=reason,
        found=_as_share(found, outcome),
        before=_as_share(before, outcome),
        placebo_share=compared.placebo_share,
        n_teams=compared.n_teams,
        n_weeks=compared.n_weeks,
    )


def _ruling(
    found: Span, before: Span, share: float | None, outcome: EffectOutcome, *, least_share: float
) -> tuple[EffectVerdict, EffectReason | None]:
    """Return the first rule that fits."""
    if not found.is_clear:
        return EffectVerdict.NO_EVIDENCE, EffectReason.CHANCE
    if share is None or least_share > MOST_PLACEBOS:
        return EffectVerdict.CANNOT_TELL, EffectReason.FEW_PLACEBOS
    if share > MOST_PLACEBOS:
        return EffectVerdict.NO_EVIDENCE, EffectReason.PLACEBOS
    if before.is_clear and abs(before.value) >= HALF * abs(found.value):
        return EffectVerdict.CANNOT_TELL, EffectReason.UNLIKE_BEFORE
    less_is_better = outcome is EffectOutcome.LEAD_TIME
    gained = found.high < 0 if less_is_better else found.low > 0
    return EffectVerdict.GAIN if gained else EffectVerdict.LOSS, None


def _as_share(span: Span, outcome: EffectOutcome) -> Span:
    return span.from_logarithms() if outcome is EffectOutcome.LEAD_TIME else span
