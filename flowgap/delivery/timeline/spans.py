"""Stretches of an item's time that a stage claims, as the stamps of `changes.csv` show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

from flowgap.delivery.work_items import UNKNOWN, Codes, Flags, Micros, Stamp, WorkItems
from flowgap.stages import LEDGER_STAGES, Stage


def code(stage: Stage) -> int:
    """Return the number of a stage: its place in the ledger."""
    return LEDGER_STAGES.index(stage)


class Claim(IntEnum):
    """How strongly a span claims its time; where spans overlap, the highest owns it.

    Work beats wait; of equals, what events tell beats what stamps imply.
    """

    NOBODY = 0
    WAIT = 1
    UNSURE = 2
    """A ci, qa or security span of which one end is unknown: it may have ended a wait."""
    QUEUED = 3
    WORK = 4
    STARTED = 5


class Milestone(IntEnum):
    """The boundaries of the main line, in order; `OPENED` stands in for a missing `READY`."""

    CREATED = 0
    FIRST_COMMIT = 1
    READY = 2
    FIRST_REVIEW = 3
    APPROVED = 4
    MERGED = 5
    DEPLOYED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Spans [start, end) of items: who claims them, how, and whether on a repeated visit."""

    item: Codes
    start: Micros
    end: Micros
    stage: Codes
    claim: Codes
    repeated: Flags

    def where(self, kept: Flags) -> "Spans":
        """Return some of the spans."""
        return Spans(
            item=self.item[kept],
            start=self.start[kept],
            end=self.end[kept],
            stage=self.stage[kept],
            claim=self.claim[kept],
            repeated=self.repeated[kept],
        )


def join(parts: Sequence[Spans]) -> Spans:
    """Return all spans in one."""
    return Spans(
        item=np.concatenate([part.item for part in parts]),
        start=np.concatenate([part.start for part in parts]),
        end=np.concatenate([part.end for part in parts]),
        stage=np.concatenate([part.stage for part in parts]),
        claim=np.concatenate([part.claim for part in parts]),
        repeated=np.concatenate([part.repeated for part in parts]),
    )


_SIDE_SPANS: Final = (
    (Stage.CI, Stamp.CI_START, Stamp.CI_END),
    (Stage.QA, Stamp.QA_START, Stamp.QA_END),
    (Stage.SECURITY, Stamp.SECURITY_START, Stamp.SECURITY_END),
)

_OWNERS: Final = {
    (Milestone.CREATED, Milestone.FIRST_COMMIT): (Stage.CLARIFY, Claim.WAIT),
    (Milestone.FIRST_COMMIT, Milestone.READY): (Stage.BUILD, Claim.WORK),
    (Milestone.READY, Milestone.FIRST_REVIEW): (Stage.REVIEW, Claim.WAIT),
    (Milestone.FIRST_REVIEW, Milestone.APPROVED): (Stage.REVIEW, Claim.WORK),
    # The approval is the first act of review that anybody saw: all before it is waiting.
    (Milestone.READY, Milestone.APPROVED): (Stage.REVIEW, Claim.WAIT),
    (Milestone.APPROVED, Milestone.MERGED): (Stage.INTEGRATE, Claim.WAIT),
    (Milestone.MERGED, Milestone.DEPLOYED): (Stage.RELEASE, Claim.WAIT),
}


def _owner_table(position: int, other: int) -> Codes:
    table = np.full((len(Milestone), len(Milestone)), other, dtype=np.intp)
    for (first, last), owner in _OWNERS.items():
        table[first, last] = (code(owner[0]), owner[1])[position]
    return table


_STAGE_BETWEEN: Final = _owner_table(0, code(Stage.UNATTRIBUTED))
_CLAIM_BETWEEN: Final = _owner_table(1, Claim.NOBODY)


_CLAIM_AFTER: Final = np.append(
    _CLAIM_BETWEEN[np.arange(len(Milestone) - 1), np.arange(1, len(Milestone))], Claim.NOBODY
)


