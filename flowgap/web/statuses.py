"""What answers to forms mean by number (RFC 9110)."""

from typing import Final

CONFLICT: Final = 409
"""Somebody else changed it meanwhile, or its state does not allow it."""

REFUSED: Final = 422
"""What was typed cannot be used."""
