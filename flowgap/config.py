"""Settings from the environment, all read and checked at the start."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT

LOOPBACK_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_SECRET: Final = 32
"""Characters of the shortest secret key that is accepted."""

KEY_FILE: Final = "secret.key"

_SOURCE: Final = "environment"
_ENGINES: Final = ("sqlite", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs.

    The secret key opens drafts and the answers of open waves. It comes from the environment, or
    from a file in the data folder that `keep_secret_key` writes once; never from the database.
    """

    data: Path
    database_url: str
    trusted_hosts: tuple[str, ...] = LOOPBACK_HOSTS
    secret_key: str = field(default_factory=secrets.token_hex, repr=False)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read every `FLOWGAP_*` setting.

    Raises
    ------
    InputError
        Naming the first setting that cannot be used, and what is allowed.
    """
    data = Path(environment.get("FLOWGAP_DATA") or PROJECT_ROOT / "out" / "data").absolute()
    given_key = environment.get("FLOWGAP_SECRET_KEY")
    hosts = environment.get("FLOWGAP_TRUSTED_HOSTS", "")
    return Settings(
        data=data,
        database_url=_database_url(environment.get("FLOWGAP_DATABASE_URL"), data),
        trusted_hosts=tuple(hosts.replace(",", " ").split()) or LOOPBACK_HOSTS,
        secret_key=_kept_key(data) if given_key is None else _checked_key(given_key),
    )


def keep_secret_key(settings: Settings, environment: Mapping[str, str] = os.environ) -> Settings:
    """Make sure that the secret key outlives the process: write it down if nobody gave one.

    Raises
    ------
    InputError
        If the data folder cannot be written.
    """
    if "FLOWGAP_SECRET_KEY" in environment:
        return settings
    path = settings.data / KEY_FILE
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write_private(path, settings.secret_key)
    except OSError as error:
        raise InputError(
            f"the secret key cannot be kept in {path} ({error.strerror})",
            file=_SOURCE,
            allowed="FLOWGAP_DATA with a folder that can be written, or FLOWGAP_SECRET_KEY",
        ) from error
    return replace(settings, secret_key=_kept_key(settings.data))


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all; the first writer wins."""
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()


def _kept_key(data: Path) -> str:
    """Return the key that was kept, or a new one that is not kept yet."""
    try:
        return (data / KEY_FILE).read_text(encoding="ascii").strip() or secrets.token_hex()
    except OSError:
        return secrets.token_hex()


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
