"""Fields of forms as plain data: what is asked, what was typed, and what was wrong with that."""

from dataclasses import dataclass
from itertools import chain
from typing import Final

from flowgap.forms.texts import LONGEST_LINE
from flowgap.questionnaire.translation import LONGEST_TEXT

LINES: Final = frozenset({"text", "email", "url", "password", "code"})

LISTS_OF_INPUTS: Final = frozenset({"choice", "choices", "boxes"})
"""Kinds that are several inputs, whose first one an error leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a field."""

    value: str
    name: str
    hint: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field.

    Attributes
    ----------
    kind : str
        A type of input; `code` (letters and digits to copy); `area`, `lines` or `words` (texts over
        several lines: prose, one entry a line, one sentence); `select` (one of many); `choice` (one
        of a few); `choices` (several, each with its hint) or `boxes` (several, in a row); `box` (to
        tick).
    suggestions : tuple of str
        Values that a browser offers.
    accepts : str
        The kinds of files that can be chosen.
    takes_several : bool
        Whether several files can be chosen at once.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    suggestions: tuple[str, ...] = ()
    autocomplete: str = "off"
    accepts: str = ""
    takes_several: bool = False
    is_required: bool = False
    is_short: bool = False

    @property
    def described(self) -> str:
        """Return the ids of hint and error, for those who hear the page."""
        ids = [f"{self.name}-hint"] * bool(self.hint) + [f"{self.name}-error"] * bool(self.error)
        return " ".join(ids)

    @property
    def max_length(self) -> int | None:
        """Return how many characters a browser lets one type, where that is limited."""
        if self.kind == "words":
            return LONGEST_TEXT
        return LONGEST_LINE if self.kind in LINES else None

    @property
    def target(self) -> str:
        """Return the id that a list of errors leads to."""
        return f"{self.name}-1" if self.kind in LISTS_OF_INPUTS else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields that belong together; those of one row stand side by side where there is room."""

    name: str = ""
    hint: str = ""
    rows: tuple[tuple[Field, ...], ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return all fields."""
        return tuple(chain.from_iterable(self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that two people filled in otherwise: what is kept, and what was typed here."""

    name: str
    theirs: str
    mine: str
