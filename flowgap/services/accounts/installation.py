"""What the command line does with accounts of the whole installation."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from flowgap.models import Account, LinkKind, Membership, Role, Workspace
from flowgap.services.accounts import api_tokens, second_factor, sign_ins
from flowgap.services.accounts.finding import get_account
from flowgap.services.accounts.links import drop_links, make_link
from flowgap.services.accounts.people import LastOwnerError
from flowgap.services.accounts.workspaces import find_or_add_workspace

DEMO_WORKSPACE = "Demo"
DEMO_EMAIL = "visitor@demo.example"
DEMO_NAME = "Visitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One line of the list of all accounts."""

    email: str
    name: str
    workspace: str
    role: Role
    has_joined: bool
    is_disabled: bool
    has_second_factor: bool


def list_members(session: Session) -> tuple[Member, ...]:
    """Return everybody, by workspace and address."""
    query = (
        select(Account, Membership, Workspace.name)
        .join(Membership, Membership.account_id == Account.id)
        .join(Workspace, Workspace.id == Membership.workspace_id)
        .order_by(Workspace.name, Account.email)
    )
    return tuple(
        Member(
            email=account.email,
            name=account.name,
            workspace=workspace,
            role=Role(membership.role),
            has_joined=membership.joined_at is not None,
            is_disabled=account.disabled_at is not None,
            has_second_factor=account.sealed_secret is not None,
        )
        for account, membership, workspace in session.execute(query)
    )


def reset_by_command(
    session: Session, email: str, *, forget_second_factor: bool, now: datetime
) -> str:
    """Return the token of a link for a new password; an account that was disabled is open again.

    Raises
    ------
    AccountNotFoundError
        If there is no such account.
    """
    account = get_account(session, email)
    account.disabled_at = None
    if forget_second_factor:
        second_factor.turn_off(session, account.id)
    return make_link(session, LinkKind.PASSWORD_RESET, account_id=account.id, now=now)


def disable(session: Session, email: str, *, now: datetime) -> None:
    """Let an account not come in any more, sign it out everywhere, and void its links.

    Raises
    ------
    AccountNotFoundError
        If there is no such account.
    LastOwnerError
        If it is the last owner of a workspace.
    """
    account = get_account(session, email)
    if account.disabled_at is not None:
        return
    for workspace in _owned(session, account.id):
        if not _other_owners(session, account.id, workspace.id):
            raise LastOwnerError(
                f"{account.email} is the only owner of {workspace.name}: make somebody else one"
                " first, with: flowgap user add EMAIL --role owner"
            )
    account.disabled_at = now
    drop_links(session, account.id, *LinkKind)
    sign_ins.end_all(session, account.id)
    api_tokens.drop_tokens(session, account.id)


def demo_visitor(session: Session, *, now: datetime) -> tuple[int, str]:
    """Return the workspace of the example, and the token of a link that signs in to it once."""
    workspace = find_or_add_workspace(session, DEMO_WORKSPACE)
    account = session.scalar(select(Account).where(Account.email == DEMO_EMAIL))
    if account is None:
        account = Account(email=DEMO_EMAIL, name=DEMO_NAME)
        session.add(account)
        session.flush()
    member = session.scalar(
        select(Membership).where(
            Membership.account_id == account.id, Membership.workspace_id == workspace.id
        )
    )
    if member is None:
        session.add(
            Membership(
                workspace_id=workspace.id,
                account_id=account.id,
                role=Role.OWNER,
                joined_at=now,
            )
        )
        session.flush()
    token = make_link(
        session,
        LinkKind.FIRST_SIGN_IN,
        account_id=account.id,
        workspace_id=workspace.id,
        now=now,
    )
    return workspace.id, token


def _owned(session: Session, account_id: int) -> list[Workspace]:
    query = (
        select(Workspace)
        .join(Membership, Membership.workspace_id == Workspace.id)
        .where(
            Membership.account_id == account_id,
            Membership.role == Role.OWNER,
            Membership.joined_at.is_not(None),
        )
    )
    return list(session.scalars(query))


def _other_owners(session: Session, account_id: int, workspace_id: int) -> int:
    query = (
        select(func.count())
        .select_from(Membership)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.workspace_id == workspace_id,
            Membership.account_id != account_id,
            Membership.role == Role.OWNER,
            Membership.joined_at.is_not(None),
            Account.disabled_at.is_(None),
        )
    )
    return session.scalar(query) or 0
