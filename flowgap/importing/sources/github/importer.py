"""Reads pull requests of GitHub: `gh --json`, REST, GraphQL and webhooks, in any mixture."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import CHANGES, Harvest, ImportContext, Row
from flowgap.importing.record import Record
from flowgap.importing.sources.github.bodies import Body, Kind, Scope, bodies_in
from flowgap.importing.sources.github.facts import Gathered, PullKey
from flowgap.importing.sources.github.gathering import Gathering
from flowgap.importing.sources.github.late_parts import add_parts, known_changes, known_shas
from flowgap.importing.sources.github.purpose import reverted_shas
from flowgap.importing.sources.github.rows import pull_row
from flowgap.importing.sources.pulls.promotion import promotions

GH_LIMIT: Final = 30
"""Pull requests that `gh pr list` gives unless --limit is told, and REST on a page."""
FULL_PAGE: Final = (
    f"a list has exactly {GH_LIMIT} pull requests, where `gh pr list` stops without --limit"
)
EMPTY: Final = "a list or an answer is empty"
UNRESOLVED_REVERT: Final = "a revert names a commit of no pull request in these files"
SHORT_SHA: Final = 7
"""Digits that a commit is named by at least."""
_ALLOWED: Final = (
    "pull requests of `gh pr list --json`, REST, GraphQL or webhooks; deployments, runs and "
    "releases are read by `flowgap import deployments`"
)
_NOT_USED: Final = frozenset({Kind.NOTHING, Kind.PAGE, Kind.OTHER, Kind.ERROR})


def read_github(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each pull request of the files.

    Raises
    ------
    InputError
        If a file holds records and none is one of GitHub's pull requests or belongs to one.
    """
    gathering = Gathering(repository=context.repository)
    for path in paths:
        records = harvest.records(path, context)
        if not records:
            harvest.conditions.tell(EMPTY, place=path.name)
        bodies = list(_bodies(records))
        _refuse_foreign(bodies, path)
        _note_limits(bodies, path, harvest)
        gathering.take_file(body for body in bodies if body.kind not in _NOT_USED)
    add_pulls(gathering, context, harvest)


def read_records(records: Sequence[Record], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each pull request among records that are in memory."""
    gathering = Gathering(repository=context.repository)
    gathering.take_file(body for body in _bodies(records) if body.kind not in _NOT_USED)
    add_pulls(gathering, context, harvest)


def add_pulls(gathering: Gathering, context: ImportContext, harvest: Harvest) -> None:
    """Add the rows of what was gathered."""
    gathering.place_loose_commits(harvest.conditions)
    reverted = _reverted(gathering.pulls, context, harvest)
    known = known_changes(gathering, context.folder)
    promoted = promotions(gathering.pulls)
    for key, gathered in gathering.pulls.items():
        if gathered.pull is None:
            add_parts(key, gathered, known.get(key.change_id), context, harvest)
        elif gathered.pull.opened_at is None and gathered.pull.merged_at is None:
            harvest.conditions.refuse(
                f"pull request {key.change_id} says neither when it was opened nor merged",
                place=gathered.place,
                allowed="createdAt and mergedAt among the fields",
            )
        else:
            row = pull_row(key, gathered, gathered.pull, context, harvest)
            more = {"promotes_branch": promoted[key]} if key in promoted else {}
            harvest.add(CHANGES, {**_with_revert(row, reverted.get(key)), **more})


def _bodies(records: Iterable[Record]) -> Iterable[Body]:
    for record in records:
        yield from bodies_in(record, Scope())


def _refuse_foreign(bodies: Sequence[Body], path: Path) -> None:
    kinds = {body.kind for body in bodies}
    if kinds and kinds <= {Kind.OTHER, Kind.ERROR}:
        is_error = kinds == {Kind.ERROR}
        problem = "GitHub answered with an error" if is_error else "it holds no pull request"
        raise InputError(problem, file=path.name, allowed=_ALLOWED)
    for body in bodies:
        if body.kind in {Kind.OTHER, Kind.ERROR}:
            body.record.meet(Condition.OTHER_RECORD, body.kind.value)
        elif body.kind is Kind.NOTHING:
            body.record.tell(EMPTY)


def _note_limits(bodies: Sequence[Body], path: Path, harvest: Harvest) -> None:
    n_listed = sum(body.kind is Kind.PULL and not body.scope.is_delivery for body in bodies)
    pages = [body.record for body in bodies if body.kind is Kind.PAGE]
    if n_listed == GH_LIMIT and not pages:
        harvest.conditions.tell(FULL_PAGE, place=path.name)
    if pages and all(page.flag("pageInfo", "hasNextPage") for page in pages):
        pages[-1].meet(Condition.CUT_OFF, "pullRequests")


def _reverted(
    pulls: Mapping[PullKey, Gathered], context: ImportContext, harvest: Harvest
) -> dict[PullKey, str]:
    """Return what each revert reverts, where it names a commit that landed or headed a pull.

    Where these files do not have the commit, an earlier import may.
    """
    named = {
        key: shas
        for key, gathered in pulls.items()
        if gathered.pull and (shas := reverted_shas(gathered.pull, gathered.commits.values()))
    }
    own = (
        (sha, key.change_id)
        for key, gathered in pulls.items()
        if gathered.pull
        for sha in (gathered.pull.merge_sha, gathered.pull.head_sha)
    )
    by_start = _by_start((*known_shas(context.folder), *own)) if named else {}
    found: dict[PullKey, str] = {}
    for key, shas in named.items():
        for sha in shas:
            change_id = _landed(sha, by_start)
            if change_id is None or change_id == key.change_id:
                harvest.conditions.tell(UNRESOLVED_REVERT, place=pulls[key].place)
            else:
                found[key] = change_id
    return found


def _by_start(shas: Iterable[tuple[str | None, str]]) -> dict[str, dict[str, str]]:
    """Return changes by commit, in groups whose commits begin alike."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for sha, change_id in shas:
        if sha is not None:
            found[sha[:SHORT_SHA]][sha] = change_id
    return found


def _landed(start: str, by_start: Mapping[str, Mapping[str, str]]) -> str | None:
    """Return the change of a commit, None where none or several begin like that."""
    alike = by_start.get(start[:SHORT_SHA], {})
    whole = {change for sha, change in alike.items() if sha.startswith(start)}
    return whole.pop() if len(whole) == 1 else None


def _with_revert(row: Row, reverts: str | None) -> Row:
    return (
        row
        if row["reverts_change_id"] or reverts is None
        else {**row, "reverts_change_id": reverts}
    )
