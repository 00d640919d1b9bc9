"""Worlds in which one thing changed and nothing else: what they differ in, drawn by chance."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

N_TEAMS: Final = 11
N_WEEKS: Final = 26
"""Of each period."""
TRAIN_DAYS: Final = ((7, 14), (14, 7), (1, 7), (7, 1), (14, 28), (1, 14))
"""Days between releases before and after, where the schedule is what changed."""

Floats = NDArray[np.float64]


class Cause(StrEnum):
    """The one thing that changed."""

    NOTHING = "nothing"
    SCHEDULE = "release schedule"
    MIX = "mix of changes"
    GAIN = "faster build"
    MIGRATED = "faster build, slower review"
    REWORK = "faster build, more rework"
    UNUSED = "nothing, AI bought and not used"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """How work goes in one period.

    Attributes
    ----------
    build_factor, review_factor : float
        Of the time that work takes.
    median_lines : float
    type_shares : array of shape (5,)
        Feature, fix, hotfix, revert, chore; adding up to 1.
    train_days : int
        Days between releases; 1: every day.
    again_share : float
        Of reviewed items: sent back to build once, and reviewed again.
    ai_share : float
        Of items: show help by AI.
    """

    build_factor: float
    review_factor: float
    median_lines: float
    type_shares: Floats
    train_days: int
    again_share: float
    ai_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """An organization of eleven teams, drawn by chance, and its two regimes.

    Attributes
    ----------
    items_per_week : array of shape (11,)
        Items that each team starts.
    train_weekday : array of shape (11,)
        0 for Monday; on which each team releases.
    clarify_days, build_days, review_wait_days, review_days, integrate_days, again_days,
    qa_days, security_days : float
        Medians, for an item of 100 lines; `again_days` of a second build with its review.
    tail, size_spread, week_spread : float
        Standard deviations of logarithms: of a stage's time, of lines, of what a week does to
        all teams. With a tail of 1.2 a tenth of the items takes 4.7 times the median.
    size_power : float
        Work grows with lines to this power.
    type_factor : array of shape (5,)
        Of the time that work takes, by type.
    unreviewed_share, bypass_share, missing_share, undated_share : float
        Of items: merged without review; released at once; of stamps: lost. Of items: without
        `created_at`.
    has_qa, has_security, has_ci, has_events, types_known, ai_known : bool
        What the tools recorded.
    export_days : int
        From the end of the period after to the export: what is not released by then is open.
    """

    before: Regime
    after: Regime
    items_per_week: Floats
    train_weekday: NDArray[np.intp]
    clarify_days: float
    build_days: float
    review_wait_days: float
    review_days: float
    integrate_days: float
    again_days: float
    qa_days: float
    security_days: float
    tail: float
    size_spread: float
    week_spread: float
    size_power: float
    type_factor: Floats
    unreviewed_share: float
    bypass_share: float
    missing_share: float
    undated_share: float
    has_qa: bool
    has_security: bool
    has_ci: bool
    has_events: bool
    types_known: bool
    ai_known: bool
    export_days: int


def draw_world(cause: Cause, rng: np.random.Generator) -> World:
    """Return a world in which only `cause` changed from the period before to the one after."""
    before = _regime(rng)
    world = _organization(before, rng)
    after = replace(before, ai_share=before.ai_share + rng.choice([0.0, rng.uniform(0.2, 0.6)]))
    match cause:
        case Cause.NOTHING:
            pass
        case Cause.SCHEDULE:
            days_before, days_after = TRAIN_DAYS[rng.integers(len(TRAIN_DAYS))]
            before = replace(before, train_days=days_before)
            after = replace(after, train_days=days_after)
        case Cause.MIX:
            world, after = _other_mix(world, after, rng)
        case Cause.UNUSED:
            before = replace(before, ai_share=rng.uniform(0.0, 0.03))
            after = replace(before, ai_share=rng.uniform(0.0, 0.03))
            world = replace(world, ai_known=True)
        case _:
            world, after = _faster_build(cause, world, after, rng)
    return replace(world, before=before, after=after)


def _regime(rng: np.random.Generator) -> Regime:
    shares = rng.dirichlet([16.0, 9.0, 1.5, 0.8, 5.0])
    return Regime(
        build_factor=1.0,
        review_factor=1.0,
        median_lines=rng.uniform(50, 150),
        type_shares=shares,
        train_days=int(rng.choice([1, 7, 7, 14])),
        again_share=rng.uniform(0.0, 0.2),
        ai_share=rng.uniform(0.0, 0.1),
    )


def _organization(regime: Regime, rng: np.random.Generator) -> World:
    people = rng.integers(3, 15, N_TEAMS)
    shared_day = _happens(0.5, rng)
    weekday = rng.integers(0, 5, 1 if shared_day else N_TEAMS)
    return World(
        before=regime,
        after=regime,
        items_per_week=np.asarray(people * rng.uniform(0.15, 1.0), dtype=np.float64),
        train_weekday=np.broadcast_to(weekday, N_TEAMS),
        clarify_days=rng.uniform(0.3, 3.0),
        build_days=rng.uniform(1.0, 4.0),
        review_wait_days=rng.uniform(0.2, 1.5),
        review_days=rng.uniform(0.1, 0.8),
        integrate_days=rng.uniform(0.05, 0.5),
        again_days=rng.uniform(0.3, 1.0),
        qa_days=rng.uniform(0.3, 1.5),
        security_days=rng.uniform(0.3, 1.5),
        tail=rng.uniform(0.6, 1.2),
        size_spread=rng.uniform(0.8, 1.4),
        week_spread=rng.uniform(0.0, 0.15),
        size_power=rng.uniform(0.2, 0.5),
        type_factor=np.array([1.3, 0.8, 0.5, 0.4, 0.7]) ** rng.uniform(0.3, 1.5),
        unreviewed_share=rng.choice([0.0, rng.uniform(0.0, 0.3)]),
        bypass_share=rng.choice([0.0, rng.uniform(0.0, 0.15)]),
        missing_share=rng.choice([0.0, rng.uniform(0.0, 0.12)]),
        undated_share=rng.choice([0.0, rng.uniform(0.0, 0.1)]),
        has_qa=_happens(0.5, rng),
        has_security=_happens(0.3, rng),
        has_ci=_happens(0.5, rng),
        has_events=_happens(0.5, rng),
        types_known=_happens(0.7, rng),
        ai_known=_happens(0.5, rng),
        export_days=int(rng.choice([0, 14, 60])),
    )


def _other_mix(world: World, after: Regime, rng: np.random.Generator) -> tuple[World, Regime]:
    """Let changes be of other sizes, or of other types: enough to be worth a verdict."""
    world = replace(
        world,
        build_days=rng.uniform(2.0, 4.0),
        size_power=rng.uniform(0.35, 0.5),
        types_known=True,
    )
    if _happens(0.5, rng):
        times = rng.uniform(2.5, 4.0) ** rng.choice([-1.0, 1.0])
        return world, replace(after, median_lines=after.median_lines * times)
    shares = np.array([0.1, 0.35, 0.05, 0.03, 0.47])
    if _happens(0.5, rng):
        shares = np.array([0.85, 0.08, 0.01, 0.01, 0.05])
    factor = np.array([2.0, 0.7, 0.5, 0.4, 0.5])
    return replace(world, type_factor=factor), replace(after, type_shares=shares)


def _faster_build(
    cause: Cause, world: World, after: Regime, rng: np.random.Generator
) -> tuple[World, Regime]:
    """Let building take about half its time, and other stages take it back or not."""
    world = replace(world, build_days=rng.uniform(3.0, 6.0))
    after = replace(after, build_factor=rng.uniform(0.4, 0.6), ai_share=rng.uniform(0.3, 0.8))
    saved_days = world.build_days * (1 - after.build_factor)
    match cause:
        case Cause.MIGRATED:
            review_days = world.review_wait_days + world.review_days
            slower = 1 + rng.uniform(0.8, 1.2) * saved_days / review_days
            return world, replace(after, review_factor=slower)
        case Cause.REWORK if _happens(0.5, rng):
            more = rng.uniform(0.5, 0.7)
            again_days = rng.uniform(0.9, 1.2) * saved_days / more
            world = replace(world, has_events=True, unreviewed_share=0.0, again_days=again_days)
            return world, replace(after, again_share=after.again_share + more)
        case Cause.REWORK:
            returned = rng.uniform(0.10, 0.18) * np.array([0.0, 0.0, 0.6, 0.4, 0.0])
            shares = after.type_shares * (1 - returned.sum()) + returned
            return replace(world, types_known=True), replace(after, type_shares=shares)
        case _:
            return world, after


def _happens(share: float, rng: np.random.Generator) -> bool:
    return bool(rng.random() < share)
