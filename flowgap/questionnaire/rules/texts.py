"""Rules of every text, whatever its language, and of a locale against its source."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from flowgap.questionnaire.document import (
    Keying,
    LocaleDocument,
    QuestionnaireDocument,
    SourceDocument,
)
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.rules.items import negation_fault
from flowgap.questionnaire.rules.language import and_or_in, negation_in, straight_quote_in
from flowgap.questionnaire.texts import PlacedText, locale_texts, source_texts

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}|[{}]")
_FILLED: Final[Mapping[str, frozenset[str]]] = {"attention": frozenset({"{answer}"})}
"""The placeholders that the loader fills, by the key of the text; no other text has any."""


def source_text_faults(document: SourceDocument) -> Iterator[Fault]:
    """Yield what is wrong with the texts of a questionnaire itself."""
    texts = source_texts(document)
    yield from _style_faults(texts)
    yield from _placeholder_faults(texts, _FILLED)


def locale_faults(locale: LocaleDocument, source: SourceDocument) -> Iterator[Fault]:
    """Yield what a locale lacks, has too much, or words as it may not."""
    wanted, found = source_texts(source), locale_texts(locale)
    if locale.language == source.language:
        yield Fault(("language",), f"{locale.language} is the language of the source", "another")
    for key in wanted:
        if key not in found:
            yield Fault(
                tuple(key.split(".")), f"the text '{key}' is missing", "every text of the source"
            )
    for key, placed in found.items():
        if key not in wanted:
            yield Fault(
                placed.path,
                f"the text '{key}' has no source",
                f"the texts of {locale.translates}",
            )
    yield from _style_faults(found)
    shared = {key: placed for key, placed in found.items() if key in wanted}
    yield from _placeholder_faults(
        shared, {key: placeholders_in(wanted[key].text) for key in shared}
    )
    yield from _negation_faults(locale, source)


def _style_faults(texts: Mapping[str, PlacedText]) -> Iterator[Fault]:
    for placed in texts.values():
        mark = straight_quote_in(placed.text)
        if mark is not None:
            yield Fault(placed.path, f"straight quote {mark} in a text", "typographic ones")
        joined = and_or_in(placed.text)
        if joined is not None:
            yield Fault(placed.path, f"'{joined}' asks two things at once", "one idea")


def _placeholder_faults(
    texts: Mapping[str, PlacedText], allowed: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    for key, placed in texts.items():
        wanted, found = allowed.get(key, frozenset()), placeholders_in(placed.text)
        if found != wanted:
            yield Fault(
                placed.path,
                f"the text '{key}' has the placeholders {_listed(found)}",
                _listed(wanted),
            )


def placeholders_in(text: str) -> frozenset[str]:
    """Return the placeholders of a text, and every single brace."""
    return frozenset(_PLACEHOLDER.findall(text))


def _listed(placeholders: frozenset[str]) -> str:
    return ", ".join(sorted(placeholders)) or "none"


def _negation_faults(locale: LocaleDocument, source: SourceDocument) -> Iterator[Fault]:
    if not isinstance(source, QuestionnaireDocument):
        return
    for dimension in source.dimensions:
        for item in dimension.items:
            text = locale.items.get(item.id)
            if item.keyed is Keying.REVERSED and text is not None:
                negation = negation_in(text, language=locale.language)
                if negation is not None:
                    yield negation_fault(item.id, negation, ("items", item.id))
