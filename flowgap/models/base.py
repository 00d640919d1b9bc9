"""What all tables share: names of constraints, portable types, strictness."""

from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import (
    REAL,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Double,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeEngine

STRICT: Final = {"sqlite_strict": True}
"""Table options: SQLite refuses values of another type, as PostgreSQL does."""

KEY_LENGTH: Final = 16
"""Bytes of a random key: 128 bits, so that no key can be guessed or ordered."""


class Moment(TypeDecorator[datetime]):
    """A stamp in UTC; text in ISO 8601 on SQLite, where order of text is order of time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the engine."""
        return Text() if dialect.name == "sqlite" else DateTime(timezone=True)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | datetime | None:
        """Turn an aware stamp into what the engine keeps; refuse one without offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone: only aware stamps are stored")
        stamp = value.astimezone(UTC)
        return stamp.isoformat(timespec="microseconds") if dialect.name == "sqlite" else stamp

    def process_result_value(
        self, value: datetime | str | None, dialect: Dialect
    ) -> datetime | None:
        """Turn what the engine kept into a stamp in UTC."""
        del dialect
        stamp = datetime.fromisoformat(value) if isinstance(value, str) else value
        return stamp.astimezone(UTC) if stamp else None


class Day(TypeDecorator[date]):
    """A day of the calendar; text in ISO 8601 on SQLite, whose strict tables know no dates."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the engine."""
        return Text() if dialect.name == "sqlite" else Date()

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | date | None:
        """Turn a day into what the engine keeps."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: date | str | None, dialect: Dialect) -> date | None:
        """Turn what the engine kept into a day."""
        del dialect
        return date.fromisoformat(value) if isinstance(value, str) else value


class Flag(TypeDecorator[bool]):
    """Yes or no; 0 or 1 on SQLite, whose strict tables know no truth values."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column type of the engine."""
        return Integer() if dialect.name == "sqlite" else Boolean()

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> bool | int | None:  # noqa: FBT001 - SQLAlchemy calls it by position
        """Turn a truth value into what the engine keeps."""
        return int(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: bool | int | None, dialect: Dialect) -> bool | None:  # noqa: FBT001 - SQLAlchemy calls it by position
        """Turn what the engine kept into a truth value."""
        del dialect
        return None if value is None else bool(value)


class Base(DeclarativeBase):
    """The parent of every table. Named constraints, so that a migration can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this name as it stands
        str: Text,
        int: Integer,
        bool: Flag,
        bytes: LargeBinary,
        datetime: Moment,
        date: Day,
        float: Double().with_variant(REAL(), "sqlite"),
    }
