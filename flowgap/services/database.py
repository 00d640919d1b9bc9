"""Bring a database to the tables that this version of the program needs."""

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from flowgap.paths import MIGRATIONS


def migrate(engine: Engine, *, revision: str = "head") -> None:
    """Upgrade to a revision in one transaction; two processes that try at once take turns."""
    with engine.begin() as connection:
        command.upgrade(_configuration(connection), revision)


def downgrade(engine: Engine, *, revision: str) -> None:
    """Go back to a revision (`base` removes every table) in one transaction."""
    with engine.begin() as connection:
        command.downgrade(_configuration(connection), revision)


def is_current(engine: Engine) -> bool:
    """Tell whether the tables are those of this version of the program."""
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    return found == ScriptDirectory(str(MIGRATIONS)).get_current_head()


def _configuration(connection: Connection) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["connection"] = connection
    return configuration
