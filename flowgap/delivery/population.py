"""Which items enter the ledger, in which period, and why the others do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from flowgap.delivery.periods import Periods
from flowgap.delivery.timeline.spans import impossible_order, milestones
from flowgap.delivery.work_items import UNKNOWN, Codes, Flags, Micros, Stamp, WorkItems

START_SHARE: Final = 0.80
"""A stamp can be the start of lead time if this share of the items of both periods have it."""

START_CANDIDATES: Final = (Stamp.CREATED, Stamp.FIRST_COMMIT, Stamp.OPENED)


class Exclusion(StrEnum):
    """Why an item is not in the ledger; the first reason that fits counts."""

    BOT = "bot"
    AFTER_END_OF_DATA = "after_end_of_data"
    ABANDONED = "abandoned"
    NOT_DELIVERED = "not_delivered"
    DELIVERED_UNDATED = "delivered_undated"
    NO_START = "no_start"
    NO_WINDOW_STAMP = "no_window_stamp"
    OUTSIDE = "outside"
    IMPOSSIBLE_ORDER = "impossible_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """The items of the ledger.

    Attributes
    ----------
    start : Stamp or None
        Where lead time starts; None if no stamp is there often enough.
    rows : array of shape (m,)
        Rows of the items, in their order.
    in_after, week : arrays of shape (m,)
        Whether the item belongs to the period after; the number of its week in its period.
    left_out : mapping of reason to number of items
    """

    start: Stamp | None
    rows: Codes
    in_after: Flags
    week: Codes
    left_out: Mapping[Exclusion, int]


def choose_start(
    items: WorkItems, periods: Periods, *, window: Stamp | None, include_bots: bool
) -> Stamp | None:
    """Return the first start stamp that at least 80 % of the items of both periods have.

    Otherwise better tagging later would look like slower delivery. Where the start itself puts
    items into a period, the first known of the three stamps does so here.

    Parameters
    ----------
    items : WorkItems
    periods : Periods
    window : Stamp or None
        The stamp that puts an item into a period; None for the start of lead time.
    include_bots : bool
        Whether items written by programs count.
    """
    delivered = _eligible(items, include_bots=include_bots)
    anchor = first_known(items) if window is None else items.at(window)
    members = [delivered & period.holds(anchor) for period in periods]
    for stamp in START_CANDIDATES:
        has = items.has(stamp)
        if all(not np.any(member) or np.mean(has[member]) >= START_SHARE for member in members):
            return stamp
    return None


def choose_population(
    items: WorkItems, periods: Periods, *, window: Stamp | None, include_bots: bool
) -> Population:
    """Return the delivered items of both periods; every item left out has one reason.

    Parameters are those of `choose_start`.
    """
    start = choose_start(items, periods, window=window, include_bots=include_bots)
    anchor = first_known(items) if start is None else items.at(start)
    if window is not None:
        anchor = items.at(window)
    reasons = _reasons(items, periods, start=start, anchor=anchor, include_bots=include_bots)
    kept = np.ones(len(items), dtype=bool)
    left_out: dict[Exclusion, int] = {}
    for reason, fits in reasons.items():
        left_out[reason] = int(np.sum(kept & fits))
        kept &= ~fits
    rows = np.flatnonzero(kept)
    return Population(
        start=start,
        rows=rows,
        in_after=_in_after(anchor[rows], periods),
        week=weeks_of(anchor[rows], periods),
        left_out={reason: n for reason, n in left_out.items() if n},
    )


def first_known(items: WorkItems) -> Micros:
    """Return the first of the start stamps that each item has, in the order of the candidates."""
    first = np.full(len(items), UNKNOWN, dtype=np.int64)
    for stamp in START_CANDIDATES:
        first = np.where(first == UNKNOWN, items.at(stamp), first)
    return first


def weeks_of(stamps: Micros, periods: Periods) -> Codes:
    """Return the week, from 0, of each stamp within the period that holds it."""
    in_after = _in_after(stamps, periods)
    return np.where(in_after, periods.after.week_of(stamps), periods.before.week_of(stamps))


def _reasons(
    items: WorkItems,
    periods: Periods,
    *,
    start: Stamp | None,
    anchor: Micros,
    include_bots: bool,
) -> dict[Exclusion, Flags]:
    delivered = items.has(Stamp.DEPLOYED)
    has_start, backwards = np.zeros((2, len(items)), dtype=bool)
    if start is not None:
        has_start = items.has(start)
        backwards = impossible_order(items, milestones(items, start=start))
    return {
        Exclusion.BOT: items.is_bot & (not include_bots),
        Exclusion.AFTER_END_OF_DATA: items.beyond,
        Exclusion.ABANDONED: items.abandoned & ~delivered,
        Exclusion.DELIVERED_UNDATED: items.said_deployed & ~delivered,
        Exclusion.NOT_DELIVERED: ~delivered,
        Exclusion.NO_START: ~has_start,
        Exclusion.NO_WINDOW_STAMP: anchor == UNKNOWN,
        Exclusion.OUTSIDE: ~_held(anchor, periods),
        Exclusion.IMPOSSIBLE_ORDER: backwards,
    }


def _eligible(items: WorkItems, *, include_bots: bool) -> Flags:
    return items.has(Stamp.DEPLOYED) & (include_bots | ~items.is_bot)


def _held(stamps: Micros, periods: Periods) -> Flags:
    return periods.before.holds(stamps) | periods.after.holds(stamps)


def _in_after(stamps: Micros, periods: Periods) -> Flags:
    return periods.after.holds(stamps)
