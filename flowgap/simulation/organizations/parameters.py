"""What an organization is like: its teams, their people, and what its calendar allows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from flowgap.queueing.network import Codes, Days, Flags
from flowgap.simulation.organizations.regimes import Regime
from flowgap.simulation.organizations.routes import N_STAGES
from flowgap.stages import PIPELINE_STAGES, Stage

Rng = np.random.Generator

_HOT_ODDS: Final = {
    Stage.CLARIFY: 0.13,
    Stage.BUILD: 0.07,
    Stage.REVIEW: 0.26,
    Stage.CI: 0.08,
    Stage.QA: 0.18,
    Stage.SECURITY: 0.09,
    Stage.INTEGRATE: 0.12,
    Stage.RELEASE: 0.07,
}
_ABSENT_ODDS: Final = {
    Stage.CLARIFY: 0.10,
    Stage.CI: 0.08,
    Stage.QA: 0.20,
    Stage.SECURITY: 0.30,
}
"""Chance that a company has no such stage; the others are in every pipeline."""
_SLIGHT_ODDS: Final = {
    Stage.CLARIFY: 0.15,
    Stage.CI: 0.25,
    Stage.INTEGRATE: 0.25,
    Stage.RELEASE: 0.20,
}
"""Chance that a stage takes hardly any work: it is automated, or a matter of form."""
_SLIGHT_LOAD: Final = 0.1
_SECOND_HOT: Final = 0.35
_OWN_HOT: Final = 0.15
"""Chance that a team's hot stage is not the company's."""
_SHARED_PAIRS: Final = (
    (Stage.BUILD, Stage.REVIEW),
    (Stage.QA, Stage.SECURITY),
    (Stage.INTEGRATE, Stage.RELEASE),
    (Stage.CLARIFY, Stage.QA),
)
_SERVES_ALL: Final = frozenset({Stage.CI, Stage.QA, Stage.SECURITY, Stage.INTEGRATE, Stage.RELEASE})
"""Stages that often have one group of people, or machines, for all teams."""
_PART_TIME: Final = frozenset(PIPELINE_STAGES) - {Stage.BUILD, Stage.CI}
"""Stages whose people often have other work, too."""
_ITEMS_A_TEAM: Final = (150, 700)
_MOST_SERVERS: Final = 6
_BUILD_SERVERS: Final = (6, 19)
_ARRIVALS_A_DAY: Final = (0.8, 3.5)
_SIZE_SPREAD: Final = 0.4
_SIZE_POWER: Final = (0.4, 0.9)
_URGENCY_DAYS: Final = (0.0, 2.0)
_LOADED_ODDS: Final = (0.0, 0.15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large an organization is; `n_items` of all teams together."""

    n_teams: int
    n_items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Parameters of an organization with T teams; times in working days.

    Attributes
    ----------
    regime : Regime
    n_items : int
        All teams together.
    exists : array of shape (8,)
        Whether there is such a stage at all.
    arrivals : array of shape (T,)
        Items a day.
    servers : array of shape (T, 8)
        People, or machines, per stage; 0 where it does not exist. Those of two stages that share
        are one pool; those who serve all teams stand at the first.
    pool : array of shape (T, 8)
        The stage whose people do the work of the stage.
    serves_all : array of shape (8,)
        Whether the people of the stage serve all teams.
    present : array of shape (8,)
        Share of their time that people have for the stage; 1 where they have no other work.
    load : array of shape (T, 8)
        Utilization of that time, by first visits and first returns.
    lag : array of shape (T, 8)
        Mean delay that no capacity explains.
    window_days : array of shape (8,)
    urgency : array of shape (8,)
        Days by which the other work of shared people goes first.
    return_odds : array of shape (8,)
    arrival_spread, work_spread, size_spread, size_power, loaded_odds : float
    limit : array of shape (T,)
        Items in progress; 0 for none.
    ai_speed, ai_size, ai_defects : float
    """

    regime: Regime
    n_items: int
    exists: Flags
    arrivals: Days
    servers: Codes
    pool: Codes
    serves_all: Flags
    present: Days
    load: Days
    lag: Days
    window_days: Days
    urgency: Days
    return_odds: Days
    arrival_spread: float
    work_spread: float
    size_spread: float
    size_power: float
    loaded_odds: float
    limit: Codes
    ai_speed: float
    ai_size: float
    ai_defects: float

    @property
    def n_teams(self) -> int:
        """Number of teams."""
        return len(self.arrivals)

    @property
    def people(self) -> Days:
        """Full-time people per team and stage, (T, 8): of all teams, each has its part by items."""
        own = self.arrivals[:, np.newaxis] / self.arrivals.sum()
        servers = np.where(self.serves_all, self.servers.sum(axis=0) * own, self.servers)
        return np.asarray(servers * self.present)


def draw_organization(regime: Regime, rng: Rng, size: Size | None = None) -> Organization:
    """Return an organization of the regime; its size is drawn, too, where it is not given."""
    drawn_teams = int(rng.choice(regime.teams))
    n_teams = drawn_teams if size is None else size.n_teams
    exists = ~_falls_on(_ABSENT_ODDS, rng)
    servers = rng.integers(1, _MOST_SERVERS + 1, (n_teams, N_STAGES))
    servers[:, _place(Stage.BUILD)] = rng.integers(
        _BUILD_SERVERS[0], _BUILD_SERVERS[1] + 1, n_teams
    )
    servers = np.where(exists, servers, 0)
    pool = _pools(regime, n_teams, rng)
    lagging = rng.random((n_teams, N_STAGES)) < regime.lagging
    low, high = np.log(_ITEMS_A_TEAM)
    drawn_items = int(n_teams * np.exp(rng.uniform(low, high)))
    organization = Organization(
        regime=regime,
        n_items=drawn_items if size is None else size.n_items,
        exists=exists,
        arrivals=rng.uniform(*_ARRIVALS_A_DAY, n_teams),
        servers=servers,
        pool=pool,
        serves_all=np.zeros(N_STAGES, dtype=np.bool_),
        present=np.ones(N_STAGES),
        load=_evened(_loads(regime, n_teams, exists, rng), pool),
        lag=np.where(lagging, rng.uniform(*regime.lag_days, (n_teams, N_STAGES)), 0.0),
        window_days=_windows(regime, rng),
        urgency=np.where(rng.random(N_STAGES) < regime.shared, rng.uniform(*_URGENCY_DAYS), 0.0),
        return_odds=np.where(exists, rng.uniform(*regime.return_odds, N_STAGES), 0.0),
        arrival_spread=rng.uniform(*regime.arrival_spread),
        work_spread=rng.uniform(*regime.work_spread),
        size_spread=_SIZE_SPREAD,
        size_power=rng.uniform(*_SIZE_POWER),
        loaded_odds=rng.uniform(*_LOADED_ODDS),
        limit=_limits(regime, servers, rng),
        ai_speed=rng.uniform(*regime.ai_speed),
        ai_size=rng.uniform(*regime.ai_size),
        ai_defects=rng.uniform(*regime.ai_defects),
    )
    return _with_part_time(_with_people_of_all(organization, rng), rng)


def _with_people_of_all(organization: Organization, rng: Rng) -> Organization:
    """Return an organization in which some stages have the same people for all teams."""
    odds = dict.fromkeys(_SERVES_ALL, organization.regime.serves_all)
    serves_all = _falls_on(odds, rng)
    is_first = np.arange(organization.n_teams)[:, np.newaxis] == 0
    busiest = organization.load.max(axis=0)
    return replace(
        organization,
        serves_all=serves_all,
        servers=np.where(serves_all & ~is_first, 0, organization.servers),
        load=np.where(serves_all, busiest, organization.load),
    )


def _with_part_time(organization: Organization, rng: Rng) -> Organization:
    """Return an organization in which people of some stages also do other work."""
    regime = organization.regime
    has_other_work = _falls_on(dict.fromkeys(_PART_TIME, regime.part_time), rng)
    present = rng.uniform(*regime.present, N_STAGES)
    return replace(organization, present=np.where(has_other_work, present, 1.0))


def _place(stage: Stage) -> int:
    return PIPELINE_STAGES.index(stage)


def _falls_on(odds: Mapping[Stage, float], rng: Rng) -> Flags:
    """Return which stages something falls on that comes by these odds."""
    return rng.random(N_STAGES) < np.array([odds.get(stage, 0.0) for stage in PIPELINE_STAGES])


def _loads(regime: Regime, n_teams: int, exists: Flags, rng: Rng) -> Days:
    """Return utilizations: one stage is hot in most teams, a second one in some companies."""
    load = rng.uniform(*regime.load, (n_teams, N_STAGES)) * exists
    load[:, _falls_on(_SLIGHT_ODDS, rng)] *= _SLIGHT_LOAD
    odds = np.array([_HOT_ODDS[stage] for stage in PIPELINE_STAGES]) * exists
    odds /= odds.sum()
    hottest, second = rng.choice(N_STAGES, size=2, replace=False, p=odds)
    has_second = rng.random() < _SECOND_HOT
    for team in range(n_teams):
        own = rng.choice(N_STAGES, p=odds) if rng.random() < _OWN_HOT else hottest
        load[team, own] = rng.uniform(*regime.hot_load)
        if has_second:
            load[team, second] = rng.uniform(*regime.hot_load)
    return load


def _evened(load: Days, pool: Codes) -> Days:
    """Return loads where those who share people have the load of the busier of both."""
    most = np.zeros_like(load)
    rows = np.arange(len(load))[:, np.newaxis]
    np.maximum.at(most, (rows, pool), load)
    return np.asarray(most[rows, pool])


def _pools(regime: Regime, n_teams: int, rng: Rng) -> Codes:
    pool = np.tile(np.arange(N_STAGES), (n_teams, 1))
    if rng.random() < regime.shared:
        kept, joined = _SHARED_PAIRS[rng.integers(len(_SHARED_PAIRS))]
        pool[:, _place(joined)] = _place(kept)
    return pool


def _windows(regime: Regime, rng: Rng) -> Days:
    window = np.zeros(N_STAGES)
    window[_place(Stage.RELEASE)] = rng.choice(regime.release_days)
    window[_place(Stage.CLARIFY)] = rng.choice(regime.board_days)
    window[_place(Stage.SECURITY)] = rng.choice(regime.security_days)
    return window


def _limits(regime: Regime, servers: Codes, rng: Rng) -> Codes:
    if regime.limit_share is None:
        return np.zeros(len(servers), dtype=np.int64)
    places = servers[:, _place(Stage.BUILD) : _place(Stage.RELEASE)].sum(axis=1)
    limit: Codes = np.maximum(np.rint(places * rng.uniform(*regime.limit_share)), 2).astype(
        np.int64
    )
    return limit
