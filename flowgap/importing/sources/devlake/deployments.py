"""Deployments of DevLake: which there were, and which merge commits each was the first to hold."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flowgap.importing.harvest import DEPLOYMENTS, Harvest
from flowgap.importing.sources.devlake.tables import DevlakeRow, DevlakeTables

_SUCCESS: Final = "SUCCESS"
_PRODUCTION: Final = "PRODUCTION"
_ENVIRONMENTS: Final = (_PRODUCTION, "STAGING", "TESTING")
"""Of a deployment's commits the first of these is the deployment's environment."""
_RESULTS: Final = {"SUCCESS": "success", "FAILURE": "failure", "CANCELED": "cancelled"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """When a merge commit first reached production, and by which deployment."""

    at: datetime
    deployment_id: str


def first_shipments(tables: DevlakeTables) -> dict[str, Shipped]:
    """Return for each merge commit the first deployment whose range holds it.

    A range lies between a successful production deployment of a commit and the one before it. The
    first deployment of a repository has no range: nobody knows what was new in it.
    """
    commits = {row.text("id"): row for row in tables.of("deployment_commits")}
    ranges = _ranges(tables.of("commits_diffs"))
    found: dict[str, Shipped] = {}
    for row in tables.of("deployment_commits"):
        at, deployment_id = row.stamp("finished_date"), row.text("cicd_deployment_id")
        before = commits.get(row.text("prev_success_deployment_commit_id") or "")
        if at is None or deployment_id is None or before is None or not _reached(row):
            continue
        for sha in ranges.get((before.text("commit_sha"), row.text("commit_sha")), ()):
            if sha not in found or at < found[sha].at:
                found[sha] = Shipped(at=at, deployment_id=deployment_id)
    return found


def previous_successes(rows: Sequence[DevlakeRow]) -> dict[str, str | None]:
    """Return the successful deployment commit before each, per scope, repository and environment.

    Only successful ones that say their environment have one.
    """
    groups: dict[tuple[str | None, ...], list[tuple[datetime, str]]] = defaultdict(list)
    found: dict[str, str | None] = {}
    for row in rows:
        own, at = row.text("id"), row.stamp("finished_date")
        if own is None:
            continue
        found[own] = None
        environment = row.text("environment")
        if at is not None and environment is not None and row.text("result") == _SUCCESS:
            groups[row.text("cicd_scope_id"), row.text("repo_url"), environment].append((at, own))
    for group in groups.values():
        before: str | None = None
        for _at, own in sorted(group):
            found[own], before = before, own
    return found


def add_deployments(
    tables: DevlakeTables, contents: Mapping[str, Iterable[str]], harvest: Harvest
) -> None:
    """Add one row for each deployment, however many commits and repositories it has."""
    groups: dict[str, list[DevlakeRow]] = defaultdict(list)
    for row in tables.of("deployment_commits"):
        deployment_id = row.text("cicd_deployment_id")
        if deployment_id is None or row.stamp("finished_date") is None:
            row.refuse("it has no deployment, or did not end", allowed="an id and finished_date")
            continue
        groups[deployment_id].append(row)
    for deployment_id, rows in groups.items():
        harvest.add(DEPLOYMENTS, _deployment(deployment_id, rows, contents.get(deployment_id, ())))


def _deployment(
    deployment_id: str, rows: Sequence[DevlakeRow], change_ids: Iterable[str]
) -> dict[str, object]:
    environment = _environment(rows)
    own = [row for row in rows if row.text("environment") == environment]
    starts = [at for row in own if (at := row.stamp("started_date")) is not None]
    ends = [at for row in own if (at := row.stamp("finished_date")) is not None]
    results = {row.text("result") for row in own}
    result = _SUCCESS if _SUCCESS in results else next(iter(sorted(filter(None, results))), None)
    return {
        "deployment_id": deployment_id,
        "service": own[0].text("cicd_scope_id"),
        # DevLake leaves it empty where it does not know: that is no production.
        "environment": (environment or "unknown").lower(),
        "started_at": min(starts, default=None),
        "finished_at": max(ends),
        "result": _RESULTS.get(result or ""),
        "commit_sha": own[0].text("commit_sha") if len(own) == 1 else None,
        "change_ids": "+".join(change_ids) or None,
    }


def _environment(rows: Sequence[DevlakeRow]) -> str | None:
    named = {row.text("environment") for row in rows}
    return next((one for one in _ENVIRONMENTS if one in named), None)


def _reached(row: DevlakeRow) -> bool:
    return row.text("result") == _SUCCESS and row.text("environment") == _PRODUCTION


def _ranges(diffs: Iterable[DevlakeRow]) -> dict[tuple[str | None, str | None], list[str]]:
    found: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
    for row in diffs:
        sha = row.text("commit_sha")
        if sha is not None:
            found[row.text("old_commit_sha"), row.text("new_commit_sha")].append(sha)
    return found
