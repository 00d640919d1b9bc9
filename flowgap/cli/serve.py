"""`flowgap serve`: the web application."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import click
from flask import Flask
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from flowgap.cli.installation import installation, utc_now
from flowgap.cli.set_up import nobody_yet, set_up_link
from flowgap.cli.wave_mail import require_mail
from flowgap.cli.worker_keeper import keep_worker
from flowgap.config import (
    DEFAULT_PUBLIC_URL,
    LOOPBACK_HOSTS,
    Settings,
    is_loopback,
    keep_secret_key,
    read_settings,
)
from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Scope, confine
from flowgap.services.accounts.installation import demo_visitor
from flowgap.services.diagnose import diagnose_folder
from flowgap.services.engagements.finding import engagement_id_of
from flowgap.services.engagements.keeping import (
    earlier_releases,
    keep_diagnosis,
    with_what_was_kept,
)
from flowgap.services.folders import keeping
from flowgap.services.folders.hiding import people_key
from flowgap.services.over_time.predictions import current_record
from flowgap.services.releases.folder import read_ledger
from flowgap.web import create_app

DEFAULT_PORT: Final = 8000
PROCESSES: Final = min(2, os.cpu_count() or 1)
MOST_PROCESSES: Final = 64
THREADS: Final = 4
"""Of each process: while one diagnoses an upload, others show pages."""

ANSWERING_THREADS: Final = 1
"""Where nothing takes long, threads would only wait for one another."""

OPEN_TO_ALL: Final = (
    "This address is not encrypted: whoever is on the way reads passwords and results. Put a server"
    " with TLS before it, and see FLOWGAP_PROXIES. With --answers-only there is no sign-in."
)
EVERY_ADDRESS: Final = ("0.0.0.0", "::")  # noqa: S104 - to refuse it


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--processes",
    default=PROCESSES,
    show_default=True,
    type=click.IntRange(1, MOST_PROCESSES),
    help="Server processes; one that dies is started again.",
)
@click.option("--answers-only", is_flag=True, help="Only what respondents need: no results.")
def serve(*, host: str, port: int, processes: int, answers_only: bool) -> None:
    """Serve the web application."""
    serve_application(
        host=host, port=port, n_processes=processes, answers_only=answers_only or None
    )


def serve_application(
    *,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    n_processes: int = PROCESSES,
    answers_only: bool | None = None,
    open_first: Path | None = None,
) -> None:
    """Serve until stopped; with `open_first`, diagnose that folder and name its address."""
    settings = keep_secret_key(read_settings())
    if answers_only is not None:
        settings = replace(settings, answers_only=answers_only)
    if not is_loopback(host):
        settings = allow_host(settings, host)
    check_address(host, port)
    if settings.mail_server is not None:
        require_mail(settings)
    with installation() as here:
        path = open_demo(here.sessions, open_first, settings.secret_key) if open_first else ""
        is_empty = not settings.answers_only and nobody_yet(here)
    here_at = f"http://{shown(host)}:{port}"
    settings = with_links_to(here_at, settings)
    click.echo(f"FlowGap is at {here_at}/{path} (stop with Ctrl+C)", err=True)
    if is_empty:
        click.echo(f"First account: {set_up_link(settings)}", err=True)
    with worker_beside():
        run(
            partial(_application, settings),
            host=host,
            port=port,
            n_processes=n_processes,
            n_threads=ANSWERING_THREADS if settings.answers_only else THREADS,
        )


def _application(settings: Settings) -> Flask:
    """Return the application of one process.

    It leaves the group of the first process: Ctrl+C is for that one, which ends the others. A
    process that ended by itself would be started again.
    """
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    return create_app(settings)


@contextmanager
def worker_beside() -> Iterator[None]:
    """Let a worker do jobs, send mail and delete what is due beside the server."""
    # No daemon: it has a process of its own to look after.
    process = get_context("spawn").Process(target=keep_worker)
    process.start()
    try:
        yield
    finally:
        process.terminate()
        process.join()


def run(
    make_app: Callable[[], Flask],
    *,
    host: str,
    port: int,
    n_processes: int,
    n_threads: int = ANSWERING_THREADS,
) -> None:
    """Answer requests until a signal says stop; each process makes an application of its own."""
    server = Granian(
        "flowgap.web",
        address=host.strip("[]"),
        port=port,
        interface=Interfaces.WSGI,
        workers=n_processes,
        blocking_threads=n_threads,
        respawn_failed_workers=True,
        # No log of requests: addresses of respondents' pages are secrets.
        log_access=False,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=make_app, wrap_loader=False)


def check_address(host: str, port: int) -> None:
    """Refuse an address that is in use, or none, before any work is done."""
    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    try:
        socket.create_server((bare, port), family=family).close()
    except (OSError, UnicodeError) as error:
        raise click.UsageError(
            f"cannot listen on {shown(host)}:{port} ({error}): choose another --host or --port"
        ) from error


def open_demo(sessions: SessionFactory, folder: Path, secret_key: str = "") -> str:
    """Keep the result of the example in a workspace of its own; return the path of a way in."""
    with unit_of_work(sessions) as session:
        workspace_id, token = demo_visitor(session, now=utc_now())
    keep_folder(sessions, folder, Scope(workspace_id=workspace_id), secret_key=secret_key)
    return f"join/{token}"


def keep_folder(
    sessions: SessionFactory, folder: Path, scope: Scope | None = None, *, secret_key: str = ""
) -> str:
    """Diagnose a folder, keep its result and files, and return the key of its engagement.

    What was given out of the folder counts as well as what the database has kept. From the secret
    key comes the one under which people are hidden; without it they are left out.
    """

    def work(also: frozenset[int]) -> str:
        with unit_of_work(sessions) as session:
            confine(session, scope)
            kept = earlier_releases(session, also=also)
            diagnosis = diagnose_folder(
                folder,
                earlier=lambda manifest: read_ledger(folder).plus(kept(manifest).snapshots),
                now=utc_now(),
                record=current_record(session),
            )
            key = keep_diagnosis(session, diagnosis, now=utc_now())
            keeping.keep_folder(
                session,
                engagement_id_of(session, key),
                folder,
                now=utc_now(),
                people_key=people_key(secret_key, key),
            )
            return key

    return with_what_was_kept(work)


def allow_host(settings: Settings, host: str) -> Settings:
    """Return settings that accept requests from elsewhere, and warn."""
    if not settings.answers_only:
        click.echo(OPEN_TO_ALL, err=True)
    if settings.trusted_hosts == LOOPBACK_HOSTS and host.strip("[]") in EVERY_ADDRESS:
        raise click.UsageError(
            f"{host} is every address of this machine: name those that people type in"
            " FLOWGAP_TRUSTED_HOSTS first"
        )
    if settings.trusted_hosts == LOOPBACK_HOSTS:
        return replace(settings, trusted_hosts=(*LOOPBACK_HOSTS, shown(host)))
    return settings


def with_links_to(here_at: str, settings: Settings) -> Settings:
    """Return settings whose links lead to where it is served, unless another address is set.

    Otherwise whoever serves on another port would hand out links that lead nowhere.
    """
    if settings.public_url != DEFAULT_PUBLIC_URL:
        return settings
    return replace(settings, public_url=here_at)


def shown(host: str) -> str:
    """Return the host as it stands in an address."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
