"""`flowgap import TOOL FILE...`: one command for each tool that exports files."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from flowgap.engagement.stage_map import read_stage_map
from flowgap.errors import InputError
from flowgap.importing.conditions import Conditions, Refusal
from flowgap.importing.first_settings import write_first_settings
from flowgap.importing.given_files import given_files
from flowgap.importing.harvest import ImportContext, Importer
from flowgap.importing.identity import Identity, read_key
from flowgap.importing.members import read_bots, read_members
from flowgap.importing.whole_import import import_into

MOST_REFUSED: Final = 20
"""Reasons of refused rows that are printed; all rows are counted."""
MOST_PLACES: Final = 5
"""Places that are printed of rows refused for one reason."""


def files_command(name: str, importer: Importer) -> click.Command:
    """Return the command that reads files of one tool."""

    @click.command(
        name, help=f"Read what {name} exports: FILE may be given several times, or a folder."
    )
    @click.argument("files", metavar="FILE...", nargs=-1, required=True, type=_PATH)
    @common_options(needs_folder=True)
    def command(files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401 - click's own
        run_import(name, importer, files, **options)

    return command


_PATH: Final = click.Path(path_type=Path)


def common_options(*, needs_folder: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what gives a command the options of every import."""
    options = (
        click.option(
            "--out", "folder", type=_PATH, required=needs_folder, help="Folder to write to."
        ),
        click.option("--team", help="Whose they are. Default: the repository's name."),
        click.option("--repository", metavar="NAME", help="Where the files do not name it."),
        click.option("--timezone", metavar="ZONE", help="Of stamps without an offset."),
        click.option("--members", type=_PATH, help="CSV: person, team, from, to."),
        click.option("--bots", type=_PATH, help="One account a line that is a program."),
    )

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def run_import(  # noqa: PLR0913 - one argument for each option
    name: str,
    importer: Importer,
    files: tuple[Path, ...],
    *,
    folder: Path,
    team: str | None,
    repository: str | None,
    timezone: str | None,
    members: Path | None,
    bots: Path | None,
) -> None:
    """Read files, write the rows and say what became of them."""
    zone = None if timezone is None else _zone(timezone)
    memberships = {} if members is None else read_members(members)
    programs = frozenset() if bots is None else read_bots(bots)
    stage_map = read_stage_map(folder)
    identity = Identity(key=read_key(folder), team=team, memberships=memberships, bots=programs)
    context = ImportContext(
        identity=identity,
        zone=zone,
        stage_map=stage_map,
        repository=repository,
        folder=folder,
    )
    given = given_files(files, importer, context)
    for other in given.others:
        click.echo(f"Other file, not read: {other.name}: {other.reason}.", err=True)
    imported = import_into(folder, name, importer, given.files, context)
    conditions = imported.harvest.conditions
    settings = write_first_settings(folder, timezone=timezone, conditions=conditions)
    for file, rows in imported.harvest.rows.items():
        click.echo(f"{file}: {len(rows):,} {'row' if len(rows) == 1 else 'rows'} read")
    written = (*imported.written, *settings)
    click.echo(f"Written: {', '.join(map(str, written)) or 'nothing'}")
    tell_conditions(conditions)


def tell_conditions(conditions: Conditions) -> None:
    """Say what an import met, on the error stream."""
    for assumed in conditions.assumed:
        click.echo(f"Assumed: {assumed}.", err=True)
    for met in conditions.met:
        more = " ..." if met.count > len(met.places) else ""
        click.echo(f"Note: {met.count:,} x {met.text} ({'; '.join(met.places)}{more}).", err=True)
    for one in conditions.refusals[:MOST_REFUSED]:
        click.echo(f"Refused: {_places(one)}: {one.problem}. Allowed: {one.allowed}.", err=True)
    if conditions.n_refused > 1:
        click.echo(f"Refused in all: {conditions.n_refused:,}", err=True)


def _places(refusal: Refusal) -> str:
    more = refusal.count - MOST_PLACES
    named = "; ".join(refusal.places[:MOST_PLACES])
    return f"{named} and {more:,} more" if more > 0 else named


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f"{name!r} is no time zone", file="--timezone", allowed="a name such as Europe/Berlin"
        ) from error
