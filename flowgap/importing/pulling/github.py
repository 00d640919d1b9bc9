"""Pulls a repository from GitHub into an engagement folder, page by page, newest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.conditions import Conditions
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.pulling.client import Client, Json
from flowgap.importing.pulling.graphql import Asker
from flowgap.importing.pulling.keeping import Keeper, Reader
from flowgap.importing.pulling.lists import (
    PULL_REQUESTS,
    RELEASED,
    ClosedListError,
    Listing,
    Page,
    pages_of,
)
from flowgap.importing.pulling.nested import completed
from flowgap.importing.pulling.reverts import Reverts
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.importer import read_deployment_records

NO_DEPLOYMENTS: Final = (
    "the token may not read deployments, so none are here; it needs the permission to read them"
)

Progress = Callable[[str, int, int | None], None]
"""Is told a list, how many items of it were read, and of how many, None where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulled:
    """What a run brought: pull requests and deployments met, each once, and what was odd."""

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

    Rows are merged into the folder's files before the place is kept, so a break loses the last
    pages at most and wipes nothing.

    Raises
    ------
    InputError
        If the server refuses or fails too often, or the folder cannot be written.
    """
    keeper = Keeper(
        folder=target.folder,
        key=f"{client.host}/{target.full_name.lower()}",
        context=context,
        now=client.pauses.now,
    )
    keeper.open()
    run = _Run(
        asker=Asker(client=client, owner=target.owner, name=target.name),
        keeper=keeper,
        since=target.since,
        progress=progress or _tell_nobody,
    )
    return Pulled(
        n_pulls=run.pull_requests(),
        n_deployments=run.deployments(),
        conditions=keeper.conditions,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run over the lists of a repository."""

    asker: Asker
    keeper: Keeper
    since: datetime | None
    progress: Progress

    def pull_requests(self) -> int:
        """Bring pull requests up to date and return how many were met."""
        reverts = Reverts()
        try:
            n_met = self._pull(PULL_REQUESTS, reverts.read_pulls)
        except ClosedListError as error:
            raise InputError(
                f"the token may not read pull requests of {self.asker.full_name}",
                file=self.asker.client.host,
                allowed="a token with the permission to read them",
            ) from error
        self.keeper.add(reverts.read_again)
        return n_met

    def deployments(self) -> int:
        """Bring deployments up to date, if the token opens them; return how many were met."""
        try:
            return self._pull(RELEASED, _read_deployments)
        except ClosedListError:
            self.keeper.conditions.tell(NO_DEPLOYMENTS, place=self.asker.full_name)
            return 0

    def _pull(self, listing: Listing, read: Reader) -> int:
        stand = self.keeper.stand(listing)
        is_whole = stand.complete_to is None and stand.walk is None and self.since is None
        met: set[object] = set()
        try:
            for page in pages_of(listing, self.asker, stand, since=self.since):
                met |= {node.get("number") or node.get("databaseId") for node in page.nodes}
                self.keeper.keep(self._whole(page, listing), listing, read)
                self.progress(listing.name, len(met), page.total if is_whole else None)
        finally:
            # Also where a run is stopped, or ends early: what came whole is kept.
            self.keeper.flush(listing, read)
        return len(met)

    def _whole(self, page: Page, listing: Listing) -> Page:
        """Return a page with all that belongs to it, under the name that the folder knows."""
        name = self.keeper.recognise(page.repository, host=self.asker.client.host)
        around = {key: one for key, one in page.repository.items() if key != listing.name}
        nodes = page.nodes
        if listing is PULL_REQUESTS:
            nodes = [completed(node, self.asker) for node in nodes]
        if name is not None and name != page.repository.get("nameWithOwner"):
            around = {**around, "nameWithOwner": name}
            nodes = [_renamed(node, name) for node in nodes]
        return replace(page, repository=around, nodes=nodes)


def _renamed(node: Json, name: str) -> Json:
    """Return an item as if its repository still had the name that it had at first."""
    renamed = {key: one for key, one in node.items() if key != "url"}
    return {**renamed, "repository": {"nameWithOwner": name}} if "repository" in node else renamed


def _read_deployments(
    nodes: Sequence[Json], repository: Json, context: ImportContext, harvest: Harvest
) -> None:
    del repository
    found = [
        Record(fields=one, place="deployments", conditions=harvest.conditions) for one in nodes
    ]
    read_deployment_records(found, context, harvest)


def _tell_nobody(_name: str, _n_done: int, _n_all: int | None) -> None:
    """Say nothing."""
