"""`flowgap erase`: deletes answers, when their day has come or at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import click
from sqlalchemy.exc import OperationalError

from flowgap.cli.counting import counted
from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.db import DatabaseBusyError, forget_freed_pages, reading, unit_of_work
from flowgap.services.waves.erasing import Erased, due_waves, erase_wave
from flowgap.services.waves.finding import find_wave


@click.command()
@click.option("--wave", metavar="WAVE", help="Delete all answers of this wave at once.")
@click.option("--client", metavar="NAME", help="Where two clients have this wave.")
@click.option("--yes", is_flag=True, help="Do not ask whether this is meant.")
def erase(*, wave: str | None, client: str | None, yes: bool) -> None:
    """Delete the answers of all waves whose promised day is over."""
    if wave is None and client is not None:
        raise click.UsageError("which wave of the client? Allowed: --client together with --wave")
    with installation() as here:
        erased = erase_due(here) if wave is None else (_erase_one(here, wave, client, yes=yes),)
        for line in told(erased):
            click.echo(line)
        if not erased:
            click.echo("Nothing was deleted: no wave has answers whose promised day is over.")
        try:
            # Also where nothing was deleted now: it is how a last step that failed is repeated.
            forget_freed_pages(here.engine)
        except (OperationalError, DatabaseBusyError) as error:
            reason = error.orig if isinstance(error, OperationalError) else error
            raise click.ClickException(
                f"what was deleted could not be written over ({reason})."
                " Stop the server for a moment and repeat: flowgap erase"
            ) from error


def erase_due(here: Installation) -> tuple[Erased, ...]:
    """Delete what is due; the database is only held if something is."""
    now = utc_now()
    with reading(here.sessions) as session:
        due = due_waves(session, now=now)
    erased = []
    for wave_id in due:
        with unit_of_work(here.sessions) as session:
            erased.append(erase_wave(session, wave_id, now=now))
    return tuple(erased)


def told(erased: Iterable[Erased]) -> Iterable[str]:
    """Return a line for each wave."""
    for one in erased:
        yield (
            f"Wave {one.wave} of {one.client}: {counted(one.n_responses, 'response')},"
            f" {counted(one.n_comments, 'comment')} and {counted(one.n_receipts, 'receipt')}"
            " deleted."
        )


@dataclass(slots=True, kw_only=True)
class Eraser:
    """Deletes what is due, round after round; writing over it is tried until it succeeds."""

    here: Installation
    owes_forgetting: bool = False

    def go_round(self) -> None:
        """Delete what is due and say so."""
        erased = erase_due(self.here)
        for line in told(erased):
            click.echo(line)
        self.owes_forgetting |= bool(erased)
        if self.owes_forgetting:
            try:
                forget_freed_pages(self.here.engine)
            except DatabaseBusyError as error:
                click.echo(f"flowgap: {error}; it is tried again", err=True)
            else:
                self.owes_forgetting = False


def _erase_one(here: Installation, name: str, client: str | None, *, yes: bool) -> Erased:
    with reading(here.sessions) as session:
        wave_id = find_wave(session, name, client=client).id
    if not yes:
        click.confirm(f"Delete all answers of wave {name}? Nothing brings them back", abort=True)
    with unit_of_work(here.sessions) as session:
        return erase_wave(session, wave_id, now=utc_now())
