"""The difference of two figures of which only the intervals are known."""

import pytest

from flowgap.delivery.comparison.difference import Known, difference


class TestDifference:
    def test_worked_example(self) -> None:
        # It reaches down by the root of 3 x 3 + 4 x 4, which is 5, and up by that of
        # 5 x 5 + 12 x 12, which is 13.
        first = Known(value=10.0, low=-2.0, high=14.0)
        last = Known(value=7.0, low=4.0, high=12.0)
        assert difference(first, last) == Known(value=-3.0, low=-8.0, high=10.0)

    def test_the_other_way_round_it_is_turned_about(self) -> None:
        first = Known(value=10.0, low=-2.0, high=14.0)
        last = Known(value=7.0, low=4.0, high=12.0)
        there, back = difference(first, last), difference(last, first)
        assert (back.value, back.low, back.high) == (-there.value, -there.high, -there.low)

    def test_without_doubt_there_is_none_about_the_difference(self) -> None:
        one, two = Known(value=1.0, low=1.0, high=1.0), Known(value=2.5, low=2.5, high=2.5)
        assert difference(one, two) == Known(value=1.5, low=1.5, high=1.5)

    def test_a_figure_outside_its_interval_is_refused(self) -> None:
        sound = Known(value=1.0, low=0.0, high=2.0)
        with pytest.raises(ValueError, match=r"3\.0 lies outside 0\.0 to 2\.0"):
            difference(sound, Known(value=3.0, low=0.0, high=2.0))
