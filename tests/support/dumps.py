"""What a thief of the database sees: every row with its place and metadata, and the raw files."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, TextClause, text

TABLES = (
    "invitation",
    "team_link",
    "sealed_response",
    "response",
    "comment",
    "receipt",
    "mail",
    "mail_lease",
)

METADATA = {
    "sqlite": "rowid,",
    "postgresql": "xmin::text::bigint AS xmin, (ctid::text::point)[0] AS page,",
}
"""The stored order within a page is that of the rows: `SELECT` without `ORDER BY` reads it."""


@dataclass(frozen=True, slots=True)
class Dump:
    """Rows by table, in the order in which the database stores them.

    Beside its columns a row has what the engine keeps of it: `xmin` and `ctid` on PostgreSQL,
    `rowid` on SQLite where there is one, and `place`, its number in the stored order.
    """

    rows: Mapping[str, list[dict[str, Any]]]
    files: bytes


def dump(engine: Engine) -> Dump:
    """Take a full dump of a database."""
    with engine.connect() as connection:
        rows = {
            table: [
                {"place": place, **row}
                for place, row in enumerate(connection.execute(query(engine, table)).mappings())
            ]
            for table in TABLES
        }
    return Dump(rows, files_of(engine))


def query(engine: Engine, table: str) -> TextClause:
    metadata = METADATA[engine.dialect.name]
    if engine.dialect.name == "sqlite" and table != "team_link":
        metadata = ""  # these tables have no row number
    return text(f"SELECT {metadata} * FROM {table}")  # noqa: S608 - our own words


def files_of(engine: Engine) -> bytes:
    """Return the bytes of the database, its write-ahead log and its free pages; SQLite only."""
    if engine.dialect.name != "sqlite":
        return b""
    name = str(engine.url.database)
    paths = (Path(name + ending) for ending in ("", "-wal", "-shm"))
    return b"".join(path.read_bytes() for path in paths if path.exists())
