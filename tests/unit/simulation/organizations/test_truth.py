from collections.abc import Callable

import numpy as np
import pytest

from flowgap.errors import InputError
from flowgap.simulation.organizations.drawing import History
from flowgap.simulation.organizations.regimes import REGIMES, regime
from flowgap.simulation.organizations.truth import Truth, constraint_of, observe, tell_truth

Draw = Callable[[str, int], History]


def truth_of(*gains: float, lead_time_days: float = 10.0) -> Truth:
    gain = np.zeros(8)
    gain[: len(gains)] = gains
    return Truth(lead_time_days=lead_time_days, gain_days=gain, team_gain_days=gain[np.newaxis])


class TestConstraint:
    def test_the_stage_that_gains_most_is_the_constraint(self) -> None:
        assert constraint_of(truth_of(0.1, 0.2, 1.0)) == "review"

    def test_below_three_percent_of_lead_time_there_is_none(self) -> None:
        assert constraint_of(truth_of(0.299)) == "none"
        assert constraint_of(truth_of(0.301)) == "clarify"

    def test_from_four_fifths_on_the_second_best_shares_it(self) -> None:
        assert constraint_of(truth_of(1.0, 0.81)) == "shared"
        assert constraint_of(truth_of(1.0, 0.79)) == "clarify"


class TestTruth:
    @pytest.mark.parametrize("name", REGIMES)
    def test_every_regime_gives_gains_that_the_teams_share(self, name: str, draw: Draw) -> None:
        history = draw(name, 4)
        truth = tell_truth(history, observe(history), office_hours=False)
        members = np.bincount(history.team[history.counted])
        by_team = (truth.team_gain_days * members[:, np.newaxis]).sum(axis=0) / members.sum()
        assert by_team == pytest.approx(truth.gain_days)
        assert truth.lead_time_days > 0
        assert truth.gain_days.max() > 0

    def test_equal_seeds_give_equal_histories(self, draw: Draw) -> None:
        one, other = (observe(draw("rework", 8)) for _ in range(2))
        assert np.array_equal(one.started, other.started, equal_nan=True)

    def test_a_week_of_work_is_a_week_and_its_weekend(self, draw: Draw) -> None:
        # Five working days are seven calendar days, so over long times all is 7/5 as long.
        history = draw("light_load", 3)
        passage = observe(history)
        round_the_clock = tell_truth(history, passage, office_hours=False)
        office = tell_truth(history, passage, office_hours=True)
        ratio = office.lead_time_days / round_the_clock.lead_time_days
        assert ratio == pytest.approx(7 / 5, abs=0.05)

    def test_organizations_without_a_constraint_exist(self, draw: Draw) -> None:
        found = set()
        for seed in range(6):
            history = draw("light_load", seed)
            found.add(constraint_of(tell_truth(history, observe(history), office_hours=False)))
        assert "none" in found


def test_an_unknown_regime_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match=r"there is no regime 'calm'\. Allowed: steady, bursty"):
        regime("calm")


def test_two_regimes_are_never_learned_from() -> None:
    assert [one.name for one in REGIMES.values() if not one.trained] == [
        "parallel_gates",
        "two_products",
    ]
