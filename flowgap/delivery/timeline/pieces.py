"""Pieces of an item's time between neighbouring boundaries, each with its one owner."""

from dataclasses import dataclass

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
from flowgap.stages import LEDGER_STAGES, Stage

N_STAGES = len(LEDGER_STAGES)


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
    check(items, start=start, cap_days=cap_days)
    return cut_checked(items, events, start=start, cap_days=cap_days, unfinished=unfinished)


def cut_checked(
    items: WorkItems,
    events: StageEvents,
    *,
    start: Stamp,
    cap_days: float | None,
    unfinished: Unfinished | None = None,
) -> Pieces:
    """Cut items that passed `check`, as `cut` does."""
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


def check(items: WorkItems, *, start: Stamp, cap_days: float | None) -> None:
    """Refuse items whose time cannot be cut; parameters and errors are `partition`'s."""
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
