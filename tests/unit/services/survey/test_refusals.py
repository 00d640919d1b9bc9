"""What was held back, in words."""

import pytest

from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger
from flowgap.services.survey.refusals import refused_in_words
from flowgap.wording import Wording
from tests.unit.privacy.engagements import after, cell, figure


class TestWords:
    def test_figures_of_a_wave_and_a_reason_are_one_sentence(self) -> None:
        earlier = [cell({"a": 8}), cell({"a": 8}, of=figure(name="DEC"))]
        gate = Gate(after(*earlier), minimum=5)
        gate.rule([cell({"a": 9}), cell({"a": 9}, of=figure(name="DEC"))])
        (said,) = refused_in_words(gate, Wording("en"))
        assert said.startswith("Wave w1, OWN and DEC: not given.")
        assert "fewer than 5 people" in said

    @pytest.mark.parametrize(("language", "start"), [("en", "Wave w1, "), ("de", "Welle w1, ")])
    def test_they_are_said_in_the_language_of_the_result(self, language: str, start: str) -> None:
        gate = Gate(after(cell({"a": 8})), minimum=5)
        gate.rule([cell({"a": 9})])
        (said,) = refused_in_words(gate, Wording(language))
        assert said.startswith(start)

    def test_a_lowered_minimum_says_which_one_holds(self) -> None:
        gate = Gate(after(cell({"a": 8}), minimum=6), minimum=5)
        (said,) = refused_in_words(gate, Wording("en"))
        assert "6 people or more" in said

    def test_where_nothing_was_held_back_nothing_is_said(self) -> None:
        assert refused_in_words(Gate(Ledger(), minimum=5), Wording("en")) == ()
