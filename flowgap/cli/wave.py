"""`flowgap wave`: open a wave, see how it goes, remind, extend, close."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from flowgap.answering.promise import promise_from_json
from flowgap.cli.counting import counted
from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.cli.wave_choice import names_a_wave
from flowgap.cli.wave_files import link_files, write_links, write_posters
from flowgap.cli.wave_mail import remind, send
from flowgap.cli.wave_open import open_command
from flowgap.db import DatabaseBusyError, forget_freed_pages, reading, unit_of_work
from flowgap.models import MailState
from flowgap.scoring.sampling import TARGET_POINTS
from flowgap.services.waves.ending import end_wave
from flowgap.services.waves.extending import extend_wave
from flowgap.services.waves.finding import find_wave
from flowgap.services.waves.listing import WaveLine, WaveState, list_waves
from flowgap.services.waves.new_links import renew_team_links
from flowgap.services.waves.team_rates import TeamRate
from flowgap.services.waves.times import read_stamp, shown


@click.group()
def wave() -> None:
    """Ask people: open a wave, see how it goes, remind, extend, close."""


wave.add_command(open_command)
wave.add_command(remind)
wave.add_command(send)


@wave.command("list")
def list_command() -> None:
    """Show all waves: how many answered, and of large enough teams about which share."""
    with installation() as here, reading(here.sessions) as session:
        lines = list_waves(session, now=utc_now())
    if not lines:
        click.echo("There are no waves yet. To open one: flowgap wave open --help")
    for line in lines:
        for text in _described(line):
            click.echo(text)


def _described(line: WaveLine) -> Iterator[str]:
    yield f"{line.name}  {line.client}, {line.title}: {_state(line)}"
    if line.erasure is not None:
        day = "" if line.erasure.on is None else f" on {line.erasure.on}"
        yield f"  the answers were deleted{day}; {line.n_invited:,} people were asked"
        return
    rate = f"  {line.n_responses:,} of {line.n_invited:,} answered"
    if line.n_invited:
        rate += f" ({line.n_responses / line.n_invited:.0%})"
    yield rate
    if line.teams:
        yield "  " + ", ".join(_team(team) for team in line.teams)
        if any(team.is_enough for team in line.teams):
            yield f"  enough: a team's scores will be known to {TARGET_POINTS:g} points"
    waiting = line.mails.get(MailState.QUEUED, 0) + line.mails.get(MailState.SENDING, 0)
    if line.mails and line.state is not WaveState.CLOSED:
        yield (
            f"  mail: {line.mails.get(MailState.SENT, 0):,} sent, {waiting:,} waiting,"
            f" {line.mails.get(MailState.FAILED, 0):,} failed"
        )


def _team(team: TeamRate) -> str:
    return f"{team.team} {team.band}{' (enough)' if team.is_enough else ''}"


def _state(line: WaveLine) -> str:
    opens, closes = (shown(stamp, line.timezone) for stamp in (line.opens_at, line.closes_at))
    match line.state:
        case WaveState.PLANNED:
            return f"opens {opens}, closes {closes}"
        case WaveState.OPEN:
            return f"open until {closes}"
        case WaveState.OVER:
            return f"over since {closes}; still sealed, so: flowgap wave close {line.name}"
        case WaveState.CLOSED:
            return f"closed {shown(line.closed_at or line.closes_at, line.timezone)}"


@wave.command()
@names_a_wave
@click.option("--closes", metavar="STAMP", required=True, help="The new end, in its zone.")
def extend(*, wave: str, client: str | None, title: str | None, closes: str) -> None:
    """Give people more time."""
    with installation() as here, unit_of_work(here.sessions) as session:
        found = find_wave(session, wave, client=client, title=title)
        timezone = promise_from_json(found.promise).timezone
        closes_at = read_stamp(closes, ZoneInfo(timezone), option="--closes")
        extend_wave(session, found.id, closes_at=closes_at, now=utc_now())
        click.echo(f"Wave {found.name} is open until {shown(closes_at, timezone)}.")


@wave.command()
@names_a_wave
@click.option("--yes", is_flag=True, help="Do not ask whether this is meant.")
def close(*, wave: str, client: str | None, title: str | None, yes: bool) -> None:
    """End a wave: unseal its answers in random order and forget who was asked."""
    with installation() as here:
        with reading(here.sessions) as session:
            found = find_wave(session, wave, client=client, title=title)
            key, name, was_closed = found.id, found.name, found.closed_at is not None
        if was_closed:
            click.echo(f"Wave {name} was closed before.")
        else:
            if not yes:
                click.confirm(f"Close wave {name}? Nobody can answer afterwards", abort=True)
            n_responses = _unseal(here, key)
            click.echo(f"Wave {name} is closed: {counted(n_responses, 'response')}.")
        _forget(here.engine, name)


def _unseal(here: Installation, wave_id: int) -> int:
    with unit_of_work(here.sessions) as session:
        secret = here.settings.secret_key
        return end_wave(session, wave_id, secret=secret, now=utc_now()).n_responses


def _forget(engine: Engine, name: str) -> None:
    """Write over what was freed; until then a copy of the files still shows sealed answers."""
    try:
        forget_freed_pages(engine)
    except (OperationalError, DatabaseBusyError) as error:
        reason = error.orig if isinstance(error, OperationalError) else error
        raise click.ClickException(
            f"wave {name} is closed, but what was deleted could not be written over"
            f" ({reason}). Stop the server for a moment and repeat: flowgap wave close {name}"
        ) from error


@wave.command()
@names_a_wave
@click.option("--team", metavar="TEAM", help="Only this team. Default: all that share a link.")
@click.option(
    "--links", "path", required=True, type=click.Path(path_type=Path), help="New file to write."
)
@click.option("--qr", type=click.Path(path_type=Path), help="Folder for QR codes.")
def links(  # noqa: PLR0913 - one argument for each option
    *,
    wave: str,
    client: str | None,
    title: str | None,
    team: str | None,
    path: Path,
    qr: Path | None,
) -> None:
    """Give teams new links where the old ones were lost; the old ones stop working."""
    with installation() as here:
        public_url = here.settings.public_url
        with link_files() as files, unit_of_work(here.sessions) as session:
            found = find_wave(session, wave, client=client, title=title)
            renewed = renew_team_links(session, found, team=team)
            write_links(files, path, renewed, public_url=public_url)
            if qr is not None:
                write_posters(files, qr, renewed, public_url=public_url)
    click.echo(f"{counted(len(renewed), 'new link')} in {path}.")
    click.echo("The old ones open nothing any more.")
