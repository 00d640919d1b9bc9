"""Reads one file of an engagement folder as bytes that are bounded and really text."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from flowgap.errors import InputError

MAX_FILE_BYTES: Final = 512 * 1024 * 1024
MAX_LINE_BYTES: Final = 1_000_000
MAX_LINES: Final = 20_000_000
BLOCK_BYTES: Final = 8 * 1024 * 1024
"""Files are scanned in blocks of this size: memory stays bounded whatever a file holds."""

_DISGUISES: Final = {
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF-": "a PDF document",
    b"PAR1": "a Parquet file",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
}
_TEXT: Final = "CSV text in UTF-8"

# Tab, line feed and carriage return stay. In UTF-8 these bytes are never part of a letter.
_CONTROLS: Final = bytes((*range(9), 11, 12, *range(14, 32), 127))
_NO_CHARACTERS: Final = ("\ufffe", "\uffff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The text of a file as UTF-8 with line feeds, and the digest of its bytes as they were.

    Control characters are left out: they break pages, PDF and terminals.
    """

    name: str
    data: bytes
    sha256: str


def read_bytes(path: Path, *, max_bytes: int) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    InputError
        If it is no file, cannot be read or is larger than `max_bytes`.
    """
    if not path.is_file():
        problem = "it is no file" if path.exists() else "it is missing"
        raise InputError(problem, file=path.name, allowed="a file")
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        problem = f"it cannot be read ({error.strerror})"
        raise InputError(problem, file=path.name, allowed="a file that you may read") from error
    if len(content) > max_bytes:
        raise InputError("it is too large", file=path.name, allowed=f"at most {max_bytes:,} bytes")
    return content


def read_content(path: Path, *, max_bytes: int = MAX_FILE_BYTES) -> Content:
    """Return the text of a CSV file.

    Raises
    ------
    InputError
        If it cannot be read, is empty, another format, no UTF-8, or has a line over 1 MB.
    """
    raw = read_bytes(path, max_bytes=max_bytes)
    sha256 = hashlib.sha256(raw).hexdigest()
    name = path.name
    _refuse_disguises(raw, name)
    _refuse_other_encodings(raw, name)
    data = raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").translate(None, _CONTROLS)
    for character in _NO_CHARACTERS:
        data = data.replace(character.encode(), b"")
    if not data.strip():
        raise InputError("the file is empty", file=name, allowed="a header and rows")
    if data.count(b"\n") > MAX_LINES:
        raise InputError("it has too many lines", file=name, allowed=f"at most {MAX_LINES:,}")
    _refuse_long_lines(data, name)
    return Content(name=name, data=data, sha256=sha256)


def line_at(data: bytes, position: int) -> int:
    """Return the number of the line in which a byte lies, from 1."""
    return data.count(b"\n", 0, position) + 1


def _refuse_disguises(raw: bytes, name: str) -> None:
    for start, what in _DISGUISES.items():
        if raw.startswith(start):
            raise InputError(f"the file is {what}", file=name, allowed=_TEXT)
    position = raw.find(b"\0")
    if position >= 0:
        line = line_at(raw, position)
        raise InputError("it holds a NUL byte: it is no text", file=name, line=line, allowed=_TEXT)


def _refuse_other_encodings(raw: bytes, name: str) -> None:
    view, position = memoryview(raw), 0
    while position < len(raw):
        block = view[position : position + BLOCK_BYTES]
        is_last = position + len(block) >= len(raw)
        try:
            position += codecs.utf_8_decode(block, "strict", is_last)[1]
        except UnicodeDecodeError as error:
            at = position + error.start
            problem = f"byte {at + 1:,} (0x{raw[at]:02X}) is no UTF-8"
            line = line_at(raw, at)
            raise InputError(problem, file=name, line=line, allowed="text in UTF-8") from error


def _refuse_long_lines(data: bytes, name: str) -> None:
    buffer, before, line = np.frombuffer(data, np.uint8), -1, 1
    for offset in range(0, len(data), BLOCK_BYTES):
        block = buffer[offset : offset + BLOCK_BYTES]
        ends = offset + np.flatnonzero(block == ord("\n"))
        last = offset + len(block)
        lengths = np.diff(ends, prepend=before, append=last)
        too_long = np.flatnonzero(lengths - 1 > MAX_LINE_BYTES)
        if len(too_long):
            problem = f"the line is longer than {MAX_LINE_BYTES:,} bytes"
            allowed = f"at most {MAX_LINE_BYTES:,} bytes"
            raise InputError(problem, file=name, line=line + int(too_long[0]), allowed=allowed)
        if len(ends):
            before, line = int(ends[-1]), line + len(ends)
