"""What tells jobs of the report room from others. Quick to load: every page of a job does."""

from collections.abc import Mapping
from typing import Final

PAPER_NAME: Final = "a4"
"""The paper that drafts and versions are printed on."""


def is_of_room(given: Mapping[str, str]) -> bool:
    """Tell whether a job prints the draft or a version."""
    return is_of_version(given) or is_of_draft(given)


def is_of_version(given: Mapping[str, str]) -> bool:
    """Tell whether a job prints a published version."""
    return "version" in given


def is_of_draft(given: Mapping[str, str]) -> bool:
    """Tell whether a job prints the draft."""
    return "edition_sha256" in given


def version_input(key: str, number: int, language: str) -> dict[str, str]:
    """Return what a job is told that makes the PDF of a version."""
    return {
        "engagement": key,
        "version": str(number),
        "language": language,
        "paper": PAPER_NAME,
    }
