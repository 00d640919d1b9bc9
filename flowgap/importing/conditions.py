"""What an import met in rows that it could not take as they were: named, counted, with places."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

MAX_PLACES: Final = 10
"""Places that a condition or a refusal names; all rows are counted."""
MAX_KINDS: Final = 1_000
"""Kinds of conditions and reasons of refusals that are told apart: a file may hold a million."""
OTHER_KINDS: Final = f"a condition is of yet another kind: only {MAX_KINDS:,} are told apart"


class Condition(StrEnum):
    """What can be odd in a body, whatever tool wrote it; `{}` is the field."""

    WRONG_TYPE = "{} is of a kind that cannot be read, so it counts as unknown"
    NO_STAMP = "{} is no date and time, so it counts as unknown"
    NO_OFFSET = "{} has no offset from UTC, so it counts as unknown; --timezone would give it one"
    INCREDIBLE_YEAR = "{} lies before 1990 or after 2100, so it counts as unknown"
    AMBIGUOUS_LOCAL_TIME = "{} falls into the hour that clocks repeat; the first is taken"
    UNKNOWN_VALUE = "{} has a value that is not known here, so it counts as unknown"
    REPEATED = "{} came more than once; the newest counts"
    CUT_OFF = "{} was listed only in part: the tool cut its page off"
    OTHER_RECORD = "{} is a record that this import does not use"
    EMPTY_OBJECT = "{} is an empty object, so it is left out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A condition that was met: how often, and where first."""

    text: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was not taken: where it stood, why, and what would be allowed."""

    place: str
    problem: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A reason for which rows were not taken: how many, and where the first of them stood."""

    problem: str
    allowed: str
    count: int
    places: tuple[str, ...]


@dataclass(slots=True)
class Conditions:
    """Collects what an import meets: whatever a file holds, what is kept of it is bounded."""

    _places: dict[str, list[str]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    _refused: list[RefusedRow] = field(default_factory=list)
    _n_refused: dict[tuple[str, str], int] = field(default_factory=dict)
    _n_refused_otherwise: int = 0
    _assumed: dict[str, None] = field(default_factory=dict)

    def meet(self, condition: Condition, about: str, *, place: str, count: int = 1) -> None:
        """Count a condition of a field or record."""
        self.tell(condition.value.format(about), place=place, count=count)

    def tell(self, text: str, *, place: str, count: int = 1) -> None:
        """Count a condition that only one tool knows; `text` is the same wherever it is met."""
        places = self._places.get(text)
        if places is None:
            text = text if len(self._places) < MAX_KINDS else OTHER_KINDS
            places = self._places.setdefault(text, [])
        self._counts[text] = self._counts.get(text, 0) + count
        if len(places) < MAX_PLACES and place not in places:
            places.append(place)

    def refuse(self, problem: str, *, place: str, allowed: str) -> None:
        """Count a row that was not taken, and keep why and where of the first of each reason."""
        reason = (problem, allowed)
        count = self._n_refused.get(reason, 0)
        if not count and len(self._n_refused) >= MAX_KINDS:
            self._n_refused_otherwise += 1
            return
        self._n_refused[reason] = count + 1
        if count < MAX_PLACES:
            self._refused.append(RefusedRow(place=place, problem=problem, allowed=allowed))

    def assume(self, text: str) -> None:
        """Keep what was taken to be so where the files left it open; told once."""
        self._assumed[text] = None

    @property
    def assumed(self) -> tuple[str, ...]:
        """Return every assumption, in the order in which each was first made."""
        return tuple(self._assumed)

    @property
    def met(self) -> tuple[Met, ...]:
        """Return every condition, in the order in which each was first met."""
        return tuple(
            Met(text=text, count=count, places=tuple(self._places[text]))
            for text, count in self._counts.items()
        )

    @property
    def refused(self) -> tuple[RefusedRow, ...]:
        """Return the first refused rows of each reason, in order."""
        return tuple(self._refused)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Return the reasons for which rows were refused, in the order of their first rows."""
        places: dict[tuple[str, str], list[str]] = {reason: [] for reason in self._n_refused}
        for row in self._refused:
            places[row.problem, row.allowed].append(row.place)
        return tuple(
            Refusal(problem=reason[0], allowed=reason[1], count=count, places=tuple(places[reason]))
            for reason, count in self._n_refused.items()
        )

    @property
    def n_refused(self) -> int:
        """Return how many rows were refused in all."""
        return sum(self._n_refused.values()) + self._n_refused_otherwise
