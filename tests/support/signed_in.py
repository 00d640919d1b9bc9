"""A client of the web pages that is signed in: the owner of a workspace, or whom a test names."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.datastructures import Headers

from flowgap.db import unit_of_work
from flowgap.models import Account, Membership, Role
from flowgap.services.accounts import sign_ins
from flowgap.services.accounts.workspaces import find_or_add_workspace
from flowgap.web.cookies import SIGN_IN
from flowgap.web.database import Database

OWNER: Final = "mia@harbour.example"
WORKSPACE: Final = "Harbour and Lane"


class SignedInClient(FlaskClient):
    """What `app.test_client()` gives once `let_in` was called: it brings its token along."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - as Flask has it
        super().__init__(*arguments, **options)
        token = self.application.config["SIGNED_IN_AS"]
        if options.get("use_cookies", True):
            self.set_cookie(SIGN_IN, token)
        else:
            self.environ_base["HTTP_COOKIE"] = f"{SIGN_IN}={token}"

    def run_wsgi_app(
        self,
        environ: dict[str, Any],
        *arguments: Any,  # noqa: ANN401 - as Flask has it
        **options: Any,  # noqa: ANN401
    ) -> tuple[Iterable[bytes], str, Headers]:
        """Close what was sent: a large form lies in a file, which werkzeug leaves open."""
        answer = super().run_wsgi_app(environ, *arguments, **options)
        environ["wsgi.input"].close()
        return answer


def let_in(app: Flask) -> Flask:
    """Let every client of an application be an owner's; return the application."""
    return admit(app, token_of(app, OWNER))


def admit(app: Flask, token: str) -> Flask:
    """Let every client of an application bring this token; return the application."""
    app.config["SIGNED_IN_AS"] = token
    app.test_client_class = SignedInClient
    return app


def token_of(
    app: Flask,
    email: str,
    *,
    role: Role = Role.OWNER,
    workspace: str = WORKSPACE,
    name: str = "Mia Berg",
    **columns: object,
) -> str:
    """Make an account, if there is none, a member of a workspace, and sign it in."""
    now = datetime.now(UTC)
    with unit_of_work(database(app).sessions) as session:
        place = find_or_add_workspace(session, workspace)
        account = session.scalar(select(Account).where(Account.email == email))
        if account is None:
            account = Account(email=email, name=name, **columns)
            session.add(account)
            session.flush()
            session.add(
                Membership(workspace_id=place.id, account_id=account.id, role=role, joined_at=now)
            )
            session.flush()
        return sign_ins.begin(session, account.id, now=now, device="Firefox, Linux")


def stranger(app: Flask) -> FlaskClient:
    """Return a client that is not signed in."""
    return FlaskClient(app, app.response_class, use_cookies=True)


def database(app: Flask) -> Database:
    found = app.extensions["flowgap"]
    assert isinstance(found, Database)
    return found
