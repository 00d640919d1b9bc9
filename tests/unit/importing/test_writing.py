"""Tables written into a folder that may hold other rows."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from flowgap.errors import InputError
from flowgap.importing.writing import write_table

OWN = pl.col("source") == "git"


def table(*ids: str, source: str = "git") -> pl.DataFrame:
    return pl.DataFrame({"change_id": ids, "source": [source] * len(ids)})


def test_stamps_flags_and_unknown_values_as_the_contract_has_them(tmp_path: Path) -> None:
    moment = datetime(2025, 3, 3, 12, tzinfo=UTC)
    row = {"change_id": "a", "source": "git", "merged_at": moment, "is_bot": True, "n": None}
    path = tmp_path / "new" / "changes.csv"
    write_table(path, pl.DataFrame([row]), own=OWN)
    assert path.read_bytes() == (
        b"change_id,source,merged_at,is_bot,n\na,git,2025-03-03T12:00:00Z,true,\n"
    )


def test_own_rows_are_replaced_in_place_and_foreign_rows_stay(tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    path.write_text("change_id,source,labels\nx,jira,\na,git,old\ny,,\nb,git,\n", encoding="utf-8")
    write_table(path, table("a", "c"), own=OWN)
    assert path.read_text(encoding="utf-8") == (
        "change_id,source,labels\nx,jira,\na,git,\nc,git,\ny,,\n"
    )


def test_new_rows_and_new_columns_come_last(tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    path.write_text("change_id,team\nx,Search\n", encoding="utf-8")
    write_table(path, table("a"), own=OWN)
    assert path.read_text(encoding="utf-8") == "change_id,team,source\nx,Search,\na,,git\n"


def test_writing_again_changes_no_byte_whatever_else_was_written_between(tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    write_table(path, table("a", "b"), own=OWN)
    write_table(path, table("x", source="jira"), own=pl.col("source") == "jira")
    once = path.read_bytes()
    write_table(path, table("a", "b"), own=OWN)
    assert path.read_bytes() == once
    assert [item.name for item in tmp_path.iterdir()] == ["changes.csv"]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"id,team\n1,2\n", "change_id"), (b"", "cannot be read"), (b"change_id\n\xff\n", "read")],
)
def test_a_file_of_another_kind_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, word: str
) -> None:
    path = tmp_path / "changes.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=word):
        write_table(path, table("a"), own=OWN)
    assert path.read_bytes() == content
