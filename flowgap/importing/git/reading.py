"""Reads from git who descends from whom, and how large each change is."""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

from flowgap.importing.git.command import GitRepository
from flowgap.importing.git.graph import Commit

Progress = Callable[[int, int], None]
"""Told how many commits were measured, and of how many."""

_SIZES_AT_ONCE: Final = 250
_MOST_PROCESSES: Final = 4

_PARTIAL_CLONE: Final = r"^remote\..*\.partialclonefilter$"
_SIZE_OPTIONS: Final = (
    *("--stdin", "--root", "-r", "--shortstat", "--no-renames", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules=none"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """Lines added and deleted against the first parent, a moved file counted on both sides."""

    additions: int
    deletions: int


def read_graph(repository: GitRepository, heads: Iterable[str]) -> dict[str, Commit]:
    """Return every commit that can be reached from `heads`."""
    listed = repository.ask("log", "--no-color", "--format=%H,%P,%at,%ct", "--stdin", lines=heads)
    commits = (_commit_from(line) for line in listed.splitlines())
    return {commit.sha: commit for commit in commits}


def read_sizes(
    repository: GitRepository, commits: Sequence[Commit], *, progress: Progress | None
) -> dict[str, Size]:
    """Return the sizes of these commits, without those whose contents the clone lacks."""
    sizes: dict[str, Size] = {}
    if repository.try_ask("config", "--get-regexp", _PARTIAL_CLONE):
        return sizes
    starts = range(0, len(commits), _SIZES_AT_ONCE)
    batches = [commits[start : start + _SIZES_AT_ONCE] for start in starts]
    n_done = 0
    with ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_PROCESSES)) as pool:
        measured = pool.map(lambda batch: _sizes_of(repository, batch), batches)
        for batch, found in zip(batches, measured, strict=True):
            sizes |= found
            n_done += len(batch)
            if progress is not None:
                progress(n_done, len(commits))
    return sizes


def _commit_from(line: str) -> Commit:
    sha, parents, authored_at, landed_at = line.split(",")
    return Commit(sha, tuple(parents.split()), _seconds(authored_at), _seconds(landed_at))


def _seconds(text: str) -> int | None:
    return int(text) if text else None


def _sizes_of(repository: GitRepository, commits: Sequence[Commit]) -> dict[str, Size]:
    """Return the sizes of one batch; git prints a commit, then its size unless that is zero."""
    pairs = (" ".join((commit.sha, *commit.parents[:1])) for commit in commits)
    printed = repository.try_ask("diff-tree", *_SIZE_OPTIONS, lines=pairs)
    if printed is None:
        return _sizes_of_halves(repository, commits)
    sizes = {commit.sha: Size(0, 0) for commit in commits}
    sha = ""
    for line in printed.splitlines():
        if line.startswith(" "):
            sizes[sha] = Size(_counted("insertion", line), _counted("deletion", line))
        else:
            sha = line
    return sizes


def _sizes_of_halves(repository: GitRepository, commits: Sequence[Commit]) -> dict[str, Size]:
    """Return all sizes but those of the commits that git cannot compare."""
    if len(commits) == 1:
        return {}
    middle = len(commits) // 2
    return _sizes_of(repository, commits[:middle]) | _sizes_of(repository, commits[middle:])


def _counted(what: str, line: str) -> int:
    found = re.search(rf"([0-9]+) {what}", line)
    return int(found[1]) if found else 0
