"""Reads pull requests of Bitbucket with their activities, commits and pipelines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.bitbucket.bodies import (
    DEPLOYMENT,
    DIALECT,
    ENVIRONMENT,
    PIPELINE,
    key_of,
)
from flowgap.importing.sources.bitbucket.deploying import add_deployment, environment_names
from flowgap.importing.sources.bitbucket.gathering import PullRequests, commit_in
from flowgap.importing.sources.pulls.collection import keep_commit, keys_of, refuse_lost
from flowgap.importing.sources.pulls.parts import PULL, Part, parts_of
from flowgap.importing.sources.pulls.rows import add_pull_rows

_APART: Final = frozenset({DEPLOYMENT, ENVIRONMENT, PIPELINE})


def read_bitbucket(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each pull request, and one for each deployment of Cloud.

    Raises
    ------
    InputError
        If a file is none of Bitbucket's.
    """
    parts = parts_of(paths, context, harvest, DIALECT)
    of_pulls = [part for part in parts if part.kind not in _APART]
    keys = keys_of(of_pulls, lambda part: key_of(part, context.repository))
    pulls = PullRequests()
    for part, key in zip(of_pulls, keys, strict=True):
        if key is not None and part.kind != PULL:
            pulls.take_part(part, key)
        elif key is None and not keep_commit(pulls.collection, part, commit_in(part)):
            refuse_lost(part)
    for part, key in zip(of_pulls, keys, strict=True):
        if key is not None and part.kind == PULL:
            pulls.take_pull(part.record, key)
    deployments = _records(parts, DEPLOYMENT)
    pulls.finish(_records(parts, PIPELINE), deployments, harvest.conditions)
    add_pull_rows(pulls.collection, context, harvest)
    names = environment_names(_records(parts, ENVIRONMENT))
    for deployment in deployments:
        add_deployment(deployment, names, context.repository, harvest)


def _records(parts: Sequence[Part], kind: str) -> list[Record]:
    return [part.record for part in parts if part.kind == kind]
