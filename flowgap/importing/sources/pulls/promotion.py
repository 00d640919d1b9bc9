"""Pull requests that bring a whole branch further, such as develop into main."""

from collections.abc import Mapping
from typing import Final

from flowgap.importing.sources.github.facts import Gathered, Pull, PullKey

LONG_LIVED: Final = frozenset(
    {"dev", "develop", "development", "integration", "main", "master", "next", "preprod"}
    | {"release", "stage", "staging", "test", "testing", "trunk", "uat", "qa"}
)
"""Branches that live on after a merge, by their usual names."""


def promotions(pulls: Mapping[PullKey, Gathered]) -> dict[PullKey, str]:
    """Return which branch each pull request brings into another one.

    It is a branch that other pull requests of the import went into, or one of a usual name; no
    other name of a branch is kept, since it may be somebody's. A branch of a fork is another one.
    """
    known = {key: one.pull for key, one in pulls.items() if one.pull is not None}
    bases = {(key.repository, pull.base_branch) for key, pull in known.items()}
    return {
        key: head
        for key, pull in known.items()
        if (head := _own_branch(pull)) is not None
        and ((key.repository, head) in bases or head.lower() in LONG_LIVED)
    }


def _own_branch(pull: Pull) -> str | None:
    """Return the branch that a pull request is of, None where it is of another repository."""
    is_other = pull.is_of_fork or pull.head_branch == pull.base_branch
    return None if is_other else pull.head_branch
