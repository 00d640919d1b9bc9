"""Tokens of programs that tests know."""

from datetime import UTC, datetime, timedelta
from typing import Final

from flask import Flask
from sqlalchemy import select

from flowgap.db import unit_of_work
from flowgap.models import ApiToken, Membership, Role
from flowgap.services.accounts.api_tokens import TokenScope
from flowgap.services.accounts.finding import find_account
from flowgap.services.accounts.tokens import digest_of
from tests.support.signed_in import OWNER, WORKSPACE, database, token_of

TOKEN: Final = "a-token-of-the-tests"  # noqa: S105 - opens nothing
ELSEWHERE: Final = "a-token-of-another-workspace"


def let_read(
    app: Flask, token: str = TOKEN, *, email: str = OWNER, workspace: str = WORKSPACE
) -> None:
    """Let a token read what an owner of the workspace may; both are made if there are none."""
    let_call(app, token, email=email, workspace=workspace)


def let_call(
    app: Flask,
    token: str,
    *scopes: TokenScope,
    email: str = OWNER,
    workspace: str = WORKSPACE,
    role: Role = Role.OWNER,
) -> None:
    """Let a token of somebody of a workspace do what its scopes say; without one it reads."""
    token_of(app, email, workspace=workspace, role=role)
    with unit_of_work(database(app).sessions) as session:
        account = find_account(session, email)
        assert account is not None
        place = session.scalars(
            select(Membership.workspace_id).filter_by(account_id=account.id)
        ).one()
        session.add(
            ApiToken(
                account_id=account.id,
                workspace_id=place,
                name="tests",
                scopes=" ".join(scopes or (TokenScope.READ_RESULTS,)),
                token_digest=digest_of(token, purpose="api-token"),
                ends_at=datetime.now(UTC) + timedelta(days=1),
            )
        )


def let_read_elsewhere(app: Flask) -> None:
    """Let `ELSEWHERE` read a workspace of its own."""
    let_read(app, ELSEWHERE, email="o@other.example", workspace="Elsewhere")
