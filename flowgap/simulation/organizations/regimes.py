"""The regimes: families of organizations that differ in how their work flows."""

from dataclasses import dataclass, replace
from typing import Final

from flowgap.errors import InputError

Range = tuple[float, float]
"""A uniform range to draw from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """How organizations of a family are drawn; times in working days.

    Attributes
    ----------
    trained : bool
        False where the model never learns from it, so that it can be examined on it.
    arrival_spread, work_spread : ranges
        Coefficients of variation of the times between arrivals and of work.
    release_days, board_days, security_days : tuples of float
        Windows of the release, of the board that clears work, and of security's sign-off;
        0 is none.
    return_odds : range
        Chance that a check sends an item of mean size back.
    shared : float
        Chance that two stages of a team share their people.
    limit_share : range or None
        Limit of work in progress as a share of the places in it.
    lag_days : range
        Mean delay that nobody's capacity explains, where there is one.
    lagging : float
        Share of stages that have one.
    load, hot_load : ranges
        Utilization of a stage, and of the hot one.
    ai_speed : range
        What building takes after AI came, as a share of before.
    ai_size, ai_defects : ranges
        Factors on size, and on the odds of being sent back.
    gates_abreast : bool
        Whether review, ci and security run side by side.
    products : int
        Kinds of work with routes and sizes of their own.
    teams : tuple of int
        How many teams there are, each as likely.
    serves_all : float
        Chance that the people of a stage serve all teams, where that is usual.
    part_time : float
        Chance that the people of a stage also do work that no tool of the client shows.
    present : range
        Share of their time that is left.
    """

    name: str
    trained: bool = True
    arrival_spread: Range = (0.7, 1.4)
    work_spread: Range = (0.5, 1.3)
    release_days: tuple[float, ...] = (0, 0, 0, 1, 2, 5)
    board_days: tuple[float, ...] = (0, 0, 0, 0, 5, 10)
    security_days: tuple[float, ...] = (0, 0, 0, 0, 2, 5)
    return_odds: Range = (0.0, 0.12)
    shared: float = 0.0
    limit_share: Range | None = None
    lag_days: Range = (0.1, 0.8)
    lagging: float = 0.3
    load: Range = (0.35, 0.80)
    hot_load: Range = (0.84, 1.04)
    ai_speed: Range = (1.0, 1.0)
    ai_size: Range = (1.0, 1.0)
    ai_defects: Range = (1.0, 1.0)
    gates_abreast: bool = False
    products: int = 1
    teams: tuple[int, ...] = (1, 1, 1, 2, 2, 3, 4)
    serves_all: float = 0.0
    part_time: float = 0.0
    present: Range = (0.3, 0.8)


REGIMES: Final = {
    regime.name: regime
    for regime in (
        Regime(name="steady"),
        Regime(name="bursty", arrival_spread=(1.2, 2.2), work_spread=(0.8, 2.0)),
        Regime(
            name="calendar",
            release_days=(5, 5, 10, 10),
            board_days=(0, 0, 10, 10),
            security_days=(0, 2, 5),
        ),
        Regime(name="rework", return_odds=(0.10, 0.40)),
        Regime(name="shared_people", shared=0.8),
        Regime(name="limited_wip", limit_share=(0.8, 1.4)),
        Regime(
            name="ai_rollout",
            ai_speed=(0.5, 1.1),
            ai_size=(1.0, 2.5),
            ai_defects=(0.8, 1.8),
            return_odds=(0.05, 0.20),
        ),
        Regime(
            name="light_load",
            load=(0.15, 0.45),
            hot_load=(0.30, 0.55),
            lag_days=(1.0, 6.0),
            lagging=0.6,
            release_days=(0, 5, 10),
        ),
        Regime(name="people_of_all", teams=(2, 2, 3, 4, 5), serves_all=0.7),
        Regime(name="part_time", part_time=0.5),
        Regime(name="parallel_gates", trained=False, gates_abreast=True, return_odds=(0.03, 0.20)),
        Regime(name="two_products", trained=False, products=2, return_odds=(0.0, 0.20)),
    )
}
"""By name. The last two are never learned from."""


def regime(name: str) -> Regime:
    """Return a regime.

    Raises
    ------
    InputError
        If there is none of the name.
    """
    if name not in REGIMES:
        raise InputError(
            f"there is no regime {name!r}", file="--regime", allowed=", ".join(REGIMES)
        )
    return REGIMES[name]


def shifted(regime: Regime, *, factor: float) -> Regime:
    """Return a world in which spreads, delays, windows and returns are so many times as large."""

    def more(bounds: Range) -> Range:
        return bounds[0] * factor, bounds[1] * factor

    return replace(
        regime,
        arrival_spread=more(regime.arrival_spread),
        work_spread=more(regime.work_spread),
        lag_days=more(regime.lag_days),
        return_odds=more(regime.return_odds),
        release_days=tuple(days * factor for days in regime.release_days),
        board_days=tuple(days * factor for days in regime.board_days),
        security_days=tuple(days * factor for days in regime.security_days),
    )
