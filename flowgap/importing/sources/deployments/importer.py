"""Reads deployments of GitHub and GitLab, and tables with the canonical columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import DEPLOYMENTS, Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import Deployment
from flowgap.importing.sources.deployments.github import GithubDeployments
from flowgap.importing.sources.deployments.gitlab import read_gitlab, read_gitlab_webhook
from flowgap.importing.sources.deployments.runs import read_release, read_run
from flowgap.importing.sources.deployments.table import csv_records, read_row

EMPTY: Final = "a list is empty"
DEEPEST: Final = 12
_TELLING: Final = frozenset(
    {
        *("object_kind", "deployment_id", "deployment", "deployment_url", "deployable"),
        *("workflow_run", "head_sha", "headSha", "release", "tag_name", "tagName"),
        *("iid", "environment"),
    }
)
"""Fields of which every known record has one."""
_ALLOWED: Final = (
    "deployments, statuses, workflow runs or releases of GitHub, deployments of GitLab, or a "
    "table with the columns deployment_id and finished_at"
)


def read_deployments(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each deployment that has ended.

    Raises
    ------
    InputError
        If a file holds records and none of them is known.
    """
    github = GithubDeployments(repository=context.repository)
    for path in paths:
        is_json = path.suffix.lower() != ".csv"
        records = harvest.records(path, context) if is_json else ()
        found = [inner for one in records for inner in _inside(_lowered(one))]
        found.extend(csv_records(path, context, harvest) if not is_json else ())
        if not found:
            harvest.conditions.tell(EMPTY, place=path.name)
        n_known = sum([_take(one, github, context, harvest) for one in found])
        if found and not n_known:
            raise InputError("it holds no deployment", file=path.name, allowed=_ALLOWED)
    for deployment in github.deployments():
        harvest.add(DEPLOYMENTS, asdict(deployment))


def read_deployment_records(
    records: Iterable[Record], context: ImportContext, harvest: Harvest
) -> None:
    """Add a row for each deployment that has ended among records that are in memory."""
    github = GithubDeployments(repository=context.repository)
    for one in records:
        for inner in _inside(_lowered(one)):
            _take(inner, github, context, harvest)
    for deployment in github.deployments():
        harvest.add(DEPLOYMENTS, asdict(deployment))


def _take(
    record: Record, github: GithubDeployments, context: ImportContext, harvest: Harvest
) -> bool:
    """Take a record by what its fields are; tell whether it is known."""
    kind = _kind(record.fields)
    if kind is None:
        record.meet(Condition.OTHER_RECORD, "a record")
    elif kind == "table":
        if (row := read_row(record, context.repository)) is not None:
            harvest.add(DEPLOYMENTS, row)
    elif (take := _GATHERED.get(kind)) is not None:
        take(github, record)
    elif (found := _READERS[kind](record, context.repository)) is not None:
        harvest.add(DEPLOYMENTS, asdict(found))
    return kind is not None


def _kind(fields: Mapping[str, object]) -> str | None:  # noqa: PLR0911 - one line for each kind
    names = fields.keys()
    if names.isdisjoint(_TELLING):
        return None
    if fields.get("object_kind") == "deployment":
        return "gitlab webhook"
    if {"deployment_id", "finished_at"} <= names:
        return "table"
    if isinstance(fields.get("deployment"), dict):
        return "webhook"
    if "deployment_url" in names and "state" in names:
        return "status"
    if isinstance(fields.get("workflow_run"), dict) or names & {"head_sha", "headSha"}:
        return "run"
    if isinstance(fields.get("release"), dict) or names & {"tag_name", "tagName"}:
        return "release"
    if "deployable" in names or ("iid" in names and isinstance(fields.get("environment"), dict)):
        return "gitlab"
    has_statuses = bool(names & {"statuses", "latestStatus", "statuses_url", "commitOid"})
    is_deployment = "environment" in names and (has_statuses or "sha" in names)
    return "deployment" if is_deployment else None


def _read_run(record: Record, repository: str | None) -> Deployment | None:
    run = record.record("workflow_run")
    if run is None:
        return read_run(record, workflow=None, repository=repository)
    return read_run(run, workflow=record.text("workflow", "name"), repository=repository)


def _read_release(record: Record, repository: str | None) -> Deployment | None:
    return read_release(record.record("release") or record, repository)


_GATHERED: Final[Mapping[str, Callable[[GithubDeployments, Record], None]]] = {
    "webhook": GithubDeployments.take_webhook,
    "deployment": GithubDeployments.take_deployment,
    "status": GithubDeployments.take_status,
}
"""Bodies of which several make one deployment."""
_READERS: Final[Mapping[str, Callable[[Record, str | None], Deployment | None]]] = {
    "run": _read_run,
    "release": _read_release,
    "gitlab": read_gitlab,
    "gitlab webhook": read_gitlab_webhook,
}


def _inside(record: Record, depth: int = 0) -> Iterator[Record]:
    """Yield the record itself where it is known, else what lies in it."""
    if _kind(record.fields) is not None or depth >= DEEPEST:
        yield record
        return
    inner = [one for name in record.fields for one in _objects(record, name)]
    holds_list = any(isinstance(value, list) for value in record.fields.values())
    if not inner and not holds_list:
        yield record
    found = [one for within in inner for one in _inside(within, depth + 1)]
    known = [one for one in found if _kind(one.fields) is not None]
    yield from known or (found[:1] and [record])


def _objects(record: Record, name: str) -> tuple[Record, ...]:
    value = record.fields[name]
    if isinstance(value, dict):
        return (record.with_fields(value),)
    return record.entries(name, others_count=False)


def _lowered(record: Record) -> Record:
    """Return a record whose names begin with small letters: Go programs write `CommitOid`."""
    if not any(name[:1].isupper() for name in record.fields):
        return record
    lowered = _lower(record.fields)
    return record.with_fields(lowered) if isinstance(lowered, dict) else record


def _lower(value: object) -> object:
    if isinstance(value, dict):
        return {name[:1].lower() + name[1:]: _lower(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_lower(inner) for inner in value]
    return value
