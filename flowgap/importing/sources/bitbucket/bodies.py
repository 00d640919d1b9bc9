"""Which records a file of Bitbucket holds, and which pull request each is of."""

import re
from typing import Final

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import PullKey
from flowgap.importing.sources.pulls.parts import COMMIT, PULL, Dialect, Part

ACTIVITY: Final = "activity"
SERVER_ACTIVITY: Final = "activity of Data Center"
COMMENT: Final = "comment"
PIPELINE: Final = "pipeline"
DEPLOYMENT: Final = "deployment"
ENVIRONMENT: Final = "environment"
_CLOUD_ACTIONS: Final = frozenset({"approval", "update", "changes_requested", "comment"})
_CLOUD: Final = re.compile(
    r"https?://[^/\s]+/(?:(?:!?api/)?2\.0/)?(?:repositories/)?(?P<repository>[\w.-]+/[\w.-]+)"
    r"/pull-?requests/(?P<number>[0-9]{1,15})(?![0-9])"
)
_SERVER: Final = re.compile(
    r"https?://[^\s]*?/(?:projects|users)/(?P<project>[\w.~-]+)/repos/(?P<slug>[\w.-]+)"
    r"/pull-requests/(?P<number>[0-9]{1,15})(?![0-9])"
)


def is_server(record: Record) -> bool:
    """Tell a pull request of Data Center from one of Cloud."""
    return "toRef" in record.fields or "fromRef" in record.fields


def kind_of(record: Record) -> str | None:  # noqa: PLR0911 - one line for each kind
    """Return what a record is by its fields, None where it may only hold others."""
    names = record.fields.keys()
    kind = record.fields.get("type")
    if is_server(record) or ("source" in names and "destination" in names and "state" in names):
        return PULL
    if "action" in names and "createdDate" in names:
        return SERVER_ACTIVITY
    if names & {"pull_request", "pullrequest"} and names & _CLOUD_ACTIONS:
        return ACTIVITY
    if kind == "pullrequest_comment" or ("pullrequest" in names and "content" in names):
        return COMMENT
    if kind == "pipeline" or ("build_number" in names and "target" in names):
        return PIPELINE
    if kind == "deployment" or ("deployable" in names and "environment" in names):
        return DEPLOYMENT
    if kind == "deployment_environment" or "environment_type" in names:
        return ENVIRONMENT
    if "authorTimestamp" in names or ("hash" in names and names & {"parents", "date"}):
        return COMMIT
    return None


def has_more(page: Record) -> bool:
    """Tell whether a page says that another one follows, be it kept with its address."""
    inner = page.record("data") if isinstance(page.fields.get("data"), dict) else page
    return inner is not None and (inner.has("next") or inner.fields.get("isLastPage") is False)


DIALECT: Final = Dialect(
    kind_of=kind_of,
    pages=("values", "value", "data", "pullrequests", "pullRequests", "activities", "activity"),
    inside=("activities", "activity", "comments", "commits"),
    foreign={},
    allowed="pull requests, activities, commits, pipelines or deployments of Bitbucket's REST API",
    has_more=has_more,
)


def key_in(text: str | None) -> PullKey | None:
    """Return which pull request an address is of, on Cloud or on a server of one's own."""
    found = _SERVER.match(text or "")
    if found is not None:
        return PullKey(f"{found['project']}/{found['slug']}", int(found["number"]))
    found = _CLOUD.match(text or "")
    return None if found is None else PullKey(found["repository"], int(found["number"]))


def key_of(part: Part, repository: str | None) -> PullKey | None:
    """Return the pull request that a body is or names by itself."""
    record = part.record
    if part.kind == PULL:
        name = _repository(record) or _address(record) or repository
        number = record.count("id")
        return None if name is None or number is None else PullKey(name, number)
    for field in ("pull_request", "pullrequest"):
        about = record.record(field)
        if about is not None:
            key = key_in(about.text("links", "self", "href") or about.text("links", "html", "href"))
            number = about.count("id")
            if key is None and repository is not None and number is not None:
                return PullKey(repository, number)
            return key
    return key_in(part.address) or key_in(record.text("links", "self", "href"))


def repository_of(record: Record | None) -> str | None:
    """Return workspace and name, or project and name on a server."""
    if record is None:
        return None
    project, slug = record.text("project", "key"), record.text("slug")
    own = f"{project}/{slug}" if project and slug else None
    return record.text("full_name") or own


def _repository(record: Record) -> str | None:
    return repository_of(record.record("toRef", "repository")) or repository_of(
        record.record("destination", "repository")
    )


def _address(record: Record) -> str | None:
    """Return the repository that a pull request's own address names; a server lists addresses."""
    links = record.record("links")
    if links is None:
        return None
    is_list = isinstance(links.fields.get("self"), list)
    texts = [one.text("href") for one in links.records("self")] if is_list else []
    keys = map(key_in, (*texts, links.text("self", "href") if not is_list else None))
    return next((key.repository for key in keys if key is not None), None)
