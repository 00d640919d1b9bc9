"""Links to an account: each works once and for a while. The database knows a digest only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import Account, AccountLink, LinkKind, Membership, Workspace
from flowgap.services.accounts.identities import is_vouched_for
from flowgap.services.accounts.tokens import digest_of, new_token

LASTS: Final = {
    LinkKind.INVITATION: timedelta(days=7),
    LinkKind.PASSWORD_RESET: timedelta(hours=1),
    LinkKind.FIRST_SIGN_IN: timedelta(hours=12),
    LinkKind.SECOND_FACTOR: timedelta(minutes=5),
}


class LinkGoneError(FlowGapError):
    """The link was used, is over, or never was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """What a link is for, without using it.

    Who `is_vouched_for` by an identity provider joins by coming in from there, or with a password
    that is there already: no link gives such an account its first one.
    """

    kind: LinkKind
    account_id: int
    email: str
    name: str
    has_password: bool
    is_vouched_for: bool
    workspace_id: int | None
    workspace: str | None


def make_link(
    session: Session,
    kind: LinkKind,
    *,
    account_id: int,
    now: datetime,
    workspace_id: int | None = None,
) -> str:
    """Return the token of a new link; an earlier one of its kind stops working."""
    session.execute(delete(AccountLink).where(AccountLink.ends_at <= now))
    session.execute(
        delete(AccountLink).where(
            AccountLink.kind == kind,
            AccountLink.account_id == account_id,
            AccountLink.workspace_id == workspace_id
            if workspace_id is not None
            else AccountLink.workspace_id.is_(None),
        )
    )
    token = new_token()
    session.add(
        AccountLink(
            token_digest=_digest(token),
            kind=kind,
            account_id=account_id,
            workspace_id=workspace_id,
            ends_at=now + LASTS[kind],
        )
    )
    session.flush()
    return token


def find_link(session: Session, token: str, *kinds: LinkKind, now: datetime) -> FoundLink:
    """Return what a link is for.

    Raises
    ------
    LinkGoneError
        If it is none of these kinds, was used, or is over.
    """
    query = (
        select(AccountLink, Account, Workspace.name)
        .join(Account, Account.id == AccountLink.account_id)
        .outerjoin(Workspace, Workspace.id == AccountLink.workspace_id)
        .where(
            AccountLink.token_digest == _digest(token),
            AccountLink.kind.in_(kinds),
            AccountLink.ends_at > now,
            Account.disabled_at.is_(None),
        )
    )
    row = session.execute(query).one_or_none()
    if row is None:
        raise LinkGoneError("the link was used, is over, or never was one")
    link, account, workspace = row
    return FoundLink(
        kind=LinkKind(link.kind),
        account_id=account.id,
        email=account.email,
        name=account.name,
        has_password=account.password_hash is not None,
        is_vouched_for=is_vouched_for(session, account.id),
        workspace_id=link.workspace_id,
        workspace=workspace,
    )


def use_link(session: Session, token: str, *kinds: LinkKind, now: datetime) -> FoundLink:
    """Return what a link is for, and let it never work again; of two at once one succeeds.

    Raises
    ------
    LinkGoneError
        If it does not work.
    """
    found = find_link(session, token, *kinds, now=now)
    used = session.execute(
        delete(AccountLink)
        .where(AccountLink.token_digest == _digest(token))
        .returning(AccountLink.account_id)
    ).all()
    if not used:
        raise LinkGoneError("the link was used a moment ago")
    return found


def drop_links(session: Session, account_id: int, *kinds: LinkKind) -> None:
    """Let all links of these kinds to an account stop working."""
    session.execute(
        delete(AccountLink).where(AccountLink.account_id == account_id, AccountLink.kind.in_(kinds))
    )


def join(session: Session, link: FoundLink, *, now: datetime) -> None:
    """Let the account of an invitation into its workspace.

    Raises
    ------
    LinkGoneError
        If it was removed from there since it was invited.
    """
    membership = session.scalar(
        select(Membership).where(
            Membership.account_id == link.account_id,
            Membership.workspace_id == link.workspace_id,
        )
    )
    if membership is None:
        raise LinkGoneError("the invitation was taken back")
    _accept(session, membership, now=now)


def accept_all(session: Session, account_id: int, *, now: datetime) -> None:
    """Let an account into every workspace that invited it, as somebody vouches for its address."""
    invited = select(Membership).where(
        Membership.account_id == account_id, Membership.joined_at.is_(None)
    )
    for membership in session.scalars(invited).all():
        _accept(session, membership, now=now)


def _accept(session: Session, membership: Membership, *, now: datetime) -> None:
    if membership.joined_at is not None:
        return
    # Made by owners elsewhere, who may no more give a new password from now on.
    drop_links(session, membership.account_id, LinkKind.PASSWORD_RESET)
    session.execute(
        delete(AccountLink).where(
            AccountLink.account_id == membership.account_id,
            AccountLink.workspace_id == membership.workspace_id,
            AccountLink.kind == LinkKind.INVITATION,
        )
    )
    membership.joined_at = now
    session.flush()


def _digest(token: str) -> bytes:
    return digest_of(token, purpose="link")
