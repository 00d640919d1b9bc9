"""Draw what happens to an organization: arrivals, sizes, work, absences and luck."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.queueing.network import (
    UNLIMITED,
    Codes,
    Days,
    Flags,
    Limit,
    Stations,
    Visits,
    join,
    single_visits,
)
from flowgap.simulation.organizations.parameters import Organization, Rng
from flowgap.simulation.organizations.routes import N_STAGES, Route, route, work_again
from flowgap.stages import PIPELINE_STAGES, Stage

WARM_UP: Final = 0.25
"""Share of the items that come before the period, so that it does not begin with empty queues."""

_ABSENCES_A_DAY: Final = 0.01
"""Per server and working day: about two and a half spells a year."""
_ABSENT_DAYS: Final = (2.0, 12.0)
_OTHER_WORK_DAYS: Final = (0.2, 2.0)
"""Mean of a piece of work that no tool of the client shows, by company."""
_MOST_CHANCE: Final = 0.6
_BUILD: Final = PIPELINE_STAGES.index(Stage.BUILD)
_INTEGRATE: Final = PIPELINE_STAGES.index(Stage.INTEGRATE)
_SKIPPED: Final = (PIPELINE_STAGES.index(Stage.QA), PIPELINE_STAGES.index(Stage.SECURITY))
"""What the second product leaves out."""
_SECOND_SIZE: Final = (0.3, 2.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A network with everything that chance decides: common to all scenarios.

    Attributes
    ----------
    stations : Stations
        Station `8 * team + stage`; those who share people share the station, and those of all
        teams are at the first. At the last one nobody waits: there pass by who leave a stage out.
    visits : Visits
        Of n items, then of absences and other work, which hold a server like work does.
    limit : Limit
    stage : array of shape (V,)
        The stage of each visit; -1 for absences, other work, and where a stage is left out.
    team, size : arrays of shape (n,)
    counted : array of shape (n,)
        Whether the item came in the period.
    n_items : int
    end_days : float
        When the last item arrives: the end of the period.
    """

    stations: Stations
    visits: Visits
    limit: Limit
    stage: Codes
    team: Codes
    size: Days
    counted: Flags
    n_items: int
    end_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Items:
    """The items of a history, by arrival; `second` are those of the second product."""

    arrival: Days
    team: Codes
    size: Days
    counted: Flags
    second: Flags

    def __len__(self) -> int:
        return len(self.arrival)


def draw_history(organization: Organization, rng: Rng) -> History:
    """Return what happens to the organization."""
    items = _draw_items(organization, rng)
    path = route(gates_abreast=organization.regime.gates_abreast)
    stations = _stations(organization, rng)
    left_out = _left_out(organization, path, items)
    visits = _visits(organization, path, items, left_out, rng)
    until = float(items.arrival[-1])
    absent = join(
        _absences(stations, until=until, rng=rng),
        _other_work(organization, stations, until=until, rng=rng),
    )
    n_absent = len(absent.arrival)
    return History(
        stations=stations,
        visits=join(visits, absent),
        limit=_limit(organization, path, items.team, n_absent),
        stage=np.concatenate([np.where(left_out, -1, path.stage).ravel(), np.full(n_absent, -1)]),
        team=items.team,
        size=items.size,
        counted=items.counted,
        n_items=len(items),
        end_days=until,
    )


def _draw_items(organization: Organization, rng: Rng) -> _Items:
    per_team = _items_per_team(organization)
    team = np.repeat(np.arange(organization.n_teams), per_team)
    arrival = np.concatenate(
        [_arrivals(organization, place, count, rng) for place, count in enumerate(per_team)]
    )
    order = np.argsort(arrival, kind="stable")
    team, arrival = team[order], arrival[order]
    counted = arrival >= arrival[int(WARM_UP * len(arrival))]
    size = rng.lognormal(0.0, organization.size_spread, len(team))
    second = rng.random(len(team)) < (0.5 if organization.regime.products > 1 else 0.0)
    size = size * np.where(second, rng.uniform(*_SECOND_SIZE), 1.0)
    size = size * np.where(counted, organization.ai_size, 1.0)
    return _Items(arrival=arrival, team=team, size=size, counted=counted, second=second)


def _items_per_team(organization: Organization) -> Codes:
    shares = organization.arrivals / organization.arrivals.sum()
    count: Codes = np.maximum(np.rint(organization.n_items * shares), 2).astype(np.int64)
    return count


def _arrivals(organization: Organization, team: int, count: int, rng: Rng) -> Days:
    """Return arrival times with gamma distributed distances."""
    shape = 1 / organization.arrival_spread**2
    gaps = rng.gamma(shape, 1 / (shape * organization.arrivals[team]), count)
    return np.cumsum(gaps)


def _stations(organization: Organization, rng: Rng) -> Stations:
    window = np.append(np.tile(organization.window_days, organization.n_teams), 0.0)
    window_at = np.append(np.tile(rng.random(N_STAGES), organization.n_teams), 0.0) * window
    return Stations(
        servers=np.append(_pooled(organization), UNLIMITED),
        window_days=window,
        window_at=window_at,
        loaded_odds=np.full(len(window), organization.loaded_odds),
    )


