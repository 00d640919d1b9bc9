"""Settings from the environment, all read and checked at the start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT

LOOPBACK_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_SECRET: Final = 32
"""Characters of the shortest secret key that is accepted."""

_SOURCE: Final = "environment"
_ENGINES: Final = ("sqlite", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs.

    Without a secret key of its own an installation makes one that lives as long as the process:
    enough for one process on loopback, refused elsewhere.
    """

    data: Path
    database_url: str
    trusted_hosts: tuple[str, ...] = LOOPBACK_HOSTS
    has_own_secret_key: bool = False
    secret_key: str = field(default_factory=secrets.token_hex, repr=False)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read every `FLOWGAP_*` setting.

    Raises
    ------
    InputError
        Naming the first setting that cannot be used, and what is allowed.
    """
    data = Path(environment.get("FLOWGAP_DATA") or PROJECT_ROOT / "out" / "data").absolute()
    own_key = environment.get("FLOWGAP_SECRET_KEY")
    hosts = environment.get("FLOWGAP_TRUSTED_HOSTS", "")
    return Settings(
        data=data,
        database_url=_database_url(environment.get("FLOWGAP_DATABASE_URL"), data),
        trusted_hosts=tuple(hosts.replace(",", " ").split()) or LOOPBACK_HOSTS,
        has_own_secret_key=own_key is not None,
        secret_key=secrets.token_hex() if own_key is None else _checked_key(own_key),
    )


def _database_url(given: str | None, data: Path) -> str:
    """Return the URL to use; SQLite in the data folder where none is given."""
    if not given:
        return f"sqlite:///{data / 'flowgap.db'}"
    try:
        known = make_url(given).drivername in _ENGINES
    except (ArgumentError, ValueError):
        known = False
    if not known:
        raise InputError(
            "FLOWGAP_DATABASE_URL is no address of a known kind of database",
            file=_SOURCE,
            allowed="sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE",
        )
    return given


def _checked_key(key: str) -> str:
    """Return the secret key if it is long enough to be one."""
    if len(key) < SHORTEST_SECRET:
        raise InputError(
            f"FLOWGAP_SECRET_KEY has {len(key)} characters",
            file=_SOURCE,
            allowed=f"{SHORTEST_SECRET} random characters or more",
        )
    return key
