"""Passwords: which are refused, and argon2id with the defaults of RFC 9106 for those kept."""

import unicodedata
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from flowgap.errors import FlowGapError
from flowgap.services.accounts.common_passwords import COMMON

SHORTEST: Final = 12
LONGEST: Final = 256
"""Characters; what is longer only keeps the processor busy."""

FEWEST_DIFFERENT: Final = 4
"""Characters; fewer repeat themselves."""

MOST_AT_ONCE: Final = 2
"""Each takes 64 MiB for a moment."""

DECOY: Final = (
    "$argon2id$v=19$m=65536,t=3,p=4$Qmm1PJ2Rv8bKQ4n8kKx0Tw$"
    "0000000000000000000000000000000000000000000"
)
"""What is checked where there is no hash: it fits no password, and takes as long."""

_hasher: Final = PasswordHasher()
_turns: Final = BoundedSemaphore(MOST_AT_ONCE)


class PasswordRefusedError(FlowGapError):
    """The password is too easy to guess; `message` is an id of the catalogue."""

    def __init__(self, message: str) -> None:
        """Keep why."""
        super().__init__(f"the password is refused: {message}")
        self.message = message


def check_password(password: str, *, names: tuple[str, ...] = ()) -> None:
    """Refuse what is short, common, or made of a name or address of its owner.

    Any character is allowed, and none is asked for (NIST SP 800-63B, 3.1.1.2).

    Raises
    ------
    PasswordRefusedError
        If it is refused.
    """
    plain = _normal(password).casefold()
    if len(_normal(password)) < SHORTEST:
        raise PasswordRefusedError("accounts-password-short")
    if len(password) > LONGEST:
        raise PasswordRefusedError("accounts-password-long")
    if plain in COMMON or len(set(plain)) < FEWEST_DIFFERENT:
        raise PasswordRefusedError("accounts-password-common")
    own = {part for name in names for part in (name.casefold(), name.casefold().partition("@")[0])}
    if plain in own or any(part and plain == part * (len(plain) // len(part)) for part in own):
        raise PasswordRefusedError("accounts-password-own-name")


def hash_password(password: str) -> str:
    """Return what is kept of a password."""
    with _turns:
        return _hasher.hash(_normal(password))


def is_password(password: str, kept: str | None) -> bool:
    """Tell whether this is the password; without a kept hash it takes as long, and says no."""
    with _turns:
        try:
            _hasher.verify(kept or DECOY, _normal(password[: LONGEST + 1]))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def needs_rehash(kept: str) -> bool:
    """Tell whether the hash was made with weaker settings than those of today."""
    return _hasher.check_needs_rehash(kept)


def _normal(password: str) -> str:
    """Return the password as every keyboard of the same letters types it."""
    return unicodedata.normalize("NFKC", password)
