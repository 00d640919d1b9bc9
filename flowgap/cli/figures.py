"""`flowgap figures`: every figure of a result as CSV, workbook or JSON."""

import hashlib
from pathlib import Path

import click

from flowgap.cli.counting import counted
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.reporting.exports.files import FileKind, file_of, spoken
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.json import from_json
from flowgap.wording import LANGUAGES


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "kind",
    type=click.Choice([kind.value for kind in FileKind]),
    default=FileKind.CSV.value,
    show_default=True,
    help="A table, a workbook of seven sheets, or JSON.",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="File to write.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Default: the engagement's.")
@click.option("--bom/--no-bom", default=True, help="CSV that Excel reads as UTF-8, or without.")
def figures(*, result: Path, kind: str, out: Path, language: str | None, bom: bool) -> None:
    """Write every figure of RESULT, a result.json, with interval, n, state and reason."""
    text = _content(result)
    found = from_json(text, file=str(result))
    wording = spoken(language or found.engagement.language)
    digest = hashlib.sha256(text).hexdigest()
    write_file(out, file_of(FileKind(kind), found, wording, digest=digest, bom=bom))
    click.echo(f"{counted(len(figures_of(found)), 'figure')}: {out}")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"it cannot be read ({error.strerror})", file=str(path), allowed="a result.json"
        ) from error
