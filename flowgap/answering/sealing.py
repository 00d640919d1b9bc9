"""Seals: encrypted and bound to a place, so that a copy of the database tells nothing.

AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits; keys by HKDF (RFC 5869).
"""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
_KEY_BYTES: Final = 32
_LENGTH_BYTES: Final = 4


class BrokenSealError(Exception):
    """What should be opened was changed, belongs elsewhere, or was sealed with another key."""


class Seal:
    """Seals and opens for one purpose. All that it seals has the same length."""

    def __init__(self, secret: str, *, purpose: str, n_bytes: int) -> None:
        """Derive a key of its own from the installation's secret.

        Parameters
        ----------
        secret : str
            The secret key of the installation.
        purpose : str
            What is sealed; another purpose has another key.
        n_bytes : int
            Room for the content: shorter contents are filled up, so that the length tells nothing.
        """
        derived = HKDF(SHA256(), _KEY_BYTES, salt=None, info=purpose.encode()).derive(
            secret.encode()
        )
        self._cipher = AESGCM(derived)
        self.n_bytes = n_bytes

    def seal(self, content: bytes, *, place: bytes) -> bytes:
        """Return the content under seal; it opens only in the same `place`.

        Raises
        ------
        ValueError
            If the content is too long.
        """
        if len(content) > self.n_bytes:
            raise ValueError(f"{len(content)} bytes do not fit into {self.n_bytes}")
        padded = len(content).to_bytes(_LENGTH_BYTES) + content.ljust(self.n_bytes, b"\0")
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, padded, place)

    def open(self, sealed: bytes, *, place: bytes) -> bytes:
        """Return the content.

        Raises
        ------
        BrokenSealError
            If it was not sealed by this seal for this place, or was changed since.
        """
        try:
            padded = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
        except (InvalidTag, ValueError) as error:
            raise BrokenSealError("it cannot be opened") from error
        length = int.from_bytes(padded[:_LENGTH_BYTES])
        return padded[_LENGTH_BYTES : _LENGTH_BYTES + length]
