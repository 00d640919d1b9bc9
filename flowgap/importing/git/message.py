"""What a commit message says: the number of its pull request, its type, what it reverts."""

import re
from enum import StrEnum
from typing import Final


class ChangeType(StrEnum):
    """What a change was for, where its message says so."""

    FEATURE = "feature"
    FIX = "fix"
    HOTFIX = "hotfix"
    REVERT = "revert"
    CHORE = "chore"


_NUMBER_IN_SUBJECT: Final = re.compile(
    r"\(#([0-9]{1,18})\)$"  # squash merges
    r"|^Merge pull request #([0-9]{1,18})\b"
    r"|^Merged PR ([0-9]{1,18}):"
    r"|^Merged in .* \(pull request #([0-9]{1,18})\)"
)
_NUMBER_IN_BODY: Final = re.compile(r"^See merge request \S*!([0-9]{1,18})[ \t\r]*$", re.MULTILINE)

_TYPES: Final = (
    (ChangeType.REVERT, re.compile(r"revert\b")),
    (ChangeType.HOTFIX, re.compile(r"hotfix\b")),
    (ChangeType.FIX, re.compile(r"(bug)?fix\b")),
    (ChangeType.FEATURE, re.compile(r"(feat|feature)(\([^)]*\))?!?:")),
    (ChangeType.CHORE, re.compile(r"(chore|build|ci|docs|style|test|tests)(\([^)]*\))?!?:")),
)

_REVERTED: Final = re.compile(r"\bThis reverts commit ([0-9a-f]{7,64})\b")


def subject_of(message: str) -> str:
    """Return the first paragraph of a message as one line, as git does."""
    paragraph = message.lstrip().split("\n\n", 1)[0]
    return " ".join(paragraph.split("\n")).strip()


def number_in(message: str) -> str | None:
    """Return the number of the pull or merge request that a message names, as digits."""
    found = _NUMBER_IN_SUBJECT.search(subject_of(message)) or _NUMBER_IN_BODY.search(message)
    return next(filter(None, found.groups())) if found else None


def type_in(message: str) -> ChangeType | None:
    """Return what a change was for by the first word of its subject, None if that is silent."""
    subject = subject_of(message).lower()
    return next((kind for kind, opening in _TYPES if opening.match(subject)), None)


def reverted_in(message: str) -> tuple[str, ...]:
    """Return the commits that a message says it reverts; they may be abbreviated."""
    return tuple(_REVERTED.findall(message))
