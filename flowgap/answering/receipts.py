"""The receipt of a respondent: who holds it can take the answers back, nobody else can find them.

Everything follows from the attempt, 128 random bits that travel with form and draft and are kept
nowhere else. The receipt is read off it, and what the database keeps is read off the receipt; no
way leads back.
"""

import hashlib
from typing import Final

ATTEMPT_BYTES: Final = 16
"""Random bytes of an attempt; they also make a repeated post harmless."""

ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 letters and digits that are not mistaken for one another: no 0, 1, I and O."""

RECEIPT_LETTERS: Final = 20
"""100 bits: too many to try."""

GROUP: Final = 5
KEY_BYTES: Final = 16


def receipt_of(attempt: bytes) -> str:
    """Return the receipt of an attempt, e.g. `7KQ2M-4XW9T-HB6RC-PZ3NE`."""
    if len(attempt) != ATTEMPT_BYTES:
        raise ValueError(f"an attempt has {ATTEMPT_BYTES} bytes, not {len(attempt)}")
    number = int.from_bytes(_digest("receipt", attempt))
    letters = "".join(ALPHABET[(number >> (5 * place)) % 32] for place in range(RECEIPT_LETTERS))
    return "-".join(letters[start : start + GROUP] for start in range(0, RECEIPT_LETTERS, GROUP))


def read_receipt(typed: str) -> str | None:
    """Return a typed receipt in its usual form, or None if it cannot be one."""
    letters = "".join(typed.upper().replace("-", " ").split())
    if len(letters) != RECEIPT_LETTERS or any(letter not in ALPHABET for letter in letters):
        return None
    return "-".join(letters[start : start + GROUP] for start in range(0, RECEIPT_LETTERS, GROUP))


def sealed_key(receipt: str) -> bytes:
    """Return the key under which sealed answers lie until the wave closes."""
    return _digest("sealed", receipt.encode())[:KEY_BYTES]


def counted_digest(key: bytes) -> bytes:
    """Return what proves, once the wave is closed, that the answers under `key` were counted."""
    return _digest("counted", key)


def _digest(purpose: str, content: bytes) -> bytes:
    return hashlib.sha256(f"flowgap:{purpose}:".encode() + content).digest()