def _pooled(organization: Organization) -> Codes:
    """Return servers per station: a pool holds the people of both of its stages."""
    return np.bincount(
        _served_at(organization).ravel(),
        weights=organization.servers.ravel(),
        minlength=organization.servers.size,
    ).astype(np.int64)


def _served_at(organization: Organization) -> Codes:
    """Return the station of each team and stage: array of shape (T, 8)."""
    team = np.arange(organization.n_teams)[:, np.newaxis]
    team = np.where(organization.serves_all[organization.pool], 0, team)
    return np.asarray(team * N_STAGES + organization.pool)


def _visits(
    organization: Organization, path: Route, items: _Items, left_out: Flags, rng: Rng
) -> Visits:
    n, rows = len(items), len(path)
    stage, shape = path.stage, (n, rows)
    team = items.team[:, np.newaxis]
    lag = np.where(left_out, 0.0, organization.lag[team, stage])
    station = _served_at(organization)[team, stage]
    passing_by = organization.n_teams * N_STAGES
    base = (np.arange(n) * rows)[:, np.newaxis]
    return Visits(
        first=np.arange(n + 1) * rows,
        arrival=items.arrival,
        station=np.where(left_out, passing_by, station).ravel(),
        work=np.where(left_out, 0.0, _work(organization, path, items, rng)).ravel(),
        delay=(rng.exponential(1.0, shape) * lag).ravel(),
        urgency=np.broadcast_to(organization.urgency[stage], shape).ravel(),
        abreast=np.broadcast_to(path.abreast, shape).ravel(),
        after=(base + path.after).ravel(),
        back=(base + path.back).ravel(),
        chance=np.where(left_out, 0.0, _chance(organization, path, items)).ravel(),
        luck=rng.random(shape).ravel(),
    )


def _work(organization: Organization, path: Route, items: _Items, rng: Rng) -> Days:
    """Return days of work per item and row of its route."""
    # A lognormal of mean 1 whose coefficient of variation is the spread of work.
    sigma = np.sqrt(np.log1p(organization.work_spread**2))
    luck = rng.lognormal(-(sigma**2) / 2, sigma, (len(items), len(path)))
    at_load = organization.load * organization.people / organization.arrivals[:, np.newaxis]
    at_load = at_load / (1 + work_again(organization.return_odds))
    # Divided by its mean, so that loads are as drawn until AI makes items larger.
    power = organization.size_power
    bulk = items.size**power / np.exp((power * organization.size_spread) ** 2 / 2)
    mean = at_load[items.team[:, np.newaxis], path.stage]
    work = mean * luck * bulk[:, np.newaxis] * path.share
    faster = np.where(items.counted, organization.ai_speed, 1.0)[:, np.newaxis]
    return np.asarray(np.where(path.stage == _BUILD, work * faster, work))


def _chance(organization: Organization, path: Route, items: _Items) -> Days:
    """Return the chance of being sent back, which grows with size."""
    odds = organization.return_odds[path.stage] * path.may_return * items.size[:, np.newaxis]
    odds = odds * np.where(items.counted, organization.ai_defects, 1.0)[:, np.newaxis]
    return np.asarray(np.minimum(odds, _MOST_CHANCE))


def _left_out(organization: Organization, path: Route, items: _Items) -> Flags:
    """Return which rows of the route each item leaves out: array of shape (n, R)."""
    skipped = items.second[:, np.newaxis] & np.isin(path.stage, _SKIPPED)
    return np.asarray(skipped | ~organization.exists[path.stage])


def _absences(stations: Stations, *, until: float, rng: Rng) -> Visits:
    """Return visits that hold a server as absent people do."""
    busy = np.repeat(np.arange(len(stations.servers)), stations.servers)
    station = np.repeat(busy, rng.poisson(_ABSENCES_A_DAY * until, len(busy)))
    n = len(station)
    since, days = rng.uniform(0.0, until, n), rng.uniform(*_ABSENT_DAYS, n)
    return single_visits(station=station, since=since, days=days)


def _other_work(
    organization: Organization, stations: Stations, *, until: float, rng: Rng
) -> Visits:
    """Return visits of what people do besides: it takes the time that they are not present."""
    elsewhere = np.append(np.tile(1 - organization.present, organization.n_teams), 0.0)
    mean_days = rng.uniform(*_OTHER_WORK_DAYS)
    count = rng.poisson(elsewhere * stations.servers * until / mean_days)
    station = np.repeat(np.arange(len(count)), count)
    n = len(station)
    since, days = rng.uniform(0.0, until, n), rng.exponential(mean_days, n)
    return single_visits(station=station, since=since, days=days)


def _limit(organization: Organization, path: Route, team: Codes, n_absent: int) -> Limit:
    """Return the limit on items between the start of build and the end of integration."""
    first_build = int(np.flatnonzero(path.stage == _BUILD)[0])
    enters, leaves = np.zeros(len(path), dtype=np.bool_), path.stage == _INTEGRATE
    enters[first_build] = True
    none = np.zeros(n_absent, dtype=np.bool_)
    return Limit(
        items=organization.limit,
        group=np.concatenate([team, np.zeros(n_absent, dtype=np.int64)]),
        enters=np.concatenate([np.tile(enters, len(team)), none]),
        leaves=np.concatenate([np.tile(leaves, len(team)), none]),
    )
