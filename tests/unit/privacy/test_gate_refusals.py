"""What the gate holds back and why: the reasons, the limits, and results that did not know."""

import numpy as np
import pytest

from flowgap.privacy import elimination, ruling
from flowgap.privacy.gate import Gate
from flowgap.privacy.objections import first_conflict
from flowgap.privacy.refusals import RefusalReason
from flowgap.privacy.snapshot import Ledger
from tests.unit.privacy.engagements import after, cell, figure, reasons


class TestRefused:
    def test_what_is_hidden_for_itself_is_not_refused(self) -> None:
        asked, gate = cell({"a": 2, "b": 1}), Gate(Ledger(), minimum=5)
        gate.rule([asked])
        assert gate.refused(asked.figure) is None

    def test_a_figure_that_is_held_back_is_refused_as_a_whole(self) -> None:
        gate = Gate(after(cell({"a": 8, "b": 9})), minimum=5)
        gate.rule([cell({"a": 9, "b": 9}), cell({"a": 9, "b": 9}, of=figure(name="DEC"))])
        reason = gate.refused(figure())
        assert reason is RefusalReason.FIGURE_TOLD
        assert reason.is_whole
        assert gate.refused(figure(name="DEC")) is None
        assert gate.refused(figure(2)) is None

    def test_where_teams_are_hidden_the_company_is_given(self) -> None:
        gate = Gate(after(cell({"a": 8, "b": 9, "c": 9})), minimum=5)
        gate.rule([cell({"a": 10, "b": 12, "c": 9})])
        reason = gate.refused(figure())
        assert reason is RefusalReason.TEAM_TOLD
        assert not reason.is_whole

    def test_a_figure_of_the_company_is_asked_for_by_its_name(self) -> None:
        votes, everyone = figure(name="votes"), np.array([True])
        first = Gate(Ledger(), minimum=5)
        first.admits(cell({"a": 12}, of=votes), minimum=10, among=everyone)
        second = Gate(Ledger().plus(first.given), minimum=5)
        second.admits(cell({"a": 13}, of=votes), minimum=10, among=everyone)
        assert second.refused(votes) is RefusalReason.FIGURE_TOLD

    def test_a_lowered_minimum_is_of_no_figure(self) -> None:
        asked = cell({"a": 9, "b": 9})
        gate = Gate(after(asked, minimum=8), minimum=5)
        gate.rule([asked])
        assert reasons(gate) == [RefusalReason.MINIMUM_LOWERED]
        assert gate.refused(asked.figure) is None


class TestLimits:
    def test_what_is_too_much_to_check_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(elimination, "MOST_STEPS", 1)
        gate = Gate(after(cell({"a": 8, "b": 9, "c": 7})), minimum=5)
        decision = gate.rule([cell({"a": 13, "b": 15, "c": 13})])
        assert not decision.company_shown.any()
        assert reasons(gate) == [RefusalReason.UNCHECKED]

    def test_it_stops_looking_for_teams_to_hide(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ruling, "MOST_ROUNDS", 1)
        gate = Gate(after(cell({"a": 8, "b": 9, "c": 9})), minimum=5)
        gate.rule([cell({"a": 10, "b": 12, "c": 9})])
        assert reasons(gate) == [RefusalReason.FIGURE_TOLD]

    def test_it_stops_after_as_much_work_as_is_allowed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Two rounds are needed, see above. Layers: 8 and 2 of a, 9 and 3 of b, 9 of c; the groups
        # that were given hold 3 of them and 1 each. 5 + 3 + 3 = 11 in one round.
        monkeypatch.setattr(ruling, "MOST_LOOKED_AT", 21)
        gate = Gate(after(cell({"a": 8, "b": 9, "c": 9})), minimum=5)
        gate.rule([cell({"a": 10, "b": 12, "c": 9})])
        assert reasons(gate) == [RefusalReason.UNCHECKED]
        monkeypatch.setattr(ruling, "MOST_LOOKED_AT", 22)
        gate = Gate(after(cell({"a": 8, "b": 9, "c": 9})), minimum=5)
        gate.rule([cell({"a": 10, "b": 12, "c": 9})])
        assert reasons(gate) == [RefusalReason.TEAM_TOLD]

    def test_many_late_answers_hide_teams_and_leave_the_company(self) -> None:
        # 80 teams with 2 late answers each hang together in too many ways, but each of them is
        # told by itself; without them 160 late answers are left.
        before = cell({f"t{number}": 8 for number in range(80)})
        asked = cell({f"t{number}": 10 for number in range(80)})
        gate = Gate(after(before), minimum=5)
        decision = gate.rule([asked])
        assert decision.company_shown.all()
        assert not decision.shown.any()
        assert reasons(gate) == [RefusalReason.TEAM_TOLD]

    def test_thousands_of_teams_are_decided(self) -> None:
        asked = cell({f"t{number}": 5 + number % 7 for number in range(3000)})
        gate = Gate(after(asked), minimum=5)
        assert gate.rule([asked]).shown.all()


class TestConflict:
    def test_a_result_of_a_gate_that_knew_the_ledger_has_none(self) -> None:
        first, asked = cell({"a": 8, "b": 9, "c": 9}), cell({"a": 10, "b": 12, "c": 9})
        ledger = after(first)
        gate = Gate(ledger, minimum=5)
        gate.rule([asked])
        assert first_conflict(ledger, gate.given) is None

    def test_a_result_of_another_gate_has_one(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        gate.rule([cell({"a": 9, "b": 9})])
        assert first_conflict(after(cell({"a": 8, "b": 9})), gate.given) == figure()

    def test_a_result_of_smaller_groups_than_were_promised_has_one(self) -> None:
        gate = Gate(Ledger(), minimum=5)
        gate.rule([cell({"a": 9, "b": 9}, of=figure(2))])
        assert first_conflict(after(cell({"a": 9, "b": 9}), minimum=6), gate.given) == figure(2)
        assert first_conflict(after(cell({"a": 9, "b": 9}), minimum=5), gate.given) is None

    def test_a_repeated_result_has_none(self) -> None:
        ledger = after(cell({"a": 8, "b": 9}))
        assert first_conflict(ledger, ledger.snapshots) is None
