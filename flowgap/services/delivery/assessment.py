"""From the tables of an engagement folder to its delivery and flow-gap sections."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.delivery.facts import DeliveryData, Settings, examine
from flowgap.delivery.periods import Periods
from flowgap.delivery.work_items import Stamp
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Clock, Manifest, WindowBy
from flowgap.result.delivery import Delivery, FlowGap
from flowgap.result.document import StageCoverage
from flowgap.services.adoption.effect import with_effect
from flowgap.services.delivery.client_clock import client_clock
from flowgap.services.delivery.result import delivery_section, flow_gap_section, stage_coverage
from flowgap.services.delivery.sentences import DeliverySentences
from flowgap.services.delivery.unmeasured import unmeasured_delivery, unmeasured_gap
from flowgap.services.delivery.work_items import delivery_data, period_of
from flowgap.stages import PIPELINE_STAGES
from flowgap.wording import Wording

Draws = NDArray[np.float64]

_WINDOW_STAMPS: Final = {
    WindowBy.STARTED: None,
    WindowBy.MERGED: Stamp.MERGED,
    WindowBy.DEPLOYED: Stamp.DEPLOYED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryAssessment:
    """What delivery data say.

    `rate_draws` holds the resampled like-for-like changes in days, one column per stage of the
    ledger; `lead_time_draws` the resampled changes of mean lead time. Both are null where no
    interval can be given.
    """

    data: DeliveryData
    delivery: Delivery
    flow_gap: FlowGap
    stage_coverage: tuple[StageCoverage, ...]
    rate_draws: Draws | None
    lead_time_draws: Draws | None


def assess_delivery(
    folder: EngagementFolder, *, wording: Wording, rng: np.random.Generator
) -> DeliveryAssessment:
    """Measure the delivery data of `folder`; what cannot be said is null with its reason."""
    data = delivery_data(folder)
    found = _assess(folder, data, DeliverySentences(wording), rng=rng)
    # A stream of its own: figures beside it stay what they are.
    adoption = with_effect(
        found.delivery.adoption, folder, data, wording=wording, rng=rng.spawn(1)[0]
    )
    return replace(found, delivery=replace(found.delivery, adoption=adoption))


def _assess(
    folder: EngagementFolder,
    data: DeliveryData,
    sentences: DeliverySentences,
    *,
    rng: np.random.Generator,
) -> DeliveryAssessment:
    manifest = folder.manifest
    if manifest.before is None or manifest.after is None:
        return _without_periods(data, manifest, sentences)
    periods = Periods(
        before=period_of(manifest.before, timezone=manifest.timezone),
        after=period_of(manifest.after, timezone=manifest.timezone),
    )
    settings = Settings(
        window=_WINDOW_STAMPS[manifest.window_by],
        cap_days=manifest.cap_days,
        include_bots=manifest.include_bots,
        minimum_group=manifest.minimum_group,
        clock=client_clock(manifest.working_time, data),
        counts_working_time=manifest.clock is Clock.WORKING,
    )
    facts = examine(data, periods, settings, rng=rng)
    changes = facts.ledger.changes
    return DeliveryAssessment(
        data=data,
        delivery=delivery_section(facts, manifest, sentences),
        flow_gap=flow_gap_section(facts, sentences),
        stage_coverage=stage_coverage(facts),
        rate_draws=None if changes is None else changes.rate.draws,
        lead_time_draws=None if changes is None else changes.total.draws,
    )


def _without_periods(
    data: DeliveryData, manifest: Manifest, sentences: DeliverySentences
) -> DeliveryAssessment:
    return DeliveryAssessment(
        data=data,
        delivery=unmeasured_delivery(data.items, manifest, sentences),
        flow_gap=unmeasured_gap(data.items, sentences),
        stage_coverage=tuple(
            StageCoverage(stage=stage, share_before=None, share_after=None)
            for stage in PIPELINE_STAGES
        ),
        rate_draws=None,
        lead_time_draws=None,
    )
