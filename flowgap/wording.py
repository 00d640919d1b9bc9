"""Sentences and numbers in the reader's language: Fluent catalogues plus Babel formats."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from flowgap.errors import UnknownMessageError
from flowgap.paths import LOCALES

DEFAULT_LANGUAGE: Final = "en"
LANGUAGES: Final = ("en", "de")
CERTAIN_PERCENT: Final = 100
KEPT_NUMBERS: Final = 8_192
_ENTRY: Final = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\{\s*([a-zA-Z][\w-]*)\s*\}")
MINUS: Final = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Speaks one language. Numbers are formatted here, sentences in `templates/locales`."""

    language: str

    def say(self, message_id: str, **values: object) -> str:
        """Return the text of a message, its placeholders filled with `values`.

        Raises
        ------
        UnknownMessageError
            If no catalogue of the language has the id, or a placeholder stays unfilled.
        """
        if values:
            return _fill(self.language, message_id, values)
        return _fixed(self.language, message_id)

    def number(self, value: float, *, decimals: int = 0, signed: bool = False) -> str:
        """Return a number with fixed decimals and a real minus sign; never a negative zero."""
        rounded = round(value, decimals) + 0.0
        text = _digits(self.language, abs(rounded), decimals)
        if rounded < 0:
            return f"{MINUS}{text}"
        return f"+{text}" if signed and rounded > 0 else text

    def percent(self, share: float, *, decimals: int = 0, signed: bool = False) -> str:
        """Return a share (0 to 1) as a percentage, spaced as the language asks."""
        gap = "\N{NO-BREAK SPACE}" if self.language == "de" else ""
        return f"{self.number(100 * share, decimals=decimals, signed=signed)}{gap}%"

    def chance(self, p: float) -> str:
        """Return a probability (0 to 1) as a percentage; nothing that was computed is certain."""
        if round(100 * p) < 1:
            return f"<{self.percent(0.01)}"
        if round(100 * p) > CERTAIN_PERCENT - 1:
            return f">{self.percent(0.99)}"
        return self.percent(p)

    def interval(self, low: float, high: float, *, decimals: int = 0, signed: bool = False) -> str:
        """Return `low to high` in words, both ends formatted alike."""
        return _interval(
            self.language,
            self.number(low, decimals=decimals, signed=signed),
            self.number(high, decimals=decimals, signed=signed),
        )

    def day(self, day: date) -> str:
        """Return a date in long form, e.g. `12 October 2026`."""
        pattern = "d. MMMM yyyy" if self.language == "de" else "d MMMM yyyy"
        return format_date(day, format=pattern, locale=self.language)

    def listing(self, parts: Sequence[str]) -> str:
        """Return `a, b and c`."""
        locale = "en_GB" if self.language == "en" else self.language
        return format_list(list(parts), locale=locale)


@lru_cache(maxsize=KEPT_NUMBERS)
def _digits(language: str, value: float, decimals: int) -> str:
    """Return a number without a sign; a page prints the same few hundred again and again."""
    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return format_decimal(value, format=pattern, locale=language)


@lru_cache(maxsize=KEPT_NUMBERS)
def _interval(language: str, low: str, high: str) -> str:
    return _fill(language, "interval", {"low": low, "high": high})


@cache
def _fixed(language: str, message_id: str) -> str:
    """Return a text without placeholders; a page asks for a dozen of them."""
    return _fill(language, message_id, {})


def _fill(language: str, message_id: str, values: Mapping[str, object]) -> str:
    catalogue = _catalogue(language)
    if message_id not in catalogue.sources:
        raise UnknownMessageError(f"no text {message_id!r} in language {language!r}")
    bundle = catalogue.bundle_with(message_id)
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise UnknownMessageError(f"text {message_id!r} in {language!r} is empty")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise UnknownMessageError(f"text {message_id!r} in {language!r}: {errors[0]}")
    return str(text)


class _Catalogue:
    """The texts of a language. Parsing all takes half a second, so each is when it is asked for.

    `sources` holds each text by its id, as it stands in its file.
    """

    def __init__(self, language: str) -> None:
        self.sources = dict(_sources(language))
        self._bundle = FluentBundle([language], use_isolating=False)

    def bundle_with(self, message_id: str) -> FluentBundle:
        """Return a bundle that has a text of `sources` and all to which it refers."""
        if not self._bundle.has_message(message_id):
            source = self.sources[message_id]
            self._bundle.add_resource(FluentResource(source))
            for other in set(_REFERENCE.findall(source)) & self.sources.keys():
                self.bundle_with(other)
        return self._bundle


@cache
def _catalogue(language: str) -> _Catalogue:
    return _Catalogue(language)


def _sources(language: str) -> Iterator[tuple[str, str]]:
    """Return the ids and the sources of all texts: from a line that names one to the next."""
    for path in sorted((LOCALES / language).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        entries = list(_ENTRY.finditer(text))
        ends = [*(entry.start() for entry in entries[1:]), len(text)]
        for entry, end in zip(entries, ends, strict=True):
            yield entry[1], text[entry.start() : end]
