"""`flowgap import`: what people have, turned into the files of an engagement folder."""

import sys
from datetime import date
from pathlib import Path

import click

from flowgap.cli.importing_csv import csv_table
from flowgap.cli.importing_files import files_command
from flowgap.errors import InputError
from flowgap.importing.git.files import write_git_import
from flowgap.importing.git.importer import GitImport, import_git
from flowgap.importing.git.tags import DEFAULT_RELEASE_PATTERN
from flowgap.importing.identity import Identity, find_key
from flowgap.importing.registry import SOURCES
from flowgap.importing.renewing import renew_codes

_BAR_WIDTH = 30


@click.group()
def importing() -> None:
    """Turn what you have into the files of an engagement folder."""


importing.add_command(csv_table)
for _name, _importer in SOURCES.items():
    importing.add_command(files_command(_name, _importer))


@importing.command()
@click.argument("repository", metavar="REPO", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--team", help="Whose changes these are. Default: the repository's name.")
@click.option("--since", metavar="DATE", help="First day (UTC) that counts. Default: all days.")
@click.option(
    "--release-pattern",
    metavar="RE",
    default=DEFAULT_RELEASE_PATTERN,
    show_default=True,
    help="What the whole name of a tag must match to be a release.",
)
@click.option("--branch", metavar="NAME", help="Default: the branch that is checked out.")
def git(  # noqa: PLR0913 - one argument for each option
    *,
    repository: Path,
    out: Path,
    team: str | None,
    since: str | None,
    release_pattern: str,
    branch: str | None,
) -> None:
    """Read the history of the clone REPO: what landed is a change, a release tag a deployment."""
    imported = import_git(
        repository,
        team=team,
        since=_day(since) if since is not None else None,
        release_pattern=release_pattern,
        branch=branch,
        progress=_show_progress if sys.stderr.isatty() else None,
    )
    written = write_git_import(imported, out)
    if (key := find_key(out)) is not None:
        renew_codes(out, Identity(key=key))
    click.echo(_summary(imported))
    click.echo(f"Written: {', '.join(str(path) for path in written)}")
    for remark in imported.remarks:
        click.echo(f"Note: {remark.text}.", err=True)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(
            f"{text!r} is no day", file="--since", allowed="a day such as 2024-01-31"
        ) from error


def _summary(imported: GitImport) -> str:
    counts = imported.counts
    return (
        f"{imported.repository}: {_counted(counts.changes, 'change')},"
        f" {counts.bots:,} by bots, {counts.with_ai_evidence:,} with a trace of AI tools,"
        f" {_counted(counts.reverts, 'revert')}\n"
        f"{_counted(counts.releases, 'release')} among {_counted(counts.tags, 'tag')}:"
        f" {_counted(counts.released, 'change')} released"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _show_progress(n_done: int, n_all: int) -> None:
    done = _BAR_WIDTH * n_done // n_all
    ending = "\n" if n_done == n_all else ""
    sys.stderr.write(f"\r[{'#' * done}{'.' * (_BAR_WIDTH - done)}] {n_done:,} commits{ending}")
    sys.stderr.flush()
