"""`flowgap reliability`: whether the items of a scale hang together, and speak of teams."""

import json
from pathlib import Path
from typing import Final

import click
import numpy as np

from flowgap.cli.reliability_figures import scale_figures
from flowgap.cli.reliability_lines import lines
from flowgap.importing.matrix import MOST_POINTS, AnswerMatrix, read_matrix
from flowgap.scoring.agreement.nulls import Scale

_LOW: Final = 1.0
_POINTS: Final = 5


def _columns(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip()))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--items", callback=_columns, required=True, help="Columns of the items, between commas."
)
@click.option("--reverse", callback=_columns, default="", help="Those to turn, e.g. 5 to 1.")
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
    Otherwise any numbers will do, and agreement is given if they fit five points.
    """
    scale, matrix = Scale(low=_LOW if low is None else low, n_points=points or _POINTS), None
    if low is None:
        matrix = read_matrix(file, items, group=group)
        scale = _presumed(matrix, scale)
    fitting: Scale | None = scale
    if matrix is None or points is not None or reverse:
        matrix = read_matrix(
            file, items, reverse=reverse, group=group, low=scale.low, points=scale.n_points
        )
    elif not _fits(matrix, scale):
        fitting = None
    figures = scale_figures(matrix, fitting, is_presumed=low is None or points is None)
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1, allow_nan=False))
        return
    for line in lines(figures):
        click.echo(line)


def _presumed(matrix: AnswerMatrix, scale: Scale) -> Scale:
    """Return the scale, counted from 0 where answers say so: a 0, and none at the upper end."""
    from_zero = Scale(low=0.0, n_points=scale.n_points)
    return from_zero if (matrix.values == 0).any() and _fits(matrix, from_zero) else scale


def _fits(matrix: AnswerMatrix, scale: Scale) -> bool:
    given = matrix.values[~np.isnan(matrix.values)]
    is_point = given == np.round(given)
    return bool((is_point & (given >= scale.low) & (given <= scale.high)).all())
