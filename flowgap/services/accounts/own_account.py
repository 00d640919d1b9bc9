"""What people change about themselves: name, language, password."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from flowgap.models import Account, LinkKind
from flowgap.services.accounts import sign_ins
from flowgap.services.accounts.finding import display_name, find_account
from flowgap.services.accounts.identities import is_vouched_for
from flowgap.services.accounts.links import drop_links, make_link, use_link
from flowgap.services.accounts.throttle import TooManyTriesError, count_try


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAccount:
    """An account as its owner sees it."""

    account_id: int
    email: str
    name: str
    language: str | None
    password_hash: str | None
    has_second_factor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetLetter:
    """Whom a link for a new password is sent to, and in which language, if one was chosen."""

    email: str
    name: str
    language: str | None
    token: str


def own_account(session: Session, account_id: int) -> OwnAccount:
    """Return an account."""
    row = session.get_one(Account, account_id)
    return OwnAccount(
        account_id=row.id,
        email=row.email,
        name=row.name,
        language=row.language,
        password_hash=row.password_hash,
        has_second_factor=row.sealed_secret is not None,
    )


def change_profile(session: Session, account_id: int, *, name: str, language: str | None) -> None:
    """Change name and language; without a language pages speak what the browser asks for."""
    row = session.get_one(Account, account_id)
    row.name = display_name(name, row.email)
    row.language = language


def change_password(
    session: Session, account_id: int, sign_in_id: int, *, password_hash: str
) -> str:
    """Keep a new password; every other device is signed out, and this one gets a new token."""
    session.get_one(Account, account_id).password_hash = password_hash
    drop_links(session, account_id, LinkKind.PASSWORD_RESET, LinkKind.SECOND_FACTOR)
    sign_ins.end_all(session, account_id, but=sign_in_id)
    return sign_ins.rotate(session, sign_in_id)


def ask_for_reset(
    session: Session, email: str, *, network: str, now: datetime
) -> ResetLetter | None:
    """Return the letter with a link for a new password; none where nobody may get one.

    Whoever asks is told the same in every case, also where it was asked for too often.
    """
    account = find_account(session, email)
    try:
        count_try(session, whom=f"reset {email.strip().lower()}", network=network, now=now)
    except TooManyTriesError:
        return None
    if account is None or account.disabled_at is not None:
        return None
    if account.password_hash is None and not is_vouched_for(session, account.id):
        return None
    token = make_link(session, LinkKind.PASSWORD_RESET, account_id=account.id, now=now)
    return ResetLetter(
        email=account.email, name=account.name, language=account.language, token=token
    )


def reset_password(session: Session, token: str, *, password_hash: str, now: datetime) -> None:
    """Keep a new password by its link, and sign the account out everywhere.

    Raises
    ------
    LinkGoneError
        If the link does not work.
    """
    link = use_link(session, token, LinkKind.PASSWORD_RESET, now=now)
    session.get_one(Account, link.account_id).password_hash = password_hash
    drop_links(session, link.account_id, LinkKind.SECOND_FACTOR)
    sign_ins.end_all(session, link.account_id)


def first_password(session: Session, account_id: int, *, name: str, password_hash: str) -> None:
    """Keep name and password of a person who joins and has none yet."""
    row = session.get_one(Account, account_id)
    if row.password_hash is not None or is_vouched_for(session, account_id):
        raise ValueError("the account is somebody's: a link does not give it a password")
    row.name = display_name(name, row.email)
    row.password_hash = password_hash
