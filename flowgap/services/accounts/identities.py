"""Accounts that an identity provider vouches for."""

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from flowgap.models import Identity


def is_vouched_for(session: Session, account_id: int) -> bool:
    """Tell whether an identity provider knows the account by a name of its own."""
    return bool(session.scalar(select(exists().where(Identity.account_id == account_id))))
