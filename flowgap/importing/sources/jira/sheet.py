"""Issues of Jira's CSV export: no history in it, so no stage times."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.delimited import Line, Table, read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.sheet_stamps import ReadStamp, stamp_reader, tell_of_table
from flowgap.importing.sources.jira.rules import HOLDS_OTHERS, is_abandoned
from flowgap.importing.work_item_rows import TrackedItem, add_tracked_items

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "key": ("issue key", "key", "issue", "vorgangsschlüssel", "schlüssel", "vorgang"),
    "created": ("created", "erstellt", "erstellt am", "erstelldatum"),
    "resolved": ("resolved", "resolution date", "erledigt", "erledigt am", "gelöst"),
    "updated": ("updated", "aktualisiert", "aktualisiert am"),
    "status": ("status",),
    "type": ("issue type", "type", "vorgangstyp", "typ"),
    "resolution": ("resolution", "lösung"),
    "project": ("project key", "projektschlüssel"),
    "person": ("assignee", "assignee id", "zugewiesene person", "bearbeiter", "zuständig"),
    "labels": ("labels", "stichwörter", "stichworte"),
}
"""In any case; Jira writes them in the language of whoever exports."""


def read_jira_sheet(path: Path, context: ImportContext, harvest: Harvest) -> None:
    """Add the issues of a CSV export.

    Raises
    ------
    InputError
        If it is none of Jira's, or tells of no issue when it was created.
    """
    table = read_delimited(path)
    names = {name: _columns(table, wanted) for name, wanted in _NAMES.items()}
    if not names["key"]:
        raise InputError(
            "it has no column of issue keys", file=path.name, allowed="Jira's CSV, with Issue key"
        )
    if not names["created"]:
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
    tell_of_table(table, harvest.conditions)
    stamps = {
        name: stamp_reader(table, names[name] or _NAMES[name], context, harvest.conditions)
        for name in ("created", "resolved", "updated")
    }
    items = (_item(table, names, line, stamps, harvest) for line in table.lines)
    add_tracked_items(tuple(item for item in items if item is not None), context, harvest)


def _columns(table: Table, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the table's own columns of these names, in the order of the names."""
    own = {name.strip().casefold(): name for name in reversed(table.columns)}
    return tuple(own[name] for name in wanted if name in own)


def _item(
    table: Table,
    names: Mapping[str, tuple[str, ...]],
    line: Line,
    stamps: Mapping[str, ReadStamp],
    harvest: Harvest,
) -> TrackedItem | None:
    place = f"{table.name}, line {line.number}"
    key, created_at = line.text(*names["key"]), stamps["created"](line)
    if key is None or created_at is None:
        harvest.conditions.refuse(
            "it has no key, or no time when it was created",
            place=place,
            allowed="Issue key, and Created, which needs --timezone",
        )
        return None
    kind = line.text(*names["type"])
    if kind is not None and kind.casefold() in HOLDS_OTHERS:
        harvest.conditions.tell(
            "epics and initiatives hold other issues, so they are left out", place=place
        )
        return None
    return TrackedItem(
        key=key,
        scope=line.text(*names["project"]) or key.rsplit("-", 1)[0],
        created_at=created_at,
        status=line.text(*names["status"]),
        moves=None,
        closed_at=stamps["resolved"](line),
        is_abandoned=is_abandoned(line.text(*names["resolution"])),
        person=line.text(*names["person"]),
        kind=kind,
        labels=tuple(label for name in names["labels"] for label in line.texts(name)),
        updated_at=stamps["updated"](line),
        place=place,
    )
