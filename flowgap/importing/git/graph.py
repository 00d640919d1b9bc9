"""Who descends from whom: the mainline, the branches merged into it, the first release of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with its parents; stamps in seconds since 1970, None where git cannot read them."""

    sha: str
    parents: tuple[str, ...]
    authored_at: int | None
    landed_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A tag that stands in for a deployment, at its time in seconds since 1970."""

    name: str
    sha: str
    at: int


Graph = Mapping[str, Commit]
Branches = Mapping[str, Sequence[Commit]]
"""What each commit of the mainline merged."""


def mainline_of(graph: Graph, head: str) -> list[Commit]:
    """Return the commits from the root to `head` along first parents, oldest first."""
    line: list[Commit] = []
    sha: str | None = head
    while sha is not None and sha in graph:
        commit = graph[sha]
        line.append(commit)
        sha = commit.parents[0] if commit.parents else None
    line.reverse()
    return line


def branches_of(graph: Graph, mainline: Sequence[Commit]) -> dict[str, list[Commit]]:
    """Return what each commit of the mainline merged: `parent1..parent2`, and further parents.

    Whatever the mainline has reached before a merge is an ancestor of its first parent, so one
    walk over the whole history gives the same as one walk per merge.
    """
    seen: set[str] = set()
    branches: dict[str, list[Commit]] = {}
    for commit in mainline:
        branches[commit.sha] = _unseen_ancestors(graph, commit.parents[1:], seen)
        seen.add(commit.sha)
    return branches


def cut_off_in(mainline: Sequence[Commit], branches: Branches) -> frozenset[str]:
    """Return the commits of the mainline whose start lies beyond the cut of a shallow clone.

    The clone ends at commits without parents. A branch that leads to one has missed the mainline,
    which ends higher up, and would pass for all the history in between; so would a later branch
    that leads into what such a branch brought.
    """
    beyond: set[str] = set()
    cut_off: set[str] = set()
    for commit in mainline:
        branch = branches[commit.sha]
        if any(not one.parents or not beyond.isdisjoint(one.parents) for one in branch):
            beyond.update(one.sha for one in branch)
            cut_off.add(commit.sha)
        if not commit.parents:
            cut_off.add(commit.sha)
    return frozenset(cut_off)


def first_releases_of(graph: Graph, releases: Iterable[Release]) -> dict[str, Release]:
    """Return for each released commit the first release, in the given order, that reaches it."""
    seen: set[str] = set()
    return {
        commit.sha: release
        for release in releases
        for commit in _unseen_ancestors(graph, [release.sha], seen)
    }


def _unseen_ancestors(graph: Graph, starts: Iterable[str], seen: set[str]) -> list[Commit]:
    """Return the commits reached from `starts` for the first time, and mark them as seen."""
    found: list[Commit] = []
    waiting = list(starts)
    while waiting:
        sha = waiting.pop()
        if sha in seen or sha not in graph:
            continue
        seen.add(sha)
        found.append(graph[sha])
        waiting.extend(graph[sha].parents)
    return found
