"""Lead time under other accepted definitions: whether the conclusion hangs on the choice."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.comparison.contrast import (
    Contrast,
    Observations,
    contrast_means,
    contrast_quantiles,
)
from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import START_SHARE
from flowgap.delivery.timeline.spans import impossible_order, milestones
from flowgap.delivery.work_items import DAY, Flags, Stamp, WorkItems
from flowgap.delivery.working_time import WorkingClock


class DefinitionId(StrEnum):
    """The definitions, in the order of the strip."""

    CREATED_TO_DEPLOYED = "created_to_deployed"
    FIRST_COMMIT_TO_DEPLOYED = "first_commit_to_deployed"
    OPENED_TO_DEPLOYED = "opened_to_deployed"
    FIRST_COMMIT_TO_MERGED = "first_commit_to_merged"
    OPENED_TO_MERGED = "opened_to_merged"
    MEDIAN = "median"
    WINDOW_BY_STARTED = "window_by_started"
    WINDOW_BY_MERGED = "window_by_merged"
    WINDOW_BY_DEPLOYED = "window_by_deployed"
    WORKING_TIME = "working_time"


class Conclusion(StrEnum):
    """What one definition would say of the change."""

    SLOWER = "slower"
    FASTER = "faster"
    NO_CLEAR_CHANGE = "no_clear_change"
    NOT_POSSIBLE = "not_possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How the ledger defines lead time: what the strip varies one by one.

    Attributes
    ----------
    start : Stamp
        Where lead time starts.
    window : Stamp
        Which stamp puts an item into a period.
    cap_days : float or None
    clock : WorkingClock or None
        The client's working time; None where nobody told it.
    """

    start: Stamp
    window: Stamp
    cap_days: float | None
    clock: WorkingClock | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Lead time in days under one definition."""

    id: DefinitionId
    contrast: Contrast

    @property
    def conclusion(self) -> Conclusion:
        """What the 90 % interval of the change says."""
        return conclude(self.contrast.change)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    start: Stamp
    end: Stamp
    window: Stamp


_SPANS: Final = {
    DefinitionId.CREATED_TO_DEPLOYED: (Stamp.CREATED, Stamp.DEPLOYED),
    DefinitionId.FIRST_COMMIT_TO_DEPLOYED: (Stamp.FIRST_COMMIT, Stamp.DEPLOYED),
    DefinitionId.OPENED_TO_DEPLOYED: (Stamp.OPENED, Stamp.DEPLOYED),
    DefinitionId.FIRST_COMMIT_TO_MERGED: (Stamp.FIRST_COMMIT, Stamp.MERGED),
    DefinitionId.OPENED_TO_MERGED: (Stamp.OPENED, Stamp.MERGED),
}


def compare_definitions(
    items: WorkItems, periods: Periods, frame: Frame, *, rng: np.random.Generator
) -> tuple[Comparison, ...]:
    """Return lead time before and after under each definition, in days.

    Parameters
    ----------
    items : WorkItems
        The items that count; a definition takes those with its stamps in a possible order.
    periods : Periods
    frame : Frame
    rng : Generator
    """
    backwards = impossible_order(items, milestones(items, start=frame.start))
    items = items.take(np.flatnonzero(~backwards))

    def compared(definition: DefinitionId) -> Comparison:
        span = _span(definition, frame)
        clock = frame.clock if definition is DefinitionId.WORKING_TIME else None
        observed = _observe(items, periods, span, frame, clock=clock)
        if definition is DefinitionId.MEDIAN:
            contrast = contrast_quantiles(observed, periods, probability=0.5, rng=rng)
        else:
            contrast = contrast_means(observed, periods, rng=rng)
        return Comparison(id=definition, contrast=contrast)

    return tuple(
        compared(definition)
        for definition in DefinitionId
        if frame.clock is not None or definition is not DefinitionId.WORKING_TIME
    )


def conclude(change: Estimate | None) -> Conclusion:
    """Return slower or faster only where the 90 % interval says so."""
    if change is None:
        return Conclusion.NOT_POSSIBLE
    if change.low is None or change.high is None:
        return Conclusion.NO_CLEAR_CHANGE
    if change.low > 0:
        return Conclusion.SLOWER
    return Conclusion.FASTER if change.high < 0 else Conclusion.NO_CLEAR_CHANGE


def _span(definition: DefinitionId, frame: Frame) -> _Span:
    start, end = _SPANS.get(definition, (frame.start, Stamp.DEPLOYED))
    windows = {
        DefinitionId.WINDOW_BY_STARTED: frame.start,
        DefinitionId.WINDOW_BY_MERGED: Stamp.MERGED,
        DefinitionId.WINDOW_BY_DEPLOYED: Stamp.DEPLOYED,
    }
    return _Span(start=start, end=end, window=windows.get(definition, frame.window))


def _observe(
    items: WorkItems, periods: Periods, span: _Span, frame: Frame, *, clock: WorkingClock | None
) -> Observations:
    """Return the spans in days, or nothing where too few items have the start stamp."""
    candidates = items.has(span.end)
    complete = candidates & items.has(span.start) & (items.at(span.end) >= items.at(span.start))
    complete &= _started_often(items, candidates, periods, span)
    begin, end = items.at(span.start)[complete], items.at(span.end)[complete]
    if frame.cap_days is not None:
        end = np.minimum(end, begin + round(frame.cap_days * DAY))
    days = (end - begin if clock is None else clock.between(begin, end)) / DAY
    return Observations(values=days, at=items.at(span.window)[complete])


def _started_often(items: WorkItems, candidates: Flags, periods: Periods, span: _Span) -> bool:
    has_start = items.has(span.start)
    members = [candidates & period.holds(items.at(span.window)) for period in periods]
    return all(
        not np.any(member) or np.mean(has_start[member]) >= START_SHARE for member in members
    )
