"""Stamps in the spellings of people's tools, and what is none."""

from datetime import UTC, date, datetime, timedelta, timezone

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.engagement.tables.stamps import day, stamp, stamp_problem

EVENING = datetime(2024, 5, 1, 19, 50, tzinfo=UTC)


def read(*texts: str | None) -> list[datetime | None]:
    column = pl.Series("at", texts, dtype=pl.String)
    return column.to_frame().select(stamp(column).alias("at"))["at"].to_list()


def read_day(text: str) -> object:
    return pl.DataFrame({"on": [text]}).select(day(pl.col("on")).alias("on"))["on"][0]


class TestStamp:
    @pytest.mark.parametrize(
        "text",
        [
            "2024-05-01T19:50:00Z",
            "2024-05-01T21:50:00+02:00",
            "2024-05-01T21:50:00+0200",
            "2024-05-01T21:50:00+02",
            "2024-05-01 21:50:00 +0200",
            "2024-05-01t19:50:00z",
            "2024-05-01 19:50:00Z",
            "2024-05-01T19:50Z",
            "2024-05-01T19:50:00.000Z",
            "2024-05-01T19:50:00,000000000Z",
            "2024-05-01T15:20:00-04:30",
            "2024-05-02T09:50:00+14:00",
            "2024-05-01T19:50:00-00:00",
        ],
    )
    def test_the_same_moment_in_every_spelling(self, text: str) -> None:
        assert read(text) == [EVENING]
        assert read(text, "2024-05-01T19:50:00Z", None) == [EVENING, EVENING, None]

    @pytest.mark.parametrize(
        ("fraction", "microseconds"),
        [
            ("1", 100_000),
            ("123456", 123_456),
            ("000001", 1),
            ("1234567", 123_456),
            ("9" * 9, 999_999),
        ],
    )
    def test_digits_beyond_microseconds_are_cut_off(self, fraction: str, microseconds: int) -> None:
        expected = EVENING + timedelta(microseconds=microseconds)
        assert read(f"2024-05-01T19:50:00.{fraction}Z") == [expected]

    @pytest.mark.parametrize(
        "text",
        [
            "2024-05-01T21:50:00",
            "2024-05-01",
            "2024-05-01T24:00:00Z",
            "2024-05-01T23:60:00Z",
            "2024-05-01T23:59:60Z",
            "2024-02-30T00:00:00Z",
            "2023-02-29T00:00:00+01:00",
            "0000-01-01T00:00:00Z",
            "0000-01-01T00:00:00+01:00",
            "1989-12-31T23:59:59Z",
            "2101-01-01T00:00:00Z",
            "2024-05-01T21:50:00+14:01",
            "2024-05-01T21:50:00+02:60",
            "2024-05-01T19:50:00.Z",
            "2024-05-01T19:50:00.1234567890Z",
            "2024-5-1T19:50:00Z",
            "01.05.2024 19:50",
            "1714593000",
            "٢٠٢٤-05-01T19:50:00Z",
            "2024-05-01T19:50:00Z\n2024-05-01T19:50:00Z",
        ],
    )
    def test_what_is_no_stamp_is_null(self, text: str) -> None:
        assert read(text) == [None]
        assert read("2024-05-01T19:50:00Z", text) == [EVENING, None]

    @pytest.mark.parametrize("text", ["1990-01-01T00:00:00Z", "2100-12-31T23:59:59Z"])
    def test_the_first_and_the_last_credible_second_are_read(self, text: str) -> None:
        assert read(text) == [datetime.fromisoformat(text)]

    @given(
        moment=st.datetimes(
            min_value=datetime(1990, 1, 2),  # noqa: DTZ001 - the strategy adds the zone
            max_value=datetime(2100, 12, 30),  # noqa: DTZ001 - the strategy adds the zone
            timezones=st.integers(-14 * 60, 14 * 60).map(
                lambda minutes: timezone(timedelta(minutes=minutes))
            ),
        )
    )
    def test_it_reads_what_python_writes(self, moment: datetime) -> None:
        assert read(moment.isoformat()) == [moment]

    @given(text=st.text(max_size=30))
    def test_it_never_fails(self, text: str) -> None:
        assert len(read(text)) == 1


class TestDay:
    def test_a_day_of_the_calendar_is_read(self) -> None:
        assert read_day("2024-02-29") == date(2024, 2, 29)

    @pytest.mark.parametrize(
        "text", ["2023-02-29", "2024-2-29", "29.02.2024", "1989-12-31", "2101-01-01", "0000-01-01"]
    )
    def test_anything_else_is_null(self, text: str) -> None:
        assert read_day(text) is None


class TestStampProblem:
    @pytest.mark.parametrize("text", ["2024-05-01T21:50:00", "2024-05-01", "2024-05-01 21:50"])
    def test_it_names_a_missing_offset(self, text: str) -> None:
        assert "no offset" in stamp_problem(text)

    def test_it_names_no_offset_where_that_is_not_what_is_wrong(self) -> None:
        assert "offset" not in stamp_problem("2024-02-30T00:00:00Z")
