"""GitHub's deployments: their last ended status counts, wherever the statuses come from."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import (
    FAILURE,
    SUCCESS,
    Deployment,
    canonical_environment,
)
from flowgap.importing.sources.github.spelling import repository_at, repository_of, spelled

_ENDED: Final = {"success": SUCCESS, "failure": FAILURE, "error": FAILURE}
_ON_THE_WAY: Final = frozenset({"pending", "queued", "in_progress", "waiting"})
_PASSED: Final = frozenset({"inactive", "active", "destroyed", "abandoned"})
"""What became of it later: that says nothing of how it ended."""
_ID_IN_ADDRESS: Final = re.compile(r"/deployments/([0-9]+)(?:[/?#]|$)")
NOT_ENDED: Final = "a deployment has not ended, or its statuses are missing, so it is left out"


@dataclass(slots=True, kw_only=True)
class Gathered:
    """What bodies say of one deployment; `statuses` are results and when they were reported."""

    record: Record
    statuses: set[tuple[datetime, str]] = field(default_factory=set)
    environment: str | None = None
    sha: str | None = None
    started_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(slots=True, kw_only=True)
class GithubDeployments:
    """Collects bodies of deployments and of statuses by repository and id."""

    repository: str | None
    found: dict[tuple[str, str], Gathered] = field(default_factory=dict)

    def take_deployment(self, record: Record, repository: str | None = None) -> None:
        """Take a deployment of REST or GraphQL, with its statuses where it has them."""
        name = (
            repository_of(record.record("repository"))
            or repository_at(record.text(spelled(record, "url", "statuses_url")))
            or repository
            or self.repository
        )
        gathered = self._gathered(record, name, record.text(spelled(record, "databaseId", "id")))
        if gathered is None:
            return
        commit = record.text("commit", "oid")
        gathered.sha = record.text(spelled(record, "sha", "commitOid")) or commit or gathered.sha
        gathered.environment = record.text("environment") or gathered.environment
        gathered.started_at = record.stamp(spelled(record, "created_at", "createdAt"))
        updated_at = record.stamp(spelled(record, "updated_at", "updatedAt"))
        gathered.updated_at = max(filter(None, (updated_at, gathered.updated_at)), default=None)
        for status in record.records("statuses"):
            _take_status(gathered, status)
        if (latest := record.record("latestStatus")) is not None:
            _take_status(gathered, latest)

    def take_status(self, record: Record, repository: str | None = None) -> None:
        """Take a status, which names its deployment by address."""
        address = record.text("deployment_url") or record.text("url")
        found = _ID_IN_ADDRESS.search(address or "")
        name = repository_at(address) or repository or self.repository
        gathered = self._gathered(record, name, found[1] if found else None)
        if gathered is not None:
            _take_status(gathered, record)
            gathered.environment = record.text("environment") or gathered.environment

    def take_webhook(self, record: Record) -> None:
        """Take a delivery of `deployment_status` or `deployment`."""
        name = repository_of(record.record("repository"))
        deployment, status = record.record("deployment"), record.record("deployment_status")
        if deployment is not None:
            self.take_deployment(deployment, name)
        if status is not None:
            self.take_status(status, name)

    def deployments(self) -> list[Deployment]:
        """Return what has ended; the others are counted."""
        ended = []
        for (repository, number), gathered in self.found.items():
            result = _result(gathered.statuses)
            if result is None:
                gathered.record.tell(NOT_ENDED)
                continue
            finished_at, outcome = result
            ended.append(
                Deployment(
                    deployment_id=f"{repository}/deployments/{number}",
                    finished_at=finished_at,
                    service=repository,
                    environment=canonical_environment(gathered.environment),
                    started_at=gathered.started_at,
                    result=outcome,
                    commit_sha=gathered.sha,
                    updated_at=gathered.updated_at,
                )
            )
        return ended

    def _gathered(
        self, record: Record, repository: str | None, number: str | None
    ) -> Gathered | None:
        if repository is None or number is None:
            what = "repository" if repository is None else "deployment"
            record.refuse(f"it names no {what}", allowed="its url, or --repository OWNER/NAME")
            return None
        new = Gathered(record=replace(record, fields={}))
        return self.found.setdefault((repository, number), new)


def _take_status(gathered: Gathered, record: Record) -> None:
    state = (record.text("state") or "").lower()
    at = record.stamp(spelled(record, "created_at", "createdAt", "updatedAt", "updated_at"))
    if at is not None and state in _ENDED:
        gathered.statuses.add((at, _ENDED[state]))
    elif state not in _ON_THE_WAY | _PASSED and state not in _ENDED:
        record.meet(Condition.UNKNOWN_VALUE, "the state of a deployment")


def _result(statuses: set[tuple[datetime, str]]) -> tuple[datetime, str] | None:
    """Return how it ended last, and when that was reported first."""
    ended: tuple[datetime, str] | None = None
    for at, result in sorted(statuses):
        if ended is None or ended[1] != result:
            ended = (at, result)
    return ended
