"""Reads Azure DevOps: pull requests, work items, builds, releases and their deployments."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.azure.bodies import (
    BUILD,
    DEPLOYMENT,
    DIALECT,
    RELEASE,
    THREAD,
    UPDATE,
    WORK_ITEM,
    key_of,
    repository_names,
)
from flowgap.importing.sources.azure.deploying import (
    add_build,
    add_deployment,
    add_release,
    is_deploying,
)
from flowgap.importing.sources.azure.pulls import (
    read_commit,
    read_pull,
    reverted_pull,
    work_item_of,
)
from flowgap.importing.sources.azure.threads import Threads
from flowgap.importing.sources.azure.work_items import add_work_items
from flowgap.importing.sources.github.facts import PullKey
from flowgap.importing.sources.pulls.collection import (
    Collection,
    Known,
    Run,
    keep_commit,
    keys_of,
    refuse_lost,
)
from flowgap.importing.sources.pulls.parts import COMMIT, PULL, Part, parts_of
from flowgap.importing.sources.pulls.rows import add_pull_rows

_OF_PULLS: Final = frozenset({PULL, THREAD, COMMIT})
_PULL_BRANCH: Final = re.compile(r"refs/pull/(?P<number>[0-9]{1,15})/(merge|head)")
UNDATED: Final = "reviewers voted, but only threads tell when, so reviews are unknown"
NO_CHECK: Final = (
    "a build is no check of a pull request here and deploys nothing, so it is left out"
)


def read_azure(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add rows for pull requests, work items and deployments.

    Raises
    ------
    InputError
        If a file is none of Azure DevOps'.
    """
    parts = parts_of(paths, context, harvest, DIALECT)
    of_pulls = [part for part in parts if part.kind in _OF_PULLS]
    names = repository_names(of_pulls)
    keys = keys_of(of_pulls, lambda part: key_of(part, context.repository, names))
    pulls = PullRequests()
    for part, key in zip(of_pulls, keys, strict=True):
        if key is not None:
            pulls.take(part, key)
        elif part.kind != COMMIT or not keep_commit(
            pulls.collection, part, read_commit(part.record)
        ):
            refuse_lost(part)
    pulls.finish(_records(parts, BUILD), names, harvest)
    add_pull_rows(pulls.collection, context, harvest)
    add_work_items(_records(parts, UPDATE), _records(parts, WORK_ITEM), context, harvest)
    for release in _records(parts, RELEASE):
        add_release(release, harvest)
    # Deployments come last: they know more of each than its release does.
    for deployment in _records(parts, DEPLOYMENT):
        add_deployment(deployment, harvest)


def _records(parts: Sequence[Part], kind: str) -> list[Record]:
    return [part.record for part in parts if part.kind == kind]


@dataclass(slots=True, kw_only=True)
class PullRequests:
    """The pull requests of one import, while they are put together."""

    collection: Collection = field(default_factory=Collection)
    threads: dict[PullKey, Threads] = field(default_factory=dict)
    voted: dict[PullKey, Record] = field(default_factory=dict)

    def take(self, part: Part, key: PullKey) -> None:
        """Take the body of a pull request, a thread or a commit."""
        record = part.record
        if part.kind == PULL:
            self._take_pull(record, key)
        elif part.kind == THREAD:
            self.collection.open(key, record)
            self.threads.setdefault(key, Threads()).take(record)
        elif (commit := read_commit(record)) is not None:
            self.collection.open(key, record).gathered.commits[commit.sha] = commit

    def finish(
        self, builds: Sequence[Record], names: Mapping[str, str | None], harvest: Harvest
    ) -> None:
        """Put threads and builds to their pull requests; what deploys is a deployment."""
        for key, known in self.collection.pulls.items():
            if (threads := self.threads.get(key)) is not None:
                threads.fill(known.gathered)
            elif key in self.voted:
                self.voted[key].tell(UNDATED)
        for build in builds:
            known_pull = self._checked_by(build, names)
            if known_pull is not None:
                if (run := _run(build)) is not None:
                    known_pull.runs.add(run)
            elif is_deploying(build):
                add_build(build, harvest)
            else:
                build.tell(NO_CHECK)

    def _take_pull(self, record: Record, key: PullKey) -> None:
        known = self.collection.take_pull(key, read_pull(record), record)
        if isinstance(record.fields.get("threads"), list):
            self.threads.setdefault(key, Threads())
        known.extra["updated_at"] = None
        known.extra |= {
            name: value
            for name, value in (
                ("reverts_change_id", reverted_pull(record, key.repository)),
                ("work_item_id", work_item_of(record)),
            )
            if value is not None
        }
        reviewers = record.records("reviewers") if record.has("reviewers") else ()
        if any(one.text("vote") not in {None, "0"} for one in reviewers):
            self.voted[key] = record

    def _checked_by(self, build: Record, names: Mapping[str, str | None]) -> Known | None:
        """Return the pull request whose head a build checked."""
        found = _PULL_BRANCH.fullmatch(build.text("sourceBranch") or "")
        name = names.get((build.text("repository", "id") or "").lower())
        if found is None or name is None:
            return None
        known = self.collection.pulls.get(PullKey(name, int(found["number"])))
        pull = None if known is None else known.gathered.pull
        head = build.text("triggerInfo", "pr.sourceSha")
        is_of_head = pull is not None and head in {None, pull.head_sha}
        return known if is_of_head else None


def _run(build: Record) -> Run | None:
    at = build.stamp("startTime") or build.stamp("queueTime")
    ended_at = build.stamp("finishTime")
    if at is None or (ended_at is not None and ended_at < at):
        return None
    return Run(at=at, ended_at=ended_at)
