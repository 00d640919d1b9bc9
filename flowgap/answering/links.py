"""The secrets in links: long tokens, and short codes that can be typed from a poster."""

import hashlib
import secrets
from typing import Final

from flowgap.answering.receipts import ALPHABET

TOKEN_BYTES: Final = 16
CODE_LETTERS: Final = 8
"""40 bits: enough, because wrong codes are counted and slowed down."""

_LONGEST_TOKEN: Final = 64


def new_token() -> str:
    """Return 128 random bits as 22 characters that are safe in an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_code() -> str:
    """Return a random code, e.g. `7KQ2-M4XW`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))
    return f"{letters[: CODE_LETTERS // 2]}-{letters[CODE_LETTERS // 2 :]}"


def token_digest(token: str) -> bytes:
    """Return all that the database knows of a token."""
    return hashlib.sha256(b"flowgap:token:" + token[:_LONGEST_TOKEN].encode()).digest()


def code_digest(typed: str) -> bytes:
    """Return all that the database knows of a code; case, blanks and hyphens do not matter."""
    letters = "".join(typed.upper().replace("-", " ").split())[:_LONGEST_TOKEN]
    return hashlib.sha256(b"flowgap:code:" + letters.encode()).digest()
