"""Texts as people type them, without what nobody can type."""

import re
from typing import Final

_NOT_TYPED: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters and code points that are none: no page may show them."""

LONGEST_LINE: Final = 300
"""Characters that are read of a line; fields allow fewer, and say so."""


def typed(text: str | None) -> str:
    """Return a text with the line ends that browsers count: as one character each."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_TYPED.sub("", lines)


def one_line(text: str | None) -> str:
    """Return a text as one line, without what is longer than any field takes."""
    return " ".join(typed(text).split())[:LONGEST_LINE]
