"""Numbers as people type them: a mark before three digits may group them, or end the whole ones."""

import re
from typing import Final

_NUMBER: Final = re.compile(r"[+\-\N{MINUS SIGN}]?[0-9]{1,6}(?:[.,][0-9]{1,6})?", re.ASCII)
_THREE_DIGITS: Final = re.compile(r"[+\-\N{MINUS SIGN}]?(?P<whole>[0-9]{1,3})[.,][0-9]{3}")


def is_unclear(text: str) -> bool:
    """Tell whether a number may be one of thousands or a decimal one, as 1.250 and 1,250 may.

    0.125 is clear: no group of thousands begins with 0.
    """
    found = _THREE_DIGITS.fullmatch(text)
    return found is not None and not found["whole"].startswith("0")


def number_of(text: str) -> float | None:
    """Return a number as people write it; None for anything else, or if it is unclear."""
    if is_unclear(text) or not _NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))


def unmistakable(text: str) -> str:
    """Return a number with decimals as nobody can misread it in a field: 1.125 as 1.1250."""
    return f"{text}0" if is_unclear(text) else text
