"""How many digits of a survey's figures leave the program: no more than they are worth.

Further digits say nothing of an organization. A mean tells of its people what a mean tells, however
many digits it has; intervals and coefficients with fifteen of them would tell each one's distance
from it.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Final, TypeVar

from flowgap.result.survey import (
    Careless,
    DimensionScore,
    DriverImportance,
    InstrumentGate,
    ItemMean,
    Nonresponse,
    Readiness,
    RoleGap,
    Survey,
    TeamDimension,
    TeamScores,
    TenureGap,
    Trend,
    TrendLimits,
    VoteShare,
    WaveEstimate,
)

POINTS: Final = 1
"""Decimals of estimates and the ends of their intervals."""
SHARE: Final = 2
COEFFICIENT: Final = 3
"""Of reliability, agreement and probability."""

_INTERVAL: Final = {"estimate": POINTS, "low": POINTS, "high": POINTS}

DECIMALS: Final[Mapping[type, Mapping[str, int]]] = {
    DimensionScore: _INTERVAL
    | {"favourable_share": SHARE, "dk_share": SHARE, "complete_case_shift": POINTS}
    | dict.fromkeys(("alpha", "omega", "icc1", "icc2", "rwgj_median"), COEFFICIENT),
    TeamDimension: _INTERVAL,
    TeamScores: {"agreement": COEFFICIENT},
    Readiness: _INTERVAL | {"weights_low": POINTS, "weights_high": POINTS},
    ItemMean: {"mean": POINTS},
    Nonresponse: {"scored_share": SHARE, "favourable_low": SHARE, "favourable_high": SHARE}
    | dict.fromkeys(("near_low", "near_high", "mean_low", "mean_high"), POINTS),
    TenureGap: {"difference": POINTS, "low": POINTS, "high": POINTS},
    RoleGap: {"difference": POINTS, "low": POINTS, "high": POINTS},
    VoteShare: {"share": SHARE},
    DriverImportance: {"importance": SHARE, "low": SHARE, "high": SHARE},
    Careless: {"quarters": SHARE},
    InstrumentGate: {"value": COEFFICIENT},
    Survey: {"flagged_share": SHARE},
    WaveEstimate: _INTERVAL,
    TrendLimits: {"average": POINTS, "centre": POINTS, "low": POINTS, "high": POINTS},
    Trend: {"minimum_detectable": POINTS, "p_rise": COEFFICIENT},
}
"""By type and field. What is not named stays as it is: means, numbers of people, chances."""

_Value = TypeVar("_Value")


def rounded(value: _Value, decimals: int | None = None) -> _Value:
    """Return a part of the survey's result, and all that is in it, with the digits it is worth."""
    if isinstance(value, float) and decimals is not None:
        return type(value)(round(value, decimals) + 0.0)  # no -0.0
    if isinstance(value, tuple):
        return type(value)(rounded(one, decimals) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = DECIMALS.get(type(value), {})
        changed = {
            field.name: rounded(getattr(value, field.name), names.get(field.name))
            for field in fields(value)
        }
        return replace(value, **changed)
    return value
