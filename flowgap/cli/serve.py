"""`flowgap serve`: the web application."""

import ipaddress
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import click
import waitress  # type: ignore[import-untyped] # has no types
from sqlalchemy import Engine

from flowgap.config import LOOPBACK_HOSTS, Settings, keep_secret_key, read_settings
from flowgap.db import make_engine, make_session_factory, unit_of_work
from flowgap.services.database import migrate
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.engagements import keep_diagnosis
from flowgap.web import LARGEST_REQUEST, create_app

DEFAULT_PORT: Final = 8000
THREADS: Final = 4
EVERY_ADDRESS: Final = ("0.0.0.0", "::")  # noqa: S104 - to refuse it
MOST_CONNECTIONS: Final = 1000
"""Phones keep theirs open while people read; they cost little."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
def serve(*, host: str, port: int) -> None:
    """Serve the web application."""
    serve_application(host=host, port=port)


def serve_application(
    *, host: str = "127.0.0.1", port: int = DEFAULT_PORT, open_first: Path | None = None
) -> None:
    """Serve until stopped; with `open_first`, diagnose that folder and name its address."""
    settings = keep_secret_key(read_settings())
    if not is_loopback(host):
        settings = allow_host(settings, host)
    engine = make_engine(settings.database_url)
    migrate(engine)
    with listen(host, port) as listener:
        path = f"engagements/{keep_folder(engine, open_first)}/" if open_first else ""
        click.echo(f"FlowGap is at http://{shown(host)}:{port}/{path} (stop with Ctrl+C)", err=True)
        waitress.serve(
            create_app(settings),
            sockets=[listener],
            threads=THREADS,
            connection_limit=MOST_CONNECTIONS,
            # Beyond this the server refuses by itself; below it, FlowGap says so in words.
            max_request_body_size=2 * LARGEST_REQUEST,
            ident=None,
        )


def listen(host: str, port: int) -> socket.socket:
    """Take the address: that it is in use is told before any work is done."""
    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    try:
        return socket.create_server((bare, port), family=family)
    except (OSError, UnicodeError) as error:
        raise click.UsageError(
            f"cannot listen on {shown(host)}:{port} ({error}): choose another --host or --port"
        ) from error


def keep_folder(engine: Engine, folder: Path) -> str:
    """Diagnose a folder, keep its result, and return the key of its engagement."""
    diagnosis = diagnose_folder(folder)
    with unit_of_work(make_session_factory(engine)) as session:
        return keep_diagnosis(session, diagnosis, now=datetime.now(UTC))


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    if host in LOOPBACK_HOSTS:
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def allow_host(settings: Settings, host: str) -> Settings:
    """Return settings that accept requests from elsewhere, and warn."""
    click.echo("There is no sign-in yet: whoever reaches this address sees every result.", err=True)
    if settings.trusted_hosts == LOOPBACK_HOSTS and host.strip("[]") in EVERY_ADDRESS:
        raise click.UsageError(
            f"{host} is every address of this machine: name those that people type in"
            " FLOWGAP_TRUSTED_HOSTS first"
        )
    if settings.trusted_hosts == LOOPBACK_HOSTS:
        return replace(settings, trusted_hosts=(*LOOPBACK_HOSTS, shown(host)))
    return settings


def shown(host: str) -> str:
    """Return the host as it stands in an address."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
