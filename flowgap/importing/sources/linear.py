"""Issues of Linear: the CSV export of the app, and GraphQL bodies with their history."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.delimited import Line, read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sheet_stamps import ReadStamp, stamp_reader, tell_of_table
from flowgap.importing.sources.bodies import Shape, bodies_of
from flowgap.importing.status_history import Move
from flowgap.importing.work_item_rows import TrackedItem, add_tracked_items

_STAMPS: Final = ("Created", "Updated", "Started", "Completed", "Canceled")
_TABLES: Final = frozenset({".csv", ".tsv", ".txt"})


def _is_issue(record: Record) -> bool:
    return record.has("identifier") and record.has("createdAt")


SHAPE: Final = Shape(
    wrappers=("data", "issues", "issue", "nodes", "edges", "node", "team"),
    is_known=_is_issue,
    allowed="Linear's CSV export, or issues as its GraphQL API returns them",
)


def read_linear(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add the issues of all files: without a history no stage but the start of work is known.

    Raises
    ------
    InputError
        If a file is none of Linear's.
    """
    tables = tuple(path for path in paths if path.suffix.lower() in _TABLES)
    items = [item for path in tables for item in _of_table(path, context, harvest)]
    others = tuple(path for path in paths if path not in tables)
    bodies = map(_of_body, bodies_of(others, context, harvest, SHAPE))
    items.extend(item for item in bodies if item is not None)
    add_tracked_items(items, context, harvest)


def _of_table(path: Path, context: ImportContext, harvest: Harvest) -> list[TrackedItem]:
    table = read_delimited(path)
    missing = {"ID", "Created"} - set(table.columns)
    if missing:
        raise InputError(
            f"it has no column {min(missing)}", file=path.name, allowed="Linear's CSV export"
        )
    tell_of_table(table, harvest.conditions)
    harvest.conditions.tell(
        "a CSV export has no history of statuses, so no stage times are known but the start of "
        "work; the GraphQL API has them",
        place=path.name,
    )
    stamps = {name: stamp_reader(table, (name,), context, harvest.conditions) for name in _STAMPS}
    found = []
    for line in table.lines:
        item = _of_line(line, stamps, f"{path.name}, line {line.number}")
        if item is None:
            harvest.conditions.refuse(
                "it has no id, or no time when it was created",
                place=f"{path.name}, line {line.number}",
                allowed="ID and Created",
            )
        else:
            found.append(item)
    return found


def _of_line(line: Line, stamps: Mapping[str, ReadStamp], place: str) -> TrackedItem | None:
    # The export puts an apostrophe before texts that a spreadsheet would compute.
    key, created_at = (line.text("ID") or "").lstrip("'"), stamps["Created"](line)
    if not key or created_at is None:
        return None
    canceled_at = stamps["Canceled"](line)
    return TrackedItem(
        key=key,
        scope=line.text("Team") or key.rsplit("-", 1)[0],
        created_at=created_at,
        status=line.text("Status"),
        moves=None,
        started_at=stamps["Started"](line),
        closed_at=stamps["Completed"](line) or canceled_at,
        is_abandoned=canceled_at is not None,
        person=line.text("Assignee"),
        labels=tuple(one.strip() for one in (line.text("Labels") or "").split(",") if one.strip()),
        updated_at=stamps["Updated"](line),
        place=place,
    )


def _of_body(issue: Record) -> TrackedItem | None:
    key, created_at = issue.text("identifier"), issue.stamp("createdAt")
    if key is None or created_at is None:
        issue.refuse(
            "it has no id, or no time when it was created", allowed="identifier, createdAt"
        )
        return None
    canceled_at = issue.stamp("canceledAt")
    return TrackedItem(
        key=key,
        scope=issue.text("team", "key") or key.rsplit("-", 1)[0],
        created_at=created_at,
        status=issue.text("state", "name"),
        moves=_moves(issue),
        started_at=issue.stamp("startedAt"),
        closed_at=issue.stamp("completedAt") or canceled_at,
        is_abandoned=canceled_at is not None,
        person=issue.text("assignee", "email") or issue.text("assignee", "id"),
        labels=tuple(name for label in _labels(issue) if (name := label.text("name")) is not None),
        updated_at=issue.stamp("updatedAt"),
        place=issue.place,
    )


def _labels(issue: Record) -> tuple[Record, ...]:
    return issue.records("labels") if issue.has("labels") else ()


def _moves(issue: Record) -> tuple[Move, ...] | None:
    if not issue.has("history"):
        return None
    found = []
    for entry in issue.records("history"):
        at, target = entry.stamp("createdAt"), entry.text("toState", "name")
        if at is not None and target is not None:
            found.append(Move(at=at, source=entry.text("fromState", "name"), target=target))
    return tuple(found)
