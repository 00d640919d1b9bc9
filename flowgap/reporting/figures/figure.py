"""One figure of a result: what it says, of whom, how sure it is, and why it is missing."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts. `points` are percent of maximum possible; shares lie in 0..1."""

    POINTS = "points"
    SHARE = "share"
    CHANCE = "chance"
    COEFFICIENT = "coefficient"
    RANK = "rank"
    PEOPLE = "people"
    TEAMS = "teams"
    CELLS = "cells"
    ROWS = "rows"
    ITEMS = "items"
    STAGES = "stages"
    LINES = "lines"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    PERIODS = "periods"
    PER_WEEK = "per_week"
    ITEMS_PER_WEEK = "items_per_week"
    ITEMS_PER_QUARTER = "items_per_quarter"
    ITEM_DAYS = "item_days"
    MONEY = "money"
    COUNT = "count"


class FigureState(StrEnum):
    """Whether a figure may be used: `suppressed` is hidden by the privacy gate."""

    GIVEN = "given"
    PROVISIONAL = "provisional"
    SUPPRESSED = "suppressed"
    NOT_GIVEN = "not_given"


class Note(StrEnum):
    """What must be said wherever the figure is used."""

    PILOT = "pilot"
    INDEX = "index"
    ITEM_BY_ITEM = "item_by_item"
    TWO_VIEWS = "two_views"
    MAY_NOT_REPRESENT = "may_not_represent"
    NOT_COMPARABLE = "not_comparable"
    OPINIONS = "opinions"
    SIMULATED = "simulated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes
    ----------
    id : str
        Its place in `result.json`, as a dotted key of TOML: parts with signs stand in quotes.
    section : str
        Part of the result, e.g. `survey`.
    subject : str or None
        What it is of where it is no dimension, team, stage, wave or period: an indicator, a role.
    statistic : str
        What is said of it, e.g. `estimate`.
    period : str or None
        `before` or `after`.
    value : float or None
        In `unit`; None with a `reason`, never 0.
    band : str or None
        A range in place of the value, where a value would tell too much.
    low, high : float or None
        Ends of the 90 % interval, unless the codebook says otherwise.
    n, n_band : int, str or None
        How many people or work items it rests on, or between how many.
    reason : str or None
        A code, or a sentence in the language of the result.
    notes : tuple of Note
        What must be said with it.
    """

    id: str
    section: str
    dimension: str | None
    team: str | None
    stage: str | None
    wave: str | None
    period: str | None
    subject: str | None
    statistic: str
    value: int | float | None
    band: str | None
    unit: str
    low: int | float | None
    high: int | float | None
    n: int | None
    n_band: str | None
    state: FigureState
    reason: str | None
    notes: tuple[Note, ...]
