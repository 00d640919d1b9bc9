"""Dates as programs show them to people."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from flowgap.importing.conditions import Condition
from flowgap.importing.dates import AMBIGUOUS_ORDER, MIXED_ORDER, NO_TIME_OF_DAY, date_column

BERLIN = ZoneInfo("Europe/Berlin")
# 9:41 in the morning of 12 March 2024 in Berlin is 8:41 UTC.
MOMENT = datetime(2024, 3, 12, 8, 41, tzinfo=UTC)

FAR = "Thu Feb 29 2024 10:00:00 GMT+9900"


class TestForms:
    @pytest.mark.parametrize(
        "text",
        [
            "12/Mar/24 9:41 AM",
            "12/Mär/24 9:41",
            "12. März 2024 09:41",
            "12.03.2024 09:41",
            "12.3.24, 09:41",
            "2024-3-12 9:41:00",
            "2024-03-12 09:41",
        ],
    )
    def test_a_clock_of_a_zone_is_read_in_it(self, text: str) -> None:
        assert date_column([text]).read(text, BERLIN) == MOMENT

    @pytest.mark.parametrize(
        "text",
        [
            "Tue Mar 12 2024 09:41:00 GMT+0100 (Central European Standard Time)",
            "2024-03-12T08:41:00.000Z",
        ],
    )
    def test_what_says_its_offset_needs_no_zone(self, text: str) -> None:
        assert date_column([text]).read(text, None) == MOMENT

    def test_without_a_zone_it_is_unknown_when_it_was(self) -> None:
        text = "12/Mar/24 9:41 AM"
        assert date_column([text]).read(text, None) is Condition.NO_OFFSET

    @pytest.mark.parametrize(
        ("text", "hour"), [("12/Mar/24 12:00 AM", 0), ("12/Mar/24 12:00 PM", 12)]
    )
    def test_noon_and_midnight_are_told_apart(self, text: str, hour: int) -> None:
        assert date_column([text]).read(text, UTC) == datetime(2024, 3, 12, hour, tzinfo=UTC)

    @pytest.mark.parametrize(
        "text", ["31/Feb/24 9:41 AM", "12/Foo/24 9:41", "12/Mar/24 13:41 PM", "soon", "", FAR]
    )
    def test_what_is_no_date_is_told(self, text: str) -> None:
        assert date_column([text]).read(text, UTC) is Condition.NO_STAMP


class TestOrder:
    def test_a_number_above_twelve_anywhere_tells_the_order(self) -> None:
        american = date_column(["3/4/2024 10:00", "6/21/2025 16:14"])
        assert american.read("3/4/2024 10:00", UTC) == datetime(2024, 3, 4, 10, tzinfo=UTC)
        british = date_column(["3/4/2024 10:00", "21/6/2025 16:14"])
        assert british.read("3/4/2024 10:00", UTC) == datetime(2024, 4, 3, 10, tzinfo=UTC)

    def test_a_column_that_does_not_tell_is_not_guessed(self) -> None:
        found = date_column(["3/4/2024 10:00", "12/12/2024 10:00"])
        assert found.problem == AMBIGUOUS_ORDER
        assert found.read("3/4/2024 10:00", UTC) is Condition.NO_STAMP

    def test_a_mapping_may_tell(self) -> None:
        found = date_column(["3/4/2024 10:00"], day_first=False)
        assert found.read("3/4/2024 10:00", UTC) == datetime(2024, 3, 4, 10, tzinfo=UTC)

    def test_dots_stand_between_a_day_and_a_month(self) -> None:
        found = date_column(["3.4.2024 10:00"])
        assert found.read("3.4.2024 10:00", UTC) == datetime(2024, 4, 3, 10, tzinfo=UTC)

    def test_how_an_order_was_settled_is_said(self) -> None:
        found = date_column(["3/4/2024 10:00", "6/21/2025 16:14"])
        assert found.settled == (
            "in {} a date such as 3/4/2024 is month/day/year, as other rows have a second number "
            "above 12"
        )

    def test_a_date_that_can_only_be_read_in_one_way_needs_no_word(self) -> None:
        assert date_column(["13/4/2024 10:00", "4/4/2024 10:00"]).settled is None

    def test_rows_that_contradict_each_other_tell_nothing_of_the_rest(self) -> None:
        found = date_column(["13/4/2024 10:00", "4/13/2024 10:00", "3/4/2024 10:00"])
        assert found.settled == MIXED_ORDER
        assert found.read("13/4/2024 10:00", UTC) == datetime(2024, 4, 13, 10, tzinfo=UTC)
        assert found.read("4/13/2024 10:00", UTC) == datetime(2024, 4, 13, 10, tzinfo=UTC)
        assert found.read("3/4/2024 10:00", UTC) is Condition.NO_STAMP
        assert found.read("4/4/2024 10:00", UTC) == datetime(2024, 4, 4, 10, tzinfo=UTC)

    def test_a_number_that_is_no_month_and_no_day_tells_nothing(self) -> None:
        assert date_column(["99/45/2024 10:00", "3/4/2024 10:00"]).problem == AMBIGUOUS_ORDER


class TestDays:
    @pytest.mark.parametrize("text", ["2026-03-26", "21.3.2024", "21/Mar/24"])
    def test_days_alone_are_no_moments(self, text: str) -> None:
        found = date_column([text])
        assert found.problem == NO_TIME_OF_DAY
        assert found.read(text, UTC) is Condition.NO_STAMP
