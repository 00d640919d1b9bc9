"""`flowgap pull`: ask a server for delivery data."""

import os
import random
import re
import time
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Final

import click

from flowgap.cli.counting import counted
from flowgap.cli.importing_files import tell_conditions
from flowgap.cli.pull_progress import shown_progress
from flowgap.engagement.stage_map import read_stage_map
from flowgap.errors import InputError
from flowgap.importing.first_settings import write_first_settings
from flowgap.importing.harvest import ImportContext
from flowgap.importing.identity import Identity, read_key
from flowgap.importing.members import read_bots, read_members
from flowgap.importing.pulling.addresses import PUBLIC_API, github_api, is_githubs_own
from flowgap.importing.pulling.client import Client
from flowgap.importing.pulling.github import Target, pull_github
from flowgap.importing.pulling.pauses import Pauses
from flowgap.importing.renewing import renew_codes

_PATH: Final = click.Path(path_type=Path)
_NAME: Final = re.compile(r"(?P<owner>[\w.-]{1,100})/(?P<name>[\w.-]{1,100})")
_TOKENS: Final = ("GH_TOKEN", "GITHUB_TOKEN")
_ENTERPRISE_TOKENS: Final = ("GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN")


@click.group()
def pull() -> None:
    """Ask a server for what people would otherwise export."""


@pull.command()
@click.argument("repository", metavar="OWNER/REPO")
@click.option("--out", "folder", type=_PATH, required=True, help="Folder to write to.")
@click.option(
    "--base-url", default=PUBLIC_API, show_default=True, help="Of a GitHub Enterprise server."
)
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
    api = github_api(base_url)
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
    renew_codes(folder, identity)
    try:
        with shown_progress(client) as progress:
            found = pull_github(target, client, context, progress=progress)
    except KeyboardInterrupt as error:
        click.echo("Stopped. What came is kept: the same command goes on from here.", err=True)
        raise click.Abort from error
    written = write_first_settings(folder, timezone=None, conditions=found.conditions)
    click.echo(
        f"{target.full_name}: {counted(found.n_pulls, 'pull request')} and "
        f"{counted(found.n_deployments, 'deployment')} read into {folder}"
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
        day = None if since is None else date.fromisoformat(since)
    except ValueError as error:
        raise InputError(
            f"{since!r} is no day", file="--since", allowed="a day such as 2024-01-31"
        ) from error
    moment = None if day is None else datetime.combine(day, time_of_day.min, tzinfo=UTC)
    return Target(owner=found["owner"], name=found["name"], folder=folder, since=moment)


def _token(api: str) -> str:
    names = _TOKENS if is_githubs_own(api) else _ENTERPRISE_TOKENS
    token = next((os.environ[name].strip() for name in names if os.environ.get(name)), None)
    if not token:
        raise InputError(
            "there is no token, and GitHub asks for one",
            file=" or ".join(names),
            allowed="a token that may read the repository, in the environment",
        )
    if not (token.isascii() and token.isprintable() and " " not in token):
        raise InputError(
            "what it holds is no token",
            file=" or ".join(names),
            allowed="letters, digits and underscores on one line, as GitHub showed them",
        )
    return token
