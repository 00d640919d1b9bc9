"""Pulls a repository from GitHub into an engagement folder, page by page, newest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from flowgap.errors import InputError
from flowgap.importing.conditions import Conditions
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.merging import merge_harvest
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.place import Place, Walk, moment, read_places, write_place
from flowgap.importing.pulling.queries import DEPLOYMENTS, NESTED, PULLS, nested_query
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.importer import read_deployment_records
from flowgap.importing.sources.github.importer import read_records

SOURCE: Final = "github"
OVERLAP: Final = timedelta(minutes=10)
"""Asked for again: a server may show a change later than it dates it."""
MOST_PAGES: Final = 40_000
"""Of 25: a repository with more pull requests has never been seen."""
MOST_NESTED_PAGES: Final = 100

Json = dict[str, Any]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a run brought: pull requests and deployments met, and what was odd."""

    n_pulls: int
    n_deployments: int
    conditions: Conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A repository, and the folder it is pulled into; nothing older than `since`."""

    owner: str
    name: str
    folder: Path
    since: datetime | None = None

    @property
    def full_name(self) -> str:
        """Owner and name."""
        return f"{self.owner}/{self.name}"


def pull_github(
    target: Target, client: Client, context: ImportContext, *, progress: Progress | None = None
) -> Pulled:
    """Bring the folder up to date; a run that was broken off is gone on with.

    Each page is merged into the folder's files before the place is kept, so a break loses one
    page and wipes nothing.

    Raises
    ------
    InputError
        If the server refuses or fails too often, or the folder cannot be written.
    """
    conditions = Conditions()
    key = f"{client.host}/{target.full_name}"
    place = read_places(target.folder).get(key, Place())
    n_pulls = 0
    for page in _pages(target, client, place):
        nodes = [_complete(node, target, client) for node in _nodes(page)]
        wanted = [node for node in nodes if not _is_older(node, page.least)]
        n_pulls += len(wanted)
        _merge(wanted, page.repository, target, context, conditions)
        write_place(target.folder, key, _place_after(page, place))
        if progress is not None:
            progress(n_pulls, max(n_pulls, page.total))
    n_deployments = _pull_deployments(target, client, context, conditions)
    return Pulled(n_pulls=n_pulls, n_deployments=n_deployments, conditions=conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    repository: Json
    connection: Json
    newest: datetime
    least: datetime | None
    end: str | None
    total: int


def _pages(target: Target, client: Client, place: Place) -> Iterator[_Page]:
    """Yield pages until what is here already, or the end."""
    least = target.since
    if place.complete_to is not None:
        least = max(filter(None, (target.since, place.complete_to - OVERLAP)))
    walk = place.walk
    after, newest = (walk.after, walk.newest) if walk else (None, None)
    for _ in range(MOST_PAGES):
        repository = _repository(target, client, PULLS, after)
        connection = _object(repository, "pullRequests", client)
        stamps = [at for node in _list(connection) if (at := _updated(node)) is not None]
        if newest is None:
            newest = max(stamps, default=None)
        if newest is None:
            return
        info = _object(connection, "pageInfo", client)
        is_last = not info.get("hasNextPage") or info.get("endCursor") in {None, after}
        is_known = least is not None and bool(stamps) and min(stamps) < least
        after = None if is_last or is_known else str(info["endCursor"])
        yield _Page(
            repository=repository,
            connection=connection,
            newest=newest,
            least=least,
            end=after,
            total=connection.get("totalCount") or 0,
        )
        if after is None:
            return
    raise InputError("its pages do not end", file=client.host, allowed=f"{MOST_PAGES:,} pages")


def _place_after(page: _Page, place: Place) -> Place:
    if page.end is None:
        return Place(complete_to=page.newest)
    return Place(
        complete_to=place.complete_to,
        walk=Walk(newest=page.newest, after=page.end),
    )


def _merge(
    nodes: list[Json],
    repository: Json,
    target: Target,
    context: ImportContext,
    conditions: Conditions,
) -> None:
    harvest = Harvest(source=SOURCE, conditions=conditions)
    around = {name: one for name, one in repository.items() if name != "pullRequests"}
    body: Json = {"repository": {**around, "pullRequests": {"nodes": nodes}}}
    record = Record(fields=body, place=target.full_name, conditions=conditions)
    read_records([record], context, harvest)
    merge_harvest(harvest, target.folder)


def _pull_deployments(
    target: Target, client: Client, context: ImportContext, conditions: Conditions
) -> int:
    """Merge all deployments; there are far fewer of them, and an old one may still change."""
    found: list[Record] = []
    after: str | None = None
    for _ in range(MOST_PAGES):
        repository = _repository(target, client, DEPLOYMENTS, after)
        connection = _object(repository, "deployments", client)
        nodes = _list(connection)
        found += [Record(fields=one, place="deployments", conditions=conditions) for one in nodes]
        info = _object(connection, "pageInfo", client)
        oldest = min((at for one in nodes if (at := _updated(one)) is not None), default=None)
        is_old = target.since is not None and oldest is not None and oldest < target.since
        if is_old or not info.get("hasNextPage") or info.get("endCursor") in {None, after}:
            break
        after = str(info["endCursor"])
    harvest = Harvest(source=SOURCE, conditions=conditions)
    read_deployment_records(found, context, harvest)
    merge_harvest(harvest, target.folder)
    return len(found)


def _complete(node: Json, target: Target, client: Client) -> Json:
    """Return a pull request with the pages of its lists that its own page cut off."""
    node = dict(node)
    for name in NESTED:
        connection = node.get(name)
        if not isinstance(connection, dict):
            continue
        nodes = list(_list(connection))
        for _ in range(MOST_NESTED_PAGES):
            info = connection.get("pageInfo") or {}
            if not info.get("hasNextPage"):
                break
            variables = {"number": node.get("number"), "after": info.get("endCursor")}
            found = _ask(target, client, nested_query(name), variables)
            connection = _object(_object(found, "pullRequest", client), name, client)
            nodes += _list(connection)
        node[name] = {**connection, "nodes": nodes}
    return node


def _repository(target: Target, client: Client, query: str, after: str | None) -> Json:
    return _ask(target, client, query, {"after": after})


def _ask(target: Target, client: Client, query: str, variables: Json) -> Json:
    """Return the repository of an answer."""
    asked = {"owner": target.owner, "name": target.name, **variables}
    while True:
        answer = client.post("/graphql", {"query": query, "variables": asked})
        if not isinstance(answer, dict):
            raise _unreadable(client)
        errors = answer.get("errors") or []
        kinds = {error.get("type") for error in errors if isinstance(error, dict)}
        if "RATE_LIMITED" in kinds:
            client.wait_for_limit({})
            continue
        data = answer.get("data")
        repository = data.get("repository") if isinstance(data, dict) else None
        if isinstance(repository, dict):
            return repository
        if "NOT_FOUND" in kinds:
            raise InputError(
                f"there is no repository {target.full_name} that the token may read",
                file=client.host,
                allowed="OWNER/REPO as its page has it, and a token that may read it",
            )
        raise _unreadable(client)


def _object(value: Json, name: str, client: Client) -> Json:
    found = value.get(name)
    if not isinstance(found, dict):
        raise _unreadable(client)
    return found


def _list(connection: Json) -> list[Json]:
    nodes = connection.get("nodes")
    return [one for one in nodes if isinstance(one, dict)] if isinstance(nodes, list) else []


def _nodes(page: _Page) -> list[Json]:
    return _list(page.connection)


def _updated(node: Json) -> datetime | None:
    text = node.get("updatedAt")
    return moment(text) if isinstance(text, str) else None


def _is_older(node: Json, least: datetime | None) -> bool:
    updated_at = _updated(node)
    return least is not None and updated_at is not None and updated_at < least


def _unreadable(client: Client) -> InputError:
    return InputError(
        "its answer is none of GitHub's GraphQL API",
        file=client.host,
        allowed="GitHub, or GitHub Enterprise Server with --base-url https://HOST/api",
    )
