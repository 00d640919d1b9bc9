"""The rotation of pulses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pulse_rotation import pulse_set

pulse_numbers = st.integers(min_value=1, max_value=10_000)


class TestPulseSet:
    def test_the_first_set(self) -> None:
        assert pulse_set(1) == (
            *("OWN1", "DEC2", "TST3", "WRK4", "COM1", "PRD2"),
            *("REV3", "QAC4", "SEC1", "INT2", "AIA3", "OUT4"),
        )

    def test_the_fifth_outcome_comes_in_the_second_round(self) -> None:
        # OUT is dimension 11: (r + 11) mod 4 = 0 for r = 1 and r = 5, pulses 2 and 6.
        outcomes = [pulse_set(n)[-1] for n in range(1, 9)]
        assert outcomes == ["OUT4", "OUT1", "OUT2", "OUT3", "OUT4", "OUT5", "OUT2", "OUT3"]

    def test_the_first_pulse_has_the_number_one(self) -> None:
        with pytest.raises(ValueError, match="pulse_number is 0; pulses are numbered from 1"):
            pulse_set(0)

    @given(pulse_numbers)
    def test_shows_one_item_of_each_dimension(self, number: int) -> None:
        assert len({item[:3] for item in pulse_set(number)}) == len(pulse_set(number)) == 12

    @given(pulse_numbers)
    def test_four_pulses_in_a_row_repeat_nothing(self, number: int) -> None:
        asked = [item for later in range(4) for item in pulse_set(number + later)]
        assert len(set(asked)) == 48

    @given(pulse_numbers)
    def test_repeats_after_eight_pulses(self, number: int) -> None:
        assert pulse_set(number + 8) == pulse_set(number)
