"""Signing in: a password, and where there is one the second factor. Refusals tell nothing apart.

Three steps, so that nobody waits for the database while a password is hashed: count the try and
read what is known; check the password; sign in.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from flowgap.answering.sealing import Seal
from flowgap.errors import FlowGapError
from flowgap.models import Account, LinkKind
from flowgap.services.accounts import second_factor, sign_ins
from flowgap.services.accounts.finding import find_account, normalized
from flowgap.services.accounts.links import FoundLink, find_link, make_link, use_link
from flowgap.services.accounts.passwords import hash_password, is_password, needs_rehash
from flowgap.services.accounts.throttle import count_try, forget_tries


class SignInRefusedError(FlowGapError):
    """Address and password do not go together, or the account may not come in: it is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Who says they are somebody: what is known of that address, which may be nothing."""

    email: str
    account_id: int | None
    password_hash: str | None
    is_open: bool
    has_second_factor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A candidate whose password was right; `new_hash` where the kept one is out of date."""

    account_id: int
    email: str
    has_second_factor: bool
    new_hash: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """A token of a device that is signed in, or the ticket for the step of the second factor."""

    token: str | None = None
    ticket: str | None = None


def find_candidate(session: Session, email: str, *, network: str, now: datetime) -> Candidate:
    """Count the try, and return what is known of an address.

    Raises
    ------
    TooManyTriesError
        If there were too many; then nothing more is done.
    """
    address = normalized(email)
    count_try(session, whom=address, network=network, now=now)
    account = find_account(session, address)
    return Candidate(
        email=address,
        account_id=account.id if account else None,
        password_hash=account.password_hash if account else None,
        is_open=account is not None and account.disabled_at is None,
        has_second_factor=account is not None and account.sealed_secret is not None,
    )


def prove(candidate: Candidate, password: str) -> Proven:
    """Check the password; the same work is done whatever is known of the address.

    Raises
    ------
    SignInRefusedError
        If it is not the password of an account that may come in.
    """
    is_right = is_password(password, candidate.password_hash)
    if not is_right or not candidate.is_open or candidate.account_id is None:
        raise SignInRefusedError("address and password do not go together")
    kept = candidate.password_hash or ""
    return Proven(
        account_id=candidate.account_id,
        email=candidate.email,
        has_second_factor=candidate.has_second_factor,
        new_hash=hash_password(password) if needs_rehash(kept) else None,
    )


def let_in(
    session: Session, proven: Proven, *, network: str, device: str, now: datetime
) -> Welcome:
    """Sign in, or ask for the second factor.

    Raises
    ------
    SignInRefusedError
        If the account has joined no workspace.
    """
    if proven.new_hash is not None:
        session.get_one(Account, proven.account_id).password_hash = proven.new_hash
    if proven.has_second_factor:
        ticket = make_link(session, LinkKind.SECOND_FACTOR, account_id=proven.account_id, now=now)
        return Welcome(ticket=ticket)
    return Welcome(
        token=_begin(
            session, proven.account_id, proven.email, network=network, device=device, now=now
        )
    )


def holder_of_ticket(session: Session, ticket: str, *, network: str, now: datetime) -> FoundLink:
    """Count a try of the second factor, and return whose ticket it is.

    Raises
    ------
    LinkGoneError
        If the ticket is over.
    TooManyTriesError
        If there were too many tries.
    """
    found = find_link(session, ticket, LinkKind.SECOND_FACTOR, now=now)
    count_try(session, whom=f"code {found.account_id}", network=network, now=now)
    return found


def let_in_with_code(  # noqa: PLR0913 - each part is needed
    session: Session,
    ticket: str,
    code: str,
    *,
    seal: Seal,
    network: str,
    device: str,
    now: datetime,
) -> str:
    """Sign in with the second factor and return the token of the device.

    Raises
    ------
    LinkGoneError
        If the ticket is over or was used.
    WrongCodeError
        If the code is wrong; the ticket stays.
    SignInRefusedError
        If the account has joined no workspace.
    """
    found = find_link(session, ticket, LinkKind.SECOND_FACTOR, now=now)
    second_factor.accept_code(session, found.account_id, code, seal=seal, now=now)
    use_link(session, ticket, LinkKind.SECOND_FACTOR, now=now)
    forget_tries(session, whom=f"code {found.account_id}", network=network)
    return _begin(session, found.account_id, found.email, network=network, device=device, now=now)


def _begin(  # noqa: PLR0913 - each part is needed
    session: Session, account_id: int, email: str, *, network: str, device: str, now: datetime
) -> str:
    sign_ins.forget_over(session, now=now)
    forget_tries(session, whom=email, network=network)
    try:
        return sign_ins.begin(session, account_id, now=now, device=device)
    except sign_ins.NoWorkspaceError as error:
        raise SignInRefusedError("the account has joined no workspace") from error
