"""Hide people before a file is kept: nobody's name or address enters the database."""

import hmac
from collections.abc import Sequence
from pathlib import Path

from flowgap.engagement.formats import FIXED_FORMATS, RESPONSES_NAME, responses_format
from flowgap.engagement.people import person_columns, without_addresses, worded_columns
from flowgap.engagement.rewriting import OpenedTable, cells_of, open_table, rewrite
from flowgap.engagement.tables.columns import FileFormat
from flowgap.importing.identity import Identity, is_code


def people_key(secret_key: str, engagement_key: str) -> bytes | None:
    """Return the key under which the people of an engagement are hidden; None without a secret.

    It is always the same, so that one person has one code, whenever and from whatever tool.
    """
    if not secret_key:
        return None
    return hmac.digest(secret_key.encode(), f"people\0{engagement_key}".encode(), "sha256")


def without_people(content: bytes, name: str, key: bytes | None) -> bytes:
    """Return a file of an engagement folder with codes for people and masks for addresses.

    What has the mark of our codes stays; every other text in the column of a person gets a code,
    whatever it looks like. A file without anybody stays as it is, byte for byte. Without a key
    what names a person is left out.

    Raises
    ------
    InputError
        If a table cannot be used at all.
    """
    form = _format(name)
    if form is None:
        return content
    table = open_table(content, name, known=form.names)
    people = person_columns(table.columns, form)
    words = worded_columns(table.columns, form)
    if not _names_people(table, people, words):
        return content
    code = Identity(key=key).person if key is not None else _nobody
    changes = dict.fromkeys(people, lambda cell: cell if is_code(cell) else code(cell) or "")
    return rewrite(table, {**changes, **dict.fromkeys(words, without_addresses)}, spoil=True)


def hide_people_in(folder: Path, key: bytes | None) -> None:
    """Hide people in the files of a folder as keeping them would, so that both are the same."""
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        hidden = without_people(content, path.name, key)
        if hidden != content:
            path.write_bytes(hidden)


def _names_people(table: OpenedTable, people: Sequence[str], words: Sequence[str]) -> bool:
    if any(not is_code(cell) for column in people for cell in cells_of(table, column)):
        return True
    return b"@" in table.content.data and any(
        without_addresses(cell) != cell for column in words for cell in cells_of(table, column)
    )


def _format(name: str) -> FileFormat | None:
    return responses_format(()) if name == RESPONSES_NAME else FIXED_FORMATS.get(name)


def _nobody(_cell: str) -> None:
    """Leave a person out."""
