"""The figures of the survey, the trend and the privacy gate."""

from typing import Final

from flowgap.reporting.figures.figure import Unit
from flowgap.reporting.figures.measure import (
    Bounds,
    Group,
    Key,
    Keys,
    Made,
    Measure,
    Missing,
    alone,
    interval,
)

SCORES: Final = "methods/scores.md"
RELIABILITY: Final = "methods/reliability.md"
ASSOCIATIONS: Final = "methods/associations.md"
TREND: Final = "methods/trend.md"
PRIVACY: Final = "methods/privacy.md"

_DIMENSION: Final = (Key("id", "dimension"),)

SURVEY_KEYS: Final[Keys] = {
    "survey.dimensions": _DIMENSION,
    "survey.dimensions.items": (Key("id", "subject"),),
    "survey.readiness.weakest": _DIMENSION,
    "survey.teams": (Key("team", "team"),),
    "survey.teams.dimensions": _DIMENSION,
    "survey.perception": (
        Key("dimension", "dimension"),
        Key("role_a", "subject", kind="role"),
        Key("role_b", "subject", kind="role"),
    ),
    "survey.votes": (Key("stage", "stage"),),
    "survey.drivers.items": _DIMENSION,
    "survey.themes": (Key("id", "subject"),),
    "survey.careless.without": (Key("dimension", "dimension"),),
    "survey.careless.quarters": (Key("", "subject"),),
    "survey.gates": (
        Key("name", "subject", kind="gate"),
        Key("dimension", "dimension", empty="all"),
    ),
    "survey.tenure": (Key("dimension", "dimension"),),
    "trend": (Key("dimension", "dimension"), Key("team", "team", empty="company")),
    "trend.waves": (Key("wave", "wave"),),
}


def _points(field: str, *, ends: tuple[str, str] = ("low", "high")) -> Measure:
    return interval(
        field, Unit.POINTS, Bounds.POINTS, ends=ends, made=Made.POSTERIOR, missing=Missing.HIDDEN
    )


def _difference(field: str, *, made: Made = Made.POSTERIOR) -> Measure:
    return interval(field, Unit.POINTS, Bounds.POINT_CHANGE, made=made)


def _coefficient(field: str) -> Measure:
    return alone(field, Unit.COEFFICIENT, Bounds.COEFFICIENT, missing=Missing.HELD_BACK)


def _share(field: str) -> Measure:
    return alone(field, Unit.SHARE, Bounds.UNIT, missing=Missing.HELD_BACK)


def _mean(field: str) -> Measure:
    return alone(field, Unit.POINTS, Bounds.POINTS, missing=Missing.HELD_BACK)


def _people(field: str) -> Measure:
    return alone(field, Unit.PEOPLE, Bounds.NOT_NEGATIVE)


