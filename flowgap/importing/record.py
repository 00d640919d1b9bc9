"""A JSON object that a stranger wrote: every field may be missing, null or of another kind."""

import math
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final, TypeGuard

from flowgap.importing.clock import epoch, is_ambiguous, read_day, read_stamp
from flowgap.importing.conditions import Condition, Conditions

MAX_TEXT: Final = 10_000
"""Characters of a text that are kept; descriptions are never read."""
_LARGEST_COUNT: Final = 10**12
_LARGEST_NUMBER: Final = 10**15

Path = str
"""One key of the object; several given in a row lead into objects inside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One object and where it stands; what cannot be read is None, and counted as a condition.

    Attributes
    ----------
    fields : dict
    place : str
        Such as `pulls.json, record 3`, for people to find it.
    conditions : Conditions
    zone : tzinfo or None
        Of stamps without an offset.
    """

    fields: dict[str, object]
    place: str
    conditions: Conditions
    zone: tzinfo | None = None

    def has(self, *path: Path) -> bool:
        """Tell whether a field is there and not null."""
        return self._find(path) is not None

    def text(self, *path: Path) -> str | None:
        """Return a text or a number as text, without blanks around it; None where empty."""
        value = self._find(path)
        if isinstance(value, str):
            return _clean(value) or None
        if _is_whole(value):
            return str(value)
        self._unreadable(value, path)
        return None

    def lines(self, *path: Path) -> tuple[str, ...]:
        """Return the lines of a text: what is said in trailers needs their beginnings."""
        value = self._find(path)
        if isinstance(value, str):
            return tuple(_clean(line) for line in value[:MAX_TEXT].splitlines())
        self._unreadable(value, path)
        return ()

    def count(self, *path: Path) -> int | None:
        """Return a whole number from 0 on; digits in a text count as one."""
        value = self._find(path)
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit():
            value = int(value.strip()[:13])
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if _is_whole(value) and 0 <= value <= _LARGEST_COUNT:
            return value
        self._unreadable(value, path)
        return None

    def number(self, *path: Path) -> float | None:
        """Return a finite number."""
        value = self._find(path)
        if _is_number(value) and abs(value) <= _LARGEST_NUMBER and math.isfinite(value):
            return float(value)
        self._unreadable(value, path)
        return None

    def flag(self, *path: Path) -> bool | None:
        """Return true or false."""
        value = self._find(path)
        if isinstance(value, bool):
            return value
        self._unreadable(value, path)
        return None

    def stamp(self, *path: Path) -> datetime | None:
        """Return a moment of an ISO 8601 text, in UTC."""
        text = self.text(*path)
        if text is None:
            return None
        read = read_stamp(text, zone=self.zone)
        if isinstance(read, Condition):
            self._meet(read, path)
            return None
        self._warn_of_repeated_hour(text, path)
        return read

    def milliseconds(self, *path: Path) -> datetime | None:
        """Return a moment that is counted in milliseconds since 1970."""
        value = self.number(*path)
        read = None if value is None else epoch(value, per_second=1000)
        if isinstance(read, Condition):
            self._meet(read, path)
            return None
        return read

    def day(self, *path: Path) -> date | None:
        """Return a day of a text that begins with one, such as `2026-04-25`."""
        text = self.text(*path)
        if text is None:
            return None
        read = read_day(text)
        if isinstance(read, Condition):
            self._meet(read, path)
            return None
        return read

    def record(self, *path: Path) -> "Record | None":
        """Return an object inside this one."""
        value = self._find(path)
        if isinstance(value, dict):
            return self.with_fields(value)
        self._unreadable(value, path)
        return None

    def records(self, *path: Path) -> tuple["Record", ...]:
        """Return the objects of a list; GraphQL's `nodes` and `edges` are lists, too.

        What is no object in it is counted and left out.
        """
        value = self._find(path)
        if isinstance(value, dict):
            value = _connection(value)
        if not isinstance(value, list):
            self._unreadable(value, path)
            return ()
        found = tuple(self.with_fields(one) for one in value if isinstance(one, dict))
        if n_others := len(value) - len(found):
            self._meet(Condition.WRONG_TYPE, path, count=n_others)
        return found

    def entries(self, name: str, *, others_count: bool) -> tuple["Record", ...]:
        """Return the objects of a list, each with its number in its place.

        Objects without fields are counted and left out; so is what is no object, but not counted
        unless `others_count`: of a list that may be of anything nobody expects objects.
        """
        value = self.fields.get(name)
        if not isinstance(value, list):
            return ()
        found = tuple(
            self._entry(one, f"{name} {number}")
            for number, one in enumerate(value, start=1)
            if one and isinstance(one, dict)
        )
        n_empty = value.count({})
        if n_empty:
            self.conditions.meet(
                Condition.EMPTY_OBJECT, "a record", place=self.place, count=n_empty
            )
        n_others = len(value) - len(found) - n_empty
        if n_others and others_count:
            self._meet(Condition.WRONG_TYPE, (name,), count=n_others)
        return found

    def texts(self, *path: Path) -> tuple[str, ...]:
        """Return the texts of a list."""
        value = self._find(path)
        if not isinstance(value, list):
            self._unreadable(value, path)
            return ()
        return tuple(_clean(one) for one in value if isinstance(one, str) and one.strip())

    def at(self, detail: str) -> "Record":
        """Return the same record, whose place says more."""
        return self._entry(self.fields, detail)

    def with_fields(self, fields: dict[str, object]) -> "Record":
        """Return a record of other fields in the same place."""
        return Record(fields=fields, place=self.place, conditions=self.conditions, zone=self.zone)

    def meet(self, condition: Condition, about: str) -> None:
        """Count a condition of this record."""
        self.conditions.meet(condition, about, place=self.place)

    def tell(self, text: str) -> None:
        """Count a condition that only this tool knows."""
        self.conditions.tell(text, place=self.place)

    def refuse(self, problem: str, *, allowed: str) -> None:
        """Say why this record was not taken."""
        self.conditions.refuse(problem, place=self.place, allowed=allowed)

    def _entry(self, fields: dict[str, object], detail: str) -> "Record":
        # Not by dataclasses.replace, which takes twice as long: a file may hold a million of them.
        return Record(
            fields=fields,
            place=f"{self.place}, {detail}",
            conditions=self.conditions,
            zone=self.zone,
        )

    def _find(self, path: tuple[Path, ...]) -> object:
        value: object = self.fields
        for key in path:
            if not isinstance(value, dict):
                return None
            value = value.get(key)
        return value

    def _unreadable(self, value: object, path: tuple[Path, ...]) -> None:
        if value is not None and value != "":
            self._meet(Condition.WRONG_TYPE, path)

    def _meet(self, condition: Condition, path: tuple[Path, ...], *, count: int = 1) -> None:
        self.conditions.meet(condition, ".".join(path), place=self.place, count=count)

    def _warn_of_repeated_hour(self, text: str, path: tuple[Path, ...]) -> None:
        if self.zone is None or read_stamp(text) is not Condition.NO_OFFSET:
            return
        local = datetime.fromisoformat(text[:19].replace(" ", "T"))
        if is_ambiguous(local, self.zone):
            self._meet(Condition.AMBIGUOUS_LOCAL_TIME, path)


def _connection(value: dict[str, object]) -> object:
    if "nodes" in value:
        return value["nodes"]
    edges = value.get("edges")
    if isinstance(edges, list):
        return [edge.get("node") if isinstance(edge, dict) else edge for edge in edges]
    return value


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _clean(text: str) -> str:
    """Return a text on one line, without characters that break pages and terminals."""
    return "".join(
        character if character.isprintable() else " " for character in text[:MAX_TEXT]
    ).strip()
