"""What Alembic runs: on the connection of `flowgap.services.database`, or on the URL's own."""

from alembic import context
from sqlalchemy import Connection, text

from flowgap.config import read_settings
from flowgap.db import make_engine
from flowgap.models import Base

MIGRATION_LOCK = 7_406_012
"""Any number; PostgreSQL lets one holder at a time pass."""


def run(connection: Connection) -> None:
    """Run the migrations that were asked for in the transaction of the connection."""
    if connection.dialect.name == "postgresql":
        # Better to fail than to make every visitor wait behind us.
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": MIGRATION_LOCK})
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Use the connection that was handed in, or open one: `alembic` on the command line."""
    handed_in = context.config.attributes.get("connection")
    if handed_in is not None:
        run(handed_in)
        return
    with make_engine(read_settings().database_url).begin() as connection:
        run(connection)


main()
