"""Tokens of personal links for as long as mail may need them, under a seal."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from flowgap.answering.links import token_digest
from flowgap.answering.sealing import Seal
from flowgap.models import Invitation
from flowgap.services.waves.opening import Link

TOKEN_ROOM_BYTES: Final = 32
"""A token has 22 characters."""


def mail_seal(secret: str) -> Seal:
    """Return the seal of the tokens that mail carries."""
    return Seal(secret, purpose="mail", n_bytes=TOKEN_ROOM_BYTES)


def keep_tokens(session: Session, links: Sequence[Link], *, seal: Seal) -> None:
    """Keep the tokens of personal links under seal, so that a reminder carries the same link.

    Closing the wave erases them.
    """
    session.flush()  # the invitations of a wave that is being opened are not there yet
    rows = [
        {"digest": digest, "sealed": seal.seal(link.token.encode(), place=digest)}
        for link in links
        if link.address is not None
        for digest in (token_digest(link.token),)
    ]
    if rows:
        statement = (
            update(Invitation)
            .where(Invitation.token_digest == bindparam("digest"))
            .values(sealed_token=bindparam("sealed"))
        )
        session.connection().execute(statement, rows)


def reveal_token(sealed: bytes, *, digest: bytes, seal: Seal) -> str:
    """Return the token that an invitation holds under seal.

    Raises
    ------
    BrokenSealError
        If it was sealed with another secret or belongs to another invitation.
    """
    return seal.open(sealed, place=digest).decode()
