"""`flowgap irt`: fit the graded response model to a file of answers."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from flowgap.cli.irt_json import irt_document
from flowgap.errors import InputError
from flowgap.importing.matrix import read_matrix
from flowgap.scoring.irt.fitted import ItemFit
from flowgap.scoring.irt.study import GradedStudy, study_answers

_LEAST_P: Final = 0.001


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--items", required=True, metavar="A,B,C", help="Columns of one dimension.")
@click.option("--reverse", default="", metavar="A,B", help="Items to turn; needs --points.")
@click.option("--points", type=int, help="Points of the scale; answers off it are refused.")
@click.option("--low", type=float, help="Lowest answer; needs --points, and is 1 without it.")
@click.option("--group", help="Column of groups to compare, for example roles or languages.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON and nothing else.")
def irt(  # noqa: PLR0913 - one argument per option
    *,
    file: Path,
    items: str,
    reverse: str,
    points: int | None,
    low: float | None,
    group: str | None,
    as_json: bool,
) -> None:
    """Fit the graded response model to the answers in FILE: one row per person.

    Prints discrimination a and thresholds b of every item in the logistic metric (no factor 1.702)
    for people who stand at 0 on average with a spread of 1. Missing answers are kept. People
    without a group are counted on standard error; they are in the model all the same.
    """
    if low is not None and points is None:
        problem = f"--low {low:g} says where the scale starts, and nothing where it ends"
        raise InputError(problem, file=file.name, allowed="--points beside it, e.g. --points 5")
    matrix = read_matrix(
        file, _names(items), reverse=_names(reverse), group=group, low=low, points=points
    )
    study = study_answers(matrix.values, matrix.groups)
    document = irt_document(study, matrix)
    if document["n_without_group"]:
        n_without = document["n_without_group"]
        people = "1 person has" if n_without == 1 else f"{n_without:,} people have"
        click.echo(f"Note: {people} no group: they are in the model only.", err=True)
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))
        return
    for line in _lines(study, matrix.items):
        click.echo(line)


def _names(option: str) -> list[str]:
    return [name.strip() for name in option.split(",") if name.strip()]


def _lines(study: GradedStudy, items: Sequence[str]) -> Iterator[str]:
    fit = study.fit
    if fit.log_likelihood is None:
        yield f"No model: {fit.reason}"
    else:
        yield f"{fit.n:,} people, log-likelihood {fit.log_likelihood:.2f}, AIC {fit.aic:.2f}"
        yield f"Reliability {_figure(study.marginal_reliability)} by the model"
    yield from (f"* {remark}" for remark in fit.remarks)
    width = max(len("item"), *map(len, items))
    yield f"\n{'item':<{width}}  {'n':>9}  {'a':>7}  b"
    for name, fitted in zip(items, fit.items, strict=True):
        yield f"{name:<{width}}  {fitted.n:>9,}  {_parameters(fitted)}"
        yield from (f"{'':<{width}}  * {remark}" for remark in fitted.remarks)
    yield from _findings(study, [items[column] for column in fit.columns])
    chosen = ", ".join(items[column] for column in study.pulse.columns)
    yield f"\nPulse: {chosen or study.pulse.reason}"


def _parameters(fitted: ItemFit) -> str:
    if fitted.item is None:
        return f"{'-':>7}  {fitted.reason}"
    thresholds = fitted.item.thresholds
    a = f"{fitted.item.discrimination:.3f}" if fitted.has_discrimination else "-"
    b = "-" if thresholds is None else "  ".join(f"{threshold:6.2f}" for threshold in thresholds)
    return f"{a:>7}  {b}"


def _findings(study: GradedStudy, items: Sequence[str]) -> Iterator[str]:
    if study.dependence.notable:
        average = _figure(study.dependence.average)
        yield f"\nShare more than the dimension (Q3 far above the average of {average}):"
    for pair in study.dependence.notable:
        yield f"  {items[pair.first]} and {items[pair.second]}: Q3 {_figure(pair.q3)}"
    if not study.dif:
        return
    yield "\nGroups at equal standing:"
    for name, item in zip(items, study.dif, strict=True):
        if item.reason is not None:
            yield f"  {name}: {item.reason}"
            continue
        answers = "answer differently" if item.is_notable else "answer alike"
        yield f"  {name}: {answers} (effect {_figure(item.effect)}, {_chance(item.p_adjusted)})"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _chance(p: float | None) -> str:
    return "p < 0.001" if p is not None and p < _LEAST_P else f"p {_figure(p)}"
