"""Reads merge requests of GitLab with their notes, approvals, commits, states and pipelines."""

from pathlib import Path
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.sources.gitlab.bodies import DIALECT, key_of
from flowgap.importing.sources.gitlab.gathering import MergeRequests
from flowgap.importing.sources.gitlab.sheet import read_sheet
from flowgap.importing.sources.pulls.collection import keys_of
from flowgap.importing.sources.pulls.parts import PULL, parts_of
from flowgap.importing.sources.pulls.rows import add_pull_rows

_TABLES: Final = frozenset({".csv", ".tsv", ".txt"})


def read_gitlab(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each merge request.

    Raises
    ------
    InputError
        If a file is none of GitLab's merge requests, or belongs to another command.
    """
    tables = tuple(path for path in paths if path.suffix.lower() in _TABLES)
    for path in tables:
        read_sheet(path, context, harvest)
    others = tuple(path for path in paths if path not in tables)
    parts = parts_of(others, context, harvest, DIALECT)
    keys = keys_of(parts, lambda part: key_of(part, context.repository))
    requests = MergeRequests()
    for part, key in zip(parts, keys, strict=True):
        if part.kind == PULL:
            requests.take_pull(part, key)
    for part, key in zip(parts, keys, strict=True):
        if part.kind != PULL:
            requests.take_part(part, key)
    requests.finish(harvest)
    add_pull_rows(requests.collection, context, harvest)
