"""Unpacks a zipped engagement folder that somebody sent: checked first, counted while writing."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import IO, Final

from flowgap.engagement.formats import FILE_NAMES, MANIFEST_NAME
from flowgap.errors import InputError

_FILE: Final = "archive"
_CHUNK_BYTES: Final = 64 * 1024
_IGNORED_FOLDERS: Final = frozenset({"__MACOSX"})
_ENCRYPTED: Final = 0x1
_END: Final = b"PK\x05\x06"
_END_64: Final = b"PK\x06\x06"
_LIST_LENGTH: Final = slice(12, 16)
_LIST_LENGTH_64: Final = slice(40, 48)
"""Where the end of an archive says how long its list of entries is (APPNOTE.TXT 4.3.14, 4.3.16)."""
_BEYOND_32_BITS: Final = 0xFFFF_FFFF
_LONGEST_END: Final = 66_000
"""The record with the longest comment, and the records of 64 bits before it."""
_LONGEST_ENTRY: Final = 1024
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large an archive may be, packed and unpacked."""

    max_archive_bytes: int = 64 * 1024 * 1024
    max_files: int = 200
    max_unpacked_bytes: int = 512 * 1024 * 1024
    max_ratio: float = 100.0
    """Unpacked bytes per packed byte of one file; CSV text reaches about 20."""
    ratio_free_bytes: int = 1024 * 1024
    """Small files may be packed as tightly as they like."""
    n_files_before: int = 0
    n_bytes_before: int = 0
    """Of archives that were unpacked before, and share what is allowed with this one."""

    def after(self, unpacked: Iterable[Path]) -> "Limits":
        """Return the limits of the next archive, as these files were written of the last one."""
        sizes = [path.stat().st_size for path in unpacked]
        return replace(
            self,
            n_files_before=self.n_files_before + len(sizes),
            n_bytes_before=self.n_bytes_before + sum(sizes),
        )

    @property
    def whose(self) -> str:
        """Return what is counted, in the words of a refusal."""
        return "with the archives before it, it" if self.n_files_before else "it"


def unpack(archive: IO[bytes], target: Path, *, limits: Limits) -> tuple[Path, ...]:
    """Write the files of an engagement folder into `target` and return their paths.

    The files may lie in one folder within the archive. What FlowGap does not know is left out.

    Raises
    ------
    InputError
        If the archive is none, is encrypted, holds links or names that lead out of the folder,
        or is larger than the limits allow, whatever its own records say.
    """
    with _opened(archive, limits) as opened:
        return _write(opened, _checked(opened.infolist(), limits), target, limits)


def unpack_files(
    archive: IO[bytes], target: Path, *, endings: Sequence[str], limits: Limits
) -> tuple[Path, ...]:
    """Write all files of an archive that end in one of these ways, whatever folders they lie in.

    Raises
    ------
    InputError
        As `unpack`; also if none ends like that, or two have the same name.
    """
    with _opened(archive, limits) as opened:
        listed = opened.infolist()
        _refuse_too_many(listed, limits)
        files = [one for one in listed if not one.is_dir() and not _is_ignored(one)]
        named = [(PurePosixPath(one.filename).name, one) for one in files]
        members = {
            name: one for name, one in named if PurePosixPath(name).suffix.lower() in endings
        }
        if not members:
            problem = "it holds no file that can be read"
            raise _refusal(problem, f"files that end in {', '.join(endings)}")
        _refuse_twice(name for name, one in named if one in members.values() or name in members)
        _refuse_bombs(members.values(), limits)
        return _write(opened, members, target, limits)


def check_archive(archive: IO[bytes], *, limits: Limits) -> None:
    """Refuse an archive for what can be seen without unpacking it.

    Raises
    ------
    InputError
        As `unpack`, but for what only the files themselves show.
    """
    with _opened(archive, limits) as opened:
        _checked(opened.infolist(), limits)


@contextmanager
def _opened(archive: IO[bytes], limits: Limits) -> Iterator[zipfile.ZipFile]:
    """Give an archive that may be opened; what is damaged in it is told as a refusal."""
    _refuse_large(archive, limits)
    _refuse_long_list(archive, limits)
    try:
        with zipfile.ZipFile(_SmallReads(archive, _longest_list(limits))) as opened:
            yield opened
    except zipfile.BadZipFile as error:
        raise _refusal("it is no zip archive, or is damaged", "a zipped folder") from error
    except (zlib.error, EOFError, NotImplementedError, ValueError, OverflowError) as error:
        raise _refusal("it is damaged", "a zipped folder") from error


def _refusal(problem: str, allowed: str) -> InputError:
    return InputError(problem, file=_FILE, allowed=allowed)


def _refuse_large(archive: IO[bytes], limits: Limits) -> None:
    n_bytes = archive.seek(0, 2)
    archive.seek(0)
    if n_bytes > limits.max_archive_bytes:
        raise _refusal(f"it has {n_bytes:,} bytes", f"at most {limits.max_archive_bytes:,} bytes")


