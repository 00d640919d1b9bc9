"""The secrets of accounts: random tokens, of which the database knows a digest only."""

import hashlib
import hmac
import secrets
from typing import Final

TOKEN_BYTES: Final = 32
LONGEST_TOKEN: Final = 64
RECOVERY_BYTES: Final = 10


def new_token() -> str:
    """Return 256 random bits that are safe in an address and in a cookie."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest_of(token: str, *, purpose: str) -> bytes:
    """Return what the database keeps of a token; the same token has another one elsewhere."""
    return hashlib.sha256(f"flowgap:{purpose}:{token[:LONGEST_TOKEN]}".encode()).digest()


def set_up_token(secret: str) -> str:
    """Return the token of the set-up link: it follows from the secret key of the installation.

    It opens the set-up page only while there is no account, so it need not be stored.
    """
    return hmac.new(secret.encode(), b"flowgap:set-up", hashlib.sha256).hexdigest()


def is_set_up_token(token: str, secret: str) -> bool:
    """Tell whether this is the token of the set-up link."""
    return hmac.compare_digest(token.encode(), set_up_token(secret).encode())
