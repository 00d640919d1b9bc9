"""An edition of a report: what a firm chose to print of a result, in which order, and its words.

It holds names of findings and actions, never a number: whatever is printed of them comes from
the result. Other reading, falsifier and base line are no choice, so nothing here can drop them.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Final, Protocol, TypeVar

from flowgap.errors import FlowGapError
from flowgap.result.diagnosis import Action, Finding
from flowgap.result.document import Result

MOST_WORDS: Final = 90
MOST_CHARACTERS: Final = 1_200
"""A word has no end by itself: 90 of them are rarely more than 900 characters."""

_BREAKS: Final = re.compile(r"\n\s*\n")


class EditionError(FlowGapError):
    """The edition names what the result does not hold, or holds a text that is too long."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Part = TypeVar("_Part", bound=_Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Whose report it is; an empty colour or logo leaves those of FlowGap.

    `colour` is `#rrggbb`; `logo_sha256` names a picture that is kept elsewhere.
    """

    firm: str = ""
    colour: str = ""
    logo_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commentary:
    """What the firm says of one finding, as plain text; an empty line begins a paragraph."""

    finding: str
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return its paragraphs, white space folded."""
        parts = (" ".join(part.split()) for part in _BREAKS.split(self.text))
        return tuple(part for part in parts if part)


@dataclass(frozen=True, kw_only=True)
class Edition:
    """Which findings and actions are printed, in this order; commentary; the firm's brand."""

    findings: tuple[str, ...]
    actions: tuple[str, ...]
    commentary: tuple[Commentary, ...] = ()
    brand: Brand = field(default_factory=Brand)

    @cached_property
    def said(self) -> Mapping[str, Commentary]:
        """Return the commentary by finding."""
        return {one.finding: one for one in self.commentary}

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of its text."""
        return hashlib.sha256(edition_text(self).encode()).hexdigest()

    def findings_of(self, result: Result) -> tuple[Finding, ...]:
        """Return the chosen findings in their order; those that the result lacks are left out."""
        return _chosen(self.findings, result.findings)

    def actions_of(self, result: Result) -> tuple[Action, ...]:
        """Return the chosen actions in their order; those that the result lacks are left out."""
        return _chosen(self.actions, result.actions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """An edition as it goes to print: with its logo, as a `data:` address, if there is one."""

    edition: Edition
    logo: str = ""


def whole_edition(result: Result, *, brand: Brand | None = None) -> Edition:
    """Return the edition that prints everything in the order of the result."""
    return Edition(
        findings=tuple(one.id for one in result.findings),
        actions=tuple(one.id for one in result.actions),
        brand=brand or Brand(),
    )


def edition_text(edition: Edition) -> str:
    """Return an edition as JSON: equal editions have equal texts."""
    return json.dumps(asdict(edition), ensure_ascii=False, sort_keys=True)


def read_edition(text: str) -> Edition:
    """Return the edition that `edition_text` wrote."""
    parts: dict[str, Any] = json.loads(text)
    return Edition(
        findings=tuple(parts["findings"]),
        actions=tuple(parts["actions"]),
        commentary=tuple(Commentary(**one) for one in parts["commentary"]),
        brand=Brand(**parts["brand"]),
    )


def check_edition(edition: Edition, result: Result) -> None:
    """Refuse an edition that does not fit a result.

    Raises
    ------
    EditionError
        If it names a finding or action twice, or one that the result does not hold, or if a
        commentary is too long or speaks of no finding of the result.
    """
    _check_names("finding", edition.findings, result.findings)
    _check_names("action", edition.actions, result.actions)
    spoken_of = [one.finding for one in edition.commentary]
    _check_names("commentary on finding", spoken_of, result.findings)
    for one in edition.commentary:
        check_length(one.text)


def check_length(text: str) -> None:
    """Refuse a commentary that is too long.

    Raises
    ------
    EditionError
        If it has more than 90 words, or words without an end.
    """
    n_words = count_words(text)
    if n_words > MOST_WORDS or len(text) > MOST_CHARACTERS:
        raise EditionError(
            f"a commentary has {n_words} words and {len(text)} characters."
            f" Allowed: {MOST_WORDS} words, {MOST_CHARACTERS} characters"
        )


def count_words(text: str) -> int:
    """Return the number of words, as white space parts them."""
    return len(text.split())


def _check_names(kind: str, names: Sequence[str], parts: Iterable[_Named]) -> None:
    known = {part.id for part in parts}
    if unknown := [name for name in names if name not in known]:
        raise EditionError(f"{kind} {unknown[0]!r} is not in the result")
    if len(set(names)) < len(names):
        raise EditionError(f"a {kind} is named twice")


def _chosen(names: Iterable[str], parts: Iterable[_Part]) -> tuple[_Part, ...]:
    by_id = {part.id: part for part in parts}
    return tuple(by_id[name] for name in names if name in by_id)
