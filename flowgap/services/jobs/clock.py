"""The clock of the database: the only one that all workers of all hosts share."""

from datetime import datetime
from typing import Any

from sqlalchemy import literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from flowgap.models.base import Moment


class DatabaseTime(FunctionElement[datetime]):
    """The time at which the statement runs, so many seconds later (or earlier, below zero)."""

    name = "database_time"
    type = Moment()
    inherit_cache = True

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__(literal(float(seconds)))


@compiles(DatabaseTime, "sqlite")
def _on_sqlite(element: DatabaseTime, compiler: SQLCompiler, **named: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    """Write it as `Moment` does, as text: milliseconds are as fine as SQLite's clock is."""
    seconds = compiler.process(element.clauses, **named)
    return f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', ({seconds}) || ' seconds')"


@compiles(DatabaseTime, "postgresql")
def _on_postgresql(element: DatabaseTime, compiler: SQLCompiler, **named: Any) -> str:  # noqa: ANN401 - SQLAlchemy's own
    """Ask for the time of the clock: `now()` stands still within a transaction."""
    seconds = compiler.process(element.clauses, **named)
    return f"(clock_timestamp() + make_interval(secs => {seconds}))"
