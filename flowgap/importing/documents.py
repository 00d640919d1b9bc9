"""Reads JSON that a tool or a script wrote: one value, several in a row, or one a line."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flowgap.engagement.tables.content import read_bytes
from flowgap.errors import InputError

MAX_BYTES: Final = 256 * 1024 * 1024
_ALLOWED: Final = "JSON in UTF-8, as the tool wrote it"
_BLANKS: Final = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One JSON value of a file; `place` says which."""

    value: object
    place: str


def read_documents(path: Path) -> tuple[Document, ...]:
    """Return the JSON values of a file in their order: pages that were put behind each other, too.

    Raises
    ------
    InputError
        If it cannot be read, is no UTF-8, no JSON, cut off, or nested too deeply.
    """
    raw = read_bytes(path, max_bytes=MAX_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start + 1:,} is no UTF-8",
            file=path.name,
            line=raw.count(b"\n", 0, error.start) + 1,
            allowed=_ALLOWED,
        ) from error
    values = list(_values(text, path.name))
    if not values:
        raise InputError("the file is empty", file=path.name, allowed=_ALLOWED)
    if len(values) == 1:
        return (Document(value=values[0], place=path.name),)
    return tuple(
        Document(value=value, place=f"{path.name}, part {number}")
        for number, value in enumerate(values, start=1)
    )


def _values(text: str, name: str) -> Iterator[object]:
    decoder = json.JSONDecoder(parse_constant=_no_number)
    position = _skip(text, 0)
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            raise _broken(error, text, name) from error
        except RecursionError as error:
            problem = "objects and lists are nested too deeply"
            raise InputError(problem, file=name, allowed=_ALLOWED) from error
        except ValueError as error:
            raise InputError(
                "it holds a number that is none", file=name, allowed=_ALLOWED
            ) from error
        yield value
        position = _skip(text, position)


def _skip(text: str, position: int) -> int:
    found = _BLANKS.match(text, position)
    return position if found is None else found.end()


def _broken(error: json.JSONDecodeError, text: str, name: str) -> InputError:
    is_cut_off = not text[error.pos :].strip() or error.msg.startswith("Unterminated string")
    problem = "the file ends in the middle of its JSON" if is_cut_off else "this is no JSON"
    return InputError(problem, file=name, line=error.lineno, allowed=_ALLOWED)


def _no_number(name: str) -> object:
    raise ValueError(name)
