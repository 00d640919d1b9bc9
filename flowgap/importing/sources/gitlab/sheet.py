"""Merge requests of GitLab's CSV export: no time of a merge and no review in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.delimited import Line, Table, read_delimited
from flowgap.importing.harvest import CHANGES, Harvest, ImportContext
from flowgap.importing.sheet_stamps import ReadStamp, stamp_reader, tell_of_table
from flowgap.importing.sources.gitlab.bodies import MergeRequestKey, key_in

_NUMBER: Final = ("MR IID", "IID")
_STATES: Final = {"opened": "open", "open": "open", "closed": "closed", "merged": "merged"}
_UTC: Final = " (UTC)"
NO_MERGE: Final = (
    "GitLab's CSV export does not tell when a merge request was merged; the REST API does"
)
NO_REVIEWS: Final = "GitLab's CSV export tells of no review and no commit; the REST API does"


def read_sheet(path: Path, context: ImportContext, harvest: Harvest) -> None:
    """Add the merge requests of a CSV export.

    Raises
    ------
    InputError
        If it is none of GitLab's.
    """
    table = read_delimited(path)
    stamps = {
        name: _stamps(table, name, context, harvest)
        for name in ("Created At", "Updated At", "Merged At", "Closed At")
    }
    if not set(_NUMBER) & set(table.columns) or not _has(table, "Created At"):
        raise InputError(
            "it has no column MR IID or Created At",
            file=path.name,
            allowed="GitLab's CSV export of merge requests, or bodies of its REST API",
        )
    tell_of_table(table, harvest.conditions)
    if not _has(table, "Merged At"):
        harvest.conditions.tell(NO_MERGE, place=path.name)
    harvest.conditions.tell(NO_REVIEWS, place=path.name)
    for line in table.lines:
        _add(
            table.name, line, {name: read(line) for name, read in stamps.items()}, context, harvest
        )


def _columns(name: str) -> Sequence[str]:
    return (f"{name}{_UTC}", name)


def _has(table: Table, name: str) -> bool:
    return bool(set(_columns(name)) & set(table.columns))


def _stamps(table: Table, name: str, context: ImportContext, harvest: Harvest) -> ReadStamp:
    """Return how to read a column: its own name may tell the zone."""
    in_utc, plain = _columns(name)
    if in_utc in table.columns:
        return stamp_reader(table, (in_utc,), replace(context, zone=UTC), harvest.conditions)
    return stamp_reader(table, (plain,), context, harvest.conditions)


def _add(
    file: str,
    line: Line,
    stamps: dict[str, datetime | None],
    context: ImportContext,
    harvest: Harvest,
) -> None:
    place = f"{file}, line {line.number}"
    key = _key(line, context.repository)
    opened_at = stamps["Created At"]
    if key is None or opened_at is None:
        harvest.conditions.refuse(
            "it has no number, no project, or no time when it was opened",
            place=place,
            allowed="MR IID, URL and Created At",
        )
        return
    state = _STATES.get((line.text("State") or "").lower())
    login = line.text("Author Username", "Author")
    identity = context.identity
    harvest.add(
        CHANGES,
        {
            "change_id": key.change_id,
            "repository": key.repository,
            "team": identity.team_of(key.repository, author=login, at=opened_at),
            "author_hash": identity.person(login),
            "is_bot": identity.is_bot(login),
            "state": state,
            "opened_at": opened_at,
            "merged_at": stamps["Merged At"] if state == "merged" else None,
            "closed_at": stamps["Closed At"],
            "ai_assist": "unknown",
            "number": key.number,
            "base_branch": line.text("Target Branch"),
            "updated_at": stamps["Updated At"],
        },
    )


def _key(line: Line, repository: str | None) -> MergeRequestKey | None:
    address = key_in(line.text("URL"))
    if address is not None:
        return address
    number = line.text(*_NUMBER) or ""
    if repository is None or not number.isdecimal() or not number.isascii():
        return None
    return MergeRequestKey(repository, int(number[:15]))
