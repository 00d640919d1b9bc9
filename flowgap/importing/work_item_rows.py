"""A work item of a tracker, with the statuses it went through, as canonical rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.importing.harvest import CHANGES, EVENTS, Harvest, ImportContext
from flowgap.importing.stage_proposal import propose
from flowgap.importing.status_history import DONE, Journey, Move, journey_of, stays_of

UNMAPPED: Final = (
    "the status {} has a name that says nothing, so it is unmapped: its time belongs to no stage "
    "until stage_map.yaml tells"
)
_TYPES: Final[Mapping[str, str]] = {
    "bug": "fix",
    "defect": "fix",
    "fehler": "fix",
    "incident": "hotfix",
    "hotfix": "hotfix",
    "story": "feature",
    "user story": "feature",
    "feature": "feature",
    "new feature": "feature",
    "improvement": "feature",
    "epic": "feature",
    "anforderung": "feature",
    "task": "chore",
    "chore": "chore",
    "technical task": "chore",
    "aufgabe": "chore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackedItem:
    """A work item as a tracker knows it.

    Attributes
    ----------
    moves : tuple of Move or None
        None where the source has no history: then no stage of it is known.
    is_whole : bool
        Whether these are all its moves. Of a history that was cut off no stage is known, either,
        but the newest moves may tell when the item was done.
    started_at, closed_at : datetime or None
        When the tracker says that work on it began and ended, for items without history.
    is_abandoned : bool
        Whether it ended without being done, by its resolution.
    extra : mapping of further columns
    """

    key: str
    scope: str
    created_at: datetime
    status: str | None
    moves: tuple[Move, ...] | None
    is_whole: bool = True
    started_at: datetime | None = None
    closed_at: datetime | None = None
    is_abandoned: bool = False
    person: str | None = None
    kind: str | None = None
    labels: tuple[str, ...] = ()
    updated_at: datetime | None = None
    place: str = ""
    extra: Mapping[str, object] | None = None


def add_tracked_items(
    items: Sequence[TrackedItem], context: ImportContext, harvest: Harvest
) -> None:
    """Add a row for each item and an event for each visit to a stage.

    Without a `stage_map.yaml` in the folder, the meanings are proposed by the names of the
    statuses, used at once, and left in the harvest to be written there.
    """
    meanings = context.stage_map or _proposed(items, harvest)
    for item in items:
        stays = stays_of(item.created_at, item.moves or (), current=item.status)
        harvest.n_by_status.update({stay.status for stay in stays})
        journey = journey_of(stays, meanings)
        harvest.add(CHANGES, _change(item, journey, meanings, context))
        if not _has_history(item):
            continue
        harvest.whole_histories.add(item.key)
        for status in journey.unmapped:
            harvest.conditions.tell(
                f"the status {status!r} is not in stage_map.yaml: its time belongs to no stage",
                place=item.place,
            )
        for event in journey.events:
            harvest.add(
                EVENTS,
                {"change_id": item.key, "at": event.at, "stage": event.stage, "kind": event.kind},
            )


def change_type(kind: str | None) -> str | None:
    """Return the canonical type of a tracker's kind of item, None where it says nothing."""
    return None if kind is None else _TYPES.get(kind.strip().casefold())


def _proposed(items: Iterable[TrackedItem], harvest: Harvest) -> Mapping[str, str]:
    statuses: dict[str, None] = {}
    for item in items:
        for move in item.moves or ():
            if move.source is not None:
                statuses.setdefault(move.source)
            statuses.setdefault(move.target)
        if item.status is not None:
            statuses.setdefault(item.status)
    harvest.stage_proposals = propose(statuses)
    for one in harvest.stage_proposals:
        if one.is_unmapped:
            harvest.conditions.assume(UNMAPPED.format(repr(one.status)))
    return {one.status: one.meaning for one in harvest.stage_proposals}


def _has_history(item: TrackedItem) -> bool:
    return item.moves is not None and item.is_whole


def _change(
    item: TrackedItem, journey: Journey, meanings: Mapping[str, str], context: ImportContext
) -> Mapping[str, object]:
    has_history = _has_history(item)
    done_at = _done_at(item, journey)
    delivered_at = None if item.is_abandoned else done_at
    is_closed = delivered_at is not None or item.is_abandoned
    closed_at = item.closed_at or done_at
    return {
        "change_id": item.key,
        "repository": item.scope,
        "team": context.identity.team_of(item.scope, author=item.person, at=item.created_at),
        "author_hash": context.identity.person(item.person),
        "is_bot": context.identity.is_bot(item.person),
        "type": change_type(item.kind),
        "state": _state(item, delivered_at, meanings),
        "created_at": item.created_at,
        "first_commit_at": journey.started_at if has_history else item.started_at,
        "deployed_at": delivered_at,
        "closed_at": closed_at if is_closed else None,
        "labels": "+".join(item.labels) or None,
        "work_item_id": item.key,
        "reopened": journey.n_reopened if has_history else None,
        "updated_at": item.updated_at,
        **(item.extra or {}),
    }


def _done_at(item: TrackedItem, journey: Journey) -> datetime | None:
    """Return when an item was done: by its history, else by the tracker's own stamp.

    The newest part of a history tells it, too, where it shows the move that made the item done.
    """
    if _has_history(item):
        return journey.done_at
    newest = max(item.moves or (), key=lambda move: move.at, default=None)
    is_current = newest is not None and newest.target == item.status
    if is_current and journey.done_at is not None and journey.done_at > item.created_at:
        return journey.done_at
    return item.closed_at


def _state(item: TrackedItem, delivered_at: datetime | None, meanings: Mapping[str, str]) -> str:
    if item.is_abandoned:
        return "closed"
    if delivered_at is not None:
        return "deployed"
    known = {status.casefold(): meaning for status, meaning in meanings.items()}
    status = "" if item.status is None else item.status.casefold()
    # Done by its status, though nothing tells when: it is not open, and no older stamp is denied.
    is_done = not _has_history(item) and known.get(status) == DONE
    return "deployed" if is_done else "open"
