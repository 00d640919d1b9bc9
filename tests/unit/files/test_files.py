"""Files are written whole, or not at all with one clear line."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.files import write_file


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    write_file(tmp_path / "new" / "deep" / "a.json", b"{}")
    assert (tmp_path / "new" / "deep" / "a.json").read_bytes() == b"{}"


def test_an_older_file_is_replaced_and_no_part_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "a.json", b"old")
    write_file(tmp_path / "a.json", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_place_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"a\.json: it cannot be written"):
        write_file(tmp_path / "file" / "a.json", b"")
