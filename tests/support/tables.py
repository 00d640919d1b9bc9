"""Tables for a test: migrations run once for each kind of database, then their work is repeated."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Engine, event

from flowgap.db import make_engine
from flowgap.services.database import migrate

Statement = tuple[str, Any]

STATEMENTS: list[Statement] = []
"""What the migrations sent to PostgreSQL, once they have run."""


def with_tables(engine: Engine) -> Engine:
    """Give an empty database the tables of this version; return its engine."""
    if engine.dialect.name == "sqlite":
        Path(engine.url.database or "").write_bytes(empty_database())
    elif STATEMENTS:
        with engine.begin() as connection:
            for statement, parameters in STATEMENTS:
                connection.exec_driver_sql(statement, parameters)
    else:
        with recorded() as statements:
            migrate(engine)
        # Not before all has run: what failed half-way is not to be repeated.
        STATEMENTS.extend(statements)
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


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """Give a list that keeps every statement but questions while the context is open."""
    statements: list[Statement] = []

    def keep(
        _connection: Connection, _cursor: object, statement: str, parameters: object, *_: object
    ) -> None:
        if not statement.lstrip().upper().startswith("SELECT"):
            statements.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", keep)
