"""Which records a file of Azure DevOps holds, and which pull request each is of."""

import re
from collections.abc import Mapping
from typing import Final

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import PullKey
from flowgap.importing.sources.pulls.parts import COMMIT, PULL, Dialect, Part

THREAD: Final = "thread"
UPDATE: Final = "update of a work item"
WORK_ITEM: Final = "work item"
BUILD: Final = "build"
RELEASE: Final = "release"
DEPLOYMENT: Final = "deployment of a release"
_ADDRESS: Final = re.compile(
    r"https?://[^\s]+?/_apis/git/repositories/(?P<repository>[^/\s]+)/pullrequests/"
    r"(?P<number>[0-9]{1,15})(?![0-9])",
    re.IGNORECASE,
)


def kind_of(record: Record) -> str | None:  # noqa: PLR0911 - one line for each kind
    """Return what a record is by its fields, None where it may only hold others."""
    names = record.fields.keys()
    if "pullRequestId" in names and names & {"repository", "creationDate", "sourceRefName"}:
        return PULL
    if "comments" in names and names & {"publishedDate", "pullRequestThreadContext", "properties"}:
        return THREAD
    if "workItemId" in names and names & {"rev", "revisedDate"}:
        return UPDATE
    if "rev" in names and "fields" in names:
        return WORK_ITEM
    if "buildNumber" in names or ("definition" in names and "queueTime" in names):
        return BUILD
    if "deploymentStatus" in names or "releaseEnvironment" in names:
        return DEPLOYMENT
    if "environments" in names and names & {"releaseDefinition", "createdOn"}:
        return RELEASE
    if "commitId" in names and names & {"author", "committer"}:
        return COMMIT
    return None


DIALECT: Final = Dialect(
    kind_of=kind_of,
    pages=("value", "data", "pullRequests", "threads", "workItems", "updates"),
    inside=("threads", "commits"),
    foreign={},
    allowed=(
        "pull requests, threads, work items, their updates, builds, releases or deployments of "
        "Azure DevOps' REST API"
    ),
    page_sizes=(100, 101),
)


def repository_of(record: Record) -> str | None:
    """Return project and name of a pull request's repository."""
    project, name = record.text("repository", "project", "name"), record.text("repository", "name")
    return name if project is None or name is None else f"{project}/{name}"


def key_of_pull(record: Record, repository: str | None) -> PullKey | None:
    """Return which pull request a body is."""
    number, name = record.count("pullRequestId"), repository_of(record) or repository
    return None if number is None or name is None else PullKey(name, number)


def key_of(part: Part, repository: str | None, names: Mapping[str, str | None]) -> PullKey | None:
    """Return the pull request that a body is or names, by its address.

    Parameters
    ----------
    part : Part
    repository : str or None
        Where the address says only a number that no pull request has told a name for.
    names : mapping of a repository's number, in lower case, to its name
    """
    if part.kind == PULL:
        return key_of_pull(part.record, repository)
    addresses = (part.record.text("_links", "self", "href"), part.address)
    found = next(filter(None, (_ADDRESS.match(text or "") for text in addresses)), None)
    if found is None:
        return None
    name = names.get(found["repository"].lower()) or repository
    return None if name is None else PullKey(name, int(found["number"]))


def repository_names(parts: list[Part]) -> dict[str, str | None]:
    """Return the names of repositories by their numbers and bare names, None where two share it."""
    names: dict[str, str | None] = {}
    for part in parts:
        name = repository_of(part.record) if part.kind == PULL else None
        if name is None:
            continue
        for field in ("id", "name"):
            called = (part.record.text("repository", field) or "").lower()
            names[called] = name if names.get(called, name) == name else None
    return names