SURVEY_GROUPS: Final = (
    Group(
        path="survey",
        source=SCORES,
        reasons="survey-reason",
        measures=(
            _people("invited"),
            _people("responded"),
            _share("response_rate"),
            _share("flagged_share"),
            alone("n_teams", Unit.TEAMS, Bounds.NOT_NEGATIVE),
            alone("n_teams_shown", Unit.TEAMS, Bounds.NOT_NEGATIVE),
        ),
    ),
    Group(
        path="survey.dimensions",
        source=SCORES,
        n="n",
        measures=(
            _points("estimate"),
            alone("mean", Unit.POINTS, Bounds.POINTS, missing=Missing.HIDDEN),
            _share("favourable_share"),
            _share("dk_share"),
            _coefficient("alpha"),
            _coefficient("omega"),
            _coefficient("icc1"),
            _coefficient("icc2"),
            _coefficient("rwgj_median"),
            alone(
                "complete_case_shift",
                Unit.POINTS,
                Bounds.POINT_CHANGE,
                missing=Missing.HELD_BACK,
            ),
        ),
    ),
    Group(path="survey.dimensions.items", source=RELIABILITY, measures=(_mean("mean"),)),
    Group(
        path="survey.dimensions.weighted",
        source=SCORES,
        reasons="weighted-reason",
        measures=(
            _mean("mean"),
            alone("n_effective", Unit.PEOPLE, Bounds.NOT_NEGATIVE, missing=Missing.HELD_BACK),
        ),
    ),
    Group(
        path="survey.dimensions.nonresponse",
        source=SCORES,
        reasons="nonresponse-reason",
        measures=(
            _share("scored_share"),
            alone("apart_points", Unit.POINTS, Bounds.POINTS),
            _mean("near_low"),
            _mean("near_high"),
            _mean("mean_low"),
            _mean("mean_high"),
            _share("favourable_low"),
            _share("favourable_high"),
        ),
    ),
    Group(
        path="survey.readiness",
        source=SCORES,
        reasons="readiness-reason",
        measures=(_points("estimate"), _mean("weights_low"), _mean("weights_high")),
    ),
    Group(
        path="survey.readiness.weakest",
        source=SCORES,
        measures=(alone("p", Unit.CHANCE, Bounds.UNIT),),
    ),
    Group(
        path="survey.teams",
        source=SCORES,
        measures=(
            Measure(
                field="n_band",
                unit=Unit.PEOPLE,
                bounds=Bounds.NOT_NEGATIVE,
                missing=Missing.HIDDEN,
                is_band=True,
            ),
            Measure(
                field="response_rate_band",
                unit=Unit.SHARE,
                bounds=Bounds.UNIT,
                missing=Missing.HIDDEN,
                is_band=True,
            ),
            alone("agreement", Unit.COEFFICIENT, Bounds.COEFFICIENT, missing=Missing.SMALL_TEAM),
        ),
    ),
    Group(path="survey.teams.dimensions", source=SCORES, measures=(_points("estimate"),)),
    Group(path="survey.perception", source=ASSOCIATIONS, measures=(_difference("difference"),)),
    Group(
        path="survey.tenure",
        source=ASSOCIATIONS,
        measures=(_difference("difference"), _mean("newcomers"), _mean("settled")),
    ),
    Group(path="survey.votes", source="methods/witnesses.md", measures=(_share("share"),)),
    Group(
        path="survey.drivers.items",
        source=ASSOCIATIONS,
        reasons="drivers-reason",
        measures=(
            interval("importance", Unit.SHARE, Bounds.UNIT, made=Made.TEAMS),
            interval(
                "rank",
                Unit.RANK,
                Bounds.POSITIVE,
                ends=("rank_low", "rank_high"),
                made=Made.TEAMS,
            ),
        ),
    ),
    Group(
        path="survey.themes",
        source=PRIVACY,
        measures=(
            Measure(field="n_band", unit=Unit.PEOPLE, bounds=Bounds.NOT_NEGATIVE, is_band=True),
        ),
    ),
    Group(
        path="survey.careless.without",
        source="methods/careless.md",
        measures=(_mean("mean_with"), _mean("mean_without")),
    ),
    Group(
        path="survey.careless.quarters",
        source="methods/careless.md",
        measures=(
            Measure(field="", unit=Unit.SHARE, bounds=Bounds.UNIT, statistic="flagged_share"),
        ),
    ),
    Group(
        path="survey.gates",
        source=RELIABILITY,
        measures=(
            alone("value", Unit.COEFFICIENT, Bounds.ANY),
            alone("bound", Unit.COEFFICIENT, Bounds.ANY),
        ),
    ),
)

TREND_GROUPS: Final = (
    Group(path="trend.waves", source=TREND, measures=(_points("estimate"),)),
    Group(
        path="trend",
        source=TREND,
        measures=(
            alone("minimum_detectable", Unit.POINTS, Bounds.POINTS, missing=Missing.HELD_BACK),
            alone("p_rise", Unit.CHANCE, Bounds.UNIT, missing=Missing.HELD_BACK),
        ),
    ),
    Group(
        path="trend.limits",
        source=TREND,
        measures=(
            interval("average", Unit.POINTS, Bounds.POINTS, made=Made.LIMITS),
            _mean("centre"),
        ),
    ),
    Group(
        path="trend.roster",
        source=TREND,
        measures=(
            _people("invited_first"),
            _people("invited_last"),
            _people("joined_at_least"),
            _people("left_at_least"),
        ),
    ),
)

PRIVACY_GROUPS: Final = (
    Group(
        path="privacy",
        source=PRIVACY,
        measures=(
            alone("minimum_group", Unit.PEOPLE, Bounds.POSITIVE),
            alone("suppressed_cells", Unit.CELLS, Bounds.NOT_NEGATIVE),
            alone("released_cells", Unit.CELLS, Bounds.NOT_NEGATIVE),
        ),
    ),
)
