"""Runs of GitHub's workflows that deploy, by their names, and releases in place of deployments."""

import re
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import (
    CANCELLED,
    FAILURE,
    SUCCESS,
    Deployment,
    environment_in,
)
from flowgap.importing.sources.github.spelling import repository_at, repository_of, spelled

_DEPLOYS: Final = re.compile(r"(^|[^a-z])(re)?deploy", re.IGNORECASE)
_CONCLUSIONS: Final = {
    "success": SUCCESS,
    "failure": FAILURE,
    "timed_out": FAILURE,
    "startup_failure": FAILURE,
    "cancelled": CANCELLED,
}
_NO_RESULT: Final = frozenset({"skipped", "neutral", "action_required", "stale"})
PRE_RELEASE: Final = re.compile(
    r"[-.](alpha|beta|rc|pre|preview|dev|canary|nightly|snapshot)|[0-9](a|b|rc)[0-9]+$",
    re.IGNORECASE,
)
NO_DEPLOYMENT: Final = "a workflow run whose name does not say `deploy` is no deployment"
PREVIEW: Final = "a run for a pull request deploys a preview, so it is left out"
NOT_ENDED: Final = "a workflow run has not ended or came to nothing, so it is left out"
PRE_RELEASED: Final = (
    "a pre-release (by its mark, or a tag with -alpha, -beta, -rc, -dev and the like) is left out"
)
DRAFT: Final = "a release is not published, so it is left out"
_SHA: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_ALLOWED: Final = "its url, or --repository OWNER/NAME"


def read_run(record: Record, *, workflow: str | None, repository: str | None) -> Deployment | None:
    """Return the deployment that a run was, by the names of its workflow."""
    names = " ".join(
        filter(None, (record.text("name"), record.text("workflowName"), workflow))
    ) or (record.text("path") or "")
    if not _DEPLOYS.search(names):
        return _left_out(record, NO_DEPLOYMENT)
    if (record.text("event") or "").startswith("pull_request"):
        return _left_out(record, PREVIEW)
    result = _conclusion(record)
    finished_at = record.stamp(spelled(record, "updated_at", "updatedAt"))
    if result is None or finished_at is None:
        return _left_out(record, NOT_ENDED)
    name = (
        repository_of(record.record("repository"))
        or repository_at(record.text(spelled(record, "html_url", "url")))
        or repository
    )
    number = record.text(spelled(record, "databaseId", "id"))
    if name is None or number is None:
        record.refuse("it names no repository or run", allowed=_ALLOWED)
        return None
    return Deployment(
        deployment_id=f"{name}/actions/runs/{number}",
        finished_at=finished_at,
        service=name,
        environment=environment_in(names),
        started_at=record.stamp(spelled(record, "run_started_at", "startedAt", "created_at")),
        result=result,
        commit_sha=record.text(spelled(record, "head_sha", "headSha")),
        updated_at=finished_at,
    )


def read_release(record: Record, repository: str | None) -> Deployment | None:
    """Return a release as a deployment; whether it went well nobody says."""
    tag = record.text(spelled(record, "tag_name", "tagName"))
    published_at = record.stamp(spelled(record, "published_at", "publishedAt"))
    if record.flag(spelled(record, "draft", "isDraft")) or published_at is None:
        return _left_out(record, DRAFT)
    name = repository_at(record.text(spelled(record, "url", "html_url"))) or repository
    if name is None or tag is None:
        record.refuse("it names no repository or no tag", allowed=_ALLOWED)
        return None
    is_marked = record.flag(spelled(record, "prerelease", "isPrerelease"))
    if is_marked or PRE_RELEASE.search(tag):
        return _left_out(record, PRE_RELEASED)
    commit = record.text("target_commitish") or ""
    return Deployment(
        deployment_id=f"{name}@{tag}",
        finished_at=published_at,
        service=name,
        commit_sha=commit if _SHA.fullmatch(commit) else None,
    )


def _conclusion(record: Record) -> str | None:
    conclusion = (record.text("conclusion") or "").lower()
    if conclusion and conclusion not in _CONCLUSIONS and conclusion not in _NO_RESULT:
        record.meet(Condition.UNKNOWN_VALUE, "the conclusion of a workflow run")
    return _CONCLUSIONS.get(conclusion)


def _left_out(record: Record, reason: str) -> Deployment | None:
    record.tell(reason)
    return None
