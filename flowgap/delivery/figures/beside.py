"""All figures that stand beside the ledger, in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from flowgap.delivery.comparison.contrast import Contrast
from flowgap.delivery.figures.concentration import Reviews, review_concentration
from flowgap.delivery.figures.definitions import Comparison, Frame, compare_definitions
from flowgap.delivery.figures.dora import DoraValues, Operations, dora
from flowgap.delivery.figures.funnel import Step, funnel, throughput_gap
from flowgap.delivery.figures.indicators import (
    DeliveredTimes,
    IndicatorId,
    indicators,
    open_ages,
)
from flowgap.delivery.operations import Deployments, Incidents
from flowgap.delivery.periods import Periods
from flowgap.delivery.work_items import Micros, WorkItems


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Figures beside the ledger.

    Attributes
    ----------
    definitions : tuple of Comparison
        Empty where lead time has no start.
    open_ages : array of shape (n,)
        Ages of open items at the end of the period after, in microseconds.
    """

    definitions: tuple[Comparison, ...]
    funnel: tuple[Step, ...]
    throughput_gap: float | None
    indicators: Mapping[IndicatorId, Contrast | None]
    dora: DoraValues
    open_ages: Micros


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the figures are computed from.

    Attributes
    ----------
    items : WorkItems
        All that count (bots only if they do), delivered or not.
    started_at : array of shape (n,)
        When each of them was started.
    delivered : DeliveredTimes
        Of the items in the ledger.
    frame : Frame or None
        How the ledger defines lead time; None where it has no start.
    minimum_group : int
        Developers behind a figure per developer, reviewers behind one of reviewing.
    """

    items: WorkItems
    started_at: Micros
    delivered: DeliveredTimes
    deployments: Deployments
    incidents: Incidents
    reviews: Reviews
    frame: Frame | None
    minimum_group: int


def stand_beside(sources: Sources, periods: Periods, *, rng: np.random.Generator) -> Beside:
    """Return all figures that stand beside the ledger."""
    definitions_rng, funnel_rng, indicators_rng, dora_rng, reviews_rng = rng.spawn(5)
    items, frame = sources.items, sources.frame
    definitions: tuple[Comparison, ...] = ()
    if frame is not None:
        definitions = compare_definitions(items, periods, frame, rng=definitions_rng)
    return Beside(
        definitions=definitions,
        funnel=funnel(items, periods, minimum_group=sources.minimum_group, rng=funnel_rng),
        throughput_gap=throughput_gap(items, periods),
        indicators={
            **indicators(
                items,
                periods,
                delivered=sources.delivered,
                incidents=sources.incidents,
                rng=indicators_rng,
            ),
            IndicatorId.REVIEW_CONCENTRATION: review_concentration(
                sources.reviews,
                periods,
                minimum_group=sources.minimum_group,
                rng=reviews_rng,
            ),
        },
        dora=dora(
            Operations(items=items, deployments=sources.deployments, incidents=sources.incidents),
            periods.after,
            rng=dora_rng,
        ),
        open_ages=open_ages(items, started_at=sources.started_at, end=periods.after.until),
    )
