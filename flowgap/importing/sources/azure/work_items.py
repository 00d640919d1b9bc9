"""Work items of Azure Boards with the history of their states."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.status_history import Move
from flowgap.importing.work_item_rows import TrackedItem, add_tracked_items

STATE: Final = "System.State"
CHANGED: Final = "System.ChangedDate"
CREATED: Final = "System.CreatedDate"
CLOSED: Final = "Microsoft.VSTS.Common.ClosedDate"
_HOLDS_OTHERS: Final = frozenset({"epic", "feature", "initiative"})
_ABANDONED: Final = frozenset({"removed", "cut"})
_MAIL: Final = re.compile(r"<(?P<mail>[^<>]+)>$")
NO_HISTORY: Final = "a work item came without its updates, so no stage of it is known"
NO_TIME: Final = "a change of state does not say when it was made, so it is left out"
HELD: Final = "epics and features hold other work items, so they are left out"


@dataclass(slots=True, kw_only=True)
class History:
    """What bodies say of one work item; `values` are the fields of its own body."""

    record: Record
    updates: dict[str, Record] = field(default_factory=dict)
    values: dict[str, Record] = field(default_factory=dict)


def add_work_items(
    updates: Sequence[Record], items: Sequence[Record], context: ImportContext, harvest: Harvest
) -> None:
    """Add a row for each work item and an event for each visit to a stage."""
    histories: dict[str, History] = {}
    for item in items:
        if (number := item.text("id")) is None:
            item.refuse("it has no id", allowed="id and fields")
            continue
        history = histories.setdefault(number, History(record=item))
        for name in _names(item):
            history.values[name] = _value(item, name)
    for update in updates:
        number = update.text("workItemId")
        if number is None:
            update.refuse("it names no work item", allowed="workItemId")
            continue
        history = histories.setdefault(number, History(record=update))
        # The same update may come on two pages.
        history.updates[update.text("id") or str(len(history.updates))] = update
    found = (_tracked(number, history) for number, history in histories.items())
    tracked = tuple(item for item in found if item is not None)
    if tracked:
        add_tracked_items(tracked, context, harvest)


def _names(record: Record) -> Iterable[str]:
    fields = record.record("fields")
    return () if fields is None else tuple(fields.fields)


def _value(record: Record, name: str) -> Record:
    """Return a field of a work item as the value of a record, to be read like that of an update."""
    fields = record.record("fields")
    return record.with_fields({"newValue": None if fields is None else fields.fields.get(name)})


def _tracked(number: str, history: History) -> TrackedItem | None:
    moves, changed = _moves(history)
    newest = _newest(history)
    created_at = _stamp(newest, CREATED)
    if created_at is None:
        history.record.refuse(
            f"work item {number} does not say when it was created",
            allowed=f"{CREATED} among its fields",
        )
        return None
    kind = _text(newest, "System.WorkItemType")
    if kind is not None and kind.casefold() in _HOLDS_OTHERS:
        history.record.tell(HELD)
        return None
    if not history.updates:
        history.record.tell(NO_HISTORY)
    status = _text(newest, STATE)
    return TrackedItem(
        key=f"AB#{number}",
        scope=_text(newest, "System.TeamProject") or "azure",
        created_at=created_at,
        status=status,
        moves=moves if history.updates else None,
        closed_at=_stamp(newest, CLOSED),
        is_abandoned=status is not None and status.casefold() in _ABANDONED,
        person=_person(newest),
        kind=kind,
        labels=_tags(newest),
        updated_at=max(filter(None, (*changed, _stamp(newest, CHANGED))), default=None),
        place=history.record.place,
    )


def _moves(history: History) -> tuple[tuple[Move, ...], list[datetime]]:
    moves: list[Move] = []
    changed: list[datetime] = []
    for update in history.updates.values():
        at = changed_at(update)
        if at is not None:
            changed.append(at)
        target = update.text("fields", STATE, "newValue")
        source = update.text("fields", STATE, "oldValue")
        if target is None or source is None:
            continue
        if at is None:
            update.tell(NO_TIME)
        else:
            moves.append(Move(at=at, source=source, target=target))
    return tuple(moves), changed


def changed_at(update: Record) -> datetime | None:
    """Return when an update was made; its revisedDate is when the next one was."""
    for name in (CHANGED, "System.AuthorizedDate", "Microsoft.VSTS.Common.StateChangeDate"):
        if update.has("fields", name, "newValue"):
            return update.stamp("fields", name, "newValue")
    return None


def _newest(history: History) -> Mapping[str, Record]:
    """Return each field's newest value, by the time of its change."""
    found: dict[str, tuple[float, Record]] = {}
    as_of = _stamp(history.values, CHANGED)
    for name, record in history.values.items():
        found[name] = (0.0 if as_of is None else as_of.timestamp(), record)
    for update in history.updates.values():
        at = changed_at(update)
        age = 0.0 if at is None else at.timestamp()
        for name in _names(update):
            change = update.record("fields", name)
            if change is not None and change.has("newValue") and found.get(name, (-1.0,))[0] <= age:
                found[name] = (age, change)
    return {name: record for name, (_, record) in found.items()}


def _text(newest: Mapping[str, Record], name: str) -> str | None:
    return newest[name].text("newValue") if name in newest else None


def _stamp(newest: Mapping[str, Record], name: str) -> datetime | None:
    return newest[name].stamp("newValue") if name in newest else None


def _person(newest: Mapping[str, Record]) -> str | None:
    """Return the sign-in name of who a work item is assigned to: an object, or `Name <mail>`."""
    record = newest.get("System.AssignedTo")
    if record is None:
        return None
    if isinstance(record.fields.get("newValue"), dict):
        return record.text("newValue", "uniqueName")
    text = record.text("newValue") or ""
    found = _MAIL.search(text)
    return found["mail"] if found else text or None


def _tags(newest: Mapping[str, Record]) -> tuple[str, ...]:
    text = _text(newest, "System.Tags") or ""
    return tuple(tag.strip() for tag in text.split(";") if tag.strip())
