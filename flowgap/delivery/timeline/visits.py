"""Visits of items to stages, as the log of stage events shows them."""

from dataclasses import dataclass

import numpy as np

from flowgap.delivery.timeline.spans import Claim, Spans
from flowgap.delivery.work_items import Codes, EventKind, Flags, Micros, StageEvents
from flowgap.stages import LEDGER_STAGES

_OUT = -1
"""Nobody waits or works in the stage."""


def visited(events: StageEvents, *, n_items: int) -> Flags:
    """Return which items (rows) were queued or started in which stages (columns)."""
    seen = np.zeros((n_items, len(LEDGER_STAGES)), dtype=bool)
    opening = events.kind != EventKind.FINISHED
    seen[events.item[opening], events.stage[opening]] = True
    return seen


def visit_spans(events: StageEvents, *, horizon: Micros) -> Spans:
    """Return the waits and the works of every visit, whatever the order of the rows.

    Parameters
    ----------
    events : StageEvents
    horizon : array of shape (n_items,)
        When each item was delivered.

    Notes
    -----
    A stage waits from `queued` and works from `started`. A visit without `finished` ends at the
    item's next event in any stage, else at the horizon. The second visit of a stage and every
    later one is `repeated`: rework.
    """
    moments = _moments(events)
    state = _states(moments)
    open_now = state != _OUT
    spans = Spans(
        item=moments.item,
        start=moments.at,
        end=_ends(moments, horizon),
        stage=moments.stage,
        claim=np.where(state == EventKind.STARTED, Claim.STARTED, Claim.QUEUED),
        repeated=_repeated(moments, state),
    )
    return spans.where(open_now)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moments:
    """Events of one item and stage at one instant, by item, stage and time."""

    item: Codes
    stage: Codes
    at: Micros
    queued: Flags
    started: Flags
    finished: Flags
    continues: Flags
    """Whether the moment before is one of the same item and stage."""


def _moments(events: StageEvents) -> _Moments:
    order = np.lexsort((events.at, events.stage, events.item))
    item, stage, at = events.item[order], events.stage[order], events.at[order]
    same_track = (np.diff(item, prepend=-1) == 0) & (np.diff(stage, prepend=-1) == 0)
    new = ~same_track | (np.diff(at, prepend=at[:1] - 1) != 0)
    kinds = np.zeros((int(new.sum()), len(EventKind)), dtype=bool)
    kinds[np.cumsum(new) - 1, events.kind[order]] = True
    return _Moments(
        item=item[new],
        stage=stage[new],
        at=at[new],
        queued=kinds[:, EventKind.QUEUED],
        started=kinds[:, EventKind.STARTED],
        finished=kinds[:, EventKind.FINISHED],
        continues=same_track[new],
    )


def _states(moments: _Moments) -> Codes:
    """Return what the stage does after each moment: `QUEUED`, `STARTED` or out.

    Where a stage is finished and opened at one instant, it was opened again if the visit was
    open before (rework without a pause), else it was passed through in no time. A wait that is
    started and finished at one instant is over.
    """
    opened = np.where(moments.started, EventKind.STARTED, EventKind.QUEUED).astype(np.intp)
    state = np.where(moments.finished, _OUT, opened)
    while True:
        before = _before(moments, state)
        passed = (before == EventKind.QUEUED) & moments.started & ~moments.queued
        reopened = (moments.queued | moments.started) & (before != _OUT) & ~passed
        settled = np.where(moments.finished & ~reopened, _OUT, opened)
        if np.array_equal(settled, state):
            return state
        # A moment depends on the one before: each round settles at least one more of a track.
        state = settled


def _before(moments: _Moments, state: Codes) -> Codes:
    """Return what the stage did before each moment."""
    return np.where(moments.continues, np.roll(state, 1), _OUT)


def _repeated(moments: _Moments, state: Codes) -> Flags:
    """Return which moments belong to the second or a later visit of their stage."""
    before = _before(moments, state)
    sent_back = moments.finished | ((before == EventKind.STARTED) & moments.queued)
    opens = (state != _OUT) & ((before == _OUT) | sent_back)
    visits = np.cumsum(opens)
    first = np.flatnonzero(~moments.continues)
    track = np.cumsum(~moments.continues) - 1
    earlier = (visits - opens)[first]
    again: Flags = visits - earlier[track] > 1
    return again


def _ends(moments: _Moments, horizon: Micros) -> Micros:
    """Return the next moment of the same stage, else of the item, else the horizon."""
    own = np.append(moments.at[1:], 0)
    has_own = np.append(moments.continues[1:], np.zeros(min(1, len(own)), dtype=bool))
    return np.where(has_own, own, _next_of_item(moments, horizon))


def _next_of_item(moments: _Moments, horizon: Micros) -> Micros:
    """Return the first later moment of the same item in any stage, else the horizon."""
    order = np.lexsort((moments.at, moments.item))
    item, at = moments.item[order], moments.at[order]
    new = (np.diff(item, prepend=-1) != 0) | (np.diff(at, prepend=at[:1] - 1) != 0)
    points = np.flatnonzero(new)
    following = np.append(points[1:], len(at) - 1)[np.cumsum(new) - 1]
    later = np.empty_like(at)
    later[order] = np.where(item[following] == item, at[following], horizon[item])
    # The last point of all follows itself: nothing later is known of it.
    return np.where(later > moments.at, later, horizon[moments.item])
