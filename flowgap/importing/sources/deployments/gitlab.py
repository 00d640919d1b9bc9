"""GitLab's deployments, of its REST API and of its webhooks."""

import re
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import (
    CANCELLED,
    FAILURE,
    SUCCESS,
    Deployment,
    canonical_environment,
)

_RESULTS: Final = {
    "success": SUCCESS,
    "failed": FAILURE,
    "canceled": CANCELLED,
    "cancelled": CANCELLED,
}
_ON_THE_WAY: Final = frozenset({"created", "running", "blocked", "skipped"})
_PROJECT: Final = re.compile(r"https?://[^/\s]+/(?P<project>[\w./-]+?)/-/")
NOT_ENDED: Final = "a deployment has not ended, so it is left out"
DISAGREES: Final = "the job and the deployment say different results; the deployment's counts"


def read_gitlab(record: Record, repository: str | None) -> Deployment | None:
    """Return a deployment that has ended."""
    status = (record.text("status") or "").lower()
    result = _RESULTS.get(status)
    if result is None and status not in _ON_THE_WAY:
        record.meet(Condition.UNKNOWN_VALUE, "the status of a deployment")
    finished_at = (
        record.stamp("deployable", "finished_at")
        or record.stamp("finished_at")
        or record.stamp("updated_at")
    )
    if result is None or finished_at is None:
        record.tell(NOT_ENDED)
        return None
    job = _RESULTS.get((record.text("deployable", "status") or "").lower())
    if job is not None and job != result:
        record.tell(DISAGREES)
    project = _project(record) or repository
    number = record.text("iid") or record.text("id")
    if project is None or number is None:
        record.refuse("it names no project", allowed="--repository GROUP/PROJECT")
        return None
    return Deployment(
        deployment_id=f"{project}/deployments/{number}",
        finished_at=finished_at,
        service=project,
        environment=canonical_environment(_environment(record)),
        started_at=record.stamp("deployable", "started_at") or record.stamp("created_at"),
        result=result,
        commit_sha=record.text("sha"),
        updated_at=record.stamp("updated_at"),
    )


def read_gitlab_webhook(record: Record, repository: str | None) -> Deployment | None:
    """Return the deployment that a delivery tells of."""
    fields = {
        "id": record.fields.get("deployment_id"),
        "status": record.fields.get("status"),
        "environment": record.fields.get("environment"),
        "updated_at": record.fields.get("status_changed_at"),
        "sha": record.text(
            "commit_url",
        )
        and (record.text("commit_url") or "").rsplit("/", 1)[-1],
    }
    return read_gitlab(
        record.with_fields(fields), record.text("project", "path_with_namespace") or repository
    )


def _environment(record: Record) -> str | None:
    if isinstance(record.fields.get("environment"), dict):
        return record.text("environment", "name")
    return record.text("environment")


def _project(record: Record) -> str | None:
    for path in (("deployable", "web_url"), ("deployable", "pipeline", "web_url"), ("web_url",)):
        found = _PROJECT.match(record.text(*path) or "")
        if found is not None:
            return found["project"]
    return record.text("deployable", "project", "path_with_namespace")
