"""`flowgap plan`: which change a survey will be able to show, before anybody is asked."""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import click
import numpy as np

from flowgap.cli.plan_source import Asked, asked_by_folder, asked_by_sizes
from flowgap.privacy.thresholds import MINIMUM_GROUP
from flowgap.scoring.change import POWER
from flowgap.scoring.habits import PRESUMED
from flowgap.scoring.planning import GroupKind, SurveyPlan, Visible, plan_survey
from flowgap.scoring.points import TOP_POINTS
from flowgap.scoring.pooling import PERSON_SPREAD
from flowgap.scoring.sampling import LEAST_TARGET_POINTS, TARGET_POINTS, ItemsNeeded, items_needed

RESPONSE_SHARE: Final = 0.7
"""Presumed where no earlier wave tells."""
MOST_MINIMUM: Final = 1_000

_N_CORE: Final = 4
_BALANCE: Final = 0.5


def _number(_context: click.Context, _option: click.Parameter, value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise click.BadParameter("nan is no number.")
    return value


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--teams", metavar="8,8,12", help="People of each team, in place of a folder.")
@click.option(
    "--response",
    type=click.FloatRange(0, 1, min_open=True),
    callback=_number,
    help="Share that will answer. Default: that of the folder's last wave, or 0.7.",
)
@click.option(
    "--minimum",
    type=click.IntRange(MINIMUM_GROUP, MOST_MINIMUM),
    help="Answers that a score needs. Default: that of the folder, or 5.",
)
@click.option("--pulse", is_flag=True, help="Later waves are pulses of one item per dimension.")
@click.option(
    "--target",
    type=click.FloatRange(LEAST_TARGET_POINTS, TOP_POINTS),
    callback=_number,
    default=TARGET_POINTS,
    show_default=True,
    help="Standard error in points at which a team is known well enough.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON and nothing else.")
def plan(  # noqa: PLR0913 - one argument for each option
    *,
    folder: Path | None,
    teams: str | None,
    response: float | None,
    minimum: int | None,
    pulse: bool,
    target: float,
    as_json: bool,
) -> None:
    """Print which change will be visible in every team, unit and the company.

    Give the engagement FOLDER whose roster.csv says who is invited, or --teams. A change is
    visible that would be called one in 4 of 5 cases: by one later wave, by two, or with two teams
    merged.
    """
    asked = _asked(folder, teams)
    survey = SurveyPlan(
        response_share=response or asked.response_share or RESPONSE_SHARE,
        minimum_group=minimum or asked.minimum_group or MINIMUM_GROUP,
        later_spread=_pulse_spread() if pulse else PERSON_SPREAD,
    )
    found = plan_survey(asked.teams, survey)
    needed = [_needed(row, target) for row in found]
    if as_json:
        document = _document(found, needed, survey, target)
        click.echo(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))
        return
    for line in _lines(found, needed, survey, target):
        click.echo(line)


def _asked(folder: Path | None, teams: str | None) -> Asked:
    if (folder is None) == (teams is None):
        raise click.UsageError("Give either a FOLDER or --teams 8,8,12.")
    return asked_by_sizes(teams) if teams is not None else asked_by_folder(Path(folder or "."))


def _pulse_spread() -> float:
    return float(np.sqrt(PRESUMED.person_variance(1, n_core=_N_CORE, balance=_BALANCE)))


def _needed(row: Visible, target: float) -> ItemsNeeded | None:
    return items_needed(target, row.n_answers) if row.n_answers > 0 else None


def _document(
    found: Sequence[Visible],
    needed: Sequence[ItemsNeeded | None],
    survey: SurveyPlan,
    target: float,
) -> dict[str, Any]:
    return {
        "response": survey.response_share,
        "minimum_group": survey.minimum_group,
        "first_spread": survey.first_spread,
        "later_spread": survey.later_spread,
        "power": POWER,
        "target": target,
        "groups": [_group(row, items) for row, items in zip(found, needed, strict=True)],
    }


def _group(row: Visible, items: ItemsNeeded | None) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": row.name or None,
        "invited": row.n_invited,
        "answers": row.n_answers,
        "p_shown": row.p_shown,
        "one_wave": row.one_wave,
        "two_waves": row.two_waves,
        "merged_with": row.merged_with,
        "merged": row.merged,
        "reason": row.reason,
        "items_per_dimension": None if items is None else items.n_items,
        "standard_error": None if items is None else items.standard_error,
        "people_for_target": None if items is None else items.n_people,
    }


def _lines(
    found: Sequence[Visible],
    needed: Sequence[ItemsNeeded | None],
    survey: SurveyPlan,
    target: float,
) -> Iterator[str]:
    yield f"{survey.response_share:.0%} answer, a score needs {survey.minimum_group} answers."
    yield "Smallest change in points that would be called one in 4 of 5 cases:\n"
    names = [row.name or "Company" for row in found]
    width = max(len("group"), *map(len, names))
    yield (
        f"{'group':<{width}}  {'invited':>8}  {'answers':>8}  {'one wave':>8}  {'two waves':>9}"
        f"  {'merged':>6}  items for an error of {target:g}"
    )
    for name, row, items in zip(names, found, needed, strict=True):
        merged = f"{_points(row.merged):>6}" if row.merged_with else f"{'':>6}"
        yield (
            f"{name:<{width}}  {row.n_invited:>8,}  {row.n_answers:>8,.1f}"
            f"  {_points(row.one_wave):>8}  {_points(row.two_waves):>9}  {merged}  {_items(items)}"
        )
    yield "\nmerged: with the smallest other team of the same unit, by one later wave."
    yield "-: too few answers for a score, or no change on the scale would show."
    if any(row.kind is GroupKind.TEAM for row in found):
        yield "All teams are read together in 12 dimensions: the more there are, the more one must"
        yield "stand out. Answers are not linked to people, so those who stay help no comparison."


def _points(points: float | None) -> str:
    return "-" if points is None else f"{points:.1f}"


def _items(items: ItemsNeeded | None) -> str:
    if items is None:
        return "-"
    if items.n_items is None:
        return f"not by items: {items.n_people} people"
    return f"{items.n_items} of each dimension"
