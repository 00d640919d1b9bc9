"""Work items and stage events as arrays, given as rows with stamps in days."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from flowgap.delivery.periods import Period, Periods
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import (
    DAY,
    UNCOUNTED,
    UNKNOWN,
    ChangeType,
    EventKind,
    StageEvents,
    Stamp,
    WorkItems,
)
from flowgap.stages import Stage

WEEK: Final = 7 * DAY
Row = dict[str, Any]


def items_of(rows: Sequence[Row]) -> WorkItems:
    """Return items; stamps (`created=0.5`) in days, what a row leaves out is unknown."""

    def column(name: str, default: int, kind: type) -> Any:  # noqa: ANN401 - any array type
        return np.array([row.get(name, default) for row in rows], dtype=kind)

    stamps = np.full((len(rows), len(Stamp)), UNKNOWN, dtype=np.int64)
    for number, row in enumerate(rows):
        for stamp in Stamp:
            if stamp.name.lower() in row:
                stamps[number, stamp] = round(row[stamp.name.lower()] * DAY)
    reverted = [row.get("reverted") for row in rows]
    return WorkItems(
        stamps=stamps,
        type=column("type", ChangeType.UNKNOWN, np.intp),
        lines=column("lines", UNCOUNTED, np.int64),
        n_reviews=column("n_reviews", UNCOUNTED, np.int64),
        author=column("author", UNCOUNTED, np.intp),
        is_bot=column("is_bot", 0, np.bool_),
        abandoned=column("abandoned", 0, np.bool_),
        said_deployed=column("said_deployed", 0, np.bool_),
        beyond=column("beyond", 0, np.bool_),
        ai_evident=column("ai_evident", 0, np.bool_),
        ai_known=column("ai_known", 0, np.bool_),
        conflict=column("conflict", UNCOUNTED, np.int64),
        planned=column("planned", UNCOUNTED, np.int64),
        done=column("done", UNCOUNTED, np.int64),
        reverted_at=np.array(
            [UNKNOWN if at is None else round(at * DAY) for at in reverted], dtype=np.int64
        ),
    )


def events_of(*events: tuple[int, float, Stage, EventKind]) -> StageEvents:
    """Return events given as (row of the item, day, stage, kind)."""
    return StageEvents(
        item=np.array([event[0] for event in events], dtype=np.intp),
        at=np.array([round(event[1] * DAY) for event in events], dtype=np.int64),
        stage=np.array([code(event[2]) for event in events], dtype=np.intp),
        kind=np.array([event[3] for event in events], dtype=np.intp),
    )


def period(start_week: int, n_weeks: int) -> Period:
    """Return a period of whole weeks, counted from the epoch."""
    return Period(edges=(start_week + np.arange(n_weeks + 1)) * WEEK)


def periods(n_weeks: int) -> Periods:
    """Return two neighbouring periods of `n_weeks` weeks, the first from day 0 on."""
    return Periods(before=period(0, n_weeks), after=period(n_weeks, n_weeks))
