"""Settings from the environment, all read and checked at the start."""

import ipaddress
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from flowgap.errors import InputError
from flowgap.mail.server import MailServer, read_mail_server, read_sender
from flowgap.paths import data_folder
from flowgap.sign_on import IdentityProvider, read_provider

LOOPBACK_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_SECRET: Final = 32
"""Characters of the shortest secret key that is accepted."""

MOST_PROXIES: Final = 9
KEY_FILE: Final = "secret.key"
DEFAULT_PUBLIC_URL: Final = "http://127.0.0.1:8000"

_SOURCE: Final = "environment"
_HOST: Final = re.compile(r"(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:[0-9]{1,5})?")
_ENGINES: Final = ("sqlite", "postgresql", "postgresql+psycopg")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs.

    The secret key opens drafts and the answers of open waves. It comes from the environment, or
    from a file in the data folder that `keep_secret_key` writes once; never from the database.
    `public_url` is what links to answer begin with, without a slash at the end. Without
    `mail_server` and `mail_from` no mail is sent. `n_proxies` servers stand before this one and
    say in headers who asks and how. With `answers_only` nothing is served but what respondents
    need: no result, no upload. A `provider` may vouch for people who sign in. With
    `webhooks_to_loopback` webhooks may lead to this machine, unencrypted: for tests only.
    """

    data: Path
    database_url: str
    trusted_hosts: tuple[str, ...] = LOOPBACK_HOSTS
    secret_key: str = field(default_factory=secrets.token_hex, repr=False)
    public_url: str = DEFAULT_PUBLIC_URL
    mail_server: MailServer | None = None
    mail_from: str | None = None
    n_proxies: int = 0
    answers_only: bool = False
    provider: IdentityProvider | None = None
    webhooks_to_loopback: bool = False


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read every `FLOWGAP_*` setting.

    Raises
    ------
    InputError
        Naming the first setting that cannot be used, and what is allowed.
    """
    data = data_folder(environment)
    given_key = environment.get("FLOWGAP_SECRET_KEY")
    smtp_url = environment.get("FLOWGAP_SMTP_URL")
    sender = environment.get("FLOWGAP_MAIL_FROM")
    public_url = _public_url(environment.get("FLOWGAP_PUBLIC_URL"))
    return Settings(
        data=data,
        database_url=_database_url(environment.get("FLOWGAP_DATABASE_URL"), data),
        trusted_hosts=_trusted_hosts(environment.get("FLOWGAP_TRUSTED_HOSTS", ""), public_url),
        secret_key=_kept_key(data) if given_key is None else _checked_key(given_key),
        public_url=public_url,
        mail_server=read_mail_server(smtp_url) if smtp_url else None,
        mail_from=read_sender(sender) if sender else None,
        n_proxies=_n_proxies(environment.get("FLOWGAP_PROXIES", "")),
        answers_only=_is_on(environment, "FLOWGAP_ANSWERS_ONLY"),
        provider=read_provider(environment),
        webhooks_to_loopback=_is_on(environment, "FLOWGAP_WEBHOOKS_TO_LOOPBACK"),
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


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    if host in LOOPBACK_HOSTS:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


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


def _n_proxies(given: str) -> int:
    """Return how many servers stand before this one."""
    if given in {"", *map(str, range(MOST_PROXIES + 1))}:
        return int(given or 0)
    raise InputError(
        f"FLOWGAP_PROXIES is {given!r}", file=_SOURCE, allowed=f"a number from 0 to {MOST_PROXIES}"
    )


def _is_on(environment: Mapping[str, str], name: str) -> bool:
    given = environment.get(name, "")
    if given in {"", "0", "1"}:
        return given == "1"
    raise InputError(f"{name} is {given!r}", file=_SOURCE, allowed="1 or 0")


def _public_url(given: str | None) -> str:
    """Return the address that people reach; only on the loopback it may be unencrypted."""
    if not given:
        return DEFAULT_PUBLIC_URL
    if not _is_public_url(given):
        raise InputError(
            f"FLOWGAP_PUBLIC_URL is {given!r}",
            file=_SOURCE,
            allowed="https://HOST or https://HOST:PORT; http:// on the loopback only",
        )
    return given.rstrip("/")


def _is_public_url(given: str) -> bool:
    try:
        parts = urlsplit(given)
        host, _port = parts.hostname, parts.port
    except ValueError:  # a port that is no number, a bracket that is not closed
        return False
    is_plain = parts.path in {"", "/"} and not parts.query and not parts.fragment
    is_secure = parts.scheme == "https" or (
        parts.scheme == "http" and host in {"localhost", "127.0.0.1", "::1"}
    )
    return bool(_HOST.fullmatch(parts.netloc)) and is_plain and is_secure


def _trusted_hosts(given: str, public_url: str) -> tuple[str, ...]:
    """Return the hosts whose requests are taken; that of the public address is one of them."""
    if listed := tuple(given.replace(",", " ").split()):
        return listed
    host = urlsplit(public_url).netloc.partition(":")[0]
    return tuple(dict.fromkeys((*LOOPBACK_HOSTS, host))) if host[0] != "[" else LOOPBACK_HOSTS


def _checked_key(key: str) -> str:
    """Return the secret key if it is long enough to be one."""
    if len(key) < SHORTEST_SECRET:
        raise InputError(
            f"FLOWGAP_SECRET_KEY has {len(key)} characters",
            file=_SOURCE,
            allowed=f"{SHORTEST_SECRET} random characters or more",
        )
    return key
