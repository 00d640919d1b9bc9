"""DevLake's tables in CSV files, each known by its columns, and how their cells are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition, Conditions
from flowgap.importing.dates import date_column
from flowgap.importing.delimited import Line, read_delimited
from flowgap.importing.harvest import Harvest
from flowgap.importing.sheet_stamps import tell_of_table

_NULL: Final = "NULL"
_KNOWN: Final[Mapping[str, frozenset[str]]] = {
    "deployment_commits": frozenset({"cicd_deployment_id", "commit_sha", "finished_date"}),
    "pull_request_commits": frozenset({"pull_request_id", "commit_sha"}),
    "pull_request_comments": frozenset({"pull_request_id", "account_id", "created_date"}),
    "pull_requests": frozenset({"id", "base_repo_id", "created_date", "merge_commit_sha"}),
    "commits_diffs": frozenset({"new_commit_sha", "old_commit_sha", "commit_sha"}),
    "issue_changelogs": frozenset({"issue_id", "field_name", "created_date", "original_to_value"}),
    "issues": frozenset({"id", "issue_key", "created_date", "original_status"}),
    "project_mapping": frozenset({"project_name", "table", "row_id"}),
    "incident_deployments": frozenset({"id", "project_name", "deployment_id"}),
    "incidents": frozenset({"id", "created_date", "table", "scope_id"}),
}
"""Columns that tell a table, in the order in which they are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevlakeTables:
    """The rows of each table; a table that no file holds is empty."""

    rows: Mapping[str, tuple["DevlakeRow", ...]]

    def of(self, table: str) -> tuple["DevlakeRow", ...]:
        """Return the rows of a table."""
        return self.rows.get(table, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DevlakeRow:
    """One row: `NULL` is empty, stamps without an offset are UTC, as DevLake stores them."""

    line: Line
    place: str
    conditions: Conditions = field(repr=False)

    def text(self, column: str) -> str | None:
        """Return a cell."""
        text = self.line.text(column)
        return None if text == _NULL else text

    def stamp(self, column: str) -> datetime | None:
        """Return a stamp, None where there is none or it cannot be read."""
        text = self.text(column)
        if text is None:
            return None
        read = date_column([text]).read(text, UTC)
        if isinstance(read, Condition):
            self.conditions.meet(read, column, place=self.place)
            return None
        return read

    def refuse(self, problem: str, *, allowed: str) -> None:
        """Say why this row was not taken."""
        self.conditions.refuse(problem, place=self.place, allowed=allowed)


def read_tables(paths: tuple[Path, ...], harvest: Harvest) -> DevlakeTables:
    """Return the tables of all files; one that is not used is named.

    Raises
    ------
    InputError
        If a file is no table, or none of the files is a table of DevLake's.
    """
    found: dict[str, list[DevlakeRow]] = {}
    for path in paths:
        table = read_delimited(path)
        name = next((one for one, columns in _KNOWN.items() if columns <= set(table.columns)), None)
        if name is None:
            harvest.conditions.tell("a table that this import does not use", place=path.name)
            continue
        tell_of_table(table, harvest.conditions)
        found.setdefault(name, []).extend(
            DevlakeRow(
                line=line, place=f"{path.name}, line {line.number}", conditions=harvest.conditions
            )
            for line in table.lines
        )
    if not found:
        raise InputError(
            "no file is a table of DevLake's",
            file=", ".join(path.name for path in paths),
            allowed="its tables as CSV: pull_requests, cicd_deployment_commits, incidents, issues",
        )
    return DevlakeTables(rows={name: tuple(rows) for name, rows in found.items()})
