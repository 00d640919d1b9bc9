"""Delivery data of the invented client: every part adds up to the whole that it belongs to."""

from dataclasses import replace
from typing import Final

from flowgap.result.delivery import (
    Adoption,
    AdoptionDose,
    AdoptionEffect,
    AdoptionState,
    ChangeEstimate,
    CompetingVerdict,
    Definition,
    Delivery,
    DeliveryState,
    Dora,
    DoraFigure,
    EffectDesign,
    EffectOutcome,
    EffectVerdict,
    FlowGap,
    FlowGapState,
    FunnelStep,
    GapPrice,
    Indicator,
    LeadTime,
    LedgerRow,
    LeftOut,
    OpenItems,
    Restricted,
    RestrictedStage,
    RestrictedTime,
    StageMedian,
    StageTime,
    UnattributedTime,
    Verdict,
)
from flowgap.stages import LEDGER_STAGES, PIPELINE_STAGES, Stage
from tests.support.sample_rivals import sample_rivals

# before (work, wait), after (work, wait), rate (low, high), mix, chance slower; days per item.
# Before adds up to 18.60, after to 18.83, rates but Build's to 1.70, mix to 0.40:
# -1.87 + 1.70 + 0.40 = 0.23 = 18.83 - 18.60.
_STAGES: Final = {
    Stage.CLARIFY: ((0.81, 2.27), (0.84, 2.34), (0.08, -0.3, 0.5), 0.02, 0.66),
    Stage.BUILD: ((3.41, 1.02), (1.80, 0.81), (-1.87, -2.3, -1.5), 0.05, 0.002),
    Stage.REVIEW: ((0.90, 1.98), (0.99, 3.29), (1.32, 0.9, 1.7), 0.08, 0.998),
    Stage.CI: ((0.29, 0.13), (0.31, 0.20), (0.06, -0.1, 0.2), 0.03, 0.79),
    Stage.QA: ((0.78, 1.44), (1.01, 1.93), (0.63, 0.2, 1.0), 0.09, 0.99),
    Stage.SECURITY: ((0.20, 0.69), (0.20, 0.72), (0.02, -0.2, 0.2), 0.01, 0.50),
    Stage.INTEGRATE: ((0.28, 0.91), (0.29, 1.09), (0.12, -0.2, 0.4), 0.07, 0.70),
    Stage.RELEASE: ((0.30, 2.29), (0.31, 1.81), (-0.49, -0.9, -0.1), 0.02, 0.02),
    Stage.UNATTRIBUTED: ((0.0, 0.90), (0.0, 0.89), (-0.04, -0.2, 0.2), 0.03, 0.50),
}

_MEDIANS: Final = {
    Stage.CLARIFY: (2.0, 2.1),
    Stage.BUILD: (3.2, 1.8),
    Stage.REVIEW: (1.9, 2.9),
    Stage.CI: (0.3, 0.4),
    Stage.QA: (1.5, 2.1),
    Stage.SECURITY: (0.6, 0.6),
    Stage.INTEGRATE: (0.7, 0.8),
    Stage.RELEASE: (2.0, 1.4),
}

_ADOPTION: Final = Adoption(
    state=AdoptionState.ROSE,
    share_before=0.04,
    share_after=0.61,
    base=AdoptionState.NONE,
    effect=AdoptionEffect(
        design=EffectDesign.STAGGERED,
        outcome=EffectOutcome.LEAD_TIME,
        estimate=-0.02,
        interval90=(-0.13, 0.10),
        before=0.01,
        before_interval90=(-0.09, 0.12),
        n_teams=12,
        n_weeks=30,
        placebo_share=0.71,
        verdict=EffectVerdict.NO_EVIDENCE,
        reason=None,
    ),
    effect_on_delivered=AdoptionEffect(
        design=EffectDesign.STAGGERED,
        outcome=EffectOutcome.DELIVERED_ITEMS,
        estimate=0.14,
        interval90=(0.03, 0.26),
        before=-0.01,
        before_interval90=(-0.11, 0.09),
        n_teams=12,
        n_weeks=30,
        placebo_share=0.02,
        verdict=EffectVerdict.GAIN,
        reason=None,
    ),
    dose=AdoptionDose(
        use="developers",
        estimate=0.01,
        interval90=(-0.02, 0.04),
        n_teams=12,
        n_weeks=52,
        reason=None,
    ),
)

_DEFINITIONS: Final = (
    ("created_to_deployed", 18.60, 18.83, -0.7, 1.1, "no_clear_change"),
    ("first_commit_to_deployed", 15.51, 15.62, -0.7, 0.9, "no_clear_change"),
    ("first_commit_to_merged", 16.02, 16.71, -0.1, 1.5, "no_clear_change"),
    ("median", 13.10, 13.60, -0.3, 1.2, "no_clear_change"),
    ("opened_to_merged", 8.51, 10.92, 1.6, 3.2, "slower"),
    ("with_unfinished_work", 18.97, 19.39, -0.6, 1.4, "no_clear_change"),
)

