"""Adds the rows of collected pull requests."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Conditions
from flowgap.importing.harvest import CHANGES, Harvest, ImportContext, Row
from flowgap.importing.sources.github.facts import Pull, PullKey
from flowgap.importing.sources.github.gathering import Gathering
from flowgap.importing.sources.github.late_parts import add_parts, known_changes
from flowgap.importing.sources.github.purpose import reverted_shas
from flowgap.importing.sources.github.rows import pull_row
from flowgap.importing.sources.pulls.collection import Collection, Known
from flowgap.importing.sources.pulls.promotion import promotions

SHORT_SHA: Final = 7
"""Digits that a commit is named by at least."""
UNRESOLVED_REVERT: Final = "a revert names a commit of no pull request in these files"
LATE_RUN: Final = "a pipeline began after the merge, so it is no check of the pull request"


def add_pull_rows(collection: Collection, context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each pull request; what belongs to one that is not here goes to its old row."""
    conditions = harvest.conditions
    gathering = Gathering(
        repository=None,
        pulls={key: known.gathered for key, known in collection.pulls.items()},
        loose=collection.loose,
    )
    gathering.place_loose_commits(conditions)
    reverted = _reverted(collection, conditions)
    before = known_changes(gathering, context.folder)
    promoted = promotions(gathering.pulls)
    for key, known in collection.pulls.items():
        pull = known.gathered.pull
        if pull is None:
            add_parts(key, known.gathered, before.get(key.change_id), context, harvest)
        elif pull.opened_at is None and pull.merged_at is None:
            conditions.refuse(
                f"{key.change_id} says neither when it was opened nor merged",
                place=known.gathered.place,
                allowed="the pull request as the tool's API returns it",
            )
        else:
            known.extra = {**reverted.get(key, {}), **known.extra}
            if key in promoted:
                known.extra["promotes_branch"] = promoted[key]
            harvest.add(CHANGES, _row(key, known, pull, context, harvest))


def _row(
    key: PullKey,
    known: Known,
    pull: Pull,
    context: ImportContext,
    harvest: Harvest,
) -> Row:
    row = dict(pull_row(key, known.gathered, pull, context, harvest))
    if pull.is_draft and row["state"] == "draft":
        # It is a draft still, so nobody can say yet how long it was one.
        row["draft_seconds"] = None
    return {**row, "reverts_change_id": None, **_ci(known, pull, harvest.conditions), **known.extra}


def _ci(known: Known, pull: Pull, conditions: Conditions) -> Mapping[str, datetime | None]:
    """Return the span of the last pipeline of the head that began before the merge."""
    early = [run for run in known.runs if pull.merged_at is None or run.at <= pull.merged_at]
    for _ in range(len(known.runs) - len(early)):
        conditions.tell(LATE_RUN, place=known.gathered.place)
    if not early:
        return {}
    last = max(early, key=lambda run: (run.at, run.ended_at is not None, run.ended_at or run.at))
    return {"ci_start_at": last.at, "ci_end_at": last.ended_at}


def _reverted(collection: Collection, conditions: Conditions) -> dict[PullKey, dict[str, object]]:
    """Return what each revert reverts, where it names a commit that landed or headed a pull."""
    by_start: dict[str, dict[str, str]] = defaultdict(dict)
    for key, known in collection.pulls.items():
        pull = known.gathered.pull
        for sha in (pull.merge_sha, pull.head_sha) if pull else ():
            if sha is not None:
                by_start[sha[:SHORT_SHA]][sha] = key.change_id
    found: dict[PullKey, dict[str, object]] = {}
    for key, known in collection.pulls.items():
        pull = known.gathered.pull
        named = reverted_shas(pull, known.gathered.commits.values()) if pull else ()
        for start in named:
            alike = by_start[start[:SHORT_SHA]]
            whole = {
                change
                for sha, change in alike.items()
                if sha.startswith(start) or start.startswith(sha)
            }
            if len(whole) == 1 and key.change_id not in whole:
                found[key] = {"reverts_change_id": whole.pop()}
            else:
                conditions.tell(UNRESOLVED_REVERT, place=known.gathered.place)
    return found
