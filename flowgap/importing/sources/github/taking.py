"""Adds one body to what is known of its pull request."""

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.github.bodies import Body, Kind, kind_of
from flowgap.importing.sources.github.facts import Gathered
from flowgap.importing.sources.github.lists import LISTS, Listed, listed
from flowgap.importing.sources.github.part_bodies import (
    read_comment,
    read_commit,
    read_review,
    read_toggle,
)
from flowgap.importing.sources.github.pull_bodies import read_pull

_KINDS = {"reviews": Kind.REVIEW, "comments": Kind.COMMENT, "commits": Kind.COMMIT}
_TYPENAMES = {"PullRequestReview": Kind.REVIEW, "IssueComment": Kind.COMMENT}


def take(gathered: Gathered, body: Body, *, is_delivery: bool) -> None:
    """Add a body; deliveries of webhooks tell the same pull request many times and rightly so."""
    record = body.record
    match body.kind:
        case Kind.PULL:
            _take_pull(gathered, body, is_delivery=is_delivery)
        case Kind.REVIEW:
            if (review := read_review(record)) is not None:
                gathered.take_review(review)
                gathered.knows_reviews |= not is_delivery
        case Kind.COMMENT:
            if (comment := read_comment(record)) is not None:
                gathered.comments.add(comment)
        case Kind.COMMIT:
            if (commit := read_commit(record)) is not None:
                gathered.commits[commit.sha] = commit
        case _:
            if (toggle := read_toggle(record, body.event)) is not None:
                gathered.toggles.add(toggle)
                gathered.knows_toggles = True


def _take_pull(gathered: Gathered, body: Body, *, is_delivery: bool) -> None:
    record = body.record
    pull = read_pull(record, default_branch=body.scope.default_branch)
    if pull.opened_at is not None or pull.merged_at is not None or pull.state is not None:
        came_before = gathered.take_pull(pull)
        if came_before and not is_delivery:
            record.meet(Condition.REPEATED, "a pull request")
    for name, holds in LISTS.items():
        found = listed(record, name)
        if found is not None:
            _note(gathered, found, name, record)
            _take_listed(gathered, body, found, holds)


def _note(gathered: Gathered, found: Listed, name: str, record: Record) -> None:
    if not found.is_whole:
        record.meet(Condition.CUT_OFF, name)
    match LISTS[name]:
        case "reviews":
            gathered.knows_reviews = True
            gathered.all_reviews &= found.is_whole
            gathered.has_first_review &= found.has_first
        case "commits":
            gathered.has_first_commit &= found.has_first
        case "events":
            gathered.knows_toggles |= found.is_whole
            gathered.all_toggles |= found.is_whole


def _take_listed(gathered: Gathered, body: Body, found: Listed, holds: str) -> None:
    for one in found.records:
        typename = one.text("__typename") if holds == "events" else None
        kind = _KINDS.get(holds) or _TYPENAMES.get(typename or "") or kind_of(one) or Kind.EVENT
        if kind is not Kind.PULL:
            event = one.text("event") if one.has("event") else typename
            take(
                gathered,
                Body(kind=kind, record=one, scope=body.scope, event=event),
                is_delivery=False,
            )
