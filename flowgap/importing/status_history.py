"""The statuses that a work item went through, as stays, and as events of stages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

WAIT: Final = ".wait"
NOT_STARTED: Final = "not_started"
DONE: Final = "done"
IGNORE: Final = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change of status."""

    at: datetime
    source: str | None
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A span in one status; the end is None while the item is there."""

    status: str
    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvent:
    """A row of `events.csv`: `kind` is queued, started or finished."""

    at: datetime
    stage: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """What a history says of an item.

    Attributes
    ----------
    events : tuple of StageEvent
    started_at : datetime or None
        When work first began: the first stage that is no wait.
    done_at : datetime or None
        When it came to `done` and stayed there.
    n_reopened : int
        How often it left `done` again.
    unmapped : tuple of str
        Statuses without a meaning; time in them belongs to no stage.
    """

    events: tuple[StageEvent, ...]
    started_at: datetime | None
    done_at: datetime | None
    n_reopened: int
    unmapped: tuple[str, ...]


def stays_of(
    created_at: datetime, moves: Sequence[Move], *, current: str | None
) -> tuple[Stay, ...]:
    """Return the stays of an item from its creation on, in order.

    Parameters
    ----------
    created_at : datetime
    moves : sequence of Move
        In any order. Of moves at one instant their order counts.
    current : str or None
        The status now, for an item that never moved.
    """
    ordered = sorted(moves, key=lambda move: move.at)
    first = ordered[0].source if ordered else current
    found: list[Stay] = []
    status, start = first, created_at
    for move in ordered:
        if status is not None:
            # A move before the creation is a clock that was wrong: the stay has no length.
            found.append(Stay(status=status, start=start, end=max(start, move.at)))
        status, start = move.target, max(start, move.at)
    if status is not None:
        found.append(Stay(status=status, start=start, end=None))
    return tuple(found)


def journey_of(stays: Sequence[Stay], meanings: Mapping[str, str]) -> Journey:
    """Return what the stays say of stages.

    Parameters
    ----------
    stays : sequence of Stay
    meanings : mapping of a status to `<stage>`, `<stage>.wait`, `not_started`, `done`, `ignore`
        Found in any case. A status that is not there means `ignore`, and is reported.
    """
    known = {status.casefold(): meaning for status, meaning in meanings.items()}
    steps = [(stay, known.get(stay.status.casefold(), IGNORE)) for stay in stays]
    last = steps[-1][1] if steps else IGNORE
    return Journey(
        events=tuple(_events(steps)),
        started_at=next((stay.start for stay, meaning in steps if _is_work(meaning)), None),
        done_at=_done_at(steps) if last == DONE else None,
        n_reopened=sum(before == DONE != after for (_, before), (_, after) in pairwise(steps)),
        unmapped=tuple(
            dict.fromkeys(stay.status for stay in stays if stay.status.casefold() not in known)
        ),
    )


def _events(steps: Sequence[tuple[Stay, str]]) -> Iterator[StageEvent]:
    """Yield what opens and what ends each visit; a wait and its work are one visit."""
    stage: str | None = None
    for stay, meaning in steps:
        own = stage_of(meaning)
        if stage is not None and own != stage:
            yield StageEvent(at=stay.start, stage=stage, kind="finished")
        if own is not None:
            kind = "queued" if meaning.endswith(WAIT) else "started"
            yield StageEvent(at=stay.start, stage=own, kind=kind)
        stage = own


def stage_of(meaning: str) -> str | None:
    """Return the stage that a meaning speaks of, None if it speaks of none."""
    return None if meaning in {NOT_STARTED, DONE, IGNORE} else meaning.removesuffix(WAIT)


def _is_work(meaning: str) -> bool:
    return stage_of(meaning) is not None and not meaning.endswith(WAIT)


def _done_at(steps: Sequence[tuple[Stay, str]]) -> datetime | None:
    """Return the start of the last unbroken run of `done`."""
    start = None
    for stay, meaning in reversed(steps):
        if meaning != DONE:
            break
        start = stay.start
    return start
