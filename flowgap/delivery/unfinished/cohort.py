"""All items that were started in the two periods, delivered or not, as far as they were seen."""

from dataclasses import dataclass, replace

import numpy as np

from flowgap.delivery.operations import Deployments
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import weeks_of
from flowgap.delivery.timeline.pieces import cut
from flowgap.delivery.timeline.spans import (
    Unfinished,
    impossible_order,
    milestones,
    stages_after,
)
from flowgap.delivery.unfinished.occupation import Paths
from flowgap.delivery.work_items import (
    UNKNOWN,
    Codes,
    Flags,
    Micros,
    StageEvents,
    Stamp,
    WorkItems,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Items by when they were started.

    Attributes
    ----------
    paths : Paths of n items
    follow_up : array of shape (n,)
        Age up to which the item could have been seen, in microseconds.
    in_after, week : arrays of shape (n,)
        Whether it was started in the period after; the number of the week in its period.
    rows : array of shape (n,)
        Its row among all items.
    delivered : array of shape (n,)
    measured : array of shape (n, 9)
        Whether the time in the stage is known, as far as the item was seen.
    end_of_data : int
    """

    paths: Paths
    follow_up: Micros
    in_after: Flags
    week: Codes
    rows: Codes
    delivered: Flags
    measured: Flags
    end_of_data: int

    def recorded(self, stage: int) -> Flags:
        """Return which items tell of a stage: delivered ones by its stamps, others so far."""
        return np.asarray(self.measured[:, stage] | ~self.delivered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """How items are looked at.

    Attributes
    ----------
    start : CREATED, FIRST_COMMIT or OPENED
        Where lead time starts.
    end_of_data : int
        When the data were taken: what is open then was last seen then.
    measured : array of shape (9,)
        Stages that are recorded so often that an open item can be said to be in one.
    """

    start: Stamp
    end_of_data: int
    measured: Flags


def last_seen(items: WorkItems, events: StageEvents, deployments: Deployments) -> int:
    """Return the last stamp of the data, after which nobody looked; `UNKNOWN` if there is none."""
    found = [items.stamps.reshape(-1), events.at, deployments.finished_at]
    return int(max((part.max() for part in found if len(part)), default=UNKNOWN))


def started_items(items: WorkItems, events: StageEvents, periods: Periods, sight: Sight) -> Cohort:
    """Return the items that were started in either period.

    Parameters
    ----------
    items : WorkItems
        All that count, delivered, open or abandoned.
    events : StageEvents
        Of these items.
    periods : Periods
    sight : Sight

    Notes
    -----
    An abandoned item ends when it was closed: it stands for demand that took time in stages. One
    that nobody dated, or whose stamps are in an impossible order, is left out.
    """
    start, began = sight.start, items.at(sight.start)
    delivered, closed = items.has(Stamp.DEPLOYED), items.has(Stamp.CLOSED) & items.abandoned
    end = np.where(delivered, items.at(Stamp.DEPLOYED), sight.end_of_data)
    end = np.where(~delivered & closed, items.at(Stamp.CLOSED), end)
    undated = ~delivered & (items.said_deployed | (items.abandoned & ~closed))
    in_period = periods.before.holds(began) | periods.after.holds(began)
    kept = (began != UNKNOWN) & in_period & ~undated & (end >= began)
    stamps = items.stamps.copy()
    stamps[:, Stamp.DEPLOYED] = end
    shown = replace(items, stamps=stamps)
    kept &= ~impossible_order(shown, milestones(shown, start=start))
    rows = np.flatnonzero(kept)
    own, ended = shown.take(rows), (delivered | closed)[rows]
    pieces = cut(
        own,
        events.of_items(rows, n_items=len(items)),
        start=start,
        cap_days=None,
        unfinished=Unfinished(rows=~ended, stage_after=stages_after(sight.measured)),
    )
    at = own.at(start)
    return Cohort(
        paths=Paths(
            item=pieces.item,
            stage=pieces.stage,
            age=pieces.age,
            length=pieces.length,
            seen=own.at(Stamp.DEPLOYED) - at,
            ended=ended,
        ),
        follow_up=sight.end_of_data - at,
        in_after=periods.after.holds(at),
        week=weeks_of(at, periods),
        rows=rows,
        delivered=delivered[rows],
        measured=pieces.measured,
        end_of_data=sight.end_of_data,
    )
