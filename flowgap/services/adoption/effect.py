"""What went along with the rollout of AI: its dates, its use and the delivery data, joined."""

import numpy as np

from flowgap.delivery.actions.series import Weekly
from flowgap.delivery.adoption.dose import dose_within_teams
from flowgap.delivery.adoption.judging import (
    Effect,
    EffectReason,
    Span,
    judge_one_date,
    judge_staggered,
    untold,
)
from flowgap.delivery.adoption.panel import Panel, pooled, relative
from flowgap.delivery.adoption.rollout import NEVER
from flowgap.delivery.facts import DeliveryData
from flowgap.engagement.folder import EngagementFolder
from flowgap.result.delivery import Adoption, AdoptionDose, AdoptionEffect, EffectOutcome
from flowgap.services.adoption.history import History, history_of
from flowgap.wording import Wording


def with_effect(
    adoption: Adoption,
    folder: EngagementFolder,
    data: DeliveryData,
    *,
    wording: Wording,
    rng: np.random.Generator,
) -> Adoption:
    """Return the section on adoption with what went along with the rollout."""
    history = history_of(folder, data)
    if history is None:
        found = [untold(one, EffectReason.NO_DELIVERY_DATA, None) for one in EffectOutcome]
        dose = _no_dose(wording, "no_delivery_data")
    else:
        found = [_judged(history, one, rng) for one in EffectOutcome]
        dose = _dose(history, wording)
    lead_time, delivered = (_section(one, wording) for one in found)
    return Adoption(
        state=adoption.state,
        share_before=adoption.share_before,
        share_after=adoption.share_after,
        effect=lead_time,
        effect_on_delivered=delivered,
        dose=dose,
    )


def _judged(history: History, outcome: EffectOutcome, rng: np.random.Generator) -> Effect:
    if not len(history.first):
        return untold(outcome, EffectReason.NO_ROLLOUT, None)
    panel, first = history.panel, history.first
    if history.is_one_date:
        week = int(history.dated[0])
        if week == NEVER:
            return untold(outcome, EffectReason.NO_ROLLOUT, None)
        return judge_one_date(_series(panel, outcome, week), outcome, n_teams=len(first))
    values = panel.log_days
    if outcome is EffectOutcome.DELIVERED_ITEMS:
        week = int(first[first >= 0].min())
        base = np.arange(panel.n_delivered.shape[1]) < week
        values = relative(panel.n_delivered, np.broadcast_to(base, panel.n_delivered.shape))
    return judge_staggered(values, first, outcome, rng=rng)


def _series(panel: Panel, outcome: EffectOutcome, week: int) -> Weekly:
    """Return the series of all teams together; weeks that hold nothing are left out."""
    if outcome is EffectOutcome.LEAD_TIME:
        value, n = pooled(panel.log_days, panel.n_started)
    else:
        total = panel.n_delivered.sum(axis=0, keepdims=True)
        value = relative(total, np.arange(total.shape[1])[np.newaxis] < week)[0]
        n = np.ones(len(value))
    rows = np.flatnonzero(np.isfinite(value))
    return Weekly(
        week=rows.astype(np.float64),
        value=value[rows],
        n=n[rows],
        n_before=int(np.sum(rows < week)),
    )


def _section(effect: Effect, wording: Wording) -> AdoptionEffect:
    reason = effect.reason
    return AdoptionEffect(
        design=effect.design,
        outcome=effect.outcome,
        estimate=None if effect.found is None else effect.found.value,
        interval90=_ends(effect.found),
        before=None if effect.before is None else effect.before.value,
        before_interval90=_ends(effect.before),
        n_teams=effect.n_teams,
        n_weeks=effect.n_weeks,
        placebo_share=effect.placebo_share,
        verdict=effect.verdict,
        reason=None if reason is None else wording.say(f"adoption-effect-{reason}"),
    )


def _dose(history: History, wording: Wording) -> AdoptionDose:
    """Return the view of the dose: by people's use where it is known, else by items."""
    for use, share in (("developers", history.active_share), ("items", history.panel.ai_share)):
        found = dose_within_teams(history.panel.log_days, share)
        if found is not None:
            span = Span(value=found.slope, low=found.low, high=found.high).from_logarithms()
            return AdoptionDose(
                use=use,
                estimate=span.value,
                interval90=_ends(span),
                n_teams=found.n_teams,
                n_weeks=found.n_weeks,
                reason=None,
            )
    return _no_dose(wording, "too_little")


def _no_dose(wording: Wording, reason: str) -> AdoptionDose:
    return AdoptionDose(
        use=None,
        estimate=None,
        interval90=None,
        n_teams=None,
        n_weeks=None,
        reason=wording.say(f"adoption-dose-{reason}"),
    )


def _ends(span: Span | None) -> tuple[float, float] | None:
    return None if span is None else (span.low, span.high)
