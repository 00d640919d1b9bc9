"""Zipped folders from strangers: unpacked only if nothing about them is odd."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowgap.engagement.archive import Limits, unpack, unpack_files
from flowgap.errors import InputError

Files = dict[str, bytes]
GOOD: Files = {"engagement.yaml": b"format: 1\n", "roster.csv": b"team,invited\n"}


def zipped(files: Files | list[tuple[str | zipfile.ZipInfo, bytes]]) -> io.BytesIO:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items() if isinstance(files, dict) else files:
            target.writestr(name, content)
    return archive


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestUnpack:
    def test_it_writes_the_files_of_a_folder(self, tmp_path: Path) -> None:
        paths = unpack(zipped(GOOD), tmp_path, limits=Limits())
        assert [path.name for path in paths] == ["engagement.yaml", "roster.csv"]
        assert (tmp_path / "roster.csv").read_bytes() == b"team,invited\n"

    def test_the_files_may_lie_in_one_folder(self, tmp_path: Path) -> None:
        unpack(
            zipped({f"my client/{name}": GOOD[name] for name in GOOD}), tmp_path, limits=Limits()
        )
        assert names_in(tmp_path) == ["engagement.yaml", "roster.csv"]

    def test_what_it_does_not_know_is_left_out(self, tmp_path: Path) -> None:
        more = {
            "__MACOSX/._roster.csv": b"x",
            "__MACOSX/engagement.yaml": b"x",
            ".DS_Store": b"x",
            "notes.txt": b"x",
            "more/changes.csv": b"x",
            "inner.zip": zipped(GOOD).getvalue(),
        }
        unpack(zipped(GOOD | more), tmp_path, limits=Limits())
        assert names_in(tmp_path) == ["engagement.yaml", "roster.csv"]

    @pytest.mark.parametrize(
        "name",
        [
            "../roster.csv",
            "/etc/roster.csv",
            "a/../../roster.csv",
            "C:\\roster.csv",
            "a\\roster.csv",
        ],
    )
    def test_a_name_that_leads_out_is_refused(self, refuse: "Refuse", name: str) -> None:
        assert "leads out of the folder" in refuse(zipped(GOOD | {name: b"x"}))

    @pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
    def test_a_link_or_a_device_is_refused(self, refuse: "Refuse", kind: int) -> None:
        link = zipfile.ZipInfo("roster.csv")
        link.external_attr = (kind | 0o777) << 16
        archive = zipped([("engagement.yaml", b"format: 1\n"), (link, b"/etc/passwd")])
        assert "a link or a device" in refuse(archive)

    def test_an_encrypted_archive_is_refused(self, refuse: "Refuse") -> None:
        data = bytearray(zipped(GOOD).getvalue())
        flags = data.index(b"PK\x01\x02") + 8
        data[flags] |= 1
        assert "it is encrypted" in refuse(io.BytesIO(bytes(data)))

    @pytest.mark.parametrize("second", ["roster.csv", "ROSTER.csv"])
    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_a_file_that_stands_twice_is_refused(self, refuse: "Refuse", second: str) -> None:
        assert "a file twice" in refuse(zipped([*GOOD.items(), (second, b"x")]))

    @pytest.mark.parametrize(
        "files",
        [{}, {"roster.csv": b"x"}, {"a/b/engagement.yaml": b"x"}],
    )
    def test_an_archive_without_a_manifest_is_refused(self, refuse: "Refuse", files: Files) -> None:
        assert "no folders with engagement.yaml" in refuse(zipped(files))

    def test_two_manifests_are_refused(self, refuse: "Refuse") -> None:
        assert "2 folders" in refuse(zipped(GOOD | {"other/engagement.yaml": b"x"}))

    @pytest.mark.parametrize("data", [b"", b"no zip", zipped(GOOD).getvalue()[:-10]])
    def test_what_is_no_archive_is_refused(self, refuse: "Refuse", data: bytes) -> None:
        assert "no zip archive" in refuse(io.BytesIO(data))

    def test_a_damaged_file_is_refused(self, refuse: "Refuse") -> None:
        data = zipped({"engagement.yaml": b"format: 1\n" * 50}).getvalue()
        spoilt = data.replace(data[45:55], b"\xff" * 10, 1)
        assert "damaged" in refuse(io.BytesIO(spoilt))


class TestLimits:
    def test_an_archive_may_be_as_large_as_the_limit(self, tmp_path: Path) -> None:
        archive = zipped(GOOD)
        size = len(archive.getvalue())
        unpack(archive, tmp_path, limits=Limits(max_archive_bytes=size))
        with pytest.raises(InputError, match=f"it has {size} bytes"):
            unpack(archive, tmp_path, limits=Limits(max_archive_bytes=size - 1))

    def test_it_may_hold_as_many_files_as_the_limit(self, tmp_path: Path) -> None:
        unpack(zipped(GOOD), tmp_path, limits=Limits(max_files=2))
        with pytest.raises(InputError, match="it holds 2 entries"):
            unpack(zipped(GOOD), tmp_path, limits=Limits(max_files=1))

    def test_a_long_list_of_entries_is_refused_before_it_is_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # In the list an entry takes 46 bytes and its name: 3,000 of 46 + 91, two of 117 together.
        archive = zipped(GOOD | {f"folder/{number:080}.csv": b"" for number in range(3_000)})
        monkeypatch.setattr(zipfile.ZipFile, "__init__", never)
        with pytest.raises(InputError, match="its list of entries has 411,117 bytes"):
            unpack(archive, tmp_path, limits=Limits(max_files=2))

    def test_a_long_list_is_found_behind_a_long_comment_and_in_a_record_of_64_bits(
        self, tmp_path: Path
    ) -> None:
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 9, 9, 0xFFFFFFFF, 0, 9)
        end_64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 9, 9, 1 << 40, 0)
        with pytest.raises(InputError, match="its list of entries has 1,099,511,627,776 bytes"):
            unpack(io.BytesIO(end_64 + end + b"a comment"), tmp_path, limits=Limits())

    @pytest.mark.parametrize("end", ["an end in the end", "an end of 64 bits"])
    def test_a_long_list_is_refused_where_records_contradict_each_other(
        self, tmp_path: Path, end: str
    ) -> None:
        # 6,000 entries of 46 bytes and a name of 6: 312,000 bytes, and 204,800 may be.
        entries = b"".join(
            struct.pack("<4s4B4H3I5H2I", b"PK\1\2", *[0] * 11, 6, *[0] * 6) + b"%06d" % number
            for number in range(6_000)
        )
        size = len(entries)
        ends = {
            # The numbers of two disks look like the beginning of a record, 4 bytes later.
            "an end in the end": b"PK\5\6"
            + struct.pack("<4s2H2IH", b"PK\5\6", 6_000, 6_000, size, 0, 0),
            # A short list by the record of 32 bits, a long one by that of 64, which counts.
            "an end of 64 bits": struct.pack(
                "<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, 6_000, 6_000, size, 0
            )
            + struct.pack("<4sIQI", b"PK\6\7", 0, size, 1)
            + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, 52, 0, 0),
        }
        with pytest.raises(InputError, match="its list of entries has 312,000 bytes"):
            unpack(io.BytesIO(entries + ends[end]), tmp_path, limits=Limits())

    def test_it_may_unpack_to_as_much_as_the_limit(self, tmp_path: Path) -> None:
        # 10 bytes of manifest and 13 of roster.
        unpack(zipped(GOOD), tmp_path, limits=Limits(max_unpacked_bytes=23))
        with pytest.raises(InputError, match="more than 22 bytes"):
            unpack(zipped(GOOD), tmp_path, limits=Limits(max_unpacked_bytes=22))

    def test_a_file_that_is_packed_too_tightly_is_refused(self, refuse: "Refuse") -> None:
        bomb = GOOD | {"changes.csv": bytes(3 * 1024 * 1024)}
        assert "packed more than 100 times smaller" in refuse(zipped(bomb))

    def test_a_small_file_may_be_packed_tightly(self, tmp_path: Path) -> None:
        tight = GOOD | {"changes.csv": bytes(1024 * 1024)}
        assert len(unpack(zipped(tight), tmp_path, limits=Limits())) == 3

    def test_sizes_that_the_archive_states_are_not_believed(self, tmp_path: Path) -> None:
        # The records say 10 bytes for a file that unpacks to 3,000,000.
        data = zipped(GOOD | {"changes.csv": b"x" * 3_000_000}).getvalue()
        lie = data.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 10))
        assert lie != data
        with pytest.raises(InputError):
            unpack(io.BytesIO(lie), tmp_path, limits=Limits())
        n_bytes = sum(path.stat().st_size for path in tmp_path.iterdir())
        assert n_bytes < 100_000

    @settings(
        deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200
    )
    @given(data=st.data())
    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_no_archive_ends_otherwise_than_with_a_refusal(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        spoilt = bytearray(zipped(GOOD).getvalue())
        for _ in range(data.draw(st.integers(1, 4))):
            spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
        assert outcome_of(bytes(spoilt), tmp_path_factory.mktemp("target"))


class TestArchivesTogether:
    """Two archives of two files each: of 10 and 5 bytes, then of 3 and 4 bytes: 22 in all."""

    BOTH: tuple[Files, Files] = (
        {"a.csv": b"0123456789", "b.csv": b"01234"},
        {"c.csv": b"012", "d.csv": b"0123"},
    )

    def unpack_both(self, target: Path, limits: Limits) -> None:
        for number, files in enumerate(self.BOTH):
            place = target / str(number)
            place.mkdir(parents=True)
            written = unpack_files(zipped(files), place, endings=(".csv",), limits=limits)
            limits = limits.after(written)

    def test_they_share_the_bytes(self, tmp_path: Path) -> None:
        self.unpack_both(tmp_path / "fits", Limits(max_unpacked_bytes=22))
        problem = "with the archives before it, it unpacks to more than 21 bytes"
        with pytest.raises(InputError, match=problem):
            self.unpack_both(tmp_path / "not", Limits(max_unpacked_bytes=21))

    def test_they_share_the_number_of_files(self, tmp_path: Path) -> None:
        self.unpack_both(tmp_path / "fits", Limits(max_files=4))
        with pytest.raises(InputError, match="with the archives before it, it holds 4 entries"):
            self.unpack_both(tmp_path / "not", Limits(max_files=3))


def outcome_of(data: bytes, target: Path) -> str:
    try:
        return f"{len(unpack(io.BytesIO(data), target, limits=Limits()))} files"
    except InputError as error:
        return str(error)


Refuse = Callable[[io.BytesIO], str]


@pytest.fixture
def refuse(tmp_path: Path) -> Refuse:
    """Return why an archive was refused; nothing may have been written."""

    def run(archive: io.BytesIO) -> str:
        with pytest.raises(InputError) as caught:
            unpack(archive, tmp_path, limits=Limits())
        return str(caught.value)

    return run


def never(*_: object, **__: object) -> None:
    raise AssertionError("the list was read")
