"""A JSON object that a stranger wrote."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.importing.conditions import Conditions
from flowgap.importing.record import Record

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def record(fields: dict[str, object], *, zone: tzinfo | None = None) -> Record:
    return Record(fields=fields, place="pulls.json, record 1", conditions=Conditions(), zone=zone)


def told(one: Record) -> list[str]:
    return [met.text for met in one.conditions.met]


class TestText:
    def test_blanks_around_a_text_and_line_breaks_in_it_are_taken_off(self) -> None:
        assert record({"title": " a\nb\x1b "}).text("title") == "a b"

    def test_a_number_is_an_id(self) -> None:
        assert record({"id": 12}).text("id") == "12"

    @pytest.mark.parametrize("value", [None, "", "  "])
    def test_empty_is_unknown_and_nothing_odd(self, value: str | None) -> None:
        one = record({"title": value})
        assert one.text("title") is None
        assert not told(one)

    @pytest.mark.parametrize("value", [[], {}, True, 1.5])
    def test_another_kind_is_unknown_and_counted(self, value: object) -> None:
        one = record({"user": {"login": value}})
        assert one.text("user", "login") is None
        assert told(one) == ["user.login is of a kind that cannot be read, so it counts as unknown"]

    def test_a_path_through_null_is_unknown(self) -> None:
        assert record({"user": None}).text("user", "login") is None


class TestLines:
    def test_a_text_keeps_its_lines_and_loses_what_breaks_pages(self) -> None:
        assert record({"body": "one\r\n\n two\x1b"}).lines("body") == ("one", "", "two")

    def test_null_has_none_and_another_kind_is_counted(self) -> None:
        one = record({"empty": None, "body": 3})
        assert one.lines("empty") == one.lines("body") == ()
        assert told(one) == ["body is of a kind that cannot be read, so it counts as unknown"]


class TestCount:
    @pytest.mark.parametrize(("value", "read"), [(3, 3), (3.0, 3), ("3", 3), (0, 0)])
    def test_whole_numbers_are_read_however_they_are_written(
        self, value: object, read: int
    ) -> None:
        assert record({"n": value}).count("n") == read

    @pytest.mark.parametrize("value", [-1, 1.5, True, "three", 10**13, float("inf"), "\u0663"])
    def test_anything_else_is_unknown(self, value: object) -> None:
        one = record({"n": value})
        assert one.count("n") is None
        assert len(told(one)) == 1


class TestStamp:
    def test_a_stamp_is_utc(self) -> None:
        one = record({"at": "2024-05-01T21:50:00+02:00"})
        assert one.stamp("at") == datetime(2024, 5, 1, 19, 50, tzinfo=UTC)

    def test_why_one_is_none_is_said_with_its_field(self) -> None:
        one = record({"at": "2024-05-01 21:50:00"})
        assert one.stamp("at") is None
        assert told(one) == [
            "at has no offset from UTC, so it counts as unknown; --timezone would give it one"
        ]

    def test_the_hour_that_clocks_repeat_is_named(self) -> None:
        one = record({"at": "2024-10-27 02:30:00"}, zone=ZoneInfo("Europe/Berlin"))
        # The first of the two is still summer time: two hours ahead.
        assert one.stamp("at") == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)
        assert told(one) == ["at falls into the hour that clocks repeat; the first is taken"]

    def test_milliseconds_are_read_as_such(self) -> None:
        one = record({"at": 1_714_593_000_000})
        assert one.milliseconds("at") == datetime(2024, 5, 1, 19, 50, tzinfo=UTC)


class TestRecords:
    @pytest.mark.parametrize(
        "value",
        [
            [{"id": 1}, {"id": 2}],
            {"nodes": [{"id": 1}, {"id": 2}]},
            {"edges": [{"node": {"id": 1}}, {"node": {"id": 2}}]},
        ],
    )
    def test_lists_nodes_and_edges_are_lists(self, value: object) -> None:
        found = record({"reviews": value}).records("reviews")
        assert [one.text("id") for one in found] == ["1", "2"]

    def test_what_is_no_object_in_a_list_is_counted(self) -> None:
        one = record({"reviews": [{"id": 1}, None, 3]})
        assert len(one.records("reviews")) == 1
        assert one.conditions.met[0].count == 2

    def test_no_list_is_an_empty_one(self) -> None:
        assert record({"reviews": 3}).records("reviews") == ()


class TestAnyJson:
    @given(st.dictionaries(st.sampled_from(["a", "b"]), ANY_JSON))
    def test_nothing_that_json_can_hold_breaks_a_reading(self, fields: dict[str, object]) -> None:
        one = record(fields, zone=UTC)
        for path in (("a",), ("a", "b"), ("b", "a")):
            for read in (one.text, one.count, one.number, one.flag, one.stamp, one.milliseconds):
                read(*path)
            one.record(*path)
            one.records(*path)
            one.texts(*path)
            one.has(*path)
