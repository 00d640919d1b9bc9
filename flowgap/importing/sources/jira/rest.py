"""Issues of Jira's REST API with their change log."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.bodies import Shape, bodies_of
from flowgap.importing.sources.jira.rules import HOLDS_OTHERS, is_abandoned
from flowgap.importing.status_history import Move
from flowgap.importing.work_item_rows import TrackedItem, add_tracked_items

_REQUIREMENTS: Final = frozenset({"description", "acceptance criteria", "summary", "beschreibung"})


def is_issue(record: Record) -> bool:
    """Tell an issue by its key and its fields."""
    return record.has("key") and isinstance(record.fields.get("fields"), dict)


def is_history(record: Record) -> bool:
    """Tell an entry of a change log by its items."""
    return record.has("created") and isinstance(record.fields.get("items"), list)


SHAPE: Final = Shape(
    wrappers=("issues", "values", "histories", "issue"),
    is_known=lambda record: is_issue(record) or is_history(record),
    allowed="issues as Jira's REST API returns them with expand=changelog, or its CSV export",
)


def read_jira_rest(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add issues and their events. A change log in a file of its own names no issue: see its place.

    Raises
    ------
    InputError
        If a file is none of Jira's.
    """
    issues: list[Record] = []
    for one in bodies_of(paths, context, harvest, SHAPE):
        if is_issue(one):
            issues.append(one)
        else:
            one.refuse(
                "it is an entry of a change log that names no issue",
                allowed="issues with their change log inside: expand=changelog",
            )
    newest: dict[str, Record] = {}
    for one in issues:
        key = one.text("key") or ""
        if key in newest:
            one.meet(Condition.REPEATED, "an issue")
        newest[key] = _newer(newest.get(key), one)
    items = (item for one in newest.values() if (item := tracked_issue(one)) is not None)
    add_tracked_items(tuple(items), context, harvest)


def _newer(first: Record | None, second: Record) -> Record:
    if first is None:
        return second
    before, after = (one.stamp("fields", "updated") for one in (first, second))
    return first if before is not None and after is not None and before > after else second


def tracked_issue(issue: Record) -> TrackedItem | None:
    """Return an issue with its moves, None where it is refused or holds others."""
    key, created_at = issue.text("key"), issue.stamp("fields", "created")
    if key is None or created_at is None:
        issue.refuse("it has no key, or no time when it was created", allowed="key and created")
        return None
    kind = issue.text("fields", "issuetype", "name")
    if kind is not None and kind.casefold() in HOLDS_OTHERS:
        issue.tell("epics and initiatives hold other issues, so they are left out")
        return None
    log = _log(issue)
    return TrackedItem(
        key=key,
        scope=issue.text("fields", "project", "key") or key.rsplit("-", 1)[0],
        created_at=created_at,
        status=issue.text("fields", "status", "name"),
        moves=log.moves,
        is_whole=log.is_whole,
        closed_at=issue.stamp("fields", "resolutiondate"),
        is_abandoned=is_abandoned(issue.text("fields", "resolution", "name")),
        person=_person(issue),
        kind=kind,
        labels=issue.texts("fields", "labels"),
        updated_at=issue.stamp("fields", "updated"),
        place=issue.place,
        extra={"requirement_edits": log.n_requirement_edits},
    )


def _person(issue: Record) -> str | None:
    assignee = issue.record("fields", "assignee")
    if assignee is None:
        return None
    names = ("emailAddress", "accountId", "name", "key")
    return next((name for one in names if (name := assignee.text(one)) is not None), None)


@dataclass(slots=True)
class _Log:
    moves: tuple[Move, ...] | None = None
    is_whole: bool = True
    n_requirement_edits: int | None = None


def _log(issue: Record) -> _Log:
    changelog = issue.record("changelog")
    if changelog is None:
        issue.tell("an issue came without its change log (expand=changelog), so no stage is known")
        return _Log()
    histories = changelog.records("histories")
    is_whole = not _is_cut_off(changelog, n_entries=len(histories))
    if not is_whole:
        issue.meet(Condition.CUT_OFF, "the change log")
    moves: list[Move] = []
    n_edits = 0
    for history in histories:
        at = history.stamp("created")
        for item in history.records("items"):
            field_name = (item.text("field") or "").casefold()
            n_edits += field_name in _REQUIREMENTS
            target = item.text("toString")
            if field_name == "status" and at is not None and target is not None:
                moves.append(Move(at=at, source=item.text("fromString"), target=target))
    return _Log(
        moves=tuple(moves), is_whole=is_whole, n_requirement_edits=n_edits if is_whole else None
    )


def _is_cut_off(changelog: Record, *, n_entries: int) -> bool:
    """Tell whether a change log has more entries: by its total, else by what names a next page."""
    total = changelog.count("total") if changelog.has("total") else None
    if total is not None:
        return total > n_entries
    is_last = changelog.flag("isLast") if changelog.has("isLast") else None
    return is_last is False or changelog.has("nextPageToken") or changelog.has("nextPage")