_INDICATORS: Final = (
    ("pickup_p75_hours", Stage.REVIEW, 67.2, 122.4, 41.0, 70.0, 2481),
    ("change_size_p75", Stage.BUILD, 212.0, 268.0, 31.0, 82.0, 2700),
    ("unreviewed_share", Stage.REVIEW, 0.06, 0.09, 0.01, 0.05, 2700),
    ("conflict_rate", Stage.INTEGRATE, 0.11, 0.13, -0.01, 0.05, 2700),
    ("flaky_rate", Stage.CI, 0.08, 0.09, -0.02, 0.04, 2598),
)


def _restricted() -> Restricted:
    """Return what the ledger would be with unfinished items in it: a little longer everywhere."""
    stages = tuple(
        RestrictedStage(
            stage=row.stage,
            before=row.before.total * 1.02,
            after=row.after.total * 1.03,
            change=row.after.total * 1.03 - row.before.total * 1.02,
        )
        for row in map(_row, LEDGER_STAGES)
        if row.before.total is not None and row.after.total is not None
    )
    before, after = (sum(getattr(one, side) for one in stages) for side in ("before", "after"))
    return Restricted(
        cap_days=60.0,
        before=RestrictedTime(n=1290, n_open=11, mean=before),
        after=RestrictedTime(n=1702, n_open=188, mean=after),
        change=after - before,
        low=-0.6,
        high=1.4,
        stages=stages,
    )


def sample_delivery() -> Delivery:
    """Return 2,700 work items before and after 30 March 2026."""
    ledger = tuple(_row(stage) for stage in LEDGER_STAGES)
    return Delivery(
        state=DeliveryState.MEASURED,
        reason=None,
        unit="days",
        start="created_at",
        window_by="started",
        before=LeadTime(n=1214, mean=18.60, median=13.1, p85=31.4),
        after=LeadTime(n=1486, mean=18.83, median=13.6, p85=32.8),
        lead_time=ChangeEstimate(change=0.23, low=-0.7, high=1.1, p_worse=0.64),
        mix=ChangeEstimate(change=0.40, low=0.2, high=0.6, p_worse=0.996),
        open_items=OpenItems(n=188, median_age=9.4),
        ledger=ledger,
        unattributed=UnattributedTime(before=0.90, after=0.89, change=-0.01),
        residual=0.0,
        medians=tuple(
            StageMedian(stage=stage, before=_MEDIANS[stage][0], after=_MEDIANS[stage][1])
            for stage in PIPELINE_STAGES
        ),
        restricted=_restricted(),
        definitions=tuple(_definition(*row) for row in _DEFINITIONS),
        funnel=_funnel(),
        indicators=tuple(_indicator(*row) for row in _INDICATORS),
        dora=_dora(),
        adoption=_ADOPTION,
        left_out=(LeftOut(reason="no_start_stamp", n=61), LeftOut(reason="bot", n=214)),
    )


def sample_flow_gap() -> FlowGap:
    """Return a measured gap: 1.70 of 1.87 days saved in Build were taken back (91 %)."""
    return FlowGap(
        state=FlowGapState.MEASURED,
        reason=None,
        days=1.70,
        low=0.9,
        high=2.5,
        build_saving_days=1.87,
        build_saving_low=1.5,
        build_saving_high=2.3,
        ceiling_days=16.73,
        build_share=0.238,
        give_back_share=0.909,
        give_back_low=0.47,
        give_back_high=1.36,
        throughput_gap=0.12,
        instability_worse_p=None,
        verdict=Verdict.MIGRATED,
        competing=(
            CompetingVerdict(verdict=Verdict.MIGRATED, p=0.81),
            CompetingVerdict(verdict=Verdict.ABSORBED_BY_REWORK, p=0.09),
            CompetingVerdict(verdict=Verdict.MIX_CHANGE, p=0.06),
            CompetingVerdict(verdict=Verdict.CANNOT_TELL, p=0.04),
        ),
        rivals=sample_rivals(),
        # 1486 items in 182 days, 1214 in 180 days, and a quarter of 91.3125 days.
        price=GapPrice(
            item_days=1267.4,
            low=671.0,
            high=1863.9,
            items_per_quarter_before=615.9,
            items_per_quarter_after=745.6,
        ),
    )


