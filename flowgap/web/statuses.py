"""What answers mean by number (RFC 9110, and RFC 6585 for too many)."""

from typing import Final

MALFORMED: Final = 400
"""It cannot be read."""

NOT_ALLOWED: Final = 403
"""Whoever asks may not, or not yet."""

NOT_FOUND: Final = 404
"""There is no such thing, or none that whoever asks may know of."""

CONFLICT: Final = 409
"""Somebody else changed it meanwhile, or its state does not allow it."""

GONE: Final = 410
"""It was there, and is over."""

REFUSED: Final = 422
"""What was typed cannot be used."""

TOO_MANY: Final = 429
"""It was tried too often."""

UNAVAILABLE: Final = 503
"""It cannot be done now."""
