"""Printed parts add up to the printed total."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.reporting.printed_ledger import print_ledger
from flowgap.reporting.rounding import round_parts
from flowgap.stages import Stage
from tests.support.sample_delivery import sample_delivery

PARTS = st.lists(st.floats(-1000, 1000), min_size=1, max_size=12)


class TestRoundParts:
    def test_the_part_that_lost_most_gets_what_is_missing(self) -> None:
        # 0.26 + 0.26 + 0.48 = 1.00; down: 0.2 + 0.2 + 0.4 = 0.8; 0.48 lost .08, 0.26 lost .06.
        assert round_parts([0.26, 0.26, 0.48], decimals=1) == (0.3, 0.2, 0.5)

    def test_a_total_that_is_one_unit_off_is_reached(self) -> None:
        assert sum(round_parts([0.26, 0.26, 0.48], decimals=1, total=0.9)) == pytest.approx(0.9)

    def test_a_total_that_no_rounding_reaches_is_ignored(self) -> None:
        assert sum(round_parts([0.26, 0.26, 0.48], decimals=1, total=2.0)) == pytest.approx(1.0)

    def test_negative_parts_add_up_too(self) -> None:
        # -1.87 + 1.70 + 0.40 = 0.23, printed 0.2.
        parts = round_parts([-1.87, 1.70, 0.40], decimals=1, total=0.2)
        assert parts == (-1.9, 1.7, 0.4)

    def test_a_whole_number_with_an_error_of_the_machine_does_not_fall(self) -> None:
        assert round_parts([0.1 + 0.2], decimals=1) == (0.3,)

    def test_a_part_that_is_kept_has_its_own_rounding_and_the_others_make_up_for_it(self) -> None:
        # 1.66 + 0.08 + 0.38 = 2.12; own roundings 1.7 + 0.1 + 0.4 = 2.2 are one unit too many.
        # Down: 1.6 + 0.0 + 0.3; two units are missing. 0.08 and 0.38 lost .08, 1.66 lost .06.
        assert round_parts([1.66, 0.08, 0.38], decimals=1) == (1.6, 0.1, 0.4)
        assert round_parts([1.66, 0.08, 0.38], decimals=1, keep={0}) == (1.7, 0.1, 0.3)

    def test_a_part_that_is_kept_below_one_half_is_lifted_last(self) -> None:
        # 0.24 + 0.23 + 0.23 = 0.70; down 0.2 each, one unit is missing.
        assert round_parts([0.24, 0.23, 0.23], decimals=1) == (0.3, 0.2, 0.2)
        assert round_parts([0.24, 0.23, 0.23], decimals=1, keep={0}) == (0.2, 0.3, 0.2)

    def test_a_part_that_is_kept_gives_way_where_the_others_cannot(self) -> None:
        # 0.24 + 0.24 + 0.24 = 0.72: printed 0.7, and one of the three must be lifted.
        assert round_parts([0.24] * 3, decimals=1, keep={0, 1, 2}) == (0.3, 0.2, 0.2)

    def test_a_part_that_is_zero_stays_zero(self) -> None:
        assert round_parts([0.0, 0.24, 0.24, 0.24], decimals=1, keep={1, 2, 3})[0] == 0.0

    @given(PARTS, st.sets(st.integers(0, 11)))
    def test_parts_add_up_and_none_moves_by_a_unit(
        self, parts: list[float], keep: set[int]
    ) -> None:
        rounded = round_parts(parts, decimals=1, keep=keep)
        # The total is rounded like any number: it lies at most half a unit off.
        assert sum(rounded) == pytest.approx(sum(parts), abs=0.05 + 1e-6)
        assert all(abs(a - b) < 0.1 + 1e-6 for a, b in zip(rounded, parts, strict=True))


class TestPrintedLedger:
    def test_every_column_adds_up_to_its_last_line(self) -> None:
        ledger = print_ledger(sample_delivery())
        assert sum(ledger.before.values()) == pytest.approx(18.6)
        assert sum(ledger.after.values()) == pytest.approx(18.8)
        others = sum(rate for stage, rate in ledger.rate.items() if stage is not Stage.BUILD)
        assert ledger.gap is not None
        assert others == pytest.approx(ledger.gap)
        mix, residual, total = ledger.mix, ledger.residual, ledger.total
        assert mix is not None
        assert residual is not None
        assert total is not None
        assert ledger.rate[Stage.BUILD] + ledger.gap + mix + residual == pytest.approx(total)

    def test_what_moved_clearly_is_named_the_largest_first(self) -> None:
        ledger = print_ledger(sample_delivery())
        # Review +1.32 (0.9 to 1.7), QA +0.63 (0.2 to 1.0); Clarify's interval holds 0.
        assert ledger.slower == (Stage.REVIEW, Stage.QA)
        assert ledger.faster == (Stage.RELEASE,)
