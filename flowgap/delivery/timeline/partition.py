"""An item's time from start to delivery, cut at every boundary; each slice has one owner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from flowgap.delivery.timeline.pieces import check, cut_checked
from flowgap.delivery.timeline.spans import Claim
from flowgap.delivery.work_items import DAY, Flags, Micros, StageEvents, Stamp, WorkItems
from flowgap.delivery.working_time import WorkingClock

_BLOCK = 10_000
"""Items that are cut at once: few enough to stay in the cache of a processor, so that a million
take ten times as long as a hundred thousand (docs/performance/ledger.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTimes:
    """Time of n items in each stage, in microseconds, and what is known of it.

    Attributes
    ----------
    wait, work : arrays of shape (n, 9)
        Waiting for the stage and worked on in it. Time that nobody can claim is `wait` of
        `unattributed`, for want of a better word; it is never shown as such.
    repeated : array of shape (n, 9)
        The part of `wait + work` that belongs to a second or later visit of the stage.
    measured : array of shape (n, 9)
        Whether the stage's time of the item is known, be it 0.
    span : array of shape (n,)
        From start to delivery, or to the cap: the sum of `wait + work`, exactly.
    """

    wait: Micros
    work: Micros
    repeated: Micros
    measured: Flags
    span: Micros

    @property
    def total(self) -> Micros:
        """Time per item and stage."""
        return self.wait + self.work


def partition(
    items: WorkItems,
    events: StageEvents,
    *,
    start: Stamp,
    cap_days: float | None,
    clock: WorkingClock | None = None,
) -> StageTimes:
    """Give every microsecond from start to delivery to exactly one stage.

    Parameters
    ----------
    items : WorkItems of length n
        Delivered, with the start stamp, in a possible order.
    events : StageEvents
        Of these items. A stage that an item has events of is taken from them alone.
    start : CREATED, FIRST_COMMIT or OPENED
        Where lead time starts.
    cap_days : float or None
        Time beyond this age is not counted (restricted mean); parts still add up. The age goes by
        the calendar, whatever the clock.
    clock : WorkingClock or None
        Counts working time of the same pieces; None: calendar time.

    Raises
    ------
    ValueError
        If an item lacks its start or its delivery, is in an impossible order, or the cap is
        not positive.

    Notes
    -----
    Where spans overlap, work beats wait, then events beat stamps, then the span that ends last,
    then the later stage.
    """
    check(items, start=start, cap_days=cap_days)
    return _joined(
        [
            _times(some, theirs, start=start, cap_days=cap_days, clock=clock)
            for some, theirs in _blocks(items, events)
        ]
    )


def _blocks(items: WorkItems, events: StageEvents) -> Iterator[tuple[WorkItems, StageEvents]]:
    """Return items with their events, a block at a time; at least one block."""
    order = np.argsort(events.item, kind="stable")
    edges = np.arange(0, max(len(items), 1) + _BLOCK, _BLOCK)
    bounds = np.searchsorted(events.item[order], edges)
    for number, first in enumerate(edges[:-1]):
        theirs = order[bounds[number] : bounds[number + 1]]
        yield (
            items.take(np.arange(first, min(first + _BLOCK, len(items)))),
            StageEvents(
                item=events.item[theirs] - first,
                at=events.at[theirs],
                stage=events.stage[theirs],
                kind=events.kind[theirs],
            ),
        )


def _joined(parts: Sequence[StageTimes]) -> StageTimes:
    return StageTimes(
        **{
            column.name: np.concatenate([getattr(part, column.name) for part in parts])
            for column in fields(StageTimes)
        }
    )


def _times(
    items: WorkItems,
    events: StageEvents,
    *,
    start: Stamp,
    cap_days: float | None,
    clock: WorkingClock | None,
) -> StageTimes:
    """Return the times of a block of items; parameters are those of `partition`."""
    pieces = cut_checked(items, events, start=start, cap_days=cap_days)
    worked = pieces.claim >= Claim.WORK
    begin, stop = items.at(start), items.at(Stamp.DEPLOYED)
    if cap_days is not None:
        stop = np.minimum(stop, begin + round(cap_days * DAY))
    span = stop - begin
    if clock is not None:
        at = begin[pieces.item] + pieces.age
        pieces = replace(pieces, length=clock.between(at, at + pieces.length))
        span = clock.between(begin, stop)
    return StageTimes(
        wait=pieces.total(~worked, n_items=len(items)),
        work=pieces.total(worked, n_items=len(items)),
        repeated=pieces.total(pieces.repeated, n_items=len(items)),
        measured=pieces.measured,
        span=span,
    )
