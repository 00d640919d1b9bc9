"""`flowgap import csv`: any table with a mapping file, and a proposal for one."""

from pathlib import Path
from typing import Any, Final

import click

from flowgap.cli.importing_files import common_options, run_import
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.importing.delimited import read_delimited
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.mapping.mapping_file import FILES, read_mapping
from flowgap.importing.mapping.proposal import likely_file, propose_mapping
from flowgap.importing.mapping.rows import read_mapped

_PATH: Final = click.Path(path_type=Path)


@click.command("csv")
@click.argument("file", metavar="FILE", type=_PATH)
@click.option("--map", "mapping", type=_PATH, help="YAML that says what the columns are.")
@click.option("--propose", type=_PATH, help="Write a proposal for such a file here, and end.")
@click.option("--as", "kind", type=click.Choice(FILES), help="What the table holds, for --propose.")
@common_options(needs_folder=False)
def csv_table(
    *,
    file: Path,
    mapping: Path | None,
    propose: Path | None,
    kind: str | None,
    **options: Any,  # noqa: ANN401 - click's own
) -> None:
    """Read the table FILE as a mapping file says."""
    if propose is not None:
        _propose(file, propose, kind)
        return
    if mapping is None or options["folder"] is None:
        raise InputError(
            "what the columns are is not told, or where to write",
            file="--map, --out",
            allowed="--map MAP.yaml --out DIR, or --propose MAP.yaml for a first mapping",
        )
    rules = read_mapping(mapping)

    def read(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
        for path in paths:
            read_mapped(path, rules, context, harvest)

    run_import("csv", read, (file,), **options)


def _propose(file: Path, target: Path, kind: str | None) -> None:
    if target.exists():
        raise InputError("it is there already", file=str(target), allowed="a new file")
    table = read_delimited(file)
    write_file(target, propose_mapping(table, kind or likely_file(table)).encode())
    click.echo(
        f"Written: {target}. Look it over, then:\n"
        f"flowgap import csv {file} --map {target} --out DIR [--timezone ZONE]"
    )
