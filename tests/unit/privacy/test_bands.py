"""Both sides of every limit, and what two bands together give away."""

import math

import pytest

from flowgap.privacy.bands import count_band, rate_band


class TestCountBand:
    @pytest.mark.parametrize(
        ("n", "band"),
        [
            (5, "5-7"),
            (7, "5-7"),
            (8, "8-11"),
            (11, "8-11"),
            (12, "12-19"),
            (19, "12-19"),
            (20, "20+"),
            (100_000, "20+"),
        ],
    )
    def test_it_holds_both_ends(self, n: int, band: str) -> None:
        assert count_band(n) == band

    @pytest.mark.parametrize("n", [0, 4])
    def test_a_small_group_has_none(self, n: int) -> None:
        assert count_band(n) is None

    def test_it_refuses_less_than_nobody(self) -> None:
        with pytest.raises(ValueError, match="-1 people"):
            count_band(-1)


class TestRateBand:
    @pytest.mark.parametrize(
        ("share", "band"),
        [
            (0.0, "0-39%"),
            (0.399, "0-39%"),
            (4 / 10, "40-59%"),
            (0.599, "40-59%"),
            (3 / 5, "60-79%"),
            (0.796, "60-79%"),
            (12 / 15, "80%+"),
            (1.0, "80%+"),
        ],
    )
    def test_it_holds_its_lower_end(self, share: float, band: str) -> None:
        assert rate_band(share) == band

    @pytest.mark.parametrize("share", [-0.01, 1.01, math.nan, math.inf])
    def test_it_refuses_what_is_no_share(self, share: float) -> None:
        with pytest.raises(ValueError, match="Allowed: 0 to 1"):
            rate_band(share)

    def test_it_refuses_a_rate_of_nobody(self) -> None:
        with pytest.raises(ValueError, match="Allowed: 1 or more"):
            rate_band(0.5, n_invited=0)

    def test_it_tells_no_number_of_a_team_of_seven(self) -> None:
        # 5 of 7 is 71 %, 6 is 86 %, 7 is 100 %: with a limit at 80 %, "60-79%" would mean 5.
        assert {rate_band(n / 7, n_invited=7) for n in (5, 6, 7)} == {"60%+"}

    @pytest.mark.parametrize("n_invited", range(5, 80))
    def test_with_the_count_band_it_leaves_two_numbers_unless_the_count_band_has_one(
        self, n_invited: int
    ) -> None:
        numbers = range(5, n_invited + 1)
        seen = [(count_band(n), rate_band(n / n_invited, n_invited=n_invited)) for n in numbers]
        counts = [count for count, _ in seen]
        for both in seen:
            assert seen.count(both) > 1 or counts.count(both[0]) == 1
