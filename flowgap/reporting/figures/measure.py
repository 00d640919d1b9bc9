"""How the catalogue of figures is written down: which field holds what, in which unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flowgap.reporting.figures.figure import FigureState, Unit

INTERVAL_FIELDS: Final = ("low", "high")


class Bounds(StrEnum):
    """Between which values a figure lies."""

    UNIT = "0..1"
    POINTS = "0..100"
    POINT_CHANGE = "-100..100"
    COEFFICIENT = "-1..1"
    NOT_NEGATIVE = "0.."
    POSITIVE = "1.."
    ANY = "any"


class Made(StrEnum):
    """How the ends `low` and `high` are made."""

    POSTERIOR = "posterior"
    WEEKS = "weeks"
    TEAMS = "teams"
    EXACT = "exact"
    SERIES = "series"
    CAPACITY = "capacity"
    LIMITS = "limits"
    ORGANIZATIONS = "organizations"


class Missing(StrEnum):
    """Why a figure is missing where the result gives no reason itself."""

    HIDDEN = "hidden"
    HELD_BACK = "not_released"
    SMALL_TEAM = "fewer_than_eight"
    NO_STAMPS = "no_stamps"
    NOT_COMPUTED = "not_computed"
    NOT_FINITE = "not_a_number"

    @property
    def state(self) -> FigureState:
        """Whether the privacy gate is the reason."""
        return FigureState.SUPPRESSED if self is Missing.HIDDEN else FigureState.NOT_GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One field of the result that is a figure.

    Attributes
    ----------
    field : str
        Its name; empty where the elements of a list are the figures themselves.
    unit : Unit or str
        A unit, or the name of the field beside it that tells the unit.
    interval : str or None
        Name of a field with both ends in place of `low` and `high`.
    statistic, period : str or None
        What the columns say where that is not the name of the field.
    is_band : bool
        Whether the field holds a band in place of a number.
    """

    field: str
    unit: Unit | str
    bounds: Bounds
    low: str | None = None
    high: str | None = None
    interval: str | None = None
    made: Made | None = None
    statistic: str | None = None
    period: str | None = None
    missing: Missing = Missing.NOT_COMPUTED
    is_band: bool = False

    @property
    def name(self) -> str:
        """What the column `statistic` says."""
        return self.statistic or self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All figures of one kind of object; `path` leads there from the result.

    `n` is the field beside the figures that says how many people or work items they rest on.
    `source` is the page on method in `docs/`, `reasons` the texts that explain the reasons. Where
    the object knows no reason, one that `asks_owner` takes that of the object that holds it.
    """

    path: str
    measures: tuple[Measure, ...]
    source: str
    n: str | None = None
    subject: str | None = None
    subject_kind: str = ""
    reasons: str = "score-reason"
    asks_owner: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A field that tells the elements of a list apart, and the column where it stands.

    `empty` stands in the id where the field is null. A key that is not `in_id` only fills a
    column. `kind` names the texts that its labels have in the report.
    """

    field: str
    column: str
    empty: str | None = None
    in_id: bool = True
    kind: str | None = None


Keys = Mapping[str, tuple[Key, ...]]


def interval(  # noqa: PLR0913 - a figure, its unit and its ends
    field: str,
    unit: Unit | str,
    bounds: Bounds,
    *,
    ends: tuple[str, str] = ("low", "high"),
    made: Made = Made.WEEKS,
    missing: Missing = Missing.NOT_COMPUTED,
) -> Measure:
    """Return a figure whose interval stands in two fields beside it."""
    low, high = ends
    return Measure(
        field=field, unit=unit, bounds=bounds, low=low, high=high, made=made, missing=missing
    )


def compared(
    statistic: str,
    unit: Unit | str,
    bounds: Bounds,
    *,
    prefix: str = "",
) -> tuple[Measure, Measure]:
    """Return a figure of the period before and the same of the period after."""
    return (
        Measure(
            field=f"{prefix}before", unit=unit, bounds=bounds, statistic=statistic, period="before"
        ),
        Measure(
            field=f"{prefix}after", unit=unit, bounds=bounds, statistic=statistic, period="after"
        ),
    )


def alone(
    field: str, unit: Unit | str, bounds: Bounds, *, missing: Missing = Missing.NOT_COMPUTED
) -> Measure:
    """Return a figure without an interval."""
    return Measure(field=field, unit=unit, bounds=bounds, missing=missing)
