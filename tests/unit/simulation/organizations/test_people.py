"""People who serve all teams, and people who also have work that no tool shows."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.simulation.organizations.drawing import draw_history
from flowgap.simulation.organizations.parameters import Organization, draw_organization
from flowgap.simulation.organizations.regimes import REGIMES

QA = 4


def drawn(regime: str, seed: int) -> Organization:
    return draw_organization(REGIMES[regime], np.random.default_rng(seed))


class TestPeopleOfAllTeams:
    def test_every_team_is_served_at_the_station_of_the_first(self) -> None:
        organization = drawn("people_of_all", 1)
        history = draw_history(organization, np.random.default_rng(2))
        for stage in np.flatnonzero(organization.exists):
            stations = set(history.visits.station[history.stage == stage].tolist())
            of_all = {int(stage)}
            by_team = {8 * team + int(stage) for team in range(organization.n_teams)}
            assert stations == (of_all if organization.serves_all[stage] else by_team)

    def test_each_team_has_its_part_of_them_by_its_items(self) -> None:
        steady = drawn("steady", 1)
        servers = np.full((2, 8), 4)
        servers[1, QA] = 0
        organization = replace(
            steady,
            arrivals=np.array([1.0, 3.0]),
            servers=servers,
            serves_all=np.arange(8) == QA,
            present=np.where(np.arange(8) == QA, 0.5, 1.0),
        )
        # Four people for half of their time are two: half a one for a quarter of the items.
        assert organization.people[:, QA].tolist() == [0.5, 1.5]
        assert organization.people[:, 0].tolist() == [4, 4]

    def test_they_are_as_busy_in_every_team(self) -> None:
        organization = drawn("people_of_all", 3)
        shared = organization.load[:, organization.serves_all]
        assert organization.serves_all.any()
        assert (shared == shared[:1]).all()


class TestPartTime:
    def test_other_work_takes_the_time_that_people_are_not_present(self) -> None:
        steady = drawn("steady", 5)
        organization = replace(
            steady,
            n_items=6000,
            servers=np.full_like(steady.servers, 3),
            present=np.where(np.arange(8) == QA, 0.4, 1.0),
        )
        history = draw_history(organization, np.random.default_rng(6))
        beside = history.stage == -1
        busy = np.bincount(
            history.visits.station[beside],
            weights=history.visits.work[beside],
            minlength=len(history.stations.servers),
        )
        share = busy[:-1] / (history.stations.servers[:-1] * history.end_days)
        # Beside it people are away for .01 spells a day of 7 days in the mean.
        assert share[QA::8] == pytest.approx(np.full(organization.n_teams, 0.6 + 0.07), abs=0.08)
        assert np.delete(share, np.s_[QA::8]).max() < 0.2

    def test_the_work_is_what_fills_the_rest_to_the_load(self) -> None:
        steady = drawn("steady", 5)
        steady = replace(steady, n_items=20_000, limit=np.zeros_like(steady.limit))
        half = replace(steady, present=np.full(8, 0.5))
        works = [
            draw_history(one, np.random.default_rng(7)).visits.work[: 12 * 20_000].mean()
            for one in (steady, half)
        ]
        assert works[1] == pytest.approx(works[0] / 2)


@pytest.mark.parametrize("name", [name for name in REGIMES if name != "people_of_all"])
def test_elsewhere_each_team_has_its_own_people(name: str) -> None:
    assert not any(drawn(name, seed).serves_all.any() for seed in range(10))


@pytest.mark.parametrize("name", [name for name in REGIMES if name != "part_time"])
def test_elsewhere_people_are_there_all_the_time(name: str) -> None:
    assert all((drawn(name, seed).present == 1).all() for seed in range(10))
