"""Files are kept whole, one of each name; whoever changes one that was changed is told."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select

from flowgap.db import reading, unit_of_work
from flowgap.errors import InputError
from flowgap.models import Engagement, KeptFile
from flowgap.services.folders import keeping
from flowgap.services.folders.keeping import (
    FileChangedError,
    folder_digest,
    forget_file,
    keep_folder,
    list_files,
    unpack_kept,
)
from tests.unit.folders.conftest import NOW, Shelf


def test_a_kept_file_comes_back_byte_for_byte(shelf: Shelf) -> None:
    shelf.put(roster_csv="team,invited\r\n東京 🚚,7\r\n")
    assert shelf.read("roster.csv") == "team,invited\r\n東京 🚚,7\r\n"


def test_a_line_tells_digest_and_size_of_the_file_itself(shelf: Shelf) -> None:
    shelf.put(roster_csv="team,invited\nA,7\n")
    with reading(shelf.sessions) as session:
        (line,) = list_files(session, shelf.engagement_id)
    assert (line.n_bytes, line.kept_at) == (17, NOW)  # 13 characters, 4, and both line ends
    assert line.digest == hashlib.sha256(b"team,invited\nA,7\n").hexdigest()


def test_files_are_listed_in_the_order_of_the_contract(shelf: Shelf) -> None:
    shelf.put(changes_csv="a", engagement_yaml="b", roster_csv="c")
    assert shelf.names == ["engagement.yaml", "roster.csv", "changes.csv"]


def test_a_name_that_no_file_has_is_refused_and_nothing_is_kept(shelf: Shelf) -> None:
    with pytest.raises(InputError, match=r"no file of an engagement.*changes\.csv"):
        shelf.put(changes_csv="a", secrets_txt="b")
    assert shelf.names == []


class TestSecondEditor:
    def test_whoever_saw_the_file_that_is_kept_may_change_it(self, shelf: Shelf) -> None:
        seen = shelf.change("roster.csv", "first", seen=None)
        shelf.change("roster.csv", "second", seen=seen)
        assert shelf.read("roster.csv") == "second"

    def test_whoever_saw_an_older_one_is_told_and_loses_nothing(self, shelf: Shelf) -> None:
        old = shelf.change("roster.csv", "first", seen=None)
        new = shelf.change("roster.csv", "second", seen=old)
        with pytest.raises(FileChangedError) as told:
            shelf.change("roster.csv", "third", seen=old)
        assert (told.value.name, told.value.now) == ("roster.csv", new)
        assert shelf.read("roster.csv") == "second"

    def test_two_cannot_both_make_the_first_one(self, shelf: Shelf) -> None:
        shelf.change("roster.csv", "first", seen=None)
        with pytest.raises(FileChangedError):
            shelf.change("roster.csv", "other", seen=None)

    def test_a_file_that_was_changed_is_not_deleted(self, shelf: Shelf) -> None:
        old = shelf.change("roster.csv", "first", seen=None)
        new = shelf.change("roster.csv", "second", seen=old)
        with pytest.raises(FileChangedError), unit_of_work(shelf.sessions) as session:
            forget_file(session, shelf.engagement_id, "roster.csv", seen=old)
        with unit_of_work(shelf.sessions) as session:
            forget_file(session, shelf.engagement_id, "roster.csv", seen=new)
        assert shelf.names == []


class TestFolder:
    def test_it_takes_the_place_of_the_one_before(self, shelf: Shelf, folder: Path) -> None:
        shelf.put(changes_csv="old", roster_csv="old")
        (folder / "engagement.yaml").write_text("new")
        (folder / "changes.csv").write_text("new")
        (folder / "notes.txt").write_text("known to nobody")
        with unit_of_work(shelf.sessions) as session:
            keep_folder(session, shelf.engagement_id, folder, now=NOW)
        assert shelf.names == ["engagement.yaml", "changes.csv"]
        assert shelf.read("changes.csv") == "new"

    def test_what_is_unpacked_is_what_was_kept(self, shelf: Shelf, folder: Path) -> None:
        shelf.put(engagement_yaml="a: 1\n", changes_csv="b\n")
        with reading(shelf.sessions) as session:
            unpack_kept(session, shelf.engagement_id, folder)
        assert {path.name: path.read_text() for path in folder.iterdir()} == {
            "engagement.yaml": "a: 1\n",
            "changes.csv": "b\n",
        }

    def test_its_digest_is_that_of_names_and_contents(self, shelf: Shelf) -> None:
        def digest() -> str:
            with reading(shelf.sessions) as session:
                return folder_digest(session, shelf.engagement_id)

        empty = digest()
        shelf.put(changes_csv="a", roster_csv="b")
        first = digest()
        shelf.put(changes_csv="b", roster_csv="a")
        assert len({empty, first, digest()}) == 3
        shelf.put(roster_csv="b", changes_csv="a")
        assert digest() == first

    def test_it_may_be_as_large_as_an_archive_and_no_byte_more(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(keeping, "MOST_BYTES", 10)
        shelf.put(roster_csv="x" * 4, changes_csv="x" * 6)  # 4 + 6 = 10
        with pytest.raises(InputError, match="11 bytes"):
            shelf.put(changes_csv="x" * 7)  # 4 + 7 = 11
        assert shelf.read("changes.csv") == "x" * 6


def test_the_files_go_with_their_engagement(shelf: Shelf) -> None:
    shelf.put(roster_csv="a")
    with unit_of_work(shelf.sessions) as session:
        session.delete(session.get_one(Engagement, shelf.engagement_id))
    with reading(shelf.sessions) as session:
        assert session.scalars(select(KeptFile.id)).all() == []
