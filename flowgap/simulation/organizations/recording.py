"""What a perfect tool would have recorded of an organization: stamps and events of its items."""

from dataclasses import dataclass

import numpy as np

from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import (
    UNCOUNTED,
    UNKNOWN,
    ChangeType,
    Codes,
    EventKind,
    Flags,
    Micros,
    StageEvents,
    Stamp,
    WorkItems,
)
from flowgap.queueing.network import Passage
from flowgap.simulation.organizations.clock import stamps
from flowgap.simulation.organizations.drawing import History
from flowgap.stages import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Items with their events, as importers hand them on.

    Attributes
    ----------
    items : WorkItems of length n
    events : StageEvents
    team : array of shape (n,)
    counted : array of shape (n,)
        Whether the item started in the period.
    """

    items: WorkItems
    events: StageEvents
    team: Codes
    counted: Flags


def record(history: History, passage: Passage, *, office_hours: bool) -> Record:
    """Return the record of everything that happened up to the end of the period.

    Items that were not delivered by then are under way: they lack what comes later.
    """
    own = history.stage >= 0
    seen_until = stamps(np.array([history.end_days]), office_hours=office_hours)[0]
    at = np.stack(
        [
            stamps(column[own], office_hours=office_hours)
            for column in (passage.queued, passage.started, passage.finished)
        ]
    )
    at[at > seen_until] = UNKNOWN
    stage = history.stage[own]
    visits = np.diff(history.visits.first[: history.n_items + 1])
    item = np.repeat(np.arange(history.n_items), visits)[own[: visits.sum()]]
    created = stamps(history.visits.arrival[: history.n_items], office_hours=office_hours)
    return Record(
        items=_items(
            history, created, _Visited(item=item, stage=stage, at=at, n_items=history.n_items)
        ),
        events=_events(item, stage, at),
        team=history.team,
        counted=history.counted,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visited:
    """Visits with the stamps of queued, started and finished."""

    item: Codes
    stage: Codes
    at: Micros
    n_items: int

    def first(self, stage: Stage, kind: EventKind) -> Micros:
        """Return the first stamp per item."""
        return self._extreme(stage, kind, np.minimum, np.iinfo(np.int64).max)

    def last(self, stage: Stage, kind: EventKind) -> Micros:
        """Return the last stamp per item."""
        return self._extreme(stage, kind, np.maximum, UNKNOWN)

    def _extreme(self, stage: Stage, kind: EventKind, choose: np.ufunc, none: int) -> Micros:
        column = self.at[kind]
        rows = (self.stage == code(stage)) & (column != UNKNOWN)
        found = np.full(self.n_items, none, dtype=np.int64)
        choose.at(found, self.item[rows], column[rows])
        return np.where(found == none, UNKNOWN, found)


def _items(history: History, created: Micros, visited: _Visited) -> WorkItems:
    n = history.n_items
    columns = np.full((n, len(Stamp)), UNKNOWN, dtype=np.int64)
    started, finished = EventKind.STARTED, EventKind.FINISHED
    columns[:, Stamp.CREATED] = created
    columns[:, Stamp.FIRST_COMMIT] = visited.first(Stage.BUILD, started)
    columns[:, Stamp.OPENED] = visited.first(Stage.BUILD, finished)
    columns[:, Stamp.READY] = visited.first(Stage.BUILD, finished)
    columns[:, Stamp.FIRST_REVIEW] = visited.first(Stage.REVIEW, started)
    columns[:, Stamp.APPROVED] = visited.last(Stage.REVIEW, finished)
    columns[:, Stamp.MERGED] = visited.last(Stage.INTEGRATE, finished)
    columns[:, Stamp.DEPLOYED] = visited.last(Stage.RELEASE, finished)
    for stage in (Stage.CI, Stage.QA, Stage.SECURITY):
        columns[:, Stamp[f"{stage.name}_START"]] = visited.first(stage, started)
        columns[:, Stamp[f"{stage.name}_END"]] = visited.last(stage, finished)
    return WorkItems(
        stamps=columns,
        type=np.full(n, ChangeType.FEATURE, dtype=np.intp),
        lines=np.maximum(np.rint(120 * history.size), 1).astype(np.int64),
        n_reviews=np.where(columns[:, Stamp.APPROVED] != UNKNOWN, 1, UNCOUNTED),
        author=np.full(n, UNCOUNTED, dtype=np.intp),
        is_bot=np.zeros(n, dtype=np.bool_),
        abandoned=np.zeros(n, dtype=np.bool_),
        said_deployed=columns[:, Stamp.DEPLOYED] != UNKNOWN,
        beyond=np.zeros(n, dtype=np.bool_),
        ai_evident=np.zeros(n, dtype=np.bool_),
        ai_known=np.zeros(n, dtype=np.bool_),
        conflict=np.full(n, UNCOUNTED, dtype=np.int64),
        planned=np.full(n, UNCOUNTED, dtype=np.int64),
        done=np.full(n, UNCOUNTED, dtype=np.int64),
        reverted_at=np.full(n, UNKNOWN, dtype=np.int64),
    )


def _events(item: Codes, stage: Codes, at: Micros) -> StageEvents:
    kind, visit = np.nonzero(at != UNKNOWN)
    return StageEvents(item=item[visit], at=at[kind, visit], stage=stage[visit], kind=kind)
