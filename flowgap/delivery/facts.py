"""All that delivery data show of two periods, computed in one go."""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import Observations, contrast_means
from flowgap.delivery.figures.adoption import adoption, use_within
from flowgap.delivery.figures.beside import Beside, Sources, stand_beside
from flowgap.delivery.figures.concentration import Reviews, no_reviews
from flowgap.delivery.figures.definitions import Frame
from flowgap.delivery.figures.indicators import DeliveredTimes
from flowgap.delivery.gap import (
    IDENTIFIED,
    GapEstimate,
    GapReason,
    build_measured,
    delivery_state,
    flow_gap,
    unidentified,
)
from flowgap.delivery.ledger import Ledger, comparable_stages, measure, recorded_stages
from flowgap.delivery.operations import Deployments, Incidents
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import Population, choose_population, first_known
from flowgap.delivery.timeline.partition import StageTimes, partition
from flowgap.delivery.timeline.visits import visited
from flowgap.delivery.unfinished.cohort import Sight, last_seen, started_items
from flowgap.delivery.unfinished.restricted import (
    Restricted,
    RestrictedReason,
    compare_restricted,
    no_comparison,
)
from flowgap.delivery.verdict import Circumstances, Judgement, cannot_tell, judge
from flowgap.delivery.work_items import ChangeType, Flags, StageEvents, Stamp, WorkItems
from flowgap.delivery.working_time import WorkingClock
from flowgap.result.delivery import Adoption, DeliveryState

TYPE_SHARE: Final = 0.80
"""Reverts and hotfixes can be counted if this share of the items of both periods has a type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryData:
    """All delivery data of an engagement."""

    items: WorkItems
    events: StageEvents
    deployments: Deployments
    incidents: Incidents
    reviews: Reviews = field(default_factory=no_reviews)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the engagement wants to be measured.

    Attributes
    ----------
    window : Stamp or None
        Which stamp puts an item into a period; None for the start of lead time.
    cap_days : float or None
    include_bots : bool
    minimum_group : int
        Developers behind a figure per developer.
    clock : WorkingClock or None
        The client's working time, if it is known: one of the definitions of lead time.
    counts_working_time : bool
        Whether the ledger goes by that clock.
    """

    window: Stamp | None
    cap_days: float | None
    include_bots: bool
    minimum_group: int
    clock: WorkingClock | None = None
    counts_working_time: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryFacts:
    """The ledger, what follows from it and what stands beside it."""

    population: Population
    ledger: Ledger
    state: DeliveryState
    gap: GapEstimate
    adoption: Adoption
    instability_worse_p: float | None
    judgement: Judgement
    beside: Beside
    restricted: Restricted


def examine(
    data: DeliveryData, periods: Periods, settings: Settings, *, rng: np.random.Generator
) -> DeliveryFacts:
    """Measure everything that the data allow.

    Parameters
    ----------
    data : DeliveryData
    periods : Periods
    settings : Settings
    rng : Generator
        Each part draws from a stream of its own.
    """
    ledger_rng, stability_rng, beside_rng, restricted_rng, base_rng = rng.spawn(5)
    population = choose_population(
        data.items, periods, window=settings.window, include_bots=settings.include_bots
    )
    items = data.items.take(population.rows)
    delivered = _delivered_times(data, items, population, settings)
    # What stands beside the ledger is told in calendar time, whatever the ledger counts.
    times = _working_times(data, items, population, settings) or delivered.times
    ledger = measure(items, times, population, periods, rng=ledger_rng)
    gap = _gap(data.items, population, ledger)
    adopted = replace(
        adoption(items.ai_evident, items.ai_known, population.in_after, p_rose=_p_ai_rose(ledger)),
        base=use_within(items, delivered.at, periods.before, rng=base_rng),
    )
    worse_p = _p_returned_rose(items, population.in_after, ledger)
    if worse_p is None:
        worse_p = _p_failures_rose(data.deployments, periods, rng=stability_rng)
    restricted = _restricted(data, periods, settings, ledger, population, rng=restricted_rng)
    return DeliveryFacts(
        population=population,
        ledger=ledger,
        state=delivery_state(ledger),
        gap=gap,
        adoption=adopted,
        instability_worse_p=worse_p,
        judgement=_judge(
            ledger,
            Circumstances(
                build_measured=build_measured(ledger),
                saving_identified=gap.state in IDENTIFIED,
                adoption=adopted,
                returned_known=_types_known(items, population.in_after),
                instability_worse_p=worse_p,
                release_comparable=bool(comparable_stages(ledger).all()),
                with_open_work=restricted.change,
            ),
        ),
        beside=stand_beside(
            _sources(data, delivered, population, settings), periods, rng=beside_rng
        ),
        restricted=restricted,
    )


