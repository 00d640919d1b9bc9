"""Work items and their stage events as arrays: one row per item, stamps in UTC microseconds."""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Micros = NDArray[np.int64]
"""Stamps or spans in microseconds."""
Flags = NDArray[np.bool_]
Codes = NDArray[np.intp]
Days = NDArray[np.float64]

UNKNOWN: Final = int(np.iinfo(np.int64).min)
"""A stamp that nobody recorded. It sorts before every known stamp."""
UNCOUNTED: Final = -1
"""A count, an author or a yes-or-no value that nobody recorded."""
DAY: Final = 86_400_000_000
"""Microseconds of a day."""


class Stamp(IntEnum):
    """The columns of `WorkItems.stamps`."""

    CREATED = 0
    FIRST_COMMIT = 1
    OPENED = 2
    READY = 3
    FIRST_REVIEW = 4
    APPROVED = 5
    MERGED = 6
    DEPLOYED = 7
    CI_START = 8
    CI_END = 9
    QA_START = 10
    QA_END = 11
    SECURITY_START = 12
    SECURITY_END = 13
    CLOSED = 14

    @property
    def column(self) -> str:
        """The name of the column in `changes.csv`."""
        return f"{self.name.lower()}_at"


class ChangeType(IntEnum):
    """What an item was for."""

    FEATURE = 0
    FIX = 1
    HOTFIX = 2
    REVERT = 3
    CHORE = 4
    UNKNOWN = 5


class EventKind(IntEnum):
    """A stage waits from `QUEUED`, works from `STARTED` and is left at `FINISHED`."""

    QUEUED = 0
    STARTED = 1
    FINISHED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItems:
    """n items. Where nothing was recorded, stamps are `UNKNOWN`, the rest is `UNCOUNTED`.

    Attributes
    ----------
    stamps : array of shape (n, len(Stamp))
    type : array of shape (n,)
        `ChangeType`.
    lines : array of shape (n,)
        Lines added and deleted.
    n_reviews, author : arrays of shape (n,)
        Reviews of the item; number of its (hashed) author.
    is_bot, abandoned, said_deployed, beyond : arrays of shape (n,)
        Written by a program; closed without being merged; in state `deployed`; stamped after the
        end of the data, by a broken clock: no stamp of such an item is known.
    ai_evident, ai_known : arrays of shape (n,)
        Shows help by AI; says whether AI helped.
    conflict, planned, done : arrays of shape (n,)
        1 yes, 0 no: textual conflict; planned for its sprint; finished in it.
    reverted_at : array of shape (n,)
        When another item took this one back.
    """

    stamps: Micros
    type: Codes
    lines: NDArray[np.int64]
    n_reviews: NDArray[np.int64]
    author: Codes
    is_bot: Flags
    abandoned: Flags
    said_deployed: Flags
    beyond: Flags
    ai_evident: Flags
    ai_known: Flags
    conflict: NDArray[np.int64]
    planned: NDArray[np.int64]
    done: NDArray[np.int64]
    reverted_at: Micros

    def __post_init__(self) -> None:
        """Refuse columns of unequal length."""
        lengths = {field.name: len(getattr(self, field.name)) for field in fields(self)}
        if len(set(lengths.values())) > 1:
            raise ValueError(f"columns of unequal length: {lengths}")

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.stamps)

    def take(self, rows: Codes) -> "WorkItems":
        """Return the items of some rows."""
        return WorkItems(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def at(self, stamp: Stamp) -> Micros:
        """Return one stamp of every item."""
        return self.stamps[:, stamp]

    def has(self, stamp: Stamp) -> Flags:
        """Return which items have the stamp."""
        return np.not_equal(self.at(stamp), UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvents:
    """Events of stages: the row of the item, the stamp, the stage's number, `EventKind`."""

    item: Codes
    at: Micros
    stage: Codes
    kind: Codes

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self.item)

    def of_items(self, rows: Codes, *, n_items: int) -> "StageEvents":
        """Return the events of the items `rows`, renumbered 0, 1 ... in that order."""
        place = np.full(n_items, -1, dtype=np.intp)
        place[rows] = np.arange(len(rows))
        kept = place[self.item] >= 0
        return StageEvents(
            item=place[self.item[kept]],
            at=self.at[kept],
            stage=self.stage[kept],
            kind=self.kind[kept],
        )
