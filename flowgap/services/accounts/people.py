"""The people of a workspace: invite, give roles and teams, remove. An owner always stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import (
    Account,
    AccountLink,
    Engagement,
    LinkKind,
    ManagedTeam,
    Membership,
    Role,
    SignIn,
)
from flowgap.services.accounts import api_tokens, sign_ins
from flowgap.services.accounts.finding import checked_address, display_name, find_account
from flowgap.services.accounts.identities import is_vouched_for
from flowgap.services.accounts.links import make_link


class PersonNotFoundError(FlowGapError):
    """No member of this workspace has this key."""


class LastOwnerError(FlowGapError):
    """Without this person nobody could invite or remove anybody."""


class AlreadyMemberError(FlowGapError):
    """The person has joined already."""


class ForeignAccountError(FlowGapError):
    """The account belongs to other workspaces, too: their members are not ours to sign in."""


class VouchedAccountError(ForeignAccountError):
    """An identity provider vouches for the account: who has its link would be that person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One member of a workspace, as its owner sees them."""

    membership_id: int
    account_id: int
    name: str
    email: str
    role: Role
    has_joined: bool
    has_second_factor: bool
    is_disabled: bool
    seen_at: datetime | None
    teams: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """A person who may join with this token."""

    membership_id: int
    email: str
    name: str
    token: str


def invite(  # noqa: PLR0913 - each part is needed
    session: Session,
    workspace_id: int,
    *,
    email: str,
    role: Role,
    now: datetime,
    name: str = "",
) -> Invited:
    """Add a person who may join with a link; who was invited before gets a new one.

    Raises
    ------
    AddressRefusedError
        If the address is none.
    AlreadyMemberError
        If the person has joined.
    """
    address = checked_address(email)
    account = find_account(session, address)
    if account is None:
        account = Account(email=address, name=display_name(name, address))
        session.add(account)
        session.flush()
    membership = session.scalar(
        select(Membership).where(
            Membership.workspace_id == workspace_id, Membership.account_id == account.id
        )
    )
    if membership is None:
        membership = Membership(workspace_id=workspace_id, account_id=account.id)
        session.add(membership)
    elif membership.joined_at is not None:
        raise AlreadyMemberError(f"{address} has joined already")
    membership.role = role
    session.flush()
    token = make_link(
        session,
        LinkKind.INVITATION,
        account_id=account.id,
        workspace_id=workspace_id,
        now=now,
    )
    return Invited(membership_id=membership.id, email=address, name=address, token=token)


def list_people(session: Session, workspace_id: int) -> tuple[Person, ...]:
    """Return the members of a workspace, owners first, then by name."""
    seen = (
        select(SignIn.account_id, func.max(SignIn.seen_at).label("seen_at"))
        .where(SignIn.workspace_id == workspace_id)
        .group_by(SignIn.account_id)
        .subquery()
    )
    query = (
        select(Membership, Account, seen.c.seen_at)
        .join(Account, Account.id == Membership.account_id)
        .outerjoin(seen, seen.c.account_id == Account.id)
        .where(Membership.workspace_id == workspace_id)
    )
    rows = session.execute(query).all()
    teams = _teams_of(session, [membership.id for membership, _account, _seen in rows])
    people = (
        _person(membership, account, seen_at, teams.get(membership.id, ()))
        for membership, account, seen_at in rows
    )
    order = list(Role)
    return tuple(
        sorted(people, key=lambda one: (order.index(one.role), one.name.casefold(), one.email))
    )


def find_person(session: Session, workspace_id: int, membership_id: int) -> Person:
    """Return one member.

    Raises
    ------
    PersonNotFoundError
        If the workspace has no such member.
    """
    for person in list_people(session, workspace_id):
        if person.membership_id == membership_id:
            return person
    raise PersonNotFoundError("no member of this workspace has this key")


def change_role(session: Session, workspace_id: int, membership_id: int, role: Role) -> None:
    """Give a member another role; teams are kept for managers only.

    Raises
    ------
    PersonNotFoundError
        If there is no such member.
    LastOwnerError
        If nobody would be an owner any more.
    """
    membership = _membership(session, workspace_id, membership_id)
    if role is not Role.OWNER:
        _keep_an_owner(session, membership)
    membership.role = role
    if role is not Role.MANAGER:
        session.execute(delete(ManagedTeam).where(ManagedTeam.membership_id == membership_id))


def set_teams(
    session: Session, workspace_id: int, membership_id: int, teams: Iterable[tuple[int, str]]
) -> None:
    """Let a manager see these teams, given by engagement and name; others are not seen any more.

    Raises
    ------
    PersonNotFoundError
        If there is no such member.
    """
    membership = _membership(session, workspace_id, membership_id)
    own = set(session.scalars(select(Engagement.id).where(Engagement.workspace_id == workspace_id)))
    session.execute(delete(ManagedTeam).where(ManagedTeam.membership_id == membership.id))
    session.add_all(
        ManagedTeam(membership_id=membership.id, engagement_id=engagement_id, team=team)
        for engagement_id, team in sorted(set(teams))
        if engagement_id in own and team
    )
    session.flush()


def remove(session: Session, workspace_id: int, membership_id: int) -> None:
    """Remove a member, and end their sign-ins and tokens here; the account itself stays.

    Raises
    ------
    PersonNotFoundError
        If there is no such member.
    LastOwnerError
        If nobody would be an owner any more.
    """
    membership = _membership(session, workspace_id, membership_id)
    _keep_an_owner(session, membership)
    account_id = membership.account_id
    session.execute(
        delete(AccountLink).where(
            AccountLink.account_id == account_id, AccountLink.workspace_id == workspace_id
        )
    )
    session.delete(membership)
    session.flush()
    sign_ins.end_in_workspace(session, account_id, workspace_id)
    api_tokens.drop_tokens(session, account_id, workspace_id=workspace_id)


def reset_link(
    session: Session, workspace_id: int, membership_id: int, *, now: datetime
) -> Invited:
    """Return a link with which a member chooses a new password.

    Raises
    ------
    PersonNotFoundError
        If there is no such member.
    ForeignAccountError
        If the account is a member elsewhere, too: who has its link could sign in there.
    VouchedAccountError
        If an identity provider vouches for it: whoever invites the person later would let in
        who chose that password.
    """
    membership = _membership(session, workspace_id, membership_id)
    elsewhere = session.scalar(
        select(func.count())
        .select_from(Membership)
        .where(
            Membership.account_id == membership.account_id,
            Membership.workspace_id != workspace_id,
        )
    )
    if elsewhere or membership.joined_at is None:
        raise ForeignAccountError("the account is not of this workspace alone")
    if is_vouched_for(session, membership.account_id):
        raise VouchedAccountError("the person signs in with an identity provider")
    account = session.get_one(Account, membership.account_id)
    token = make_link(session, LinkKind.PASSWORD_RESET, account_id=account.id, now=now)
    return Invited(membership_id=membership.id, email=account.email, name=account.name, token=token)


def _membership(session: Session, workspace_id: int, membership_id: int) -> Membership:
    found = session.scalar(
        select(Membership).where(
            Membership.id == membership_id, Membership.workspace_id == workspace_id
        )
    )
    if found is None:
        raise PersonNotFoundError("no member of this workspace has this key")
    return found


def _keep_an_owner(session: Session, leaving: Membership) -> None:
    """Refuse to take away the last owner who can sign in; two at once take turns."""
    owners = session.scalars(
        select(Membership)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.workspace_id == leaving.workspace_id,
            Membership.role == Role.OWNER,
            Membership.joined_at.is_not(None),
            Account.disabled_at.is_(None),
        )
        .order_by(Membership.id)
        .with_for_update(of=Membership)
    ).all()
    if {owner.id for owner in owners} == {leaving.id}:
        raise LastOwnerError("a workspace needs an owner")


def _teams_of(
    session: Session, membership_ids: Iterable[int]
) -> Mapping[int, tuple[tuple[int, str], ...]]:
    query = (
        select(ManagedTeam)
        .where(ManagedTeam.membership_id.in_(list(membership_ids)))
        .order_by(ManagedTeam.engagement_id, ManagedTeam.team)
    )
    teams: dict[int, tuple[tuple[int, str], ...]] = {}
    for row in session.scalars(query):
        before = teams.get(row.membership_id, ())
        teams[row.membership_id] = (*before, (row.engagement_id, row.team))
    return teams


def _person(
    membership: Membership,
    account: Account,
    seen_at: datetime | None,
    teams: tuple[tuple[int, str], ...],
) -> Person:
    has_joined = membership.joined_at is not None
    return Person(
        membership_id=membership.id,
        account_id=account.id,
        # Until somebody has joined, nothing of an account that others know is told.
        name=account.name if has_joined else account.email,
        email=account.email,
        role=Role(membership.role),
        has_joined=has_joined,
        has_second_factor=has_joined and account.sealed_secret is not None,
        is_disabled=has_joined and account.disabled_at is not None,
        seen_at=seen_at,
        teams=teams,
    )