def _restricted(  # noqa: PLR0913 - all that was measured before
    data: DeliveryData,
    periods: Periods,
    settings: Settings,
    ledger: Ledger,
    population: Population,
    *,
    rng: np.random.Generator,
) -> Restricted:
    """Compare lead time with unfinished work in it."""
    start = population.start
    if start is None:
        return no_comparison(RestrictedReason.NO_START)
    counted = np.flatnonzero(settings.include_bots | ~data.items.is_bot)
    items = data.items.take(counted)
    events = data.events.of_items(counted, n_items=len(data.items))
    sight = Sight(
        start=start,
        end_of_data=last_seen(data.items, data.events, data.deployments),
        measured=recorded_stages(ledger),
    )
    cohort = started_items(items, events, periods, sight)
    return compare_restricted(cohort, periods, cap_days=settings.cap_days, rng=rng)


def _delivered_times(
    data: DeliveryData, items: WorkItems, population: Population, settings: Settings
) -> DeliveredTimes:
    events = data.events.of_items(population.rows, n_items=len(data.items))
    # Without a start the population is empty: any stamp will do.
    start = Stamp.CREATED if population.start is None else population.start
    return DeliveredTimes(
        times=partition(items, events, start=start, cap_days=settings.cap_days),
        queued=visited(events, n_items=len(items)),
        at=items.at(start if settings.window is None else settings.window),
    )


def _working_times(
    data: DeliveryData, items: WorkItems, population: Population, settings: Settings
) -> StageTimes | None:
    """Return the times by the client's clock, None where the ledger counts calendar time."""
    if not settings.counts_working_time or population.start is None:
        return None
    events = data.events.of_items(population.rows, n_items=len(data.items))
    return partition(
        items, events, start=population.start, cap_days=settings.cap_days, clock=settings.clock
    )


def _gap(items: WorkItems, population: Population, ledger: Ledger) -> GapEstimate:
    if not len(items):
        return unidentified(GapReason.NO_DELIVERY_DATA)
    if population.start is None:
        return unidentified(GapReason.NO_START)
    return flow_gap(ledger)


def _p_ai_rose(ledger: Ledger) -> float | None:
    if ledger.changes is None or ledger.changes.ai_share.p_above_zero is None:
        return None
    return float(ledger.changes.ai_share.p_above_zero)


def _types_known(items: WorkItems, in_after: Flags) -> bool:
    known = items.type != ChangeType.UNKNOWN
    return all(
        np.any(period) and np.mean(known[period]) >= TYPE_SHARE for period in (~in_after, in_after)
    )


def _p_returned_rose(items: WorkItems, in_after: Flags, ledger: Ledger) -> float | None:
    """Return the chance that the share of reverts and hotfixes rose, if types are known."""
    if ledger.changes is None or not _types_known(items, in_after):
        return None
    rose = ledger.changes.returned_share.p_above_zero
    return None if rose is None else float(rose)


def _p_failures_rose(
    deployments: Deployments, periods: Periods, *, rng: np.random.Generator
) -> float | None:
    """Return the chance that the share of failed deployments rose, if failures are known."""
    if not deployments.failures_known:
        return None
    observed = Observations(
        values=deployments.failed.astype(np.float64), at=deployments.finished_at
    )
    change = contrast_means(observed, periods, rng=rng).change
    rose = None if change is None else change.p_above_zero
    return None if rose is None else float(rose)


def _judge(ledger: Ledger, circumstances: Circumstances) -> Judgement:
    if ledger.changes is None or delivery_state(ledger) is DeliveryState.INSUFFICIENT:
        return cannot_tell()
    return judge(ledger.changes, circumstances)


def _sources(
    data: DeliveryData, delivered: DeliveredTimes, population: Population, settings: Settings
) -> Sources:
    items = data.items
    counted = items.take(np.flatnonzero(settings.include_bots | ~items.is_bot))
    start = population.start
    frame = None
    if start is not None:
        window = start if settings.window is None else settings.window
        frame = Frame(start=start, window=window, cap_days=settings.cap_days, clock=settings.clock)
    return Sources(
        items=counted,
        started_at=first_known(counted) if start is None else counted.at(start),
        delivered=delivered,
        deployments=data.deployments,
        incidents=data.incidents,
        reviews=data.reviews,
        frame=frame,
        minimum_group=settings.minimum_group,
    )
