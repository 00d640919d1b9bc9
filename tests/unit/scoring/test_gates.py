"""Gates: both sides of every bound, and what cannot be judged yet."""

import pytest

from flowgap.result.survey import GateState, Shown
from flowgap.scoring.agreement.intraclass import Intraclass, NoSplit
from flowgap.scoring.gates import (
    Basis,
    GateName,
    NotYet,
    Showing,
    Side,
    judge,
    showing,
    team_level_gates,
)
from flowgap.scoring.reliability.alpha import Alpha, NoAlpha
from flowgap.scoring.reliability.omega import NoOmega, Omega

NO_OMEGA = Omega(n=9, value=None, reason=NoOmega.HEYWOOD)
NO_ALPHA = Alpha(n=0, value=None, low=None, high=None, reason=NoAlpha.FEW_PEOPLE)


def omega_of(value: float) -> Omega:
    return Omega(n=50, value=value)


def alpha_of(value: float) -> Alpha:
    return Alpha(n=50, value=value, low=value - 0.1, high=value + 0.1, reason=None)


class TestShowing:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (0.70, Shown.SCORE),
            (0.6999, Shown.INDEX),
            (0.60, Shown.INDEX),
            (0.5999, Shown.ITEMS),
        ],
    )
    def test_omega_decides(self, value: float, shown: Shown) -> None:
        found = showing(omega_of(value), alpha_of(0.95))
        assert found == Showing(shown=shown, basis=Basis.OMEGA, may_advise_alone=False)

    @pytest.mark.parametrize(("value", "may_advise"), [(0.80, True), (0.7999, False)])
    def test_only_a_reliable_score_may_carry_advice_alone(
        self, value: float, *, may_advise: bool
    ) -> None:
        assert showing(omega_of(value), alpha_of(0.5)).may_advise_alone is may_advise

    @pytest.mark.parametrize(
        ("value", "shown"), [(0.9, Shown.SCORE), (0.65, Shown.INDEX), (-0.4, Shown.ITEMS)]
    )
    def test_alpha_stands_in_but_carries_no_advice(self, value: float, shown: Shown) -> None:
        found = showing(NO_OMEGA, alpha_of(value))
        assert found == Showing(shown=shown, basis=Basis.ALPHA, may_advise_alone=False)

    def test_a_checklist_stays_an_index(self) -> None:
        assert showing(omega_of(0.3), alpha_of(0.3), is_formative=True).shown is Shown.INDEX
        assert showing(omega_of(0.9), alpha_of(0.9), is_formative=True).shown is Shown.SCORE

    @pytest.mark.parametrize("is_formative", [True, False])
    def test_items_against_each_other_are_no_sum(self, *, is_formative: bool) -> None:
        wrong_way = Omega(n=50, value=None, reason=NoOmega.WRONG_WAY, items=(1,))
        found = showing(wrong_way, alpha_of(0.9), is_formative=is_formative)
        assert found.shown is Shown.ITEMS

    def test_without_either_figure_nothing_speaks_for_a_score(self) -> None:
        found = showing(NO_OMEGA, NO_ALPHA)
        assert found == Showing(shown=Shown.INDEX, basis=Basis.NOTHING, may_advise_alone=False)


class TestJudge:
    @pytest.mark.parametrize(
        ("side", "below", "at", "above"),
        [
            (Side.AT_LEAST, False, True, True),
            (Side.ABOVE, False, False, True),
            (Side.AT_MOST, True, True, False),
            (Side.BELOW, True, False, False),
        ],
    )
    def test_both_sides_of_a_bound(self, side: Side, *, below: bool, at: bool, above: bool) -> None:
        for value, passes in ((0.69, below), (0.70, at), (0.71, above)):
            gate = judge(GateName.OMEGA, value, side, 0.70)
            assert (gate.state is GateState.PASSED) == passes
            assert (gate.state is GateState.FAILED) != passes

    def test_a_value_of_too_few_is_kept_and_not_judged(self) -> None:
        gate = judge(GateName.OMEGA, 0.9, Side.AT_LEAST, 0.7, is_enough=False)
        assert (gate.value, gate.state, gate.reason) == (0.9, GateState.NOT_YET, NotYet.TOO_FEW)

    @pytest.mark.parametrize("is_enough", [True, False])
    def test_no_value_is_not_measured(self, *, is_enough: bool) -> None:
        gate = judge(GateName.OMEGA, None, Side.AT_LEAST, 0.7, is_enough=is_enough)
        assert (gate.state, gate.reason) == (GateState.NOT_YET, NotYet.NOT_MEASURED)


class TestTeamLevelGates:
    @pytest.mark.parametrize(("n_teams", "is_judged"), [(19, False), (20, True)])
    def test_twenty_teams_are_needed(self, n_teams: int, *, is_judged: bool) -> None:
        found = Intraclass(icc1_unequal=0.12, icc1_low=0.04)
        gates = team_level_gates(found, 0.8, n_teams=n_teams)
        expected = GateState.PASSED if is_judged else GateState.NOT_YET
        assert {gate.state for gate in gates} == {expected}

    @pytest.mark.parametrize(
        ("share", "low", "agreement", "failed"),
        [
            (0.05, 0.01, 0.70, {GateName.ICC1}),
            (0.051, 0.0, 0.70, {GateName.ICC1_LOW}),
            (0.051, 0.01, 0.699, {GateName.RWGJ_MEDIAN}),
            (0.051, 0.01, 0.70, set()),
        ],
    )
    def test_each_bound_stands_for_itself(
        self, share: float, low: float, agreement: float, failed: set[GateName]
    ) -> None:
        found = Intraclass(icc1_unequal=share, icc1_low=low)
        gates = team_level_gates(found, agreement, n_teams=30)
        assert {gate.name for gate in gates if gate.state is GateState.FAILED} == failed

    def test_scores_that_cannot_be_split_are_not_measured(self) -> None:
        gates = team_level_gates(Intraclass(reason=NoSplit.EQUAL_SCORES), None, n_teams=30)
        assert {gate.reason for gate in gates} == {NotYet.NOT_MEASURED}
