"""The installation that a command works on: settings, database, and the time of the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from flowgap.config import Settings, keep_secret_key, read_settings
from flowgap.db import SessionFactory, make_engine, make_session_factory
from flowgap.errors import InputError
from flowgap.services.database import migrate


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """Settings with a secret key that outlives the process, and a database with tables."""

    settings: Settings
    engine: Engine
    sessions: SessionFactory


@contextmanager
def installation() -> Iterator[Installation]:
    """Give the installation of the environment, and leave its database at the end.

    Raises
    ------
    InputError
        If a setting or the database cannot be used.
    """
    settings = keep_secret_key(read_settings())
    engine = make_engine(settings.database_url)
    try:
        migrate(engine)
        yield Installation(settings=settings, engine=engine, sessions=make_session_factory(engine))
    except OperationalError as error:
        raise InputError(
            f"it cannot be used ({str(error.orig).strip().splitlines()[-1]})",
            file="the database",
            allowed="one that can be reached and written to, set in FLOWGAP_DATABASE_URL",
        ) from error
    finally:
        engine.dispose()


def utc_now() -> datetime:
    """Return the time of the clock."""
    return datetime.now(UTC)
