"""The first rows of a table that is too long to be read while somebody waits."""

import codecs
import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from flowgap.engagement.people import without_addresses
from flowgap.errors import InputError
from flowgap.importing.delimited import WINDOWS, Table, read_delimited

HEAD_BYTES: Final = 512 * 1024
SAMPLES: Final = 3
LONGEST_SAMPLE: Final = 40
MASKED: Final = "•••"
_MOST_CUTS: Final = 200
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def write_head(path: Path, target: Path, *, most_bytes: int = HEAD_BYTES) -> None:
    """Write the first rows of a table into another file; a short table goes as a whole.

    Raises
    ------
    InputError
        If no row of it can be read.
    """
    with path.open("rb") as file:
        head = file.read(most_bytes + 1)
    if len(head) <= most_bytes:
        target.write_bytes(head)
        return
    text = _decoded(head[:most_bytes])
    for _cut in range(_MOST_CUTS):
        text = text.rpartition("\n")[0]
        target.write_text(text, encoding="utf-8", newline="")
        try:
            read_delimited(target)
        except InputError as error:
            # A cell in quotation marks may go on beyond the cut.
            if "quotation" not in error.problem or not text:
                raise
        else:
            return
    raise InputError("its rows do not end", file=path.name, allowed="a table as CSV text")


def samples_of(table: Table, column: str, people: Collection[str]) -> tuple[str, ...]:
    """Return a few values of a column to know it by; of people none, and no address."""
    return tuple(_samples(table, column, is_person=column in people))


def header_digest(table: Table) -> str:
    """Return what tells tables with the same columns from others."""
    return hashlib.sha256("\0".join(table.columns).encode()).hexdigest()


def _samples(table: Table, column: str, *, is_person: bool) -> Iterator[str]:
    for value in list(dict.fromkeys(table.values(column)))[:SAMPLES]:
        plain = MASKED if is_person else without_addresses(" ".join(value.split()))
        yield plain if len(plain) <= LONGEST_SAMPLE else f"{plain[: LONGEST_SAMPLE - 1]}…"


def _decoded(head: bytes) -> str:
    """Return as much as can be read of bytes that were cut anywhere."""
    if head.startswith(_UTF_16):
        return codecs.getincrementaldecoder("utf-16")().decode(head)
    try:
        return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        return head.decode(WINDOWS, errors="replace")