def milestones(items: WorkItems, *, start: Stamp) -> Micros:
    """Return the boundaries of the main line, from the start of lead time on.

    Parameters
    ----------
    items : WorkItems of length n
    start : CREATED, FIRST_COMMIT or OPENED

    Returns
    -------
    array of shape (n, len(Milestone))
        `UNKNOWN` where a boundary is missing or lies before the start by definition. A lead
        time that starts at the opening sees only the end of build, so its first boundary takes
        the place of `CREATED` and what follows up to `READY` belongs to no stage.
    """
    opened = items.at(Stamp.OPENED)
    stones = np.full((len(items), len(Milestone)), UNKNOWN, dtype=np.int64)
    if start is Stamp.CREATED:
        stones[:, Milestone.CREATED] = items.at(Stamp.CREATED)
    if start is Stamp.OPENED:
        stones[:, Milestone.CREATED] = opened
    else:
        stones[:, Milestone.FIRST_COMMIT] = items.at(Stamp.FIRST_COMMIT)
    stones[:, Milestone.READY] = _ready(items)
    for stone in (Milestone.FIRST_REVIEW, Milestone.APPROVED, Milestone.MERGED):
        stones[:, stone] = items.at(Stamp[stone.name])
    stones[:, Milestone.DEPLOYED] = items.at(Stamp.DEPLOYED)
    return stones


def reviewed_early(items: WorkItems) -> Flags:
    """Return which items were reviewed after their opening, while they still were drafts."""
    ready, acted = items.at(Stamp.READY), _first_act(items)
    early: Flags = (ready != UNKNOWN) & (acted != UNKNOWN) & (acted < ready)
    return early & (acted >= items.at(Stamp.OPENED))


def _ready(items: WorkItems) -> Micros:
    """Return when each item was there to be reviewed: at its first review at the latest."""
    ready = items.at(Stamp.READY)
    ready = np.where(ready == UNKNOWN, items.at(Stamp.OPENED), ready)
    return np.where(reviewed_early(items), _first_act(items), ready)


def _first_act(items: WorkItems) -> Micros:
    """Return the first act of review that anybody saw."""
    first = items.at(Stamp.FIRST_REVIEW)
    return np.where(first == UNKNOWN, items.at(Stamp.APPROVED), first)


def impossible_order(items: WorkItems, stones: Micros) -> Flags:
    """Return which items have a boundary before an earlier one, or a span that ends too soon.

    Equal stamps are possible: a squash merge has them.
    """
    latest = np.maximum.accumulate(stones, axis=1)
    backwards: Flags = np.any((stones != UNKNOWN) & (stones < latest), axis=1)
    for _, first, last in _SIDE_SPANS:
        start, end = items.at(first), items.at(last)
        backwards |= (start != UNKNOWN) & (end != UNKNOWN) & (end < start)
    return backwards


def unreviewed(items: WorkItems) -> Flags:
    """Return which items were merged and never reviewed: no review stage, nothing missing."""
    reviewed = items.has(Stamp.FIRST_REVIEW) | items.has(Stamp.APPROVED)
    never: Flags = (items.n_reviews == 0) & items.has(Stamp.MERGED) & ~reviewed
    return never


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """Items that did not come to their end yet; their `DEPLOYED` is when they were last seen.

    Attributes
    ----------
    rows : array of shape (n,)
        Whether the item is one of them.
    stage_after : array of shape (len(Milestone),)
        The stage that an item is in from each boundary on, until the next one is seen.
    """

    rows: Flags
    stage_after: Codes


def stages_after(measured: Flags) -> Codes:
    """Return the stage after each boundary, of those that are `measured`; else nobody's.

    Parameters
    ----------
    measured : array of shape (9,)
    """
    owners = [
        _OWNERS.get((stone, Milestone(stone + 1)), (Stage.UNATTRIBUTED, Claim.NOBODY))
        for stone in list(Milestone)[:-1]
    ]
    stages = np.array([code(stage) for stage, _ in owners] + [code(Stage.UNATTRIBUTED)])
    return np.where(measured[stages], stages, code(Stage.UNATTRIBUTED))