def unmeasured_delivery(*, reason: str) -> Delivery:
    """Return what an engagement without delivery data has: nulls and a reason."""
    nothing = StageTime(total=None, wait=None, work=None)
    no_change = ChangeEstimate(change=None, low=None, high=None, p_worse=None)
    no_lead_time = LeadTime(n=0, mean=None, median=None, p85=None)
    row = replace(
        _row(Stage.BUILD),
        before=nothing,
        after=nothing,
        change=None,
        rate=None,
        rate_low=None,
        rate_high=None,
        mix=None,
        p_worse=None,
        measured=False,
    )
    return replace(
        sample_delivery(),
        state=DeliveryState.INSUFFICIENT,
        reason=reason,
        start=None,
        before=no_lead_time,
        after=no_lead_time,
        lead_time=no_change,
        mix=no_change,
        open_items=OpenItems(n=0, median_age=None),
        ledger=tuple(replace(row, stage=stage) for stage in LEDGER_STAGES),
        unattributed=UnattributedTime(before=None, after=None, change=None),
        residual=None,
        medians=(),
        definitions=(),
        funnel=(),
        indicators=(),
        dora=_no_dora(reason),
        adoption=Adoption(state=AdoptionState.UNKNOWN, share_before=None, share_after=None),
        left_out=(),
    )


def unmeasured_flow_gap(*, state: FlowGapState, reason: str) -> FlowGap:
    """Return a gap that cannot be given."""
    return FlowGap(
        state=state,
        reason=reason,
        days=None,
        low=None,
        high=None,
        build_saving_days=None,
        build_saving_low=None,
        build_saving_high=None,
        ceiling_days=None,
        build_share=None,
        give_back_share=None,
        give_back_low=None,
        give_back_high=None,
        throughput_gap=None,
        instability_worse_p=None,
        verdict=Verdict.CANNOT_TELL,
        competing=(),
    )


def _row(stage: Stage) -> LedgerRow:
    (work_before, wait_before), (work_after, wait_after), (rate, low, high), mix, p = _STAGES[stage]
    before, after = work_before + wait_before, work_after + wait_after
    return LedgerRow(
        stage=stage,
        before=StageTime(total=before, wait=wait_before, work=work_before),
        after=StageTime(total=after, wait=wait_after, work=work_after),
        change=after - before,
        rate=rate,
        rate_low=low,
        rate_high=high,
        mix=mix,
        p_worse=p,
        measured=True,
    )


def _definition(  # noqa: PLR0913, PLR0917 - one column of the table above for each argument
    name: str, before: float, after: float, low: float, high: float, conclusion: str
) -> Definition:
    return Definition(
        definition=name,
        before=before,
        after=after,
        change=after - before,
        low=low,
        high=high,
        conclusion=conclusion,
    )


def _indicator(  # noqa: PLR0913, PLR0917 - one column of the table above for each argument
    name: str, stage: Stage, before: float, after: float, low: float, high: float, n: int
) -> Indicator:
    return Indicator(
        id=name,
        stage=stage,
        before=before,
        after=after,
        change=after - before,
        low=low,
        high=high,
        n=n,
        reason=None,
    )


def _funnel() -> tuple[FunnelStep, ...]:
    steps = (("opened", 0.46, 0.57, 0.06, 0.16), ("merged", 0.43, 0.49, 0.01, 0.11))
    released = ("released", 0.42, 0.46, -0.01, 0.09)
    survived = ("survived", 0.41, 0.44, -0.02, 0.08)
    return tuple(
        FunnelStep(
            step=step,
            per_developer_before=before,
            per_developer_after=after,
            change=after - before,
            low=low,
            high=high,
        )
        for step, before, after, low, high in (*steps, released, survived)
    )


def _dora() -> Dora:
    def figure(value: float, unit: str, n: int, low: float, high: float) -> DoraFigure:
        return DoraFigure(value=value, unit=unit, n=n, low=low, high=high, reason=None)

    return Dora(
        deployment_frequency=figure(11.4, "per_week", 297, 10.2, 12.6),
        lead_time=figure(2.1, "days", 1486, 1.9, 2.3),
        change_fail_rate=figure(0.14, "share", 297, 0.11, 0.17),
        recovery_time=DoraFigure(
            value=None,
            unit="hours",
            n=34,
            low=None,
            high=None,
            reason="34% of incidents name the deployment that caused them; 60% are needed.",
        ),
        rework_rate=figure(0.09, "share", 1486, 0.07, 0.11),
    )


def _no_dora(reason: str) -> Dora:
    def missing(unit: str) -> DoraFigure:
        return DoraFigure(value=None, unit=unit, n=0, low=None, high=None, reason=reason)

    return Dora(
        deployment_frequency=missing("per_week"),
        lead_time=missing("days"),
        change_fail_rate=missing("share"),
        recovery_time=missing("hours"),
        rework_rate=missing("share"),
    )
