"""`flowgap survey copy`: a working copy of a questionnaire that ships."""

from pathlib import Path

import click

from flowgap.cli.counting import counted
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.questionnaire.checks import refuse_problems
from flowgap.questionnaire.copying import copy_questionnaire


@click.command()
@click.argument("reference", metavar="REF")
@click.option("--as", "name", required=True, metavar="NAME", help="Its own name, e.g. acme-mri.")
@click.option(
    "--to", "surveys", required=True, type=click.Path(path_type=Path), help="Folder for your own."
)
@click.option("--without", metavar="IDS", default="", help="Dimensions to leave out, e.g. SEC,AIA.")
def copy(*, reference: str, name: str, surveys: Path, without: str) -> None:
    """Copy REF, e.g. organizational-mri@1, to add items of your own or leave dimensions out."""
    left_out = tuple(dict.fromkeys(without.replace(",", " ").split()))
    files = copy_questionnaire(reference, name, without=left_out)
    folder = surveys / name
    if folder.exists():
        raise InputError(
            "it exists: a copy writes nothing over", file=str(folder), allowed="another --as"
        )
    for path, text in files.items():
        write_file(surveys / path, text.encode())
    for path in files:
        refuse_problems(surveys / path)
    click.echo(f"{counted(len(files), 'file')} in {folder}, based on {reference}.")
    click.echo(f"Edit them, then: flowgap survey check {folder}")
