"""Finding accounts by address, and the words that all services of accounts share."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.mail.addresses import is_address
from flowgap.models import Account

LONGEST_NAME = 100


class AccountNotFoundError(FlowGapError):
    """No account has this address."""


class AddressRefusedError(FlowGapError):
    """The text is no e-mail address."""


def normalized(email: str) -> str:
    """Return an address as it is kept: capitals do not tell people apart."""
    return email.strip().lower()


def checked_address(email: str) -> str:
    """Return an address as it is kept.

    Raises
    ------
    AddressRefusedError
        If it is none.
    """
    address = normalized(email)
    if not is_address(address):
        raise AddressRefusedError(
            f"{email!r} is no e-mail address. Allowed: one such as mia@example.com"
        )
    return address


def find_account(session: Session, email: str) -> Account | None:
    """Return the account of an address, if there is one."""
    return session.scalar(select(Account).where(Account.email == normalized(email)))


def get_account(session: Session, email: str) -> Account:
    """Return the account of an address.

    Raises
    ------
    AccountNotFoundError
        If there is none.
    """
    account = find_account(session, email)
    if account is None:
        raise AccountNotFoundError(
            f"no account has the address {email}. Allowed: one that `flowgap user list` shows"
        )
    return account


def display_name(name: str, email: str) -> str:
    """Return a name on one line, cut to a sensible length; the address where there is none."""
    return " ".join(name.split())[:LONGEST_NAME] or email
