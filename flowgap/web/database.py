"""The database of the application that serves the current request.

Where somebody has signed in, its sessions find the rows of their workspace and no others.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from flask import current_app, g
from sqlalchemy.orm import Session

from flowgap import db
from flowgap.models import Scope, confine
from flowgap.services.database import is_current


class Database:
    """One engine for the life of the application."""

    def __init__(self, url: str) -> None:
        self.engine = db.make_engine(url)
        self.sessions = db.make_session_factory(self.engine)

    def is_ready(self) -> bool:
        """Tell whether the tables are those of this version."""
        return is_current(self.engine)


def current_database() -> Database:
    """Return the database of the current application."""
    database = current_app.extensions["flowgap"]
    if not isinstance(database, Database):
        raise TypeError("the application was not made by create_app")
    return database


@contextmanager
def unit_of_work() -> Iterator[Session]:
    """Give a session; leaving the block commits, raising in it rolls everything back."""
    with db.unit_of_work(current_database().sessions) as session:
        confine(session, _current_scope())
        yield session


@contextmanager
def reading() -> Iterator[Session]:
    """Give a session that cannot keep a change."""
    with db.reading(current_database().sessions) as session:
        confine(session, _current_scope())
        yield session


def work_on_accounts() -> AbstractContextManager[Session]:
    """Give a session for what belongs to a person and not to a workspace: it has no limits."""
    return db.unit_of_work(current_database().sessions)


def read_accounts() -> AbstractContextManager[Session]:
    """Give the same, for reading only."""
    return db.reading(current_database().sessions)


def _current_scope() -> Scope | None:
    """Return the limits of this request; pages that need no sign-in, of respondents, have none."""
    scope = g.get("scope")
    return scope if isinstance(scope, Scope) else None
