"""Delivery facts as sections of a result, with the reason beside what cannot be said."""

from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import Contrast
from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.facts import DeliveryFacts
from flowgap.delivery.figures.dora import DoraValue
from flowgap.delivery.figures.indicators import IndicatorId
from flowgap.delivery.ledger import PeriodTimes, comparable_stages
from flowgap.delivery.work_items import DAY, Days, Flags, Micros
from flowgap.engagement.manifest import Clock, Manifest
from flowgap.result.delivery import (
    ChangeEstimate,
    Definition,
    Delivery,
    Dora,
    DoraFigure,
    FlowGap,
    FunnelStep,
    Indicator,
    LeadTime,
    LedgerRow,
    LeftOut,
    OpenItems,
    StageMedian,
    StageTime,
    UnattributedTime,
)
from flowgap.result.document import StageCoverage
from flowgap.services.delivery.rivals import rivals
from flowgap.services.delivery.sentences import DeliverySentences
from flowgap.services.delivery.unfinished import as_definition, restricted_section
from flowgap.stages import LEDGER_STAGES, PIPELINE_STAGES, Stage

UNIT: Final = "days"
WORKING_UNIT: Final = "working_days"
DORA_UNITS: Final = {
    "deployment_frequency": "per_week",
    "lead_time": "days",
    "change_fail_rate": "share",
    "recovery_time": "hours",
    "rework_rate": "share",
}
_LATE: Final = 0.85


def delivery_section(
    facts: DeliveryFacts, manifest: Manifest, sentences: DeliverySentences
) -> Delivery:
    """Return the `delivery` section of a result."""
    ledger, beside = facts.ledger, facts.beside
    changes = ledger.changes
    rows = tuple(_row(facts, stage) for stage in LEDGER_STAGES)
    start = facts.population.start if ledger.before.n or ledger.after.n else None
    return Delivery(
        state=facts.state,
        reason=sentences.delivery_reason(facts),
        unit=UNIT if manifest.clock is Clock.CALENDAR else WORKING_UNIT,
        start=None if start is None else start.column,
        window_by=manifest.window_by.value,
        before=_lead_time(ledger.before),
        after=_lead_time(ledger.after),
        lead_time=_change(None if changes is None else changes.total),
        mix=_change(None if changes is None else changes.mix.map(_sum_of_stages)),
        open_items=open_items(beside.open_ages),
        ledger=rows,
        unattributed=_unattributed(rows[-1]),
        residual=_residual(facts),
        medians=tuple(_median(facts, stage) for stage in LEDGER_STAGES),
        restricted=restricted_section(facts.restricted, sentences.wording),
        definitions=_definitions(facts),
        funnel=_funnel(facts),
        indicators=tuple(
            _indicator(indicator, contrast, sentences)
            for indicator, contrast in beside.indicators.items()
        ),
        dora=_dora(facts, sentences),
        adoption=facts.adoption,
        left_out=tuple(
            LeftOut(reason=reason.value, n=n) for reason, n in facts.population.left_out.items()
        ),
        cap_days=manifest.cap_days,
    )


def flow_gap_section(facts: DeliveryFacts, sentences: DeliverySentences) -> FlowGap:
    """Return the `flow_gap` section of a result."""
    gap = facts.gap
    return FlowGap(
        state=gap.state,
        reason=sentences.gap_reason(facts),
        days=_value(gap.gap),
        low=_low(gap.gap),
        high=_high(gap.gap),
        build_saving_days=_value(gap.build_saving),
        build_saving_low=_low(gap.build_saving),
        build_saving_high=_high(gap.build_saving),
        ceiling_days=gap.ceiling_days,
        build_share=gap.build_share,
        give_back_share=_value(gap.give_back),
        give_back_low=_low(gap.give_back),
        give_back_high=_high(gap.give_back),
        throughput_gap=facts.beside.throughput_gap,
        instability_worse_p=facts.instability_worse_p,
        verdict=facts.judgement.verdict,
        competing=facts.judgement.competing,
        rivals=rivals(facts),
    )


def stage_coverage(facts: DeliveryFacts) -> tuple[StageCoverage, ...]:
    """Return the share of items of each period whose time in a stage is known."""
    before, after = facts.ledger.before, facts.ledger.after
    return tuple(
        StageCoverage(
            stage=stage,
            share_before=float(before.coverage[number]) if before.n else None,
            share_after=float(after.coverage[number]) if after.n else None,
        )
        for number, stage in enumerate(PIPELINE_STAGES)
    )


def open_items(ages: Micros) -> OpenItems:
    """Return number and median age of open items."""
    median = float(np.median(ages)) / DAY if len(ages) else None
    return OpenItems(n=len(ages), median_age=median)


def _row(facts: DeliveryFacts, stage: Stage) -> LedgerRow:
    number, ledger = LEDGER_STAGES.index(stage), facts.ledger
    measured = bool(ledger.measured[number])
    before = _stage_time(ledger.before, number, measured=measured)
    after = _stage_time(ledger.after, number, measured=measured)
    changes = ledger.changes if measured else None
    comparable = changes is None or bool(comparable_stages(ledger)[number])
    rate = None if changes is None else changes.rate.map(lambda days: days[..., number])
    mix = None if changes is None else changes.mix.map(lambda days: days[..., number])
    return LedgerRow(
        stage=stage,
        before=before,
        after=after,
        change=_difference(before.total, after.total),
        rate=_value(rate),
        rate_low=_low(rate),
        rate_high=_high(rate),
        mix=_value(mix),
        p_worse=_p_worse(rate),
        measured=measured,
        comparable=comparable,
    )


