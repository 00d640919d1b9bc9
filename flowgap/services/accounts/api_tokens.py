"""Tokens for programs: what they may do is a part of what their owner may. Each is shown once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from flowgap.models import ApiToken, Role
from flowgap.services.accounts.permissions import Right
from flowgap.services.accounts.sign_ins import SEEN_EVERY, SignedIn, whose
from flowgap.services.accounts.tokens import digest_of, new_token

LASTS: Final = timedelta(days=365)
LONGEST_NAME: Final = 60
PREFIX: Final = "fgt_"
"""So that a token that was published by mistake is found by those who look for such."""


class TokenScope(StrEnum):
    """What a token may be used for."""

    READ_RESULTS = "read:results"
    WRITE_IMPORTS = "write:imports"


RIGHTS: Final[Mapping[TokenScope, frozenset[Right]]] = {
    TokenScope.READ_RESULTS: frozenset({Right.READ, Right.READ_ALL}),
    TokenScope.WRITE_IMPORTS: frozenset({Right.EDIT}),
}


def scopes_for(rights: frozenset[Right]) -> tuple[TokenScope, ...]:
    """Return the scopes that bring one of these rights along."""
    return tuple(scope for scope in TokenScope if RIGHTS[scope] & rights)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """One token as its owner sees it."""

    id: int
    name: str
    scopes: tuple[TokenScope, ...]
    ends_at: datetime
    used_at: datetime | None


def make_token(
    session: Session, who: SignedIn, *, name: str, scopes: Iterable[TokenScope], now: datetime
) -> str:
    """Return a new token for the workspace that its owner is in; only its digest is kept."""
    token = f"{PREFIX}{new_token()}"
    session.add(
        ApiToken(
            account_id=who.account_id,
            workspace_id=who.workspace_id,
            name=" ".join(name.split())[:LONGEST_NAME],
            scopes=" ".join(sorted(set(scopes))),
            token_digest=_digest(token),
            ends_at=now + LASTS,
        )
    )
    session.flush()
    return token


def list_tokens(session: Session, who: SignedIn, *, now: datetime) -> tuple[TokenLine, ...]:
    """Return the tokens that work, by name."""
    query = (
        select(ApiToken)
        .where(
            ApiToken.account_id == who.account_id,
            ApiToken.workspace_id == who.workspace_id,
            ApiToken.ends_at > now,
        )
        .order_by(ApiToken.name, ApiToken.id)
    )
    return tuple(
        TokenLine(
            id=row.id,
            name=row.name,
            scopes=_scopes(row),
            ends_at=row.ends_at,
            used_at=row.used_at,
        )
        for row in session.scalars(query)
    )


def revoke_token(session: Session, who: SignedIn, token_id: int) -> None:
    """Let a token of one's own never work again."""
    session.execute(
        delete(ApiToken).where(ApiToken.id == token_id, ApiToken.account_id == who.account_id)
    )


def drop_tokens(session: Session, account_id: int, *, workspace_id: int | None = None) -> None:
    """Let no token of an account work again, in one workspace or in all."""
    dropped = delete(ApiToken).where(ApiToken.account_id == account_id)
    if workspace_id is not None:
        dropped = dropped.where(ApiToken.workspace_id == workspace_id)
    session.execute(dropped)


def find_caller(session: Session, token: str, *, now: datetime) -> SignedIn | None:
    """Return for whom a program asks; nobody where token, account or membership are over.

    A manager's program sees nothing: what it would get names every team.
    """
    row = session.execute(whose(ApiToken, _digest(token), now=now)).one_or_none()
    if row is None:
        return None
    found, account, membership, workspace = row
    return SignedIn(
        sign_in_id=0,
        account_id=account.id,
        membership_id=membership.id,
        email=account.email,
        name=account.name,
        language=account.language,
        workspace_id=found.workspace_id,
        workspace=workspace,
        role=Role(membership.role),
        seen_at=found.used_at or now - SEEN_EVERY,
        token_id=found.id,
        rights=frozenset(right for scope in _scopes(found) for right in RIGHTS[scope]),
    )


def note_used(session: Session, token_id: int, *, now: datetime) -> None:
    """Write down that a token was used."""
    session.execute(update(ApiToken).where(ApiToken.id == token_id).values(used_at=now))


def _scopes(row: ApiToken) -> tuple[TokenScope, ...]:
    return tuple(map(TokenScope, row.scopes.split()))


def _digest(token: str) -> bytes:
    return digest_of(token, purpose="api-token")
