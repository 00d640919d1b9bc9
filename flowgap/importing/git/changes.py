"""Puts together what git says about each commit of the mainline."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flowgap.importing.git.evidence import ChangeEvidence, evidence_of_change
from flowgap.importing.git.facts import CommitFacts
from flowgap.importing.git.graph import Branches, Commit, Release
from flowgap.importing.git.reading import Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A commit of the mainline with the branch it merged."""

    commit: Commit
    branch: Sequence[Commit]
    facts: CommitFacts
    evidence: ChangeEvidence
    is_cut_off: bool
    """Where it began lies beyond the cut of a shallow clone, and so may its branch."""
    size: Size | None
    release: Release | None
    first_commit_at: int | None
    reverts: str | None
    """The change that it says it reverts, where that is one of these changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryParts:
    """What was read about a history, each part by commit."""

    branches: Branches
    cut_off: frozenset[str]
    facts: Mapping[str, CommitFacts]
    sizes: Mapping[str, Size]
    releases: Mapping[str, Release]


def changes_of(mainline: Sequence[Commit], parts: HistoryParts) -> list[Change]:
    """Return one change for each of these commits of the mainline."""
    reverted = _RevertedChanges(mainline, parts.branches)
    return [_change_of(commit, parts, reverted) for commit in mainline]


class _RevertedChanges:
    """Finds the change that brought a commit, by the first digits of its name."""

    def __init__(self, mainline: Sequence[Commit], branches: Branches) -> None:
        self._change_of = {
            brought.sha: commit.sha
            for commit in mainline
            for brought in (commit, *branches[commit.sha])
        }
        self._shas = sorted(self._change_of)

    def find(self, digits: str) -> str | None:
        start = bisect_left(self._shas, digits)
        matching = [sha for sha in self._shas[start : start + 2] if sha.startswith(digits)]
        return self._change_of[matching[0]] if len(matching) == 1 else None


def _change_of(commit: Commit, parts: HistoryParts, reverted: _RevertedChanges) -> Change:
    branch = parts.branches[commit.sha]
    facts = parts.facts[commit.sha]
    is_cut_off = commit.sha in parts.cut_off
    # Against missing parents, the whole tree would count as added.
    has_size = commit.parents or not is_cut_off
    found = (reverted.find(digits) for digits in facts.reverts)
    return Change(
        commit=commit,
        branch=branch,
        facts=facts,
        evidence=evidence_of_change(
            facts.evidence, [parts.facts[brought.sha].evidence for brought in branch]
        ),
        is_cut_off=is_cut_off,
        size=parts.sizes.get(commit.sha) if has_size else None,
        release=parts.releases.get(commit.sha),
        first_commit_at=None if is_cut_off else _first_commit_at(commit, branch),
        reverts=next((sha for sha in found if sha not in (None, commit.sha)), None),
    )


def _first_commit_at(commit: Commit, branch: Sequence[Commit]) -> int | None:
    stamps = [one.authored_at for one in branch if one.authored_at is not None]
    return min(stamps, default=commit.authored_at)
