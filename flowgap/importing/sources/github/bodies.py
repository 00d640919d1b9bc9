"""Which records a file of GitHub holds: each is told by its own fields, wherever it lies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from flowgap.importing.record import Record
from flowgap.importing.sources.github.part_bodies import TOGGLES
from flowgap.importing.sources.github.spelling import Address, address_of, repository_of


class Kind(StrEnum):
    """What a record is."""

    PULL = "a pull request"
    REVIEW = "a review"
    COMMENT = "a comment"
    COMMIT = "a commit"
    EVENT = "an event"
    PAGE = "a page of pull requests"
    NOTHING = "an answer without records"
    ERROR = "an error"
    OTHER = "a record of another kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the objects around a record say of it; `is_delivery`: it came by a webhook."""

    repository: str | None = None
    number: int | None = None
    default_branch: str | None = None
    is_delivery: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A record and what it is; `event` names an event."""

    kind: Kind
    record: Record
    scope: Scope
    event: str | None = None


DEEPEST: Final = 12
"""Objects within each other that are searched for pull requests."""
_REST_PULL: Final = frozenset({"base", "head", "merge_commit_sha", "merged_at", "patch_url"})
_GRAPHQL_PULL: Final = frozenset(
    {
        "additions",
        "baseRefName",
        "changedFiles",
        "commits",
        "deletions",
        "events",
        "headRefName",
        "headRefOid",
        "isCrossRepository",
        "isDraft",
        "latestReviews",
        "mergeCommit",
        "mergedAt",
        "mergedBy",
        "reviewDecision",
        "reviews",
        "timelineItems",
    }
)
_UNNUMBERED: Final = frozenset({"isDraft", "reviews", "headRefName"})
"""Fields that tell a pull request even where `gh` was not asked for its number."""
_OF_PULL: Final = _UNNUMBERED | {"number"}
_OPENED: Final = frozenset({"createdAt", "created_at"})
_ERROR: Final = frozenset({"message", "documentation_url", "errors"})
_PULLS: Final = frozenset({"pullRequest", "pullRequests"})
_WITHOUT: Final = frozenset({Kind.NOTHING, Kind.OTHER, Kind.ERROR})
_CONNECTION: Final = frozenset({"pageInfo", "totalCount", "total_count", "incomplete_results"})


def bodies_in(record: Record, scope: Scope, *, depth: int = 0) -> Iterator[Body]:
    """Yield what a record is, or what lies in it: pages, answers and webhooks are envelopes."""
    kind = kind_of(record)
    if kind is not None:
        event = record.text("event") if kind is Kind.EVENT else None
        yield Body(kind=kind, record=record, scope=scope, event=event)
    elif _is_webhook(record):
        yield from _webhook(record, scope)
    elif is_wrapped_error(record):
        yield Body(kind=Kind.ERROR, record=record, scope=scope)
    elif (address := _asked(record)) is not None:
        inner = replace(scope, repository=address.repository, number=address.number)
        yield from _inside(record, ("data",), inner, depth)
    elif not any(isinstance(value, dict | list) for value in record.fields.values()):
        yield Body(kind=_childless(record), record=record, scope=scope)
    else:
        yield from _inside(record, tuple(record.fields), _known_around(record, scope), depth)


def kind_of(record: Record) -> Kind | None:
    """Return what a record is by its fields, None where it may only hold others."""
    names = record.fields.keys()
    if _is_pull(record):
        return Kind.PULL
    if "submitted_at" in names or "submittedAt" in names or record.fields.get("state") == "PENDING":
        return Kind.REVIEW
    if "sha" in names and ("commit" in names or record.fields.get("event") == "committed"):
        return Kind.COMMIT
    return Kind.OTHER if _is_of_issue(record) else _kind_in_timeline(record)


def _kind_in_timeline(record: Record) -> Kind | None:
    names = record.fields.keys()
    if isinstance(record.fields.get("event"), str) and "head_sha" not in names:
        return Kind.COMMENT if record.fields["event"] == "commented" else Kind.EVENT
    is_comment = "pull_request_review_id" in names or {"issue_url", "body"} <= names
    return Kind.COMMENT if is_comment else None


def is_wrapped_error(record: Record) -> bool:
    """Tell whether GitHub answered that it could not answer."""
    names = record.fields.keys()
    return bool(names & _ERROR) and not any(
        record.has(name) for name in names - _ERROR - {"status"}
    )


def _is_pull(record: Record) -> bool:
    names = record.fields.keys()
    if names.isdisjoint(_OF_PULL):
        return False
    address = address_of(record, "html_url", "url")
    if address is not None and address.is_issue:
        return False
    if "number" in names:
        is_rest = bool(names & _REST_PULL) and "state" in names
        is_listed = address is not None and address.is_pull and bool(names & _OPENED)
        return is_rest or is_listed or bool(names & _GRAPHQL_PULL)
    return bool(names & _UNNUMBERED) and not _is_webhook(record)


def _is_of_issue(record: Record) -> bool:
    """Tell whether an event or a comment is of an issue that is no pull request."""
    issue = record.fields.get("issue")
    if isinstance(record.fields.get("event"), str) and isinstance(issue, dict):
        return "pull_request" not in issue
    if "issue_url" not in record.fields:
        return False
    address = address_of(record, "html_url")
    return address is not None and address.is_issue


def _is_webhook(record: Record) -> bool:
    return "action" in record.fields and any(
        isinstance(record.fields.get(name), dict) for name in ("pull_request", "issue")
    )


def _webhook(record: Record, scope: Scope) -> Iterator[Body]:
    around = _known_around(record.record("repository"), scope)
    pull = record.record("pull_request")
    issue = record.record("issue")
    about = pull or issue
    if about is None or (pull is None and not about.has("pull_request")):
        yield Body(kind=Kind.OTHER, record=record, scope=around)
        return
    around = replace(around, number=about.count("number"), is_delivery=True)
    if pull is not None:
        yield Body(kind=Kind.PULL, record=pull, scope=around)
    for name, kind in (("review", Kind.REVIEW), ("comment", Kind.COMMENT)):
        if (part := record.record(name)) is not None:
            yield Body(kind=kind, record=part, scope=around)
    action = record.text("action")
    if pull is not None and action in TOGGLES:
        # A delivery has no time of its own: the pull request was updated by what it tells.
        at = record.with_fields({"created_at": pull.fields.get("updated_at")})
        yield Body(kind=Kind.EVENT, record=at, scope=around, event=action)


def _asked(record: Record) -> Address | None:
    """Return the pull request of an answer that was kept with the address asked for it."""
    if not isinstance(record.fields.get("data"), dict | list):
        return None
    return address_of(record, "url")


def _known_around(record: Record | None, scope: Scope) -> Scope:
    if record is None:
        return scope
    branch = record.text("default_branch") or record.text("defaultBranchRef", "name")
    return replace(
        scope,
        repository=repository_of(record) or scope.repository,
        default_branch=branch or scope.default_branch,
    )


def _inside(record: Record, names: tuple[str, ...], scope: Scope, depth: int) -> Iterator[Body]:
    searched = [] if depth >= DEEPEST else [name for name in names if name not in _CONNECTION]
    inner = [one for name in searched for one in _objects(record, name)]
    all_inside = [body for one in inner for body in bodies_in(one, scope, depth=depth + 1)]
    found = [body for body in all_inside if body.kind not in _WITHOUT]
    if found:
        yield from found
        if any(body.kind is Kind.PULL for body in found) and record.fields.keys() & _CONNECTION:
            yield Body(kind=Kind.PAGE, record=record, scope=scope)
    else:
        is_other = any(body.kind is Kind.OTHER for body in all_inside)
        kind = Kind.OTHER if is_other else _childless(record)
        yield Body(kind=kind, record=record, scope=scope)


def _childless(record: Record) -> Kind:
    """Tell an answer with an empty list from a record of something else."""
    if record.fields.keys() & _PULLS:
        return Kind.NOTHING
    values = [value for name, value in record.fields.items() if name not in _CONNECTION]
    is_empty = all(value in ([], None) or isinstance(value, dict) for value in values)
    return Kind.NOTHING if is_empty else Kind.OTHER


def _objects(record: Record, name: str) -> tuple[Record, ...]:
    value = record.fields.get(name)
    if isinstance(value, dict):
        return (record.with_fields(value),)
    return record.entries(name, others_count=False)
