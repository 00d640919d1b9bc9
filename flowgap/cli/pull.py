"""`flowgap pull`: ask a server for delivery data."""

import os
import random
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click

from flowgap.cli.importing_files import tell_conditions
from flowgap.engagement.stage_map import read_stage_map
from flowgap.errors import InputError
from flowgap.importing.first_settings import write_first_settings
from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity, read_key
from flowgap.importing.members import read_bots, read_members
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Target, pull_github
from flowgap.importing.pulling.pauses import Pauses

PUBLIC_API: Final = "https://api.github.com"
_PATH: Final = click.Path(path_type=Path)
_NAME: Final = re.compile(r"(?P<owner>[\w.-]{1,100})/(?P<name>[\w.-]{1,100})")
_TOKENS: Final = ("GH_TOKEN", "GITHUB_TOKEN")
_ENTERPRISE_TOKENS: Final = ("GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN")
_BAR_WIDTH: Final = 30


@click.group()
def pull() -> None:
    """Ask a server for what people would otherwise export."""


@pull.command()
@click.argument("repository", metavar="OWNER/REPO")
@click.option("--out", "folder", type=_PATH, required=True, help="Folder to write to.")
@click.option("--base-url", default=PUBLIC_API, show_default=True, help="Of GitHub Enterprise.")
@click.option("--since", metavar="DATE", help="Nothing last changed before this day (UTC).")
@click.option("--team", help="Whose changes these are. Default: the repository's name.")
@click.option("--members", type=_PATH, help="CSV: person, team, from, to.")
@click.option("--bots", type=_PATH, help="One account a line that is a program.")
def github(  # noqa: PLR0913 - one argument for each option
    *,
    repository: str,
    folder: Path,
    base_url: str,
    since: str | None,
    team: str | None,
    members: Path | None,
    bots: Path | None,
) -> None:
    """Bring pull requests and deployments of OWNER/REPO up to date.

    The token comes from GH_TOKEN or GITHUB_TOKEN, for other servers than GitHub's own from
    GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN. A run that was broken off is gone on with.
    """
    target = _target(repository, folder, since)
    api = _graphql_base(base_url)
    pauses = Pauses(sleep=time.sleep, chance=random.random, now=time.time)
    client = Client(base_url=api, token=_token(api), pauses=pauses)
    identity = Identity(
        key=read_key(folder),
        team=team,
        memberships={} if members is None else read_members(members),
        bots=frozenset() if bots is None else read_bots(bots),
    )
    context = ImportContext(
        identity=identity,
        stage_map=read_stage_map(folder),
        repository=target.full_name,
        folder=folder,
    )
    progress = _show_progress if sys.stderr.isatty() else None
    found = pull_github(target, client, context, progress=progress)
    written = write_first_settings(folder, timezone=None, conditions=found.conditions)
    click.echo(
        f"{target.full_name}: {found.n_pulls:,} pull requests and {found.n_deployments:,} "
        f"deployments read into {folder}"
    )
    for path in written:
        click.echo(f"Written: {path}")
    tell_conditions(found.conditions)


def _target(repository: str, folder: Path, since: str | None) -> Target:
    found = _NAME.fullmatch(repository)
    if found is None:
        raise InputError(
            f"{repository[:200]!r} is no repository", file="OWNER/REPO", allowed="owner/name"
        )
    try:
        day = None if since is None else datetime.fromisoformat(since).replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError(
            f"{since!r} is no day", file="--since", allowed="a day such as 2024-01-31"
        ) from error
    return Target(owner=found["owner"], name=found["name"], folder=folder, since=day)


def _graphql_base(base_url: str) -> str:
    """Return where GraphQL lies: GitHub Enterprise has it beside REST's `/api/v3`."""
    return base_url.rstrip("/").removesuffix("/v3")


def _token(api: str) -> str:
    host = urlsplit(api).hostname or ""
    is_public = host == "api.github.com" or host.endswith(".ghe.com")
    names = _TOKENS if is_public else _ENTERPRISE_TOKENS
    token = next((os.environ[name].strip() for name in names if os.environ.get(name)), None)
    if not token or not token.isascii() or not token.isprintable():
        raise InputError(
            "there is no token, and GitHub asks for one",
            file=" or ".join(names),
            allowed="a token that may read the repository, in the environment",
        )
    return token


def _show_progress(n_done: int, n_all: int) -> None:
    done = _BAR_WIDTH * n_done // max(1, n_all)
    ending = "\n" if n_done >= n_all else ""
    sys.stderr.write(f"\r[{'#' * done}{'.' * (_BAR_WIDTH - done)}] {n_done:,} of {n_all:,}{ending}")
    sys.stderr.flush()
