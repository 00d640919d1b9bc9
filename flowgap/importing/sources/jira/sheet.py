"""Issues of Jira's CSV export: no history in it, so no stage times."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.delimited import Line, Table, read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.sheet_stamps import ReadStamp, refuse_short_lines, stamp_reader
from flowgap.importing.sources.jira.rules import HOLDS_OTHERS, is_abandoned
from flowgap.importing.work_item_rows import TrackedItem, add_tracked_items

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "key": ("Issue key", "Key", "Issue", "Vorgangsschlüssel", "Schlüssel"),
    "created": ("Created", "Erstellt"),
    "resolved": ("Resolved", "Resolution Date", "Erledigt", "Gelöst"),
    "updated": ("Updated", "Aktualisiert"),
    "status": ("Status",),
    "type": ("Issue Type", "Type", "Vorgangstyp", "Typ"),
    "resolution": ("Resolution", "Lösung"),
    "project": ("Project key", "Projektschlüssel"),
    "person": ("Assignee", "Assignee Id", "Zugewiesene Person", "Bearbeiter"),
}
_LABELS: Final = ("Labels", "Stichwörter")


def read_jira_sheet(path: Path, context: ImportContext, harvest: Harvest) -> None:
    """Add the issues of a CSV export.

    Raises
    ------
    InputError
        If it is none of Jira's, or tells of no issue when it was created.
    """
    table = read_delimited(path)
    if not set(_NAMES["key"]) & set(table.columns):
        raise InputError(
            "it has no column of issue keys", file=path.name, allowed="Jira's CSV, with Issue key"
        )
    if not set(_NAMES["created"]) & set(table.columns):
        raise InputError(
            "it does not tell when an issue was created, so no time of it can be known",
            file=path.name,
            allowed="Jira's CSV with all fields, Created among them",
        )
    harvest.conditions.tell(
        "a CSV export has no history of statuses, so no stage times are known; "
        "the REST API with expand=changelog has them",
        place=path.name,
    )
    refuse_short_lines(table, harvest.conditions)
    stamps = {
        name: stamp_reader(table, _NAMES[name], context, harvest.conditions)
        for name in ("created", "resolved", "updated")
    }
    items = (_item(table, line, stamps, harvest) for line in table.lines)
    add_tracked_items(tuple(item for item in items if item is not None), context, harvest)


def _item(
    table: Table, line: Line, stamps: Mapping[str, ReadStamp], harvest: Harvest
) -> TrackedItem | None:
    place = f"{table.name}, line {line.number}"
    key, created_at = line.text(*_NAMES["key"]), stamps["created"](line)
    if key is None or created_at is None:
        harvest.conditions.refuse(
            "it has no key, or no time when it was created",
            place=place,
            allowed="Issue key, and Created, which needs --timezone",
        )
        return None
    kind = line.text(*_NAMES["type"])
    if kind is not None and kind.casefold() in HOLDS_OTHERS:
        harvest.conditions.tell(
            "epics and initiatives hold other issues, so they are left out", place=place
        )
        return None
    return TrackedItem(
        key=key,
        scope=line.text(*_NAMES["project"]) or key.rsplit("-", 1)[0],
        created_at=created_at,
        status=line.text(*_NAMES["status"]),
        moves=None,
        closed_at=stamps["resolved"](line),
        is_abandoned=is_abandoned(line.text(*_NAMES["resolution"])),
        person=line.text(*_NAMES["person"]),
        kind=kind,
        labels=tuple(label for name in _LABELS for label in line.texts(name)),
        updated_at=stamps["updated"](line),
        place=place,
    )
