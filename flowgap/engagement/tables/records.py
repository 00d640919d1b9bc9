"""Finds the records of a CSV text: where each begins and ends, on which line, how many fields."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.engagement.tables.content import BLOCK_BYTES

Positions = NDArray[np.int64]
Flags = NDArray[np.bool_]

_QUOTE: Final = ord('"')
_NEWLINE: Final = ord("\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """n records: bytes [start, end), the line each starts on, its fields; blank ones left out.

    Records with 0 fields have a quotation mark in a wrong place.
    """

    starts: Positions
    ends: Positions
    lines: Positions
    n_fields: Positions

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.starts)

    def where(self, kept: Flags) -> "Records":
        """Return some of the records."""
        return Records(
            starts=self.starts[kept],
            ends=self.ends[kept],
            lines=self.lines[kept],
            n_fields=self.n_fields[kept],
        )


def find_records(data: bytes, *, separator: str) -> Records:
    """Return the records of a text; a quoted value may hold separators and line feeds.

    A quotation mark in a wrong place spoils its own line only: reading goes on in the next one.
    """
    found = count_records(data, separator)
    if found is None:
        found = match_records(data, separator)
    return _without_blank(found, data)


def count_records(data: bytes, separator: str) -> Records | None:
    """Find records by counting marks; None where a quotation mark stands in a wrong place."""
    buffer = np.frombuffer(data, np.uint8)
    ends, lines, n_before = [], [], []
    n_quotes = n_lines = n_separators = 0
    for offset in range(0, len(buffer), BLOCK_BYTES):
        block = buffer[offset : offset + BLOCK_BYTES]
        quotes = np.flatnonzero(block == _QUOTE)
        if _misplaced(buffer, offset + quotes, n_quotes % 2, ord(separator)):
            return None
        newlines = np.flatnonzero(block == _NEWLINE)
        closing = _outside(newlines, quotes, n_quotes)
        marks = np.flatnonzero(block == ord(separator))
        marks = marks[_outside(marks, quotes, n_quotes)]
        ends.append(offset + newlines[closing])
        lines.append(n_lines + 2 + np.flatnonzero(closing))
        n_before.append(n_separators + np.searchsorted(marks, newlines[closing]))
        n_quotes, n_lines = n_quotes + len(quotes), n_lines + len(newlines)
        n_separators += len(marks)
    if n_quotes % 2:
        return None
    all_ends = np.concatenate([*ends, [len(data)]])
    return Records(
        starts=np.concatenate([[0], all_ends[:-1] + 1]),
        ends=all_ends,
        lines=np.concatenate([[1], *lines]),
        n_fields=np.diff(np.concatenate([*n_before, [n_separators]]), prepend=0) + 1,
    )


def _outside(positions: Positions, quotes: Positions, n_quotes: int) -> Flags:
    """Tell which positions of a block lie outside quoted values."""
    if not len(quotes):
        return np.full(len(positions), n_quotes % 2 == 0)
    return np.asarray((np.searchsorted(quotes, positions) + n_quotes) % 2 == 0)


def _misplaced(buffer: NDArray[np.uint8], quotes: Positions, parity: int, separator: int) -> bool:
    """Tell whether a mark opens inside a value, or closes before its end."""
    opening, closing = quotes[parity::2], quotes[1 - parity :: 2]
    before = buffer[np.maximum(opening - 1, 0)]
    after = buffer[np.minimum(closing + 1, len(buffer) - 1)]
    allowed = [separator, _NEWLINE, _QUOTE]
    opens_well = np.isin(before, allowed) | (opening == 0)
    closes_well = np.isin(after, allowed) | (closing == len(buffer) - 1)
    return not (opens_well.all() and closes_well.all())


def match_records(data: bytes, separator: str) -> Records:
    """Find records one by one; slower, but able to go on after a misplaced mark."""
    found = itertools.chain.from_iterable(_one_by_one(data, separator))
    starts, ends, lines, n_fields = np.fromiter(found, dtype=np.int64).reshape(-1, 4).T
    return Records(starts=starts, ends=ends, lines=lines, n_fields=n_fields)


def _one_by_one(data: bytes, separator: str) -> Iterator[tuple[int, int, int, int]]:
    mark = separator.encode()
    value = rb'(?>"(?:[^"]|"")*+"|[^"%s\n]*+)' % mark
    record = re.compile(rb"%s(?:%s%s)*+(?=\n|\Z)" % (value, mark, value))
    values = re.compile(rb'"(?:[^"]|"")*+"')
    start, line = 0, 1
    while start < len(data):
        match = record.match(data, start)
        if match is None:
            end = data.find(b"\n", start)
            end, n_fields = len(data) if end < 0 else end, 0
        else:
            end = match.end()
            n_fields = values.sub(b"", match[0]).count(mark) + 1
        yield start, end, line, n_fields
        line += data.count(b"\n", start, end) + 1
        start = end + 1


def _without_blank(records: Records, data: bytes) -> Records:
    buffer = np.frombuffer(data, np.uint8)
    first_bytes = buffer[np.minimum(records.starts, len(data) - 1)]
    can_be_blank = (records.n_fields == 1) & np.isin(first_bytes, list(b" \t\n\r"))
    can_be_blank |= records.starts == records.ends
    kept = np.ones(len(records), dtype=np.bool_)
    for row in np.flatnonzero(can_be_blank).tolist():
        kept[row] = bool(data[int(records.starts[row]) : int(records.ends[row])].strip())
    return records.where(kept)
