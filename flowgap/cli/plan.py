"""`flowgap plan`: which change a survey will be able to show, before anybody is asked."""

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from flowgap.cli.plan_lines import plan_lines
from flowgap.cli.plan_source import Asked, asked_by_folder, asked_by_sizes
from flowgap.privacy.thresholds import MINIMUM_GROUP, MINIMUM_VERDICT
from flowgap.scoring.detectable import POWER
from flowgap.scoring.planning import SurveyPlan
from flowgap.scoring.points import TOP_POINTS
from flowgap.scoring.pooling import PERSON_SPREAD
from flowgap.scoring.sampling import LEAST_TARGET_POINTS, TARGET_POINTS
from flowgap.services.waves.planner import RESPONSE_SHARE, Planned, person_spread, plan_groups

MOST_MINIMUM: Final = 1_000


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
@click.option("--all", "tell_all", is_flag=True, help="Print each of many teams, not their sizes.")
@click.option("--json", "as_json", is_flag=True, help="Print the plan as JSON and nothing else.")
def plan(  # noqa: PLR0913 - one argument for each option
    *,
    folder: Path | None,
    teams: str | None,
    response: float | None,
    minimum: int | None,
    pulse: bool,
    target: float,
    tell_all: bool,
    as_json: bool,
) -> None:
    """Print which change will be visible in every team, unit and the company.

    Give the engagement FOLDER whose roster.csv says who is invited, or --teams. A change is
    visible that would be called one in 4 of 5 cases: by one later wave, by two, or with two teams
    merged. Where fewer than 8 answer, it would be called without any one of them, too.
    """
    asked = _asked(folder, teams)
    survey = SurveyPlan(
        response_share=response or asked.response_share or RESPONSE_SHARE,
        minimum_group=minimum or asked.minimum_group or MINIMUM_GROUP,
        minimum_verdict=MINIMUM_VERDICT,
        later_spread=person_spread(1) if pulse else PERSON_SPREAD,
    )
    found = plan_groups(asked.teams, survey, target=target)
    if as_json:
        document = _document(found, survey, target)
        click.echo(json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False))
        return
    for line in plan_lines(found, survey, target, tell_all=tell_all):
        click.echo(line)


def _asked(folder: Path | None, teams: str | None) -> Asked:
    if (folder is None) == (teams is None):
        raise click.UsageError("Give either a FOLDER or --teams 8,8,12.")
    return asked_by_sizes(teams) if teams is not None else asked_by_folder(Path(folder or "."))


def _document(found: Sequence[Planned], survey: SurveyPlan, target: float) -> dict[str, Any]:
    return {
        "response": survey.response_share,
        "minimum_group": survey.minimum_group,
        "minimum_verdict": survey.minimum_verdict,
        "first_spread": survey.first_spread,
        "later_spread": survey.later_spread,
        "power": POWER,
        "target": target,
        "groups": [_group(one) for one in found],
    }


def _group(planned: Planned) -> dict[str, Any]:
    row, items = planned.visible, planned.items
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
        "answers_for_target": None if items is None else items.n_people,
    }