def _refuse_long_list(archive: IO[bytes], limits: Limits) -> None:
    """Refuse a long list of entries before it is read: half a gigabyte fits into 64 MB of zip.

    The list of an archive with at most `max_files` entries is short. Where its length stands is
    found from the end, as the format has it; what has no such record is left to `zipfile`.
    """
    archive.seek(0, 2)
    archive.seek(max(0, archive.tell() - _LONGEST_END))
    end = archive.read()
    archive.seek(0)
    n_bytes = _number(end, _END, _LIST_LENGTH)
    if n_bytes == _BEYOND_32_BITS:
        n_bytes = _number(end, _END_64, _LIST_LENGTH_64)
    _refuse_list(n_bytes, _longest_list(limits))


def _longest_list(limits: Limits) -> int:
    return limits.max_files * _LONGEST_ENTRY


def _refuse_list(n_bytes: int, most: int) -> None:
    if n_bytes > most:
        raise _refusal(f"its list of entries has {n_bytes:,} bytes", f"at most {most:,} bytes")


class _SmallReads(io.RawIOBase):
    """A file of which `zipfile` gets no long list, whichever of several ends it believes.

    Records can contradict each other, so that what was read of the length before is not what
    `zipfile` goes by. It takes the whole list in one read, and nothing else in one so long.
    """

    def __init__(self, file: IO[bytes], most: int) -> None:
        self._file = file
        self._most = max(most, _LONGEST_END)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        _refuse_list(size, self._most)
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


def _number(end: bytes, signature: bytes, place: slice) -> int:
    """Return a number of the last record with a signature; 0 where there is none."""
    at = end.rfind(signature)
    return 0 if at < 0 else int.from_bytes(end[at:][place], "little")


def _checked(listed: Sequence[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """Return the files to write by name, after every check that needs no unpacking."""
    _refuse_too_many(listed, limits)
    files = [member for member in listed if not member.is_dir() and not _is_ignored(member)]
    _refuse_twice(member.filename for member in files)
    known = _in_folder(files)
    _refuse_bombs(known.values(), limits)
    return known


def _refuse_too_many(listed: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    n_files = limits.n_files_before + len(listed)
    if n_files > limits.max_files:
        raise _refusal(f"{limits.whose} holds {n_files:,} entries", f"at most {limits.max_files:,}")
    for member in listed:
        _refuse_hostile(member)


def _refuse_hostile(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    path = PurePosixPath(name)
    leads_out = path.is_absolute() or ".." in path.parts
    if leads_out or any(mark in name for mark in ("\\", ":", "\0")):
        raise _refusal("it holds a name that leads out of the folder", "plain names of files")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise _refusal("it holds a link or a device", "files and folders")
    if member.flag_bits & _ENCRYPTED:
        raise _refusal("it is encrypted", "an archive without a password")


def _is_ignored(member: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(member.filename).parts
    return not parts or parts[0] in _IGNORED_FOLDERS or parts[-1].startswith(".")


def _refuse_twice(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        folded = name.casefold()
        if folded in seen:
            raise _refusal("it holds a file twice", "every file once, upper and lower case alike")
        seen.add(folded)


def _in_folder(files: Sequence[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the known files beside the manifest, which lies at the top or one folder below."""
    folders = {
        path.parent
        for path in (PurePosixPath(member.filename) for member in files)
        if path.name == MANIFEST_NAME and len(path.parts) <= 2  # noqa: PLR2004 - folder and name
    }
    if len(folders) != 1:
        problem = f"it holds {len(folders) or 'no'} folders with {MANIFEST_NAME}"
        raise _refusal(problem, f"one folder that holds {MANIFEST_NAME}")
    folder = folders.pop()
    paths = {PurePosixPath(member.filename): member for member in files}
    return {
        path.name: member
        for path, member in paths.items()
        if path.parent == folder and path.name in FILE_NAMES
    }


def _refuse_bombs(members: Iterable[zipfile.ZipInfo], limits: Limits) -> None:
    listed = tuple(members)
    _refuse_unpacked(sum(member.file_size for member in listed), limits)
    for member in listed:
        if member.compress_type not in _METHODS:
            raise _refusal("it is packed in an unusual way", "zip with the usual method, deflate")
        _refuse_ratio(member.file_size, member, limits)


def _refuse_unpacked(n_bytes: int, limits: Limits) -> None:
    if limits.n_bytes_before + n_bytes > limits.max_unpacked_bytes:
        raise _refusal(
            f"{limits.whose} unpacks to more than {limits.max_unpacked_bytes:,} bytes",
            f"at most {limits.max_unpacked_bytes:,} bytes",
        )


def _refuse_ratio(n_bytes: int, member: zipfile.ZipInfo, limits: Limits) -> None:
    allowed_bytes = max(limits.ratio_free_bytes, limits.max_ratio * member.compress_size)
    if n_bytes > allowed_bytes:
        raise _refusal(
            f"a file in it is packed more than {limits.max_ratio:g} times smaller",
            "files as people export them",
        )


def _write(
    opened: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    target: Path,
    limits: Limits,
) -> tuple[Path, ...]:
    """Write the files; what the archive says of their sizes is not believed."""
    n_bytes = 0
    for name, member in members.items():
        n_of_file = 0
        with opened.open(member) as source, (target / name).open("xb") as copy:
            while chunk := source.read(_CHUNK_BYTES):
                n_bytes, n_of_file = n_bytes + len(chunk), n_of_file + len(chunk)
                _refuse_unpacked(n_bytes, limits)
                _refuse_ratio(n_of_file, member, limits)
                copy.write(chunk)
    return tuple(target / name for name in members)