def main_line(items: WorkItems, stones: Micros, *, unfinished: Unfinished | None = None) -> Spans:
    """Return the span between each known boundary and the next, owned by the stage between.

    Where boundaries are missing between two that span more than one stage, nobody owns it. The
    last span of an unfinished item belongs to the stage that it is in.
    """
    known = stones != UNKNOWN
    following = _next_known(known)
    item, first = np.nonzero(known & (following >= 0))
    last = following[item, first]
    stage, claim = _STAGE_BETWEEN[first, last], _CLAIM_BETWEEN[first, last]
    skipped = (first == Milestone.READY) & (last == Milestone.MERGED) & unreviewed(items)[item]
    stage = np.where(skipped, code(Stage.INTEGRATE), stage)
    claim = np.where(skipped, Claim.WAIT, claim)
    if unfinished is not None:
        under_way = unfinished.rows[item] & (last == Milestone.DEPLOYED)
        own = unfinished.stage_after[first]
        stage = np.where(under_way, own, stage)
        held = np.where(own == code(Stage.UNATTRIBUTED), Claim.NOBODY, _CLAIM_AFTER[first])
        claim = np.where(under_way, held, claim)
    return Spans(
        item=item,
        start=stones[item, first],
        end=stones[item, last],
        stage=stage,
        claim=claim,
        repeated=np.zeros(len(item), dtype=bool),
    )


def side_spans(items: WorkItems, stones: Micros) -> Spans:
    """Return the ci, qa and security spans; one with an unknown end reaches the next stamp."""
    sides = [stamp for _, *ends in _SIDE_SPANS for stamp in ends]
    stamps = np.concatenate([stones, items.stamps[:, sides]], axis=1)
    parts = []
    for stage, first, last in _SIDE_SPANS:
        start, end = items.at(first), items.at(last)
        has_start, has_end = start != UNKNOWN, end != UNKNOWN
        whole = has_start & has_end
        parts += [
            _side(np.flatnonzero(whole), start, end, code(stage), Claim.WORK),
            _unsure(np.flatnonzero(has_start & ~has_end), start, _next_stamp(stamps, start)),
            _unsure(np.flatnonzero(has_end & ~has_start), _previous_stamp(stamps, end), end),
        ]
    return join(parts)


def _unsure(rows: Codes, start: Micros, end: Micros) -> Spans:
    return _side(rows, start, end, code(Stage.UNATTRIBUTED), Claim.UNSURE)


def _side(rows: Codes, start: Micros, end: Micros, stage: int, claim: Claim) -> Spans:
    return Spans(
        item=rows,
        start=start[rows],
        end=end[rows],
        stage=np.full(len(rows), stage, dtype=np.intp),
        claim=np.full(len(rows), claim, dtype=np.intp),
        repeated=np.zeros(len(rows), dtype=bool),
    )


def _next_known(known: Flags) -> Codes:
    """Return for each column the next column that is known, or -1."""
    following = np.full(known.shape, -1, dtype=np.intp)
    for column in range(known.shape[1] - 2, -1, -1):
        following[:, column] = np.where(known[:, column + 1], column + 1, following[:, column + 1])
    return following


def _next_stamp(stamps: Micros, after: Micros) -> Micros:
    """Return each row's first stamp later than `after`, or `after` itself."""
    latest = np.iinfo(np.int64).max
    following = np.where(stamps > after[:, np.newaxis], stamps, latest).min(axis=1)
    return np.where(following == latest, after, following)


def _previous_stamp(stamps: Micros, before: Micros) -> Micros:
    """Return each row's last stamp earlier than `before`, or `before` itself."""
    preceding = np.where(stamps < before[:, np.newaxis], stamps, UNKNOWN).max(axis=1)
    return np.where(preceding == UNKNOWN, before, preceding)
