"""Imports a git history: its mainline as changes, its release tags as deployments."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from flowgap.errors import InputError
from flowgap.importing.git.changes import Change, HistoryParts, changes_of
from flowgap.importing.git.command import GitRepository, open_repository
from flowgap.importing.git.facts import read_facts
from flowgap.importing.git.graph import (
    Branches,
    Commit,
    Graph,
    Release,
    branches_of,
    cut_off_in,
    first_releases_of,
    mainline_of,
)
from flowgap.importing.git.names import head_of, repository_name
from flowgap.importing.git.reading import Progress, read_graph, read_sizes
from flowgap.importing.git.remarks import GitRemark, remarks_on
from flowgap.importing.git.stamps import first_second_of
from flowgap.importing.git.tables import change_table, deployment_table
from flowgap.importing.git.tags import ReleaseTags, compile_release_pattern, read_release_tags


@dataclass(frozen=True, slots=True, kw_only=True)
class GitCounts:
    """How many of what a history holds."""

    changes: int
    bots: int
    with_ai_evidence: int
    released: int
    reverts: int
    releases: int
    tags: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GitImport:
    """A history as canonical tables, oldest change first, and what to know about it."""

    repository: str
    changes: pl.DataFrame
    deployments: pl.DataFrame
    counts: GitCounts
    remarks: tuple[GitRemark, ...]


def import_git(  # noqa: PLR0913 - one argument for each option
    repository: Path,
    *,
    team: str | None,
    since: date | None,
    release_pattern: str,
    branch: str | None,
    progress: Progress | None = None,
) -> GitImport:
    """Return the changes that landed on a branch from `since` on, and the releases since then.

    Parameters
    ----------
    repository : Path
        The top folder of a clone, or a bare repository. It is only read.
    team : str or None
        Whose changes these are; None for the repository's name.
    since : date or None
        First day (UTC) of landing that counts; None for the whole history.
    release_pattern : str
        Regular expression that the whole name of a tag must match to count as a release.
    branch : str or None
        The branch whose first parents are the mainline; None for the one checked out.
    progress : callable or None
        Told from time to time how many commits are measured, and of how many.

    Raises
    ------
    InputError
        If there is no such repository, branch or commit, or an option cannot be used.
    """
    pattern = compile_release_pattern(release_pattern)
    _refuse_nameless(team)
    source = open_repository(repository)
    history = _read_history(source, pattern, since=since, branch=branch, progress=progress)
    name = repository_name(source)
    changes = change_table(history.changes, repository=name, team=team or name.split("/")[-1])
    releases = [one for one in history.tags.releases if _is_since(one.at, since)]
    return GitImport(
        repository=name,
        changes=changes,
        deployments=deployment_table(releases, repository=name, n_commits=history.n_commits),
        counts=_counts(changes, n_releases=len(releases), n_tags=len(history.tags.names)),
        remarks=remarks_on(
            history.changes, history.tags, pattern=pattern, is_shallow=history.is_shallow
        ),
    )


def _refuse_nameless(team: str | None) -> None:
    if team is not None and not (team.strip() and team.isprintable()):
        raise InputError(f"{team!r} names no team", file="--team", allowed="a name to be read")


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    changes: Sequence[Change]
    tags: ReleaseTags
    n_commits: Mapping[Release, int]
    is_shallow: bool


def _read_history(
    source: GitRepository,
    pattern: re.Pattern[str],
    *,
    since: date | None,
    branch: str | None,
    progress: Progress | None,
) -> _History:
    head = head_of(source, branch)
    tags = read_release_tags(source, pattern)
    graph = read_graph(source, [head, *(release.sha for release in tags.releases)])
    mainline = mainline_of(graph, head)
    shown = _landed_since(mainline, since, source)
    first_releases = first_releases_of(graph, tags.releases)
    is_shallow = source.ask("rev-parse", "--is-shallow-repository").strip() == "true"
    branches = branches_of(graph, mainline)
    cut_off = cut_off_in(mainline, branches) if is_shallow else frozenset()
    branches |= {sha: [] for sha in cut_off}
    parts = HistoryParts(
        branches=branches,
        cut_off=cut_off,
        facts=read_facts(source, _brought_by(shown, branches)),
        sizes=read_sizes(source, shown, progress=progress),
        releases=first_releases,
    )
    return _History(
        changes=changes_of(shown, parts),
        tags=tags,
        n_commits=_commits_per_release(graph, first_releases, since),
        is_shallow=is_shallow,
    )


def _commits_per_release(
    graph: Graph, first_releases: Mapping[str, Release], since: date | None
) -> Counter[Release]:
    """Count what each release was the first to ship, branches included, from `since` on."""
    return Counter(
        release for sha, release in first_releases.items() if _is_since(graph[sha].landed_at, since)
    )


def _landed_since(
    mainline: Sequence[Commit], since: date | None, source: GitRepository
) -> list[Commit]:
    shown = [commit for commit in mainline if _is_since(commit.landed_at, since)]
    if not shown:
        raise InputError(
            f"no commit landed on or after {since}",
            file=str(source.path),
            allowed="an earlier day for --since, or none",
        )
    return shown


def _is_since(seconds: int | None, since: date | None) -> bool:
    return since is None or (seconds is not None and seconds >= first_second_of(since))


def _brought_by(mainline: Sequence[Commit], branches: Branches) -> list[str]:
    return [one.sha for commit in mainline for one in (commit, *branches[commit.sha])]


def _counts(changes: pl.DataFrame, *, n_releases: int, n_tags: int) -> GitCounts:
    return GitCounts(
        changes=changes.height,
        bots=int(changes["is_bot"].sum()),
        with_ai_evidence=int((changes["ai_assist"] != "unknown").sum()),
        released=int((changes["state"] == "deployed").sum()),
        reverts=int((changes["type"] == "revert").sum()),
        releases=n_releases,
        tags=n_tags,
    )
