"""The database door: engines, and the only place that commits."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from flowgap.errors import FlowGapError, InputError

_BEGIN: Final = "flowgap_begin"
_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    # An acknowledged answer must survive a loss of power.
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 30000",
    # What is deleted is overwritten: sealed answers and addresses of closed waves.
    "PRAGMA secure_delete = ON",
    "PRAGMA mmap_size = 268435456",
)

SessionFactory = sessionmaker[Session]


class DatabaseBusyError(FlowGapError):
    """What has to be done alone cannot be done now."""


def make_engine(url: str | URL, *, checks_foreign_keys: bool = True) -> Engine:
    """Return an engine for SQLite or PostgreSQL. A folder for the SQLite file is made.

    Without `checks_foreign_keys` SQLite lets a table be dropped and built anew, as migrations
    do, and nothing that refers to it is deleted.

    Raises
    ------
    InputError
        If the folder of the SQLite file cannot be made.
    """
    parsed = make_url(url)
    # Messages of errors would hold the values of a statement, and logs would keep them.
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        _make_folder(Path(parsed.database).parent)
    engine = create_engine(parsed, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    if checks_foreign_keys:
        event.listen(engine, "connect", _check_foreign_keys)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def make_session_factory(engine: Engine) -> SessionFactory:
    """Return what `unit_of_work` and `reading` take their sessions from."""
    return sessionmaker(engine)


@contextmanager
def unit_of_work(session_factory: SessionFactory) -> Iterator[Session]:
    """Give a session; leaving the block commits, raising in it rolls everything back."""
    with session_factory.begin() as session:
        yield session


@contextmanager
def reading(session_factory: SessionFactory) -> Iterator[Session]:
    """Give a session that cannot keep a change, and on SQLite waits for no writer."""
    with session_factory() as session:
        session.connection(execution_options={_BEGIN: "BEGIN DEFERRED"})
        yield session


def forget_freed_pages(engine: Engine) -> None:
    """Write all tables anew, so that neither files nor a log keep what was deleted.

    On PostgreSQL archived logs and backups still hold it; the host has to let them expire.

    Raises
    ------
    DatabaseBusyError
        If somebody else has the files of SQLite open in a way that keeps the log.
    """
    tables = ", ".join(f'"{name}"' for name in inspect(engine).get_table_names())
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("VACUUM")
            busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            if busy:
                raise DatabaseBusyError("another process reads the database, so its log stays")
        else:
            # Statistics hold frequent values, addresses among them: they are made anew.
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {tables}")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"the folder of the database cannot be made ({error.strerror})",
            file=str(folder),
            allowed="FLOWGAP_DATA or FLOWGAP_DATABASE_URL with a place that you may write to",
        ) from error


def _check_foreign_keys(connection: SqliteConnection, entry: ConnectionPoolEntry) -> None:
    del entry
    connection.execute("PRAGMA foreign_keys = ON")


def _prepare_sqlite(connection: SqliteConnection, entry: ConnectionPoolEntry) -> None:
    """Let SQLAlchemy, not the driver, say when a transaction begins, then set what we rely on."""
    del entry
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once: a lock taken half-way can fail where waiting would not."""
    if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
        return
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN IMMEDIATE"))
