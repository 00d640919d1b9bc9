"""Files are written whole, or not at all with one clear line."""

from pathlib import Path
from threading import Event, Thread

import pytest

from flowgap.errors import InputError
from flowgap.files import only_one, write_file


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


class TestOnlyOne:
    def test_a_second_one_waits_until_the_first_is_done(self, tmp_path: Path) -> None:
        order: list[str] = []
        entered = Event()

        def second() -> None:
            entered.set()
            with only_one(tmp_path):
                order.append("second")

        with only_one(tmp_path):
            waiting = Thread(target=second)
            waiting.start()
            assert entered.wait(5)
            waiting.join(0.05)
            order.append("first")
        waiting.join(5)
        assert order == ["first", "second"]

    def test_where_nothing_can_be_locked_everybody_goes_on(self, tmp_path: Path) -> None:
        with only_one(tmp_path / "nowhere"):
            pass

    def test_a_mistake_inside_is_not_swallowed(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="full"), only_one(tmp_path):
            raise OSError("full")
