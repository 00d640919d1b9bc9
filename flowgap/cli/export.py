"""`flowgap export`: what may leave of a closed wave, as an engagement folder, workbook or JSON."""

from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom

import click

from flowgap.cli.counting import counted
from flowgap.cli.installation import installation, utc_now
from flowgap.cli.wave_choice import names_a_wave
from flowgap.db import reading
from flowgap.services.waves.export_files import write_json, write_workbook
from flowgap.services.waves.export_folder import write_wave
from flowgap.services.waves.exporting import WaveTables, export_wave
from flowgap.services.waves.finding import find_wave


@click.command()
@names_a_wave
@click.option(
    "--to",
    "kind",
    type=click.Choice(["csv", "xlsx", "json"]),
    default="csv",
    show_default=True,
    help="An engagement folder, WAVE.xlsx or WAVE.json.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write to.")
def export(*, wave: str, client: str | None, title: str | None, kind: str, out: Path) -> None:
    """Write what may leave of WAVE, in random order; as CSV beside what there is of other waves."""
    with installation() as here, reading(here.sessions) as session:
        found = find_wave(session, wave, client=client, title=title)
        tables = export_wave(session, found, rng=SystemRandom(), now=utc_now())
    files = ", ".join(str(path) for path in _written(tables, kind, out))
    click.echo(
        f"{counted(tables.responses.height, 'response')} and"
        f" {counted(tables.comments.height, 'comment')} of wave {tables.wave}: {files}"
    )
    for line in _kept_back(tables):
        click.echo(line)
    if kind == "csv":
        click.echo(f"Next: flowgap diagnose {out} --out RESULT")


def _written(tables: WaveTables, kind: str, out: Path) -> tuple[Path, ...]:
    match kind:
        case "xlsx":
            return (write_workbook(tables, out),)
        case "json":
            return (write_json(tables, out),)
        case _:
            return write_wave(tables, out)


def _kept_back(tables: WaveTables) -> Iterator[str]:
    """Say what people were promised that keeps answers and comments back, as the pages do.

    Never how many: taken from the answers of the whole wave, the number would tell how many people
    of some teams answered, of which results tell bands or nothing.
    """
    promise, kept_back = tables.promise, tables.kept_back
    if kept_back.n_joined:
        yield (
            "Some responses stand under their unit, without team, role and tenure: those of teams"
            f" with fewer than {promise.minimum_group}, and of teams that would give them away."
        )
    if kept_back.n_cut:
        yield (
            "Some responses say less of the person than was told: under one name fewer than"
            f" {promise.minimum_group} say the same. A result computed in the web app knows all."
        )
    if kept_back.n_responses:
        yield (
            f"Some responses are left out: nowhere do {promise.minimum_group} come together that"
            " could stand for them."
        )
    if kept_back.n_comments and promise.shows_comments:
        yield f"Some comments are left out: fewer than {promise.minimum_comments} to a question."
    elif kept_back.n_comments:
        yield "The comments are left out: people were promised that."
