"""Devices that are signed in: begin, find again, end. A token is on the device, its digest here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from flowgap.errors import FlowGapError
from flowgap.models import (
    Account,
    ApiToken,
    Engagement,
    ManagedTeam,
    Membership,
    Role,
    SignIn,
    Workspace,
)
from flowgap.models.tenancy import Scope
from flowgap.services.accounts.permissions import Right, may
from flowgap.services.accounts.tokens import digest_of, new_token

IDLE_LIMIT: Final = timedelta(hours=8)
ABSOLUTE_LIMIT: Final = timedelta(days=7)
SEEN_EVERY: Final = timedelta(minutes=5)
"""How exactly it is known when a device was seen: writing on every page would cost too much."""

LONGEST_DEVICE: Final = 40


class NoWorkspaceError(FlowGapError):
    """The account is disabled, or has joined no workspace (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Who asks, in which workspace, and as what. `teams` are a manager's, by engagement key.

    Where a program asks with a token, `rights` are those of the token.
    """

    sign_in_id: int
    account_id: int
    membership_id: int
    email: str
    name: str
    language: str | None
    workspace_id: int
    workspace: str
    role: Role
    seen_at: datetime
    teams: Mapping[str, frozenset[str]] = field(default_factory=dict)
    engagement_ids: frozenset[int] = frozenset()
    token_id: int | None = None
    rights: frozenset[Right] | None = None

    def may(self, right: Right) -> bool:
        """Tell whether the role allows something, and the token, where a program asks."""
        is_given = self.rights is None or right in self.rights
        return is_given and may(self.role, right)

    @property
    def scope(self) -> Scope:
        """What the sessions of this request may find; who edits finds what is to be edited."""
        if self.may(Right.READ_ALL) or self.may(Right.EDIT):
            return Scope(workspace_id=self.workspace_id)
        return Scope(workspace_id=self.workspace_id, engagement_ids=self.engagement_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One device that is signed in, as its owner sees it."""

    id: int
    device: str
    workspace: str
    created_at: datetime
    seen_at: datetime


def begin(
    session: Session,
    account_id: int,
    *,
    now: datetime,
    device: str = "",
    workspace_id: int | None = None,
) -> str:
    """Sign a device in and return its token.

    Raises
    ------
    NoWorkspaceError
        If there is no workspace to sign in to.
    """
    place = _place(session, account_id, workspace_id)
    token = new_token()
    session.add(
        SignIn(
            token_digest=_digest(token),
            account_id=account_id,
            workspace_id=place,
            device=device[:LONGEST_DEVICE],
            created_at=now,
            seen_at=now,
            ends_at=now + ABSOLUTE_LIMIT,
        )
    )
    session.flush()
    return token


def whose(
    proof: type[SignIn | ApiToken], token_digest: bytes, *, now: datetime
) -> Select[Any, Account, Membership, str]:
    """Return the query for who shows a proof that has not ended, and may come in with it."""
    return (
        select(proof, Account, Membership, Workspace.name)
        .join(Account, Account.id == proof.account_id)
        .join(Workspace, Workspace.id == proof.workspace_id)
        .join(
            Membership,
            (Membership.account_id == proof.account_id)
            & (Membership.workspace_id == proof.workspace_id),
        )
        .where(
            proof.token_digest == token_digest,
            proof.ends_at > now,
            Account.disabled_at.is_(None),
            Membership.joined_at.is_not(None),
        )
    )


def find_signed_in(session: Session, token: str, *, now: datetime) -> SignedIn | None:
    """Return who has this token; nobody once it is over, ended, or the account may not come in."""
    query = whose(SignIn, _digest(token), now=now).where(SignIn.seen_at > now - IDLE_LIMIT)
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    sign_in, account, membership, workspace = row
    role = Role(membership.role)
    teams, ids = _teams(session, membership.id) if role is Role.MANAGER else ({}, frozenset())
    return SignedIn(
        sign_in_id=sign_in.id,
        account_id=account.id,
        membership_id=membership.id,
        email=account.email,
        name=account.name,
        language=account.language,
        workspace_id=sign_in.workspace_id,
        workspace=workspace,
        role=role,
        seen_at=sign_in.seen_at,
        teams=teams,
        engagement_ids=ids,
    )


def note_seen(session: Session, sign_in_id: int, *, now: datetime) -> None:
    """Write down that a device was seen."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=now))


def list_devices(session: Session, account_id: int, *, now: datetime) -> tuple[Device, ...]:
    """Return where an account is signed in, the device that was seen last first."""
    query = (
        select(SignIn, Workspace.name)
        .join(Workspace, Workspace.id == SignIn.workspace_id)
        .where(
            SignIn.account_id == account_id,
            SignIn.ends_at > now,
            SignIn.seen_at > now - IDLE_LIMIT,
        )
        .order_by(SignIn.seen_at.desc(), SignIn.id.desc())
    )
    return tuple(
        Device(
            id=row.id,
            device=row.device,
            workspace=workspace,
            created_at=row.created_at,
            seen_at=row.seen_at,
        )
        for row, workspace in session.execute(query)
    )


def end(session: Session, token: str) -> None:
    """Sign out the device that has this token."""
    session.execute(delete(SignIn).where(SignIn.token_digest == _digest(token)))


def end_all(session: Session, account_id: int, *, but: int | None = None) -> None:
    """Sign an account out everywhere, or everywhere `but` at one sign-in."""
    ended = delete(SignIn).where(SignIn.account_id == account_id)
    session.execute(ended if but is None else ended.where(SignIn.id != but))


def end_in_workspace(session: Session, account_id: int, workspace_id: int) -> None:
    """Sign an account out of one workspace."""
    session.execute(
        delete(SignIn).where(SignIn.account_id == account_id, SignIn.workspace_id == workspace_id)
    )


def rotate(session: Session, sign_in_id: int, *, workspace_id: int | None = None) -> str:
    """Give a device a new token, perhaps for another workspace; the old token opens nothing.

    Raises
    ------
    NoWorkspaceError
        If the account has not joined that workspace.
    """
    row = session.get_one(SignIn, sign_in_id)
    token = new_token()
    row.token_digest = _digest(token)
    if workspace_id is not None:
        row.workspace_id = _place(session, row.account_id, workspace_id)
    session.flush()
    return token


def forget_over(session: Session, *, now: datetime) -> None:
    """Delete sign-ins that open nothing any more."""
    over = (SignIn.ends_at <= now) | (SignIn.seen_at <= now - IDLE_LIMIT)
    session.execute(delete(SignIn).where(over))


def workspaces_of(session: Session, account_id: int) -> tuple[tuple[int, str], ...]:
    """Return key and name of the workspaces that an account has joined, by name."""
    query = (
        select(Workspace.id, Workspace.name)
        .join(Membership, Membership.workspace_id == Workspace.id)
        .where(Membership.account_id == account_id, Membership.joined_at.is_not(None))
        .order_by(Workspace.name)
    )
    return tuple((key, name) for key, name in session.execute(query))


def _place(session: Session, account_id: int, workspace_id: int | None) -> int:
    """Return the workspace to sign in to: the one asked for, else the one joined first."""
    query = (
        select(Membership.workspace_id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.account_id == account_id,
            Membership.joined_at.is_not(None),
            Account.disabled_at.is_(None),
        )
        .order_by(Membership.joined_at, Membership.id)
        .limit(1)
    )
    if workspace_id is not None:
        query = query.where(Membership.workspace_id == workspace_id)
    place = session.scalar(query)
    if place is None:
        raise NoWorkspaceError("the account has joined no workspace")
    return place


def _teams(
    session: Session, membership_id: int
) -> tuple[dict[str, frozenset[str]], frozenset[int]]:
    query = (
        select(Engagement.id, Engagement.public_key, ManagedTeam.team)
        .join(ManagedTeam, ManagedTeam.engagement_id == Engagement.id)
        .where(ManagedTeam.membership_id == membership_id)
    )
    teams: dict[str, frozenset[str]] = {}
    ids: set[int] = set()
    for engagement_id, key, team in session.execute(query):
        teams[key] = teams.get(key, frozenset()) | {team}
        ids.add(engagement_id)
    return teams, frozenset(ids)


def _digest(token: str) -> bytes:
    return digest_of(token, purpose="sign-in")
