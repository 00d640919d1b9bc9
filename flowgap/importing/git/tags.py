"""Which tags are releases, and when they were made."""

import re
from dataclasses import dataclass
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.git.command import GitRepository
from flowgap.importing.git.graph import Release
from flowgap.importing.git.stamps import stamp

DEFAULT_RELEASE_PATTERN: Final = r"v?[0-9]+(\.[0-9]+){1,3}"
LONGEST_PATTERN: Final = 200
LONGEST_TAG: Final = 255

_FIELDS: Final = "%(objectname)%00%(creatordate:unix)%00%(refname:strip=2)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseTags:
    """The tags of a repository and the releases among them, in order of time, then name."""

    names: tuple[str, ...]
    releases: tuple[Release, ...]
    n_left_out: int
    """Tags that match but lead to a file or a folder, or whose date no calendar holds."""


@dataclass(frozen=True, slots=True)
class _Tag:
    target: str
    made_at: int | None
    name: str


def compile_release_pattern(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern that a whole tag name must match.

    Raises
    ------
    InputError
        If it is too long or no regular expression.
    """
    allowed = f"a regular expression of at most {LONGEST_PATTERN} characters"
    if len(pattern) > LONGEST_PATTERN:
        problem = f"the release pattern has {len(pattern)} characters"
        raise InputError(problem, file="--release-pattern", allowed=allowed)
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        problem = f"the release pattern {pattern!r} cannot be read: {error}"
        raise InputError(problem, file="--release-pattern", allowed=allowed) from error


def read_release_tags(repository: GitRepository, pattern: re.Pattern[str]) -> ReleaseTags:
    """Return the releases: tags whose whole name matches, at the time the tag was made.

    A lightweight tag has no time of its own and takes its commit's.
    """
    tags = _read_tags(repository)
    matching = [tag for tag in tags if _is_usable(tag.name) and pattern.fullmatch(tag.name)]
    commits = _commits_of(repository, matching)
    releases = [
        Release(name=tag.name, sha=sha, at=_time_of(repository, tag, sha))
        for tag, sha in zip(matching, commits, strict=True)
        if sha is not None
    ]
    releases = [release for release in releases if stamp(release.at) is not None]
    return ReleaseTags(
        names=tuple(tag.name for tag in tags),
        releases=tuple(sorted(releases, key=lambda release: (release.at, release.name))),
        n_left_out=len(matching) - len(releases),
    )


def _read_tags(repository: GitRepository) -> list[_Tag]:
    listed = repository.ask("for-each-ref", f"--format={_FIELDS}", "refs/tags")
    tags = []
    for line in listed.split("\n")[:-1]:
        target, made_at, name = line.split("\0")
        tags.append(_Tag(target, int(made_at) if made_at else None, name))
    return tags


def _is_usable(name: str) -> bool:
    return len(name) <= LONGEST_TAG and name.isprintable() and "\ufffd" not in name


def _commits_of(repository: GitRepository, tags: list[_Tag]) -> list[str | None]:
    """Return the commit that each tag leads to, through tags of tags."""
    asked = (f"{tag.target}^{{commit}}" for tag in tags)
    answers = repository.ask("cat-file", "--batch-check=%(objectname)", lines=asked)
    return [None if " " in answer else answer for answer in answers.splitlines()]


def _time_of(repository: GitRepository, tag: _Tag, sha: str) -> int:
    """Return when a tag was made; very old tags have no date and take their commit's."""
    if tag.made_at is not None:
        return tag.made_at
    landed_at = repository.ask("log", "-1", "--no-walk", "--format=%ct", sha).strip()
    return int(landed_at) if landed_at else 0
