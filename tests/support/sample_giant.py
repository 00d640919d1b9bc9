"""Figures of many digits: days of a broken clock, people and items of a very large company."""

from dataclasses import replace
from typing import Final

from flowgap.result.delivery import ChangeEstimate, Definition, FlowGap, LedgerRow, StageTime
from flowgap.result.document import Result
from tests.support.sample_result import sample_result

GIANT: Final = 1_110.0
"""A wrong clock that starts in 1970 makes lead times of about 20,000 days."""


def giant_result(*, language: str = "en") -> Result:
    """Return figures of many digits: days of a broken clock, items of a very large company."""
    result = sample_result(language=language)
    delivery = result.delivery
    return sample_result(
        language=language,
        survey=replace(result.survey, responded=128_456, invited=161_234),
        delivery=replace(
            delivery,
            ledger=tuple(_times(row, GIANT) for row in delivery.ledger),
            before=replace(delivery.before, n=12_141_214, mean=18.60 * GIANT),
            after=replace(delivery.after, n=14_861_486, mean=18.83 * GIANT),
            lead_time=_change_times(delivery.lead_time, GIANT),
            mix=_change_times(delivery.mix, GIANT),
            definitions=tuple(_definition_times(row, GIANT) for row in delivery.definitions),
        ),
        flow_gap=_gap_times(result.flow_gap, GIANT),
    )


def _times(row: LedgerRow, factor: float) -> LedgerRow:
    return replace(
        row,
        before=_time_times(row.before, factor),
        after=_time_times(row.after, factor),
        change=(row.change or 0.0) * factor,
        rate=(row.rate or 0.0) * factor,
        rate_low=(row.rate_low or 0.0) * factor,
        rate_high=(row.rate_high or 0.0) * factor,
        mix=(row.mix or 0.0) * factor,
    )


def _time_times(time: StageTime, factor: float) -> StageTime:
    return StageTime(
        total=(time.total or 0.0) * factor,
        wait=(time.wait or 0.0) * factor,
        work=(time.work or 0.0) * factor,
    )


def _change_times(change: ChangeEstimate, factor: float) -> ChangeEstimate:
    return replace(
        change,
        change=(change.change or 0.0) * factor,
        low=(change.low or 0.0) * factor,
        high=(change.high or 0.0) * factor,
    )


def _definition_times(row: Definition, factor: float) -> Definition:
    return replace(
        row,
        before=(row.before or 0.0) * factor,
        after=(row.after or 0.0) * factor,
        change=(row.change or 0.0) * factor,
        low=(row.low or 0.0) * factor,
        high=(row.high or 0.0) * factor,
    )


def _gap_times(gap: FlowGap, factor: float) -> FlowGap:
    return replace(
        gap,
        days=(gap.days or 0.0) * factor,
        low=(gap.low or 0.0) * factor,
        high=(gap.high or 0.0) * factor,
        build_saving_days=(gap.build_saving_days or 0.0) * factor,
        build_saving_low=(gap.build_saving_low or 0.0) * factor,
        build_saving_high=(gap.build_saving_high or 0.0) * factor,
        ceiling_days=(gap.ceiling_days or 0.0) * factor,
    )
