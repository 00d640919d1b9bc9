"""Gives people in a folder the codes of today: older versions and git's rows have others."""

from pathlib import Path
from typing import Final

from flowgap.engagement.formats import CHANGES, EVENTS
from flowgap.engagement.people import person_columns
from flowgap.engagement.rewriting import cells_of, open_table, rewrite
from flowgap.files import write_file
from flowgap.importing.identity import Identity, was_code

_OF_PEOPLE: Final = (CHANGES, EVENTS)
"""Files that figures join by their people."""


def renew_codes(folder: Path, identity: Identity) -> None:
    """Write today's code of each person in place of an older one; all else stays as it is.

    Otherwise somebody would be two people: one in the rows from before, one in those to come.

    Raises
    ------
    InputError
        If a file of the folder cannot be used at all, or not be written.
    """
    for form in _OF_PEOPLE:
        path = folder / form.name
        if not path.exists():
            continue
        table = open_table(path.read_bytes(), form.name, known=form.names)
        people = person_columns(table.columns, form)
        if any(was_code(cell) for column in people for cell in cells_of(table, column)):
            changes = dict.fromkeys(people, lambda cell: _renewed(cell, identity))
            write_file(path, rewrite(table, changes))


def _renewed(cell: str, identity: Identity) -> str:
    return identity.person(cell) or "" if was_code(cell) else cell
