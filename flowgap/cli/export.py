"""`flowgap export`: the answers of a closed wave as the files of an engagement folder."""

from pathlib import Path
from random import SystemRandom

import click

from flowgap.cli.counting import counted
from flowgap.cli.installation import installation
from flowgap.cli.wave_choice import names_a_wave
from flowgap.db import reading
from flowgap.services.waves.export_folder import write_wave
from flowgap.services.waves.exporting import export_wave
from flowgap.services.waves.finding import find_wave


@click.command()
@names_a_wave
@click.option("--to", "kind", type=click.Choice(["csv"]), default="csv", show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write to.")
def export(*, wave: str, client: str | None, kind: str, out: Path) -> None:
    """Write the answers of WAVE, in random order, beside those of other waves."""
    del kind
    with installation() as here, reading(here.sessions) as session:
        found = find_wave(session, wave, client=client)
        tables = export_wave(session, found, rng=SystemRandom())
    written = write_wave(tables, out)
    files = ", ".join(str(path) for path in written)
    click.echo(
        f"{counted(tables.responses.height, 'response')} and"
        f" {counted(tables.comments.height, 'comment')} of wave {tables.wave}: {files}"
    )
    click.echo(f"Next: flowgap diagnose {out} --out RESULT")
