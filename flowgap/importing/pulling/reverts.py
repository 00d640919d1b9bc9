"""Reads pull requests page by page, and those that revert others once more when all are here.

Newest come first, so what a commit's name says was reverted lies on a page still to come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flowgap.importing.conditions import Conditions
from flowgap.importing.git.message import reverted_in
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.pulling.client import Json
from flowgap.importing.pulling.graphql import nodes_in, object_in
from flowgap.importing.record import Record
from flowgap.importing.sources.github.importer import read_records


@dataclass(slots=True)
class Reverts:
    """Remembers the reverts among the pull requests of a run, each as it was met last."""

    _found: dict[object, Json] = field(default_factory=dict)
    _repository: Json = field(default_factory=dict)

    def read_pulls(
        self, nodes: Sequence[Json], repository: Json, context: ImportContext, harvest: Harvest
    ) -> None:
        """Add rows for the pull requests of a page. What is odd in a revert is told at the end."""
        reverts = [node for node in nodes if _is_revert(node)]
        plain = [node for node in nodes if not _is_revert(node)]
        _read(plain, repository, context, harvest)
        self._found |= {node.get("number"): node for node in reverts}
        self._repository = repository
        if reverts:
            early = Harvest(source=harvest.source, conditions=Conditions(), rows=harvest.rows)
            _read(reverts, repository, context, early)

    def read_again(self, context: ImportContext, harvest: Harvest) -> None:
        """Add rows for the reverts of the run, now that the folder has what they revert."""
        _read(list(self._found.values()), self._repository, context, harvest)


def _is_revert(node: Json) -> bool:
    return any(reverted_in(text) for text in _texts(node) if isinstance(text, str))


def _texts(node: Json) -> Iterable[object]:
    """Yield the description and the messages of the commits."""
    yield node.get("body")
    for one in nodes_in(object_in(node, "commits") or {}):
        yield (object_in(one, "commit") or {}).get("message")


def _read(
    nodes: Sequence[Json], repository: Json, context: ImportContext, harvest: Harvest
) -> None:
    body: Json = {"repository": {**repository, "pullRequests": {"nodes": list(nodes)}}}
    place = str(repository.get("nameWithOwner") or context.repository)
    record = Record(fields=body, place=place, conditions=harvest.conditions)
    read_records([record], context, harvest)
