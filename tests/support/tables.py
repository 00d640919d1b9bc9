"""Tables for a test: migrations run once for each kind of database, then their work is repeated.

Most tests need no more than fresh tables. Those take `tabled_engine`: the database, its tables and
all that SQLAlchemy worked out for its statements stay, and only the rows of the test before go.
What looks at the files of a database, or changes its tables, makes one of its own.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import (
    Connection,
    Engine,
    Table,
    delete,
    event,
    exists,
    insert,
    literal,
    select,
    text,
    union_all,
)

from flowgap.db import make_engine
from flowgap.models import Base
from flowgap.services.database import migrate
from tests.support.postgres import ENGINES, new_schema

Statement = tuple[str, Any]

STATEMENTS: list[Statement] = []
"""What the migrations sent to PostgreSQL, once they have run."""

KEPT: dict[str, Engine] = {}
"""The engines of this process: each `conftest.py` has fixtures of its own."""

FIRST_ROWS: dict[Table, list[dict[str, Any]]] = {}
"""What the migrations leave in the tables of PostgreSQL."""

FILLED = union_all(
    *(
        select(literal(name).label("name")).where(exists(select(literal(1)).select_from(table)))
        for name, table in Base.metadata.tables.items()
    )
)
"""The names of the tables that have rows."""

USED_SEQUENCES = text(
    "SELECT sequencename FROM pg_sequences"
    " WHERE schemaname = current_schema() AND last_value IS NOT NULL"
)


@pytest.fixture(params=ENGINES)
def tabled_engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine on a database with the tables of this version, as the migrations leave them."""
    engine: Engine = request.getfixturevalue(f"{request.param}_engine")
    if request.param == "sqlite":
        write_empty_database(engine)
    else:
        clear(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine on a file that each test finds anew."""
    if "sqlite" not in KEPT:
        path = tmp_path_factory.mktemp("tables") / "flowgap.db"
        KEPT["sqlite"] = make_engine(f"sqlite:///{path}")
    return KEPT["sqlite"]


@pytest.fixture(scope="session")
def postgresql_engine(request: pytest.FixtureRequest, postgres_server: str) -> Engine:
    """An engine on a schema with tables, which is dropped after all tests."""
    if "postgresql" not in KEPT:
        kept = ExitStack()
        request.config.add_cleanup(kept.close)
        url = kept.enter_context(new_schema(postgres_server))
        engine = KEPT["postgresql"] = with_tables(make_engine(url))
        with engine.connect() as connection:
            for table in filled(connection):
                found = connection.execute(select(table)).mappings()
                FIRST_ROWS[table] = [dict(row) for row in found]
    return KEPT["postgresql"]


def with_tables(engine: Engine) -> Engine:
    """Give an empty database the tables of this version; return its engine."""
    if engine.dialect.name == "sqlite":
        write_empty_database(engine)
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


def write_empty_database(engine: Engine) -> None:
    """Put a database with tables and without rows where SQLite looks for its file."""
    path = Path(engine.url.database or "")
    for left in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        # Another file, not other bytes: who still has the old one open does not spoil the new.
        left.unlink(missing_ok=True)
    path.write_bytes(empty_database())


def clear(engine: Engine) -> None:
    """Give PostgreSQL back the rows it had at first, and let numbers of rows begin at 1 again."""
    with engine.begin() as connection:
        # Better to fail than to wait for a transaction that a test has left open.
        connection.execute(text("SET LOCAL lock_timeout = '30s'"))
        for table in filled(connection):
            connection.execute(delete(table))
        for sequence in connection.scalars(USED_SEQUENCES):
            connection.exec_driver_sql(f"ALTER SEQUENCE {sequence} RESTART")
        for table, rows in FIRST_ROWS.items():
            connection.execute(insert(table), rows)


def filled(connection: Connection) -> list[Table]:
    """Return the tables that have rows, those first that others do not refer to."""
    names = set(connection.scalars(FILLED))
    return [table for table in reversed(Base.metadata.sorted_tables) if table.name in names]


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
