"""Tables for a test: migrations run once for each kind of database, then their work is copied."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from flowgap.db import make_engine
from flowgap.services.database import migrate
from tests.support.postgres import copy_of_filled


def with_tables(engine: Engine) -> Engine:
    """Give an empty database the tables of this version; return the engine that has them.

    Of PostgreSQL it is the engine of a copy, which ends with the given one.
    """
    if engine.dialect.name != "sqlite":
        return copy_of_filled(engine, migrate)
    Path(engine.url.database or "").write_bytes(empty_database())
    return engine


@cache
def empty_database() -> bytes:
    """Return the file of an SQLite database with tables and without rows."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "empty.db"
        engine = make_engine(f"sqlite:///{database}")
        migrate(engine)
        # Closing the last connection brings all pages from the log into the file.
        engine.dispose()
        return database.read_bytes()
