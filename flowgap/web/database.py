"""The database of the application that serves the current request."""

from contextlib import AbstractContextManager

from flask import current_app
from sqlalchemy.orm import Session

from flowgap import db
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


def unit_of_work() -> AbstractContextManager[Session]:
    """Give a session; leaving the block commits, raising in it rolls everything back."""
    return db.unit_of_work(current_database().sessions)


def reading() -> AbstractContextManager[Session]:
    """Give a session that cannot keep a change."""
    return db.reading(current_database().sessions)
