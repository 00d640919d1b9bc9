"""Which records a file of GitLab holds, and which merge request each is of."""

import re
from typing import Final

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import PullKey
from flowgap.importing.sources.pulls.parts import COMMIT, PULL, Dialect, Part

NOTE: Final = "note"
APPROVALS: Final = "approvals"
STATE_EVENT: Final = "state event"
PIPELINE: Final = "pipeline"
HEAD_PIPELINE: Final = "head_pipeline"
DEPLOYMENT: Final = "a deployment"
ISSUE: Final = "an issue"
_ADDRESS: Final = re.compile(
    r"https?://[^/\s]+/(?P<project>[\w./-]+?)/(?:-/)?merge_requests/(?P<number>[0-9]{1,15})(?![0-9])"
)
_API_ADDRESS: Final = re.compile(
    r"(?:https?://[^/\s]+)?/?(?:api/v4/)?projects/(?P<project>[^/\s]+)/merge_requests/"
    r"(?P<number>[0-9]{1,15})(?![0-9])"
)
_REFERENCE: Final = re.compile(r"(?P<project>[\w./-]+)!(?P<number>[0-9]{1,15})")


class MergeRequestKey(PullKey):
    """Which merge request: GitLab writes `group/project!12`."""

    __slots__ = ()

    @property
    def change_id(self) -> str:
        """The key of its row."""
        return f"{self.repository}!{self.number}"


def kind_of(record: Record) -> str | None:  # noqa: PLR0911 - one line for each kind
    """Return what a record is by its fields, None where it may only hold others."""
    names = record.fields.keys()
    if "noteable_type" in names and "body" in names:
        return NOTE
    if "approved_by" in names or "approvals_left" in names:
        return APPROVALS
    if "iid" in names and names & {"source_branch", "target_branch", "merge_commit_sha"}:
        return PULL
    if "resource_type" in names and "state" in names:
        return STATE_EVENT
    if "deployable" in names or ("environment" in names and "iid" in names):
        return DEPLOYMENT
    if "authored_date" in names or "parent_ids" in names:
        return COMMIT
    if "sha" in names and "status" in names and names & {"ref", "source", "finished_at"}:
        return PIPELINE
    if "issue_type" in names or ("iid" in names and "confidential" in names):
        return ISSUE
    return None


DIALECT: Final = Dialect(
    kind_of=kind_of,
    pages=("merge_requests", "data", "notes", "discussions", "commits", "value", "items"),
    inside=(
        *("notes", "discussions", "approvals", "commits"),
        *("resource_state_events", "state_events", "pipelines", HEAD_PIPELINE),
    ),
    foreign={
        DEPLOYMENT: "`flowgap import deployments`, which reads it",
        ISSUE: "merge requests; issues are work items, which `flowgap import csv` reads as a table",
    },
    allowed="merge requests as GitLab's REST API or its CSV export has them, with their notes",
    page_sizes=(20, 100),
)


def key_in(text: str | None) -> MergeRequestKey | None:
    """Return which merge request an address of a page is of."""
    found = _ADDRESS.match(text or "")
    if found is None or found["project"].startswith("api/"):
        return None
    return MergeRequestKey(found["project"], int(found["number"]))


def key_of(part: Part, repository: str | None) -> MergeRequestKey | None:
    """Return the merge request that a body is or names by itself."""
    record = part.record
    if part.kind == PULL:
        return _key_of_pull(record, repository)
    found = key_in(part.address) or _key_of_answer(part.address, repository)
    if found is not None:
        return found
    number = record.count("noteable_iid") if part.kind == NOTE else None
    if part.kind == APPROVALS:
        number = record.count("iid")
    return None if number is None or repository is None else MergeRequestKey(repository, number)


def _key_of_pull(record: Record, repository: str | None) -> MergeRequestKey | None:
    found = _REFERENCE.fullmatch(record.text("references", "full") or "")
    if found is not None:
        return MergeRequestKey(found["project"], int(found["number"]))
    number = record.count("iid")
    address = key_in(record.text("web_url"))
    if address is not None:
        return address
    return None if number is None or repository is None else MergeRequestKey(repository, number)


def _key_of_answer(address: str | None, repository: str | None) -> MergeRequestKey | None:
    """Return what an address of the API asks for; it names a project by path or by number."""
    found = _API_ADDRESS.match(address or "")
    if found is None:
        return None
    path = found["project"].replace("%2F", "/").replace("%2f", "/")
    project = repository if path.isdigit() else path
    return None if project is None else MergeRequestKey(project, int(found["number"]))


def numbers_of(record: Record, kind: str) -> str | None:
    """Return a merge request's number on the whole server, as this kind of body names it."""
    field = {NOTE: "noteable_id", STATE_EVENT: "resource_id", PULL: "id", APPROVALS: "id"}.get(kind)
    return None if field is None else record.text(field)
