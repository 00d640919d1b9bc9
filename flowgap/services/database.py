"""Bring a database to the tables that this version of the program needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from flowgap.db import make_engine
from flowgap.errors import FlowGapError
from flowgap.paths import MIGRATIONS


class MigrationError(FlowGapError):
    """A migration would have left the database broken."""


def migrate(engine: Engine, *, revision: str = "head") -> None:
    """Upgrade to a revision in one transaction; two processes that try at once take turns."""
    with rebuilding(engine) as connection:
        command.upgrade(_configuration(connection), revision)


def downgrade(engine: Engine, *, revision: str) -> None:
    """Go back to a revision (`base` removes every table) in one transaction."""
    with rebuilding(engine) as connection:
        command.downgrade(_configuration(connection), revision)


def is_current(engine: Engine) -> bool:
    """Tell whether the tables are those of this version of the program."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found == ScriptDirectory(str(MIGRATIONS)).get_current_head()


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """Give a connection on which tables may be built anew without deleting what refers to them."""
    builder = make_engine(engine.url, checks_foreign_keys=False)
    try:
        with builder.begin() as connection:
            yield connection
            if connection.dialect.name == "sqlite":
                _refuse_broken_references(connection)
    finally:
        builder.dispose()


def _refuse_broken_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise MigrationError(f"{len(broken)} rows refer to rows that are gone: nothing was changed")


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    return configuration
