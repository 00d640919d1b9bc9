"""Texts that no spreadsheet takes for a formula, and that come back as they were."""

from typing import Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\0")
GUARD: Final = "'"

_GUARDED_STARTS: Final = tuple(f"{GUARD}{start}" for start in (*FORMULA_STARTS, GUARD))


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens CSV."""
    return f"{GUARD}{text}" if text.startswith((*FORMULA_STARTS, GUARD)) else text


def unguarded(text: str) -> str:
    """Return the text that was guarded; what nobody guarded stays."""
    return text.removeprefix(GUARD) if text.startswith(_GUARDED_STARTS) else text
