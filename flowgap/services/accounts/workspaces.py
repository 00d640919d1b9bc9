"""Workspaces: the first one with its owner, and those that the command line names."""

from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError, InputError
from flowgap.models import Account, Membership, Role, Scope, Workspace, confine
from flowgap.models.tenancy import FIRST_NAME
from flowgap.services.accounts.finding import checked_address, display_name

SET_UP_LOCK: Final = 7_406_013
"""Any number; PostgreSQL lets one holder at a time pass."""

LONGEST_WORKSPACE_NAME: Final = 100


class AlreadySetUpError(FlowGapError):
    """There are accounts, so the first one cannot be made any more."""


def is_set_up(session: Session) -> bool:
    """Tell whether there is an account."""
    return session.scalar(select(Account.id).limit(1)) is not None


def set_up(  # noqa: PLR0913 - each part is needed
    session: Session, *, workspace: str, name: str, email: str, password_hash: str, now: datetime
) -> int:
    """Make the first account, owner of the first workspace, and return its key.

    A workspace that a migration made for earlier engagements gets the name.

    Raises
    ------
    AlreadySetUpError
        If somebody was faster.
    AddressRefusedError
        If the address is none.
    """
    address = checked_address(email)
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(SET_UP_LOCK)))
    if is_set_up(session):
        raise AlreadySetUpError("this installation has accounts already")
    place = _first_workspace(session, named(workspace))
    account = Account(email=address, name=display_name(name, address), password_hash=password_hash)
    session.add(account)
    session.flush()
    session.add(
        Membership(workspace_id=place.id, account_id=account.id, role=Role.OWNER, joined_at=now)
    )
    session.flush()
    return account.id


def find_workspace(session: Session, name: str | None) -> Workspace:
    """Return the workspace of this name, or the only one; the first is made when asked for.

    Raises
    ------
    InputError
        If there is none of this name, or several and no name.
    """
    rows = session.scalars(select(Workspace).order_by(Workspace.name)).all()
    if name is None and not rows:
        return add_workspace(session, FIRST_NAME)
    found = [row for row in rows if name in {None, row.name}]
    if len(found) == 1:
        return found[0]
    problem = f"there is no workspace {name!r}" if name else f"there are {len(rows)} workspaces"
    known = ", ".join(row.name for row in rows) or "none yet"
    raise InputError(problem, file="--workspace", allowed=f"one of {known}")


def find_or_add_workspace(session: Session, name: str) -> Workspace:
    """Return the workspace of this name; it is made if there is none."""
    found = session.scalar(select(Workspace).where(Workspace.name == named(name)))
    return found if found is not None else add_workspace(session, name)


def add_workspace(session: Session, name: str) -> Workspace:
    """Add a workspace, or find the one that another process adds right now."""
    row = Workspace(name=named(name))
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return session.scalars(select(Workspace).where(Workspace.name == named(name))).one()
    return row


def work_in(session: Session, name: str | None) -> None:
    """Confine a session of the command line to one workspace.

    Raises
    ------
    InputError
        If the name is none, or is needed.
    """
    confine(session, Scope(workspace_id=find_workspace(session, name).id))


def named(name: str) -> str:
    """Return a name of a workspace on one line and of a sensible length."""
    return " ".join(name.split())[:LONGEST_WORKSPACE_NAME] or FIRST_NAME


def _first_workspace(session: Session, name: str) -> Workspace:
    row = session.scalar(select(Workspace).order_by(Workspace.id).limit(1))
    if row is None:
        return add_workspace(session, name)
    taken = session.scalar(
        select(Workspace.id).where(Workspace.name == name, Workspace.id != row.id)
    )
    if taken is None:
        row.name = name
        session.flush()
    return row
