"""Signatures of webhooks, as the Standard Webhooks specification 1.0 has them.

The signature (`v1`) is an HMAC-SHA256 over the id of the message, its time and its body, with a
point between them. While a secret is being exchanged, there is one for each of both.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import Final

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 - what every secret begins with
SECRET_BYTES: Final = 32
"""Of 24 to 64 that are allowed."""


def new_secret() -> str:
    """Return a secret as it is shown."""
    content = base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return f"{SECRET_PREFIX}{content}"


def signature(secret: str, *, message_id: str, seconds: int, body: bytes) -> str:
    """Return the signature of a message that is sent at a time, in seconds since 1970.

    Raises
    ------
    ValueError
        If the secret is none.
    """
    if not secret.startswith(SECRET_PREFIX):
        raise ValueError(f"a secret begins with {SECRET_PREFIX}")
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("a secret is written in base64") from error
    signed = f"{message_id}.{seconds}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def signed_headers(
    known: Sequence[str], *, message_id: str, seconds: int, body: bytes
) -> dict[str, str]:
    """Return the headers of a message, signed with each secret that is valid now."""
    signed = [
        signature(secret, message_id=message_id, seconds=seconds, body=body) for secret in known
    ]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(signed),
    }
