"""Which repository this is, by the address it was cloned from, and which commit is its head."""

import re
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.git.command import GitRepository

_WEB_ADDRESS: Final = re.compile(r"^(?!file:)[a-z][a-z0-9+.-]*://[^/]+/(?P<path>[^?#]+)")
_SSH_ADDRESS: Final = re.compile(r"^(?:[^/@:]+@)?[^/:]{2,}:(?P<path>[^/].*)$")
_NAMELESS: Final = "repository"
_COMMIT: Final = re.compile(r"^[0-9a-f]{7,64}$")
_BRANCH: Final = re.compile(r"^[^\s~^:?*\[\\\x00-\x20\x7f]{1,255}$")


def repository_name(repository: GitRepository) -> str:
    """Return owner and name from the address of `origin`, without host or user, else the folder."""
    address = (repository.try_ask("config", "--get", "remote.origin.url") or "").strip()
    found = _WEB_ADDRESS.match(address) or _SSH_ADDRESS.match(address)
    path = found["path"].strip("/").removesuffix(".git") if found else ""
    if path and path.isprintable():
        return path
    folder = repository.path.resolve()
    if folder.name == ".git":
        folder = folder.parent
    name = folder.name.removesuffix(".git")
    return name if name and name.isprintable() else _NAMELESS


def head_of(repository: GitRepository, branch: str | None) -> str:
    """Return the commit at the tip of a branch, or of the branch that is checked out.

    Raises
    ------
    InputError
        If the repository has no commit, or no such branch.
    """
    place = str(repository.path)
    if branch is None:
        head = _commit(repository, "HEAD")
        if head is None:
            raise InputError(
                "the branch that is checked out has no commit",
                file=place,
                allowed="a repository with commits; choose a branch with --branch",
            )
        return head
    if not _BRANCH.match(branch):
        raise InputError(
            f"{branch[:255]!r} cannot be a branch", file=place, allowed="the name of a branch"
        )
    candidates = [f"refs/heads/{branch}", f"refs/remotes/{branch}", f"refs/remotes/origin/{branch}"]
    if _COMMIT.match(branch):
        candidates.append(branch)
    for candidate in candidates:
        if (head := _commit(repository, candidate)) is not None:
            return head
    raise InputError(
        f"there is no branch {branch!r}",
        file=place,
        allowed="a branch that `git branch --all` lists, or 7 digits or more of a commit",
    )


def _commit(repository: GitRepository, name: str) -> str | None:
    found = repository.try_ask(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    return found.strip() if found else None
