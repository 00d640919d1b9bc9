"""Deployments of Azure DevOps: of releases, and builds whose pipeline says that it deploys."""

import re
from dataclasses import asdict
from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import DEPLOYMENTS, Harvest
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import (
    CANCELLED,
    FAILURE,
    SUCCESS,
    Deployment,
    canonical_environment,
    environment_in,
)

_RESULTS: Final = {
    "succeeded": SUCCESS,
    "partiallysucceeded": SUCCESS,
    "failed": FAILURE,
    "rejected": FAILURE,
    "canceled": CANCELLED,
    "cancelled": CANCELLED,
}
_ON_THE_WAY: Final = frozenset(
    {"inprogress", "notstarted", "notdeployed", "undefined", "queued", "scheduled", "none", ""}
)
_DEPLOYS: Final = re.compile(r"(^|[^a-z])(re)?deploy", re.IGNORECASE)
NOT_ENDED: Final = "a deployment has not ended, so it is left out"
PARTLY: Final = "a deployment succeeded in part (some task failed and was let pass): a success"
NO_SCOPE: Final = "it names no project or has no id"


def is_deploying(build: Record) -> bool:
    """Tell whether a build deploys, by the name of its pipeline; for pull requests it does not."""
    is_of_pull = (build.text("sourceBranch") or "").startswith("refs/pull/")
    return not is_of_pull and _DEPLOYS.search(build.text("definition", "name") or "") is not None


def add_build(build: Record, harvest: Harvest) -> None:
    """Add the deployment that a build was."""
    name = build.text("definition", "name") or ""
    _add(
        build,
        harvest,
        project=build.text("project", "name"),
        number=build.text("id"),
        path="builds",
        status=build.text("result"),
        finished_at=build.stamp("finishTime"),
        started_at=build.stamp("startTime"),
        service=build.text("repository", "name") or name or None,
        environment=environment_in(name),
        commit=build.text("sourceVersion"),
    )


def add_deployment(record: Record, harvest: Harvest) -> None:
    """Add the row of a deployment of a release that has ended."""
    _add(
        record,
        harvest,
        project=_project(record),
        number=record.text("id"),
        path="releases",
        status=record.text("deploymentStatus"),
        finished_at=record.stamp("completedOn") or record.stamp("lastModifiedOn"),
        started_at=record.stamp("startedOn") or record.stamp("queuedOn"),
        service=record.text("releaseDefinition", "name"),
        environment=record.text("releaseEnvironment", "name"),
        commit=_commit(record.record("release") or record),
    )


def add_release(release: Record, harvest: Harvest) -> None:
    """Add the deployments within a release: one for each attempt on each stage."""
    for stage in release.records("environments"):
        steps = stage.records("deploySteps") if stage.has("deploySteps") else ()
        for step in steps:
            _add(
                step,
                harvest,
                project=_project(release),
                number=step.text("deploymentId") or step.text("id"),
                path="releases",
                status=step.text("status"),
                finished_at=step.stamp("lastModifiedOn"),
                started_at=step.stamp("queuedOn"),
                service=release.text("releaseDefinition", "name"),
                environment=stage.text("name"),
                commit=_commit(release),
            )


def _add(  # noqa: PLR0913 - what a deployment is made of
    record: Record,
    harvest: Harvest,
    *,
    project: str | None,
    number: str | None,
    path: str,
    status: str | None,
    finished_at: datetime | None,
    started_at: datetime | None,
    service: str | None,
    environment: str | None,
    commit: str | None,
) -> None:
    word = (status or "").lower()
    result = _RESULTS.get(word)
    if result is None and word not in _ON_THE_WAY:
        record.meet(Condition.UNKNOWN_VALUE, "the status of a deployment")
    if result is None or finished_at is None:
        record.tell(NOT_ENDED)
        return
    if word == "partiallysucceeded":
        record.tell(PARTLY)
    if project is None or number is None:
        record.refuse(NO_SCOPE, allowed="the project's name, and id")
        return
    deployment = Deployment(
        deployment_id=f"{project}/{path}/{number}",
        finished_at=finished_at,
        service=service,
        environment=canonical_environment(environment),
        started_at=started_at,
        result=result,
        commit_sha=commit,
        updated_at=record.stamp("lastModifiedOn"),
    )
    harvest.add(DEPLOYMENTS, asdict(deployment))


_PROJECT_IN: Final = re.compile(r"https?://[^/\s]+/(?:[^/\s]+/)?(?P<project>[^/\s]+)/_apis/")


def _project(record: Record) -> str | None:
    """Return the project of a release: by its name, else as its address has it."""
    named = record.text("projectReference", "name") or record.text("project", "name")
    if named is not None:
        return named
    addresses = (
        record.text("url"),
        record.text("_links", "self", "href"),
        record.text("release", "url"),
        record.text("releaseDefinition", "url"),
    )
    found = next(filter(None, (_PROJECT_IN.match(text or "") for text in addresses)), None)
    return None if found is None else found["project"]


def _commit(release: Record) -> str | None:
    """Return the commit of the main artifact, which is marked, else of the only one."""
    artifacts = release.records("artifacts") if release.has("artifacts") else ()
    marked = [one for one in artifacts if one.flag("isPrimary")]
    one = marked[0] if marked else artifacts[0] if len(artifacts) == 1 else None
    if one is None:
        return None
    return one.text("definitionReference", "sourceVersion", "id")
