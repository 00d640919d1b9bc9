"""What people type about teams: one team with its rows, and lists of many."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Final, cast

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import StringField  # type: ignore[import-untyped] # has no types

from flowgap.forms.setup import typed_area
from flowgap.forms.texts import one_line
from flowgap.importing.roster.editing import RosterRow
from flowgap.whole_numbers import whole_number

MOST_ROWS: Final = 60
"""Rows of one team: more waves and roles than any engagement has."""
MOST_PEOPLE: Final = 100_000
_WAVE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamTyped:
    """A team as it was typed: texts by field, and its rows as wave, role and number."""

    name: str
    parent: str
    rows: tuple[tuple[str, str, str], ...]

    @property
    def problems(self) -> dict[str, str]:
        """Return the id of a message for each field that cannot be used."""
        found = {} if self.name else {"team_name": "setup-wrong-team-name"}
        if self.parent and self.parent == self.name:
            found["parent"] = "setup-wrong-parent-itself"
        places = set()
        for number, (wave, role, people) in enumerate(self.rows, start=1):
            if wave and not _WAVE.fullmatch(wave):
                found[f"wave-{number}"] = "setup-wrong-wave"
            if whole_number(people, most=MOST_PEOPLE) is None:
                found[f"invited-{number}"] = "setup-wrong-invited"
            if (wave, role) in places:
                found[f"wave-{number}"] = "setup-wrong-row-twice"
            places.add((wave, role))
        if not self.rows:
            found["invited-1"] = "setup-wrong-invited"
        return found

    def roster_rows(self) -> tuple[RosterRow, ...]:
        """Return the rows of the roster; only without problems."""
        return tuple(
            RosterRow(
                team=self.name,
                parent=self.parent or None,
                wave=wave or None,
                role=role or None,
                invited=int(people),
            )
            for wave, role, people in self.rows
        )

    def fields(self) -> dict[str, str]:
        """Return all that was typed, by field, to be sent once more."""
        found = {"team_name": self.name, "parent": self.parent}
        for number, row in enumerate(self.rows, start=1):
            found |= zip_row(number, row)
        return found


def zip_row(number: int, row: tuple[str, str, str]) -> dict[str, str]:
    """Return the fields of one row."""
    names = (f"wave-{number}", f"role-{number}", f"invited-{number}")
    return dict(zip(names, row, strict=True))


def team_typed(form: Mapping[str, str]) -> TeamTyped:
    """Return the team of a sent form; rows without a number, wave and role are left out."""
    rows = (
        tuple(one_line(form.get(f"{part}-{number}")) for part in ("wave", "role", "invited"))
        for number in range(1, MOST_ROWS + 1)
    )
    return TeamTyped(
        name=one_line(form.get("team_name")),
        parent=one_line(form.get("parent")),
        rows=tuple((row[0], row[1], row[2]) for row in rows if any(row)),
    )


class ListForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """A list of teams: pasted, or as a file."""

    team_list = StringField(filters=[typed_area])
    team_file = FileField()
    replaces = StringField(filters=[one_line])
    seen = StringField(filters=[one_line])

    def is_given(self) -> bool:
        """Tell whether a file was chosen, or anything was pasted."""
        return self._has_file() or bool(self.team_list.data)

    def file_name(self) -> str:
        """Return what the file is called, without its folder; empty if the list was pasted."""
        name = str(self.team_file.data.filename) if self._has_file() else ""
        return one_line(re.split(r"[/\\]", name)[-1])

    def content(self) -> bytes:
        """Return the file, or else what was pasted."""
        if self._has_file():
            return cast("IO[bytes]", self.team_file.data.stream).read()
        return str(self.team_list.data or "").encode()

    def _has_file(self) -> bool:
        return bool(getattr(self.team_file.data, "filename", None))
