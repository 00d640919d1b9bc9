"""The delivery sections of an engagement without two periods: everything null, with the reason."""

from typing import Final

import numpy as np

from flowgap.delivery.figures.dora import DoraReason
from flowgap.delivery.figures.indicators import IndicatorId, open_ages
from flowgap.delivery.gap import GapReason
from flowgap.delivery.population import first_known
from flowgap.delivery.unfinished.restricted import RestrictedReason
from flowgap.delivery.verdict import cannot_tell
from flowgap.delivery.work_items import WorkItems
from flowgap.engagement.manifest import Manifest
from flowgap.result.delivery import (
    Adoption,
    AdoptionState,
    ChangeEstimate,
    Delivery,
    DeliveryState,
    Dora,
    DoraFigure,
    FlowGap,
    FlowGapState,
    Indicator,
    LeadTime,
    LedgerRow,
    OpenItems,
    StageMedian,
    StageTime,
    UnattributedTime,
)
from flowgap.services.delivery.result import DORA_UNITS, UNIT, open_items
from flowgap.services.delivery.rivals import unheard_rivals
from flowgap.services.delivery.sentences import DeliverySentences
from flowgap.services.delivery.unfinished import without_restricted
from flowgap.stages import LEDGER_STAGES, Stage

_NO_LEAD_TIME: Final = LeadTime(n=0, mean=None, median=None, p85=None)
_NO_TIME: Final = StageTime(total=None, wait=None, work=None)
_NO_CHANGE: Final = ChangeEstimate(change=None, low=None, high=None, p_worse=None)


def unmeasured_delivery(
    items: WorkItems, manifest: Manifest, sentences: DeliverySentences
) -> Delivery:
    """Return a `delivery` section that knows open items at most."""
    counted = items.take(np.flatnonzero(manifest.include_bots | ~items.is_bot))
    return Delivery(
        state=DeliveryState.INSUFFICIENT,
        reason=sentences.without(_reason(items)),
        unit=UNIT,
        start=None,
        window_by=manifest.window_by.value,
        before=_NO_LEAD_TIME,
        after=_NO_LEAD_TIME,
        lead_time=_NO_CHANGE,
        mix=_NO_CHANGE,
        open_items=_open_at_end_of_data(counted),
        ledger=tuple(_row(stage) for stage in LEDGER_STAGES),
        unattributed=UnattributedTime(before=None, after=None, change=None),
        residual=None,
        medians=tuple(StageMedian(stage=stage, before=None, after=None) for stage in LEDGER_STAGES),
        restricted=without_restricted(RestrictedReason.NO_PERIODS, sentences.wording),
        definitions=(),
        funnel=(),
        indicators=tuple(_indicator(indicator, sentences) for indicator in IndicatorId),
        dora=_dora(sentences),
        adoption=Adoption(state=AdoptionState.UNKNOWN, share_before=None, share_after=None),
        left_out=(),
        cap_days=manifest.cap_days,
    )


def unmeasured_gap(items: WorkItems, sentences: DeliverySentences) -> FlowGap:
    """Return a `flow_gap` section that says why there is none."""
    judgement = cannot_tell()
    return FlowGap(
        state=FlowGapState.NOT_IDENTIFIED if len(items) else FlowGapState.READINESS_ONLY,
        reason=sentences.without(_reason(items)),
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
        verdict=judgement.verdict,
        competing=judgement.competing,
        rivals=unheard_rivals(),
    )


def _reason(items: WorkItems) -> GapReason:
    return GapReason.NO_PERIODS if len(items) else GapReason.NO_DELIVERY_DATA


def _open_at_end_of_data(items: WorkItems) -> OpenItems:
    """Return the open items at the last stamp of the data."""
    started_at = first_known(items)
    end = int(items.stamps.max()) if len(items) else 0
    return open_items(open_ages(items, started_at=started_at, end=end))


def _row(stage: Stage) -> LedgerRow:
    return LedgerRow(
        stage=stage,
        before=_NO_TIME,
        after=_NO_TIME,
        change=None,
        rate=None,
        rate_low=None,
        rate_high=None,
        mix=None,
        p_worse=None,
        measured=False,
    )


def _indicator(indicator: IndicatorId, sentences: DeliverySentences) -> Indicator:
    return Indicator(
        id=indicator.value,
        stage=indicator.stage,
        before=None,
        after=None,
        change=None,
        low=None,
        high=None,
        n=None,
        reason=sentences.indicator_missing(indicator),
    )


def _dora(sentences: DeliverySentences) -> Dora:
    reason = sentences.dora_missing(DoraReason.NO_PERIOD)
    return Dora(
        **{
            figure: DoraFigure(value=None, unit=unit, n=0, low=None, high=None, reason=reason)
            for figure, unit in DORA_UNITS.items()
        }
    )
