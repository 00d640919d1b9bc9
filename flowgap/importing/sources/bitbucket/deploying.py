"""Deployments of Bitbucket Cloud's pipelines."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import DEPLOYMENTS, Harvest
from flowgap.importing.record import Record
from flowgap.importing.sources.bitbucket.bodies import repository_of
from flowgap.importing.sources.deployments.facts import (
    CANCELLED,
    FAILURE,
    SUCCESS,
    Deployment,
    canonical_environment,
)

_RESULTS: Final = {"SUCCESSFUL": SUCCESS, "FAILED": FAILURE, "ERROR": FAILURE, "STOPPED": CANCELLED}
NOT_ENDED: Final = "a deployment has not ended, so it is left out"
NO_ENVIRONMENT: Final = (
    "a deployment names its environment by a number only: the environments' own bodies tell the "
    "name, and without it the deployment would count as production, so it is left out"
)


def environment_names(records: list[Record]) -> dict[str, str]:
    """Return the names of environments by their number."""
    pairs = ((one.text("uuid"), one.text("name")) for one in records)
    return {uuid: name for uuid, name in pairs if uuid is not None and name is not None}


def commit_of(record: Record) -> str | None:
    """Return the commit that a deployment put somewhere."""
    return record.text("release", "commit", "hash") or record.text("commit", "hash")


def add_deployment(
    record: Record, names: Mapping[str, str], repository: str | None, harvest: Harvest
) -> None:
    """Add the row of a deployment that has ended."""
    result = _RESULTS.get((record.text("state", "status", "name") or "").upper())
    finished_at = record.stamp("state", "completed_on")
    if result is None or finished_at is None:
        if record.text("state", "name") == "COMPLETED":
            record.meet(Condition.UNKNOWN_VALUE, "the status of a deployment")
        record.tell(NOT_ENDED)
        return
    environment = record.text("environment", "name")
    if environment is None:
        environment = names.get(record.text("environment", "uuid") or "")
    if environment is None:
        record.tell(NO_ENVIRONMENT)
        return
    name = repository_of(record.record("repository")) or repository
    number = record.text("uuid") or record.text("number")
    if name is None or number is None:
        record.refuse("it names no repository or number", allowed="--repository WORKSPACE/NAME")
        return
    deployment = Deployment(
        deployment_id=f"{name}/deployments/{number.strip('{}')}",
        finished_at=finished_at,
        service=name,
        environment=canonical_environment(environment),
        started_at=record.stamp("state", "started_on") or record.stamp("created_on"),
        result=result,
        commit_sha=commit_of(record),
        updated_at=record.stamp("last_update_time"),
    )
    harvest.add(DEPLOYMENTS, asdict(deployment))
