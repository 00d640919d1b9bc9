"""Who guesses passwords is slowed down. Tries are counted in the database, for all processes.

Nobody is locked out for ever: each try is forgotten after a quarter of an hour. Guesses from one
network stop that network at that account; only very many of them stop the account or the network.
"""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import SignInTry
from flowgap.services.accounts.tokens import digest_of

WINDOW: Final = timedelta(minutes=15)
MOST_HERE: Final = 10
"""Tries of one account from one network within the window."""

MOST_OF_AN_ACCOUNT: Final = 100
MOST_OF_A_NETWORK: Final = 100


class TooManyTriesError(FlowGapError):
    """So many tries within the window that the next one is not looked at."""


def count_try(session: Session, *, whom: str, network: str, now: datetime) -> None:
    """Note a try before it is looked at.

    Raises
    ------
    TooManyTriesError
        If there were too many; then it is not counted, so that waiting helps.
    """
    session.execute(delete(SignInTry).where(SignInTry.made_at <= now - WINDOW))
    limits = list(_limits(whom, network))
    for key, most in limits:
        found = select(func.count()).select_from(SignInTry).where(SignInTry.key == key)
        if (session.scalar(found) or 0) >= most:
            raise TooManyTriesError("too many tries within a quarter of an hour")
    session.add_all(SignInTry(key=key, made_at=now) for key, _most in limits)


def forget_tries(session: Session, *, whom: str, network: str) -> None:
    """Take back what counts against an account, once its owner was let in.

    Of what counts against the network only the owner's last try: many may sign in from one.
    """
    here, account, shared = (key for key, _most in _limits(whom, network))
    last = select(func.max(SignInTry.id)).where(SignInTry.key == shared).scalar_subquery()
    session.execute(
        delete(SignInTry).where(SignInTry.key.in_([here, account]) | (SignInTry.id == last))
    )


def _limits(whom: str, network: str) -> Iterator[tuple[bytes, int]]:
    """Yield what a try counts against, and how many tries that has. No address is kept."""
    yield digest_of(_short(f"{network}\n{whom}"), purpose="here"), MOST_HERE
    yield digest_of(_short(whom), purpose="account"), MOST_OF_AN_ACCOUNT
    yield digest_of(network, purpose="network"), MOST_OF_A_NETWORK


def _short(text: str) -> str:
    """Return what tells a text of any length from all others, as short as a token."""
    return hashlib.sha256(text.encode()).hexdigest()
