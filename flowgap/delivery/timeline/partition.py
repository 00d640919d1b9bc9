"""An item's time from start to delivery, cut at every boundary; each slice has one owner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from flowgap.delivery.timeline.spans import (
    Claim,
    Spans,
    Unfinished,
    code,
    impossible_order,
    join,
    main_line,
    milestones,
    side_spans,
    unreviewed,
)
from flowgap.delivery.timeline.visits import visit_spans, visited
from flowgap.delivery.work_items import (
    DAY,
    Codes,
    Flags,
    Micros,
    StageEvents,
    Stamp,
    WorkItems,
)
from flowgap.delivery.working_time import WorkingClock
from flowgap.stages import LEDGER_STAGES, Stage

N_STAGES = len(LEDGER_STAGES)
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
    _check(items, start=start, cap_days=cap_days)
    if len(items) <= _BLOCK:
        return _times(items, events, start=start, cap_days=cap_days, clock=clock)
    return _joined(
        [
            _times(some, theirs, start=start, cap_days=cap_days, clock=clock)
            for some, theirs in _blocks(items, events)
        ]
    )


def _blocks(items: WorkItems, events: StageEvents) -> Iterator[tuple[WorkItems, StageEvents]]:
    """Return items with their events, a block at a time."""
    order = np.argsort(events.item, kind="stable")
    edges = np.arange(0, len(items) + _BLOCK, _BLOCK)
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
    pieces = cut(items, events, start=start, cap_days=cap_days)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Pieces of time between neighbouring boundaries, each with its owner.

    Attributes
    ----------
    item, stage, claim, repeated : arrays of shape (m,)
        The item's row, the stage that owns the piece, how, and whether on a repeated visit.
    age, length : arrays of shape (m,)
        From the item's start to the beginning of the piece; microseconds.
    measured : array of shape (n_items, 9)
        Whether the stage's time of the item is known, be it 0.
    """

    item: Codes
    stage: Codes
    claim: Codes
    repeated: Flags
    age: Micros
    length: Micros
    measured: Flags

    def total(self, chosen: Flags, *, n_items: int) -> Micros:
        """Return the time of the chosen pieces per item and stage."""
        # Exact: sums of whole microseconds stay below 2**53 for 285 years.
        sums = np.bincount(
            (self.item * N_STAGES + self.stage)[chosen],
            weights=self.length[chosen],
            minlength=n_items * N_STAGES,
        )
        return sums.astype(np.int64).reshape(n_items, N_STAGES)


def cut(
    items: WorkItems,
    events: StageEvents,
    *,
    start: Stamp,
    cap_days: float | None,
    unfinished: Unfinished | None = None,
) -> Pieces:
    """Cut the time of each item at every boundary; parameters and errors are `partition`'s.

    Of `unfinished` items `DEPLOYED` is when they were last seen.
    """
    _check(items, start=start, cap_days=cap_days)
    stones = milestones(items, start=start)
    begin, end = items.at(start), items.at(Stamp.DEPLOYED)
    from_events = visited(events, n_items=len(items))
    stamped = join([main_line(items, stones, unfinished=unfinished), side_spans(items, stones)])
    measured = from_events | _measured(stamped, n_items=len(items))
    measured[:, code(Stage.REVIEW)] |= unreviewed(items)
    measured[:, code(Stage.UNATTRIBUTED)] = True
    spans = join([_yield_to_events(stamped, from_events), visit_spans(events, horizon=end)])
    stop = end if cap_days is None else np.minimum(end, begin + round(cap_days * DAY))
    return _share_out(spans, begin=begin, stop=stop, measured=measured)


def _check(items: WorkItems, *, start: Stamp, cap_days: float | None) -> None:
    if cap_days is not None and not cap_days > 0:
        raise ValueError(f"cap_days must be above 0, got {cap_days}")
    incomplete = int(np.sum(~(items.has(start) & items.has(Stamp.DEPLOYED))))
    if incomplete:
        raise ValueError(f"{incomplete} items lack {start.column} or deployed_at")
    backwards = int(np.sum(impossible_order(items, milestones(items, start=start))))
    if backwards:
        raise ValueError(f"{backwards} items have stamps in an impossible order")


def _measured(stamped: Spans, *, n_items: int) -> Flags:
    known = np.zeros((n_items, N_STAGES), dtype=bool)
    owned = stamped.claim != Claim.NOBODY
    known[stamped.item[owned], stamped.stage[owned]] = True
    return known


def _yield_to_events(stamped: Spans, from_events: Flags) -> Spans:
    """Return the spans of stamps without those of stages that events speak of."""
    overruled = from_events[stamped.item, stamped.stage]
    return Spans(
        item=stamped.item,
        start=stamped.start,
        end=stamped.end,
        stage=np.where(overruled, code(Stage.UNATTRIBUTED), stamped.stage),
        claim=np.where(overruled, Claim.NOBODY, stamped.claim),
        repeated=stamped.repeated,
    )


def _share_out(spans: Spans, *, begin: Micros, stop: Micros, measured: Flags) -> Pieces:
    """Cut at every boundary from begin to stop; the strongest span over a piece owns it."""
    strength = np.empty(len(spans.item), dtype=np.intp)
    by_strength = np.lexsort((spans.stage, spans.end, spans.claim))
    strength[by_strength] = np.arange(len(spans.item))
    start = np.maximum(spans.start, begin[spans.item])
    end = np.minimum(spans.end, stop[spans.item])
    inside = np.flatnonzero(start < end)
    cuts = _cut(spans.item[inside], start[inside], end[inside])
    winner = np.full(len(cuts.length), -1, dtype=np.intp)
    span, piece = cuts.pairs()
    np.maximum.at(winner, piece, strength[inside[span]])
    covered = np.flatnonzero(winner >= 0)
    owner = by_strength[winner[covered]]
    return Pieces(
        item=spans.item[owner],
        stage=spans.stage[owner],
        claim=spans.claim[owner],
        repeated=spans.repeated[owner],
        age=cuts.at[covered] - begin[spans.item[owner]],
        length=cuts.length[covered],
        measured=measured,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cuts:
    """All pieces between neighbouring boundaries, and the pieces that each span covers."""

    at: Micros
    length: Micros
    first: Codes
    last: Codes

    def pairs(self) -> tuple[Codes, Codes]:
        """Return every pair of a span and a piece that it covers."""
        n_pieces = self.last - self.first
        span = np.repeat(np.arange(len(n_pieces)), n_pieces)
        offset = np.arange(len(span)) - np.repeat(np.cumsum(n_pieces) - n_pieces, n_pieces)
        return span, self.first[span] + offset


def _cut(item: Codes, start: Micros, end: Micros) -> _Cuts:
    owner, at = np.concatenate([item, item]), np.concatenate([start, end])
    order = np.lexsort((at, owner))
    owner, at = owner[order], at[order]
    new = (np.diff(owner, prepend=-1) != 0) | (np.diff(at, prepend=at[:1] - 1) != 0)
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.cumsum(new) - 1
    points = at[new]
    # The piece that ends an item's last boundary is covered by no span: its length is unused.
    length = np.diff(points, append=points[-1:])
    return _Cuts(at=points, length=length, first=place[: len(item)], last=place[len(item) :])
