"""Issues of DevLake, with the statuses of its change logs."""

from collections import defaultdict

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.sources.devlake.tables import DevlakeRow, DevlakeTables
from flowgap.importing.sources.jira.rules import HOLDS_OTHERS
from flowgap.importing.status_history import Move
from flowgap.importing.work_item_rows import TrackedItem, add_tracked_items


def add_issues(tables: DevlakeTables, context: ImportContext, harvest: Harvest) -> None:
    """Add the issues; without a change log no stage of them is known."""
    logs = moves_by_issue(tables.of("issue_changelogs"))
    items = (_item(row, logs) for row in tables.of("issues"))
    add_tracked_items(tuple(item for item in items if item is not None), context, harvest)


def moves_by_issue(rows: tuple[DevlakeRow, ...]) -> dict[str, tuple[Move, ...]] | None:
    """Return the moves of each issue, None where there is no change log at all."""
    if not rows:
        return None
    found: dict[str, list[Move]] = defaultdict(list)
    for row in rows:
        at, target, issue = row.stamp("created_date"), row.text("original_to_value"), _issue(row)
        if row.text("field_name") == "status" and at is not None and target is not None:
            found[issue].append(Move(at=at, source=row.text("original_from_value"), target=target))
    return {issue: tuple(moves) for issue, moves in found.items()}


def _issue(row: DevlakeRow) -> str:
    return row.text("issue_id") or ""


def _item(row: DevlakeRow, logs: dict[str, tuple[Move, ...]] | None) -> TrackedItem | None:
    own, key = row.text("id"), row.text("issue_key")
    created_at = row.stamp("created_date")
    if own is None or key is None or created_at is None:
        row.refuse(
            "it has no key, or no time when it was created", allowed="issue_key, created_date"
        )
        return None
    kind = row.text("original_type")
    if kind is not None and kind.casefold() in HOLDS_OTHERS:
        row.conditions.tell(
            "epics and initiatives hold other issues, so they are left out", place=row.place
        )
        return None
    return TrackedItem(
        key=key,
        scope=key.rsplit("-", 1)[0],
        created_at=created_at,
        status=row.text("original_status"),
        moves=None if logs is None else logs.get(own, ()),
        closed_at=row.stamp("resolution_date"),
        person=row.text("assignee_id"),
        kind=kind,
        updated_at=row.stamp("updated_date"),
        place=row.place,
    )
