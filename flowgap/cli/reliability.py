"""`flowgap reliability`: whether the items of a scale hang together, and speak of teams."""

import json
from pathlib import Path

import click

from flowgap.cli.reliability_figures import scale_figures
from flowgap.cli.reliability_lines import lines
from flowgap.cli.reliability_scale import read_scaled
from flowgap.importing.matrix import MOST_POINTS


def _columns(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--items", callback=_columns, required=True, help="Columns of the items, between commas."
)
@click.option(
    "--reverse", callback=_columns, default="", help="Those to turn, e.g. 5 to 1; give both ends."
)
@click.option(
    "--points", type=click.IntRange(2, MOST_POINTS), help="Points of the scale. Default: 5."
)
@click.option(
    "--low", type=float, help="Lowest point of the scale. Default: 1, or 0 if the answers say so."
)
@click.option("--group", help="Column of teams or other groups.")
@click.option("--json", "as_json", is_flag=True, help="Print figures as JSON and nothing else.")
def reliability(  # noqa: PLR0913 - one argument for each option
    *,
    file: Path,
    items: tuple[str, ...],
    reverse: tuple[str, ...],
    points: int | None,
    low: float | None,
    group: str | None,
    as_json: bool,
) -> None:
    """Print reliability, intraclass correlations and agreement of items in the CSV FILE.

    Answers are checked against the scale if any of --points, --low and --reverse is given.
    Otherwise any numbers will do, and agreement is given if they fit five points. An end of the
    scale that is presumed, and people without a group, are told on standard error.
    """
    answers = read_scaled(file, items, reverse=reverse, group=group, low=low, points=points)
    figures = scale_figures(answers)
    for remark in figures["remarks"]:
        click.echo(f"Note: {remark}.", err=True)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1, allow_nan=False))
        return
    for line in lines(figures):
        click.echo(line)
