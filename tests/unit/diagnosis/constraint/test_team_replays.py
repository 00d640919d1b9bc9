from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.constraint.replay import N_LEDGER, Trace, replayed_days
from flowgap.diagnosis.constraint.team_replays import TeamReplays, parts_of
from flowgap.queueing.network import Limit, no_limit, plain_stations, straight_visits

N_ITEMS, N_VISITS = 60, 4


def trace(*, limits: tuple[int, int] | None = None, seed: int = 4) -> Trace:
    """The items of two teams, come together; with `limits` on each team's items in progress."""
    rng = np.random.default_rng(seed)
    team = rng.integers(0, 2, N_ITEMS)
    stage = np.tile([1, 2, 8, 7], N_ITEMS)
    visits = straight_visits(
        first=np.arange(N_ITEMS + 1) * N_VISITS,
        arrival=np.sort(rng.uniform(0, 30, N_ITEMS)),
        station=np.repeat(team, N_VISITS) * N_LEDGER + stage,
        work=rng.gamma(1, 0.8, N_ITEMS * N_VISITS),
        delay=rng.gamma(1, 0.1, N_ITEMS * N_VISITS),
    )
    limit = no_limit(visits)
    if limits is not None:
        limit = Limit(items=np.array(limits), group=team, enters=stage == 1, leaves=stage == 7)
    return Trace(
        stations=plain_stations(np.tile([1, 1, 2, 1, 1, 1, 1, 1, 0], 2)),
        visits=visits,
        limit=limit,
        stage=stage,
        teams_apart=True,
    )


@pytest.mark.parametrize("limits", [None, (2, 3), (2, 0)])
def test_teams_side_by_side_take_as_long_as_the_company(limits: tuple[int, int] | None) -> None:
    company = trace(limits=limits)
    assert np.array_equal(TeamReplays().days(company), replayed_days(company))


def test_windows_of_stages_are_kept() -> None:
    company = trace()
    windows = np.where(np.arange(2 * N_LEDGER) % N_LEDGER == 7, 2.5, 0.0)
    slower = replace(company, stations=company.stations._replace(window_days=windows))
    assert np.array_equal(TeamReplays().days(slower), replayed_days(slower))


def test_a_team_takes_as_long_alone_as_in_its_company() -> None:
    replays, company = TeamReplays(), trace()
    days = replays.days(company)
    for items, part in parts_of(company):
        assert np.array_equal(replays.days(part), days[items])


def test_another_network_is_not_taken_for_one_that_was_replayed() -> None:
    replays, company = TeamReplays(), trace()
    first = replays.days(company)
    limited = trace(limits=(1, 1))
    assert np.array_equal(replays.days(limited), replayed_days(limited))
    assert not np.array_equal(replays.days(limited), first)


def test_items_that_pay_no_visit_take_no_time() -> None:
    nobody = straight_visits(
        first=np.zeros(3, dtype=np.int64),
        arrival=np.array([0.0, 1.0]),
        station=np.zeros(0, dtype=np.int64),
        work=np.zeros(0),
        delay=np.zeros(0),
    )
    empty = Trace(
        stations=plain_stations(np.ones(N_LEDGER, dtype=np.int64)),
        visits=nobody,
        limit=no_limit(nobody),
        stage=np.zeros(0, dtype=np.int64),
        teams_apart=True,
    )
    assert TeamReplays().days(empty).tolist() == [0, 0]
