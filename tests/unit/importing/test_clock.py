"""One stamp as any tool writes it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from flowgap.importing.clock import epoch, is_ambiguous, read_stamp
from flowgap.importing.conditions import Condition

BERLIN = ZoneInfo("Europe/Berlin")


class TestReadStamp:
    @pytest.mark.parametrize(
        "text",
        [
            "2024-05-01T21:50:00+02:00",
            "2024-05-01 21:50:00 +0200",
            "2024-05-01T19:50:00Z",
            "2024-05-01 19:50:00 UTC",
            "2024-05-01T16:50:00-03",
            "2024-05-01T19:50Z",
        ],
    )
    def test_an_offset_is_taken_off(self, text: str) -> None:
        # 21:50 two hours ahead of UTC is 19:50, and so is 16:50 three hours behind it.
        assert read_stamp(text) == datetime(2024, 5, 1, 19, 50, tzinfo=UTC)

    def test_digits_beyond_the_sixth_of_a_second_are_cut_off(self) -> None:
        read = read_stamp("2024-05-01T19:50:00.1234567Z")
        assert read == datetime(2024, 5, 1, 19, 50, 0, 123_456, tzinfo=UTC)

    def test_a_stamp_without_offset_is_told_so_unless_a_zone_is_given(self) -> None:
        assert read_stamp("2024-05-01T21:50:00") is Condition.NO_OFFSET
        read = read_stamp("2024-05-01T21:50:00", zone=BERLIN)
        assert read == datetime(2024, 5, 1, 19, 50, tzinfo=UTC)

    def test_its_own_offset_beats_the_zone(self) -> None:
        read = read_stamp("2024-05-01T19:50:00Z", zone=BERLIN)
        assert read == datetime(2024, 5, 1, 19, 50, tzinfo=UTC)

    @pytest.mark.parametrize("year", [1989, 2101, 9999])
    def test_a_year_that_nobody_believes_is_told(self, year: int) -> None:
        assert read_stamp(f"{year}-06-01T00:00:00Z") is Condition.INCREDIBLE_YEAR

    @pytest.mark.parametrize("year", [1990, 2100])
    def test_the_first_and_the_last_credible_year_are_read(self, year: int) -> None:
        read = read_stamp(f"{year}-06-01T00:00:00Z")
        assert read == datetime(year, 6, 1, tzinfo=UTC)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "yesterday",
            "2024-02-30T00:00:00Z",
            "2024-05-01T24:00:00Z",
            "2024-05-01T19:50:00+15:00",
            "2024-05-01T19:50:00+02:60",
            "2024-05-01",
            "\u0662\u0660\u0662\u0664-05-01T19:50:00Z",
        ],
    )
    def test_what_is_no_stamp_is_told(self, text: str) -> None:
        assert read_stamp(text) is Condition.NO_STAMP


class TestRepeatedHour:
    def test_clocks_of_berlin_show_half_past_two_twice_in_october(self) -> None:
        assert is_ambiguous(datetime(2024, 10, 27, 2, 30), BERLIN)  # noqa: DTZ001 - a clock's
        assert not is_ambiguous(datetime(2024, 10, 27, 3, 0), BERLIN)  # noqa: DTZ001 - a clock's

    def test_the_hour_that_is_left_out_in_march_is_not_repeated(self) -> None:
        assert not is_ambiguous(datetime(2024, 3, 31, 2, 30), BERLIN)  # noqa: DTZ001 - a clock's


class TestEpoch:
    def test_seconds_and_milliseconds_are_told_apart_by_the_caller(self) -> None:
        # 1 714 593 000 s after 1970 began is 1 May 2024, 19:50 UTC.
        moment = datetime(2024, 5, 1, 19, 50, tzinfo=UTC)
        assert epoch(1_714_593_000, per_second=1) == moment
        assert epoch(1_714_593_000_000, per_second=1000) == moment

    @pytest.mark.parametrize("value", [0, -1, 1e300, 10**15])
    def test_what_lies_beyond_the_calendar_is_told(self, value: float) -> None:
        assert epoch(value, per_second=1) is Condition.INCREDIBLE_YEAR
