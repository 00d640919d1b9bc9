"""Puts together what bodies say of the same pull request of Bitbucket."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from flowgap.importing.conditions import Condition, Conditions
from flowgap.importing.record import Record
from flowgap.importing.sources.bitbucket import cloud, server
from flowgap.importing.sources.bitbucket.bodies import (
    ACTIVITY,
    COMMENT,
    SERVER_ACTIVITY,
    has_more,
    is_server,
)
from flowgap.importing.sources.bitbucket.deploying import commit_of
from flowgap.importing.sources.bitbucket.facts import Acts
from flowgap.importing.sources.github.facts import Commit, Gathered, Pull, PullKey
from flowgap.importing.sources.pulls.collection import Collection
from flowgap.importing.sources.pulls.parts import COMMIT, Part

ACTIVITIES: Final = ("activities", "activity")
UNKNOWN_SHA: Final = "a pipeline ran for another commit than a head, so it is left out"
SHORT_SHA: Final = 12
"""Digits that Cloud gives of a commit within a pull request."""
SHORT: Final = (
    "the commit of a merge is named by 12 digits only, so a deployment that names it whole does "
    "not find it: pipelines, deployments or commits in the same import tell the rest"
)
UNDATED: Final = "reviewers gave a verdict whose time only activities tell, so reviews are unknown"


@dataclass(slots=True, kw_only=True)
class PullRequests:
    """The pull requests of one import, while they are put together."""

    collection: Collection = field(default_factory=Collection)
    acts: dict[PullKey, Acts] = field(default_factory=dict)

    def take_part(self, part: Part, key: PullKey) -> None:
        """Take what belongs to a pull request."""
        record = part.record
        known = self.collection.open(key, record)
        if part.kind == COMMIT:
            if (commit := commit_in(part)) is not None:
                known.gathered.commits[commit.sha] = commit
            return
        acts = self.acts.setdefault(key, Acts())
        acts.is_told |= part.kind != COMMENT
        acts.is_whole &= not part.is_cut
        if part.kind == ACTIVITY:
            cloud.take_activity(record, acts)
        elif part.kind == SERVER_ACTIVITY:
            server.take_activity(record, acts)
        elif part.kind == COMMENT:
            cloud.take_comment(record, acts)

    def take_pull(self, record: Record, key: PullKey) -> None:
        """Take the body of a pull request, once its activities are known."""
        self._take_page(record, key)
        acts = self.acts.get(key)
        read = server.read_pull if is_server(record) else cloud.read_pull
        pull = read(record, acts)
        known = self.collection.take_pull(key, pull, record)
        if acts is None or not acts.is_told:
            _take_reviewers(record, known.gathered)

    def _take_page(self, record: Record, key: PullKey) -> None:
        """Note that a list of activities lies within a pull request, be it empty or cut off."""
        for name in ACTIVITIES:
            held = record.fields.get(name)
            if not isinstance(held, list | dict):
                continue
            acts = self.acts.setdefault(key, Acts())
            acts.is_told = True
            if isinstance(held, dict) and has_more(record.with_fields(held)):
                record.meet(Condition.CUT_OFF, name)
                acts.is_whole = False

    def finish(
        self,
        pipelines: Sequence[Record],
        deployments: Sequence[Record],
        conditions: Conditions,
    ) -> None:
        """Put the activities into what is known, and the pipelines to their heads."""
        by_head = {}
        whole = self._whole_shas(pipelines, deployments)
        for key, known in self.collection.pulls.items():
            if (acts := self.acts.get(key)) is not None:
                acts.fill(known.gathered)
                if acts.reopened and acts.is_whole:
                    known.extra["reopened"] = len(acts.reopened)
            gathered = known.gathered
            if gathered.pull is not None:
                gathered.pull = _lengthened(gathered.pull, whole, gathered, conditions)
                if gathered.pull.head_sha is not None:
                    by_head[gathered.pull.head_sha[:SHORT_SHA]] = known
        for pipeline in pipelines:
            found = by_head.get((pipeline.text("target", "commit", "hash") or "")[:SHORT_SHA])
            if found is None:
                pipeline.tell(UNKNOWN_SHA)
            elif (run := cloud.read_run(pipeline)) is not None:
                found.runs.add(run)

    def _whole_shas(
        self, pipelines: Sequence[Record], deployments: Sequence[Record]
    ) -> dict[str, str]:
        """Return every commit that is named whole, by the digits that Cloud gives of it."""
        named = [
            *(one.text("target", "commit", "hash") for one in pipelines),
            *(commit_of(one) for one in deployments),
            *(commit.sha for commit, _ in self.collection.loose),
            *(sha for known in self.collection.pulls.values() for sha in known.gathered.commits),
        ]
        return {sha[:SHORT_SHA]: sha for sha in named if sha is not None and len(sha) > SHORT_SHA}


def _lengthened(
    pull: Pull, whole: Mapping[str, str], gathered: Gathered, conditions: Conditions
) -> Pull:
    """Return a pull request with whole commits: deployments and branches are found by them."""
    merge_sha = pull.merge_sha or ""
    if len(merge_sha) == SHORT_SHA and merge_sha not in whole:
        conditions.tell(SHORT, place=gathered.place)
    return replace(
        pull,
        head_sha=whole.get(pull.head_sha or "", pull.head_sha),
        base_sha=whole.get(pull.base_sha or "", pull.base_sha),
        merge_sha=whole.get(pull.merge_sha or "", pull.merge_sha),
    )


def commit_in(part: Part) -> Commit | None:
    """Return the commit that a part is."""
    if part.kind != COMMIT:
        return None
    if "authorTimestamp" in part.record.fields:
        return server.read_commit(part.record)
    return cloud.read_commit(part.record)


def _take_reviewers(record: Record, gathered: Gathered) -> None:
    """Take what the pull request itself says of its reviewers, where no activity tells it."""
    if is_server(record):
        if server.has_verdicts(record):
            record.tell(UNDATED)
        return
    if not record.has("participants"):
        return
    ended_at = None if gathered.pull is None else gathered.pull.closed_at
    reviews = cloud.read_participants(record, ended_at)
    if reviews is None:
        record.tell(UNDATED)
        return
    if reviews:
        record.tell(cloud.BY_PARTICIPATION)
    for review in reviews:
        gathered.take_review(review)
    # Comments on lines are reviews, too, and nobody tells here whose they are.
    gathered.knows_reviews = bool(reviews) or record.count("comment_count") == 0