def _stage_time(period: PeriodTimes, number: int, *, measured: bool) -> StageTime:
    if not (measured and period.n):
        return StageTime(total=None, wait=None, work=None)
    wait, work = float(period.wait[number]), float(period.work[number])
    if LEDGER_STAGES[number] is Stage.UNATTRIBUTED:
        return StageTime(total=wait + work, wait=None, work=None)
    return StageTime(total=wait + work, wait=wait, work=work)


def _unattributed(row: LedgerRow) -> UnattributedTime:
    return UnattributedTime(before=row.before.total, after=row.after.total, change=row.change)


def _lead_time(period: PeriodTimes) -> LeadTime:
    if not period.n:
        return LeadTime(n=0, mean=None, median=None, p85=None)
    return LeadTime(
        n=period.n,
        mean=float(np.mean(period.lead_time)),
        median=float(np.median(period.lead_time)),
        p85=float(np.quantile(period.lead_time, _LATE)),
    )


def _residual(facts: DeliveryFacts) -> float | None:
    """Return what the parts leave of the change of mean lead time: rounding errors."""
    ledger = facts.ledger
    if ledger.changes is None:
        return None
    change = float(np.mean(ledger.after.lead_time) - np.mean(ledger.before.lead_time))
    return change - float(ledger.changes.total.value)


def _median(facts: DeliveryFacts, stage: Stage) -> StageMedian:
    number = LEDGER_STAGES.index(stage)

    def median(period: PeriodTimes) -> float | None:
        known: Flags = period.measured[:, number]
        return float(np.median(period.stage_time[known, number])) if np.any(known) else None

    return StageMedian(
        stage=stage, before=median(facts.ledger.before), after=median(facts.ledger.after)
    )


def _definitions(facts: DeliveryFacts) -> tuple[Definition, ...]:
    if not facts.beside.definitions:
        return ()
    found = (
        Definition(
            definition=one.id.value,
            before=one.contrast.before,
            after=one.contrast.after,
            change=_value(one.contrast.change),
            low=_low(one.contrast.change),
            high=_high(one.contrast.change),
            conclusion=one.conclusion.value,
        )
        for one in facts.beside.definitions
    )
    return (*found, as_definition(facts.restricted))


def _funnel(facts: DeliveryFacts) -> tuple[FunnelStep, ...]:
    def step(name: str, contrast: Contrast | None) -> FunnelStep:
        change = None if contrast is None else contrast.change
        return FunnelStep(
            step=name,
            per_developer_before=None if contrast is None else contrast.before,
            per_developer_after=None if contrast is None else contrast.after,
            change=_value(change),
            low=_low(change),
            high=_high(change),
        )

    return tuple(step(one.id.value, one.contrast) for one in facts.beside.funnel)


def _indicator(
    indicator: IndicatorId, contrast: Contrast | None, sentences: DeliverySentences
) -> Indicator:
    if contrast is None:
        contrast = Contrast(before=None, after=None, change=None, n=0)
    missing = contrast.before is None or contrast.after is None
    return Indicator(
        id=indicator.value,
        stage=indicator.stage,
        before=contrast.before,
        after=contrast.after,
        change=_difference(contrast.before, contrast.after),
        low=_low(contrast.change),
        high=_high(contrast.change),
        n=contrast.n or None,
        reason=sentences.indicator_missing(indicator) if missing else None,
    )


def _dora(facts: DeliveryFacts, sentences: DeliverySentences) -> Dora:
    values = facts.beside.dora
    return Dora(
        **{
            name: _dora_figure(getattr(values, name), unit, sentences)
            for name, unit in DORA_UNITS.items()
        }
    )


def _dora_figure(found: DoraValue, unit: str, sentences: DeliverySentences) -> DoraFigure:
    reason = None if found.reason is None else sentences.dora_missing(found.reason)
    return DoraFigure(
        value=found.value,
        unit=unit,
        n=found.n,
        low=found.low,
        high=found.high,
        reason=reason,
    )


def _change(estimate: Estimate | None) -> ChangeEstimate:
    return ChangeEstimate(
        change=_value(estimate),
        low=_low(estimate),
        high=_high(estimate),
        p_worse=_p_worse(estimate),
    )


def _sum_of_stages(days: Days) -> Days:
    return np.asarray(days.sum(axis=-1))


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before


def _value(estimate: Estimate | None) -> float | None:
    return None if estimate is None else float(estimate.value)


def _low(estimate: Estimate | None) -> float | None:
    return None if estimate is None else _plain(estimate.low)


def _high(estimate: Estimate | None) -> float | None:
    return None if estimate is None else _plain(estimate.high)


def _p_worse(estimate: Estimate | None) -> float | None:
    return None if estimate is None else _plain(estimate.p_above_zero)


def _plain(figure: Days | None) -> float | None:
    return None if figure is None else float(figure)
