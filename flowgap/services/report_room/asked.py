"""What tells jobs of the report room from others. Quick to load: every page of a job does."""

from collections.abc import Mapping


def is_of_room(given: Mapping[str, str]) -> bool:
    """Tell whether a job prints the draft or a version."""
    return is_of_version(given) or is_of_draft(given)


def is_of_version(given: Mapping[str, str]) -> bool:
    """Tell whether a job prints a published version."""
    return "version" in given


def is_of_draft(given: Mapping[str, str]) -> bool:
    """Tell whether a job prints the draft."""
    return "edition_sha256" in given
