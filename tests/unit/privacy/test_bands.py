"""Both sides of every limit, and what two bands together give away."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.privacy.bands import (
    LEAST_RESPONSE_SHARE,
    VisibleNumbers,
    band_cuts,
    count_band,
    team_bands,
)

SIZES = st.integers(1, 200)
MINIMUMS = st.integers(5, 12)


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

    @pytest.mark.parametrize(
        ("minimum", "n", "band"),
        [
            # 6-7 and 7 alone hold fewer than three numbers, as 10-11 and 11 do; 9-11 holds three.
            (6, 5, None),
            (6, 6, "6-11"),
            (7, 7, "7-11"),
            (7, 12, "12-19"),
            (8, 8, "8-11"),
            (9, 11, "9-11"),
            (10, 10, "10-19"),
            (11, 11, "11-19"),
            (12, 12, "12-19"),
            (18, 18, "18+"),
            (30, 30, "30+"),
        ],
    )
    def test_a_stricter_minimum_begins_the_first_of_three_numbers_or_more(
        self, minimum: int, n: int, band: str | None
    ) -> None:
        assert count_band(n, minimum=minimum) == band

    def test_it_refuses_a_minimum_below_that_of_the_product(self) -> None:
        with pytest.raises(ValueError, match="minimum group of 4"):
            count_band(9, minimum=4)


class TestVisibleNumbers:
    @pytest.mark.parametrize(
        ("n_invited", "minimum", "least"),
        # 30 % of 16, 17, 20, 21 and 34 are 4.8, 5.1, 6, 6.3 and 10.2.
        [(16, 5, 5), (17, 5, 6), (20, 5, 6), (21, 5, 7), (21, 9, 9), (34, 5, 11)],
    )
    def test_the_least_is_the_minimum_or_three_tenths(
        self, n_invited: int, minimum: int, least: int
    ) -> None:
        assert VisibleNumbers(n_invited=n_invited, minimum=minimum).least == least

    def test_three_tenths_are_never_rounded_to_one_person_more_or_less(self) -> None:
        for n_invited in range(17, 5000):
            least = VisibleNumbers(n_invited=n_invited, minimum=5).least
            # The comparison by which scores are shown, and the same in whole numbers.
            assert least >= LEAST_RESPONSE_SHARE * n_invited > least - 1
            assert 10 * least >= 3 * n_invited > 10 * (least - 1)

    @pytest.mark.parametrize(
        ("cuts", "is_alone"),
        [
            # Of 8 invited, 5 to 8 are visible: 7 leaves 5, 6 and 7, 8; 6 leaves 5; 8 leaves 8.
            ((), False),
            ((7,), False),
            ((6,), True),
            ((8,), True),
            ((5, 9, 20), False),
        ],
    )
    def test_cuts_leave_one_alone(self, cuts: tuple[int, ...], *, is_alone: bool) -> None:
        assert VisibleNumbers(n_invited=8, minimum=5).leave_one_alone(cuts) is is_alone

    def test_nobody_invited_is_refused(self) -> None:
        with pytest.raises(ValueError, match="Allowed: 1 or more"):
            VisibleNumbers(n_invited=0, minimum=5)

    def test_a_minimum_below_that_of_the_product_is_refused(self) -> None:
        with pytest.raises(ValueError, match="minimum group of 4"):
            VisibleNumbers(n_invited=8, minimum=4)


class TestTeamBands:
    @pytest.mark.parametrize(
        ("n", "count", "rate"),
        [
            (30, "20+", "0-39%"),
            (39, "20+", "0-39%"),
            (40, "20+", "40-59%"),
            (59, "20+", "40-59%"),
            (60, "20+", "60-79%"),
            (79, "20+", "60-79%"),
            (80, "20+", "80%+"),
            (100, "20+", "80%+"),
        ],
    )
    def test_of_a_large_team_both_are_the_finest(self, n: int, count: str, rate: str) -> None:
        assert told(n, 100) == (count, rate)

    def test_a_rate_just_below_a_limit_is_in_the_lower_band(self) -> None:
        # 43 of 54 are 79.6 %.
        assert told(43, 54)[1] == "60-79%"
        assert told(44, 54)[1] == "80%+"

    def test_it_tells_no_number_of_a_team_of_seven(self) -> None:
        # 5 of 7 is 71 %, 6 is 86 %, 7 is 100 %: with a limit at 80 %, "60-79%" would mean 5.
        assert {told(n, 7) for n in (5, 6, 7)} == {("5-7", "60%+")}

    @pytest.mark.parametrize(
        ("n", "n_invited", "count"),
        [
            # All eight is the only number of 8 invited in 8-11; likewise 12 of 12, 20 of 20.
            (8, 8, "5-11"),
            (12, 12, "8-19"),
            (20, 20, "12+"),
            # 30 % of 21 to 23 are 7 people, of 34 to 36 they are 11, of 61 to 63 they are 19.
            (7, 21, "5-11"),
            (7, 23, "5-11"),
            (8, 24, "8-11"),
            (10, 33, "8-11"),
            (11, 34, "8-19"),
            (11, 36, "8-19"),
            (12, 37, "12-19"),
            (19, 61, "12+"),
            (19, 63, "12+"),
        ],
    )
    def test_counts_are_joined_where_one_visible_number_has_a_band_of_its_own(
        self, n: int, n_invited: int, count: str
    ) -> None:
        assert told(n, n_invited)[0] == count

    @pytest.mark.parametrize(("n_invited", "minimum"), [(5, 5), (7, 7), (3, 5)])
    def test_where_only_one_number_is_visible_no_rate_is_told(
        self, n_invited: int, minimum: int
    ) -> None:
        assert told(minimum, n_invited, minimum=minimum)[1] is None

    @pytest.mark.parametrize("minimum", [5, 6, 7, 9])
    def test_without_the_invited_there_is_no_rate_and_the_plain_count(self, minimum: int) -> None:
        for n in range(minimum, 40):
            assert told(n, None, minimum=minimum) == (count_band(n, minimum=minimum), None)

    def test_more_answers_than_invited_are_all_of_them(self) -> None:
        assert told(25, 12) == ("20+", "80%+")

    @pytest.mark.parametrize(("n", "minimum"), [(4, 5), (6, 7), (-1, 5)])
    def test_it_refuses_a_team_that_is_not_shown(self, n: int, minimum: int) -> None:
        with pytest.raises(ValueError, match=f"Allowed: {minimum} or more"):
            team_bands(n, n_invited=9, minimum=minimum)

    def test_it_refuses_a_rate_of_nobody(self) -> None:
        with pytest.raises(ValueError, match="Allowed: 1 or more"):
            team_bands(5, n_invited=0, minimum=5)

    @given(SIZES, MINIMUMS)
    def test_no_band_of_counts_and_rates_fits_one_visible_number_alone(
        self, n_invited: int, minimum: int
    ) -> None:
        visible = numbers_of(n_invited, minimum)
        fitting = Counter(told(n, n_invited, minimum=minimum) for n in visible)
        assert len(visible) <= 1 or min(fitting.values()) > 1

    @given(SIZES, MINIMUMS, st.integers(0, 250))
    def test_both_bands_hold_what_they_are_of(
        self, n_invited: int, minimum: int, more: int
    ) -> None:
        n = minimum + more
        bands = team_bands(n, n_invited=n_invited, minimum=minimum)
        low, high = ends(bands.count)
        assert low <= n <= high
        assert bands.count_least == low
        if bands.rate is not None:
            least, most = ends(bands.rate)
            # A band "60-79%" ends just below 80 %.
            assert least * n_invited <= 100 * min(n, n_invited) < (most + 1) * n_invited

    @given(SIZES, MINIMUMS)
    def test_a_rate_is_told_wherever_two_numbers_are_visible(
        self, n_invited: int, minimum: int
    ) -> None:
        visible = numbers_of(n_invited, minimum)
        rates = {told(n, n_invited, minimum=minimum)[1] for n in visible}
        assert len(visible) <= 1 or None not in rates

    @given(SIZES, MINIMUMS)
    def test_what_is_told_changes_with_the_cuts_alone(self, n_invited: int, minimum: int) -> None:
        cuts = band_cuts(VisibleNumbers(n_invited=n_invited, minimum=minimum))
        for n in range(minimum + 1, n_invited + 1):
            changes = told(n, n_invited, minimum=minimum) != told(n - 1, n_invited, minimum=minimum)
            assert changes is (n in cuts)

    def test_a_very_large_team_takes_no_longer(self) -> None:
        assert told(400_000_000, 1_000_000_000) == ("20+", "40-59%")


def told(n: int, n_invited: int | None, *, minimum: int = 5) -> tuple[str, str | None]:
    bands = team_bands(n, n_invited=n_invited, minimum=minimum)
    return bands.count, bands.rate


def numbers_of(n_invited: int, minimum: int) -> list[int]:
    """Return the numbers of answers with which a team has scores, by the two public rules."""
    return [n for n in range(minimum, n_invited + 1) if 10 * n >= 3 * n_invited]


def ends(band: str) -> tuple[int, float]:
    low, _, high = band.rstrip("+%").partition("-")
    return int(low), int(high) if high else math.inf
