"""What can be counted in a sentence: words, syllables, negations, straight quotes."""

import re
from collections.abc import Sequence
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SENTENCE_END: Final = re.compile(r"[.!?]+(?=\s|$)")
_AND_OR: Final = re.compile(
    r"\b(?:and|und)\s*/\s*(?:or|oder)\b",  # codespell:ignore oder
    re.IGNORECASE,
)
_NEGATIONS: Final = {
    "en": re.compile(
        r"cannot|neither|never|no|nobody|none|nor|not|nothing|without"
        r"|\w+n['\N{RIGHT SINGLE QUOTATION MARK}]t"
    ),
    "de": re.compile(r"kein\w*|nichts?|nie|niemals|niemand\w*|ohne|weder"),
}


def words(text: str) -> list[str]:
    """Return the words of a text; `day-to-day` and `don't` are one word each."""
    return _WORD.findall(text)


def negation_in(text: str, *, language: str) -> str | None:
    """Return the first word that negates, or nothing for a text or language without one."""
    pattern = _NEGATIONS.get(language.partition("-")[0])
    if pattern is None:
        return None
    return next((word for word in words(text) if pattern.fullmatch(word.lower())), None)


def straight_quote_in(text: str) -> str | None:
    """Return the first straight quotation mark or apostrophe."""
    return next((mark for mark in text if mark in "\"'"), None)


def and_or_in(text: str) -> str | None:
    """Return the first `and/or`, as it is written."""
    found = _AND_OR.search(text)
    return found[0] if found else None


def n_syllables(word: str) -> int:
    """Return about how many syllables an English word has, at least 1.

    Groups of vowels are counted; a last silent e (`time`, but not `table`) and the silent e of
    a past tense (`moved`, but not `started`) are taken off.
    """
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith(("le", "ee", "ie", "ye")):
        count -= 1
    if lower.endswith("ed") and not lower.endswith(("ted", "ded", "eed")):  # codespell:ignore ded
        count -= 1
    return max(count, 1)


def reading_grade(texts: Sequence[str]) -> float:
    """Return the Flesch-Kincaid grade of English texts taken together.

    Parameters
    ----------
    texts : sequence of str
        At least one text with a word; a text without a full stop is one sentence.

    Returns
    -------
    float
        Years of schooling in the United States that the texts ask for; may be below 0.

    Raises
    ------
    ValueError
        If there is no word.

    Notes
    -----
    ``0.39 words / sentences + 11.8 syllables / words - 15.59`` [1]_, syllables by `n_syllables`.

    References
    ----------
    .. [1] Kincaid, Fishburne, Rogers & Chissom (1975). Research Branch Report 8-75.
    """
    found = [word for text in texts for word in words(text)]
    if not found:
        raise ValueError("a reading grade needs at least one word")
    n_sentences = sum(max(len(_SENTENCE_END.findall(text)), 1) for text in texts)
    syllables_per_word = sum(n_syllables(word) for word in found) / len(found)
    return 0.39 * len(found) / n_sentences + 11.8 * syllables_per_word - 15.59
