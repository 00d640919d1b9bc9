"""Typed columns: each kind with both sides of its bounds, and the first fault of a row."""

from datetime import date

import polars as pl
import pytest

from flowgap.engagement.tables import conversion as module
from flowgap.engagement.tables.columns import Column, FileFormat, Kind
from flowgap.engagement.tables.conversion import TypedTable, convert, refuse_repeated
from flowgap.engagement.tables.raw import LINE, RawTable
from flowgap.errors import InputError

ID = Column(name="id", required=True)


def typed(column: Column, *values: str | None) -> TypedTable:
    """Return a column read from line 2 on, beside an id that is always there."""
    return convert(raw(values, column.name), form(column))


def raw(values: tuple[str | None, ...], name: str = "x") -> RawTable:
    n = len(values)
    table = pl.DataFrame(
        {"id": [f"r{number}" for number in range(n)], name: values, LINE: range(2, n + 2)},
        schema_overrides={name: pl.String, LINE: pl.Int64},
    )
    return RawTable(name="f.csv", sha256="0", table=table, n_rows=n, refusals=())


def form(*columns: Column) -> FileFormat:
    return FileFormat(name="f.csv", columns=(ID, *columns))


class TestConvert:
    @pytest.mark.parametrize(
        ("column", "texts", "values"),
        [
            (Column(name="x", kind=Kind.COUNT), ("0", "12", "3.0"), [0, 12, 3]),
            (
                Column(name="x", kind=Kind.NUMBER, low=-1.0, high=2.0),
                ("-1", "2", "1e-3"),
                [-1.0, 2.0, 0.001],
            ),
            (
                Column(name="x", kind=Kind.FLAG),
                ("true", "True", "1", "yes", "FALSE", "0", "no", None),
                [True, True, True, True, False, False, False, None],
            ),
            (Column(name="x", kind=Kind.CHOICE, choices=("fix",)), ("fix", "Fix"), ["fix", "fix"]),
            (Column(name="x", kind=Kind.DAY), ("2026-03-02",), [date(2026, 3, 2)]),
            (
                Column(name="x", kind=Kind.CODE),
                ("1", "5", "dk", "DK", "na", None),
                [1, 5, 255, 255, 254, 0],
            ),
            (Column(name="x"), ("any", None), ["any", None]),
        ],
    )
    def test_it_reads_every_kind(
        self, column: Column, texts: tuple[str | None, ...], values: list[object]
    ) -> None:
        found = typed(column, *texts)
        assert found.table["x"].to_list() == values
        assert found.refusals == ()

    @pytest.mark.parametrize(
        ("column", "text", "allowed"),
        [
            (Column(name="x", kind=Kind.COUNT), "-1", "a whole number from 0"),
            (Column(name="x", kind=Kind.COUNT), "1.5", "a whole number"),
            (Column(name="x", kind=Kind.COUNT), "1000000000001", "to 1e+12"),
            (Column(name="x", kind=Kind.COUNT), "9" * 30, "a whole number"),
            (Column(name="x", kind=Kind.NUMBER, high=168.0), "168.1", "from 0 to 168"),
            (Column(name="x", kind=Kind.NUMBER), "1,5", "a decimal point"),
            (Column(name="x", kind=Kind.NUMBER), "nan", "a number"),
            (Column(name="x", kind=Kind.NUMBER), "inf", "a number"),
            (Column(name="x", kind=Kind.FLAG), "maybe", "true or false"),
            (Column(name="x", kind=Kind.CHOICE, choices=("fix", "chore")), "bug", "fix, chore"),
            (Column(name="x", kind=Kind.DAY), "2026-02-29", "2024-05-01"),
            (Column(name="x", kind=Kind.STAMP), "2024-05-01T21:50:00", "offset"),
            (Column(name="x", kind=Kind.CODE), "0", "1 to 5"),
            (Column(name="x", kind=Kind.CODE), "6", "1 to 5"),
            (Column(name="x", required=True), None, "a value"),
        ],
    )
    def test_a_row_with_a_value_that_cannot_be_read_is_refused(
        self, column: Column, text: str | None, allowed: str
    ) -> None:
        found = typed(column, text)
        assert found.table.height == 0
        refusal = found.refusals[0]
        assert (refusal.file, refusal.line, refusal.column) == ("f.csv", 2, "x")
        assert refusal.value == text
        assert allowed in refusal.allowed

    def test_a_row_is_refused_once_for_its_first_fault(self) -> None:
        count = Column(name="x", kind=Kind.COUNT)
        table = raw(("a",)).table.with_columns(pl.lit("b").alias("y"))
        both = RawTable(name="f.csv", sha256="0", table=table, n_rows=1, refusals=())
        found = convert(both, form(count, Column(name="y", kind=Kind.COUNT)))
        assert [refusal.column for refusal in found.refusals] == ["x"]
        assert found.n_refused == 1

    def test_a_column_that_is_missing_is_unknown_and_an_item_is_not_asked(self) -> None:
        more = (
            Column(name="at", kind=Kind.STAMP),
            Column(name="OWN1", kind=Kind.CODE, code=254),
        )
        found = convert(raw(("a",)), form(*more))
        assert found.table["at"].to_list() == [None]
        assert found.table["OWN1"].to_list() == [254]

    def test_columns_outside_the_contract_stay_as_text(self) -> None:
        assert convert(raw(("007",)), form()).table["x"].to_list() == ["007"]

    def test_a_file_without_a_required_column_is_refused(self) -> None:
        with pytest.raises(InputError, match="the header has no column y"):
            convert(raw(("a",)), form(Column(name="y", required=True)))

    def test_no_more_refusals_are_kept_than_the_limit(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MAX_REFUSALS", 2)
        found = typed(Column(name="x", kind=Kind.COUNT), "a", "b", "c", "1")
        assert [refusal.line for refusal in found.refusals] == [2, 3]
        assert found.n_refused == 3


class TestRefuseRepeated:
    def test_the_first_row_of_a_key_stays(self) -> None:
        found = refuse_repeated(typed(Column(name="x"), "a", "b", "a", "a"), ("x",))
        assert found.table["id"].to_list() == ["r0", "r1"]
        assert [refusal.line for refusal in found.refusals] == [4, 5]
        assert found.refusals[0].value == "a"

    def test_a_key_of_two_columns_may_share_one_and_empty_counts_as_a_value(self) -> None:
        found = typed(Column(name="x"), "a", "a", None, None)
        assert refuse_repeated(found, ("x", "id")).table.height == 4
        assert refuse_repeated(found, ("x",)).table.height == 2
