"""Removal of what could name someone from an open answer: addresses, handles, ticket ids.

Names of people cannot be found by a rule; the page asks not to write them.
"""

import re
from dataclasses import dataclass
from typing import Final

REMOVED: Final = "[…]"

# No pattern is longer than what it finds can be, so that a long text takes time in proportion to
# its length.
_ADDRESS: Final = r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}"
_LINK: Final = r"(?:https?://|www\.)\S+"
_HANDLE: Final = r"(?<![\w@/])@[\w][\w.-]*"
_TICKET: Final = r"\b[A-Z][A-Z0-9]{1,9}-\d+\b"
_NUMBER_SIGN: Final = r"(?<!\w)[#!]\d+\b"
_TELEPHONE: Final = r"(?<!\w)(?:\+|0)\d(?:[ ()/.-]{0,2}\d){6,20}(?!\w)"
_REVEALING: Final = re.compile(
    f"{_LINK}|{_ADDRESS}|{_HANDLE}|{_TICKET}|{_NUMBER_SIGN}|{_TELEPHONE}"
)
_CONTROLS: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_BLANKS: Final = re.compile(r"[^\S\n]+")
_EMPTY_LINES: Final = re.compile(r" ?\n(?: ?\n)+ ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """The text that is kept, and how many passages were taken out."""

    text: str
    n_removed: int


def redact(text: str) -> Redacted:
    """Return an open answer without addresses, links, handles, ticket ids and telephone numbers.

    Control characters and marks that turn the direction of writing are left out, blanks folded.
    """
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept, n_removed = _REVEALING.subn(REMOVED, plain)
    folded = _EMPTY_LINES.sub("\n\n", _BLANKS.sub(" ", kept))
    return Redacted(text=folded.strip(), n_removed=n_removed)
