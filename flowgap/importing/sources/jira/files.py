"""Jira's files: JSON of its REST API, or CSV of its export."""

from pathlib import Path
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.sources.jira.rest import read_jira_rest
from flowgap.importing.sources.jira.sheet import read_jira_sheet

_TABLES: Final = frozenset({".csv", ".tsv", ".txt"})


def read_jira(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add the issues of all files, by their endings.

    Raises
    ------
    InputError
        If a file is none of Jira's.
    """
    tables = tuple(path for path in paths if path.suffix.lower() in _TABLES)
    for path in tables:
        read_jira_sheet(path, context, harvest)
    others = tuple(path for path in paths if path not in tables)
    if others:
        read_jira_rest(others, context, harvest)
