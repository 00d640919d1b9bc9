"""Whole numbers that somebody typed, or put into an address: read in one way, and bounded."""

from typing import Final

MOST_DIGITS: Final = 9
"""No number of ours is longer; more would not fit into a column, or take long to be read."""


def whole_number(text: str | None, *, least: int = 0, most: int = 10**MOST_DIGITS) -> int | None:
    """Return a number of plain digits from `least` to `most`, or nothing where it is none."""
    if not text or len(text) > MOST_DIGITS or not (text.isascii() and text.isdecimal()):
        return None
    number = int(text)
    return number if least <= number <= most else None


def revision_of(text: str | None) -> int:
    """Return the revision that a form was made from; a made-up one is that of nothing."""
    return whole_number(text) or 0
