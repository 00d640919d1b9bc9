"""Comments as words: forms of a word taken together, rare words left out."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.scoring.themes.stop_words import STOP_WORDS

FEWEST_CONTRIBUTORS: Final = 3
"""People behind a theme, and behind each word that is shown."""
MOST_CHARACTERS: Final = 2_000
"""Of a comment that are read; the questionnaire lets people write 500."""
MOST_WORDS: Final = 2_000

_ADDRESS: Final = re.compile(r"\S*[@#]\S*")
_CONTRACTION: Final = re.compile(r"(?:n['\u2019]t|['\u2019](?:s|re|ve|ll|d|m))\b")
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]{3,30}(?!\w)")
_ENDINGS: Final = (
    *("ungen", "ings", "ung", "ing", "ers", "er", "ed", "es", "en", "em", "e", "n", "s"),
)
_SHORTEST_STEM: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words that enough people use.

    Attributes
    ----------
    stems : tuple of str
        In alphabetical order.
    forms : mapping of stem to word
        The form that most people use; a stem none of whose forms enough people use is absent.
    """

    stems: tuple[str, ...]
    forms: Mapping[str, str]


def words_of(comment: str) -> list[str]:
    """Return the words of a comment that may tell its subject, in lower case.

    Left out are stop words, what holds a digit, and what is part of an address or a handle.
    """
    text = _ADDRESS.sub(" ", comment[:MOST_CHARACTERS].lower())
    text = _CONTRACTION.sub(" ", text)
    return [word for word in _WORD.findall(text) if word not in STOP_WORDS]


def stem(word: str) -> str:
    """Return a word without its ending, so that its forms are one: `reviews` is `review`.

    One ending of either language is cut off where four letters are left. Crude on purpose: stems
    are never shown.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def people_behind(questions: Iterable[str]) -> int:
    """Return how many people are at least behind comments on these questions.

    Comments carry no key. Each person answers a question once, so it is as many as the question
    with most comments has.
    """
    return max(Counter(questions).values(), default=0)


def vocabulary(comments: Sequence[Sequence[str]], questions: Sequence[str]) -> Vocabulary:
    """Return the words of which at least `FEWEST_CONTRIBUTORS` people make use.

    Parameters
    ----------
    comments : sequence of word lists
    questions : sequence of str, of the same length
        Which question each comment answers.
    """
    by_form: defaultdict[str, list[str]] = defaultdict(list)
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for words, question in zip(comments, questions, strict=True):
        for word in set(words):
            by_form[word].append(question)
        for root in {stem(word) for word in words}:
            by_stem[root].append(question)
    n_people = {root: people_behind(asked) for root, asked in by_stem.items()}
    frequent = sorted(n_people, key=lambda root: (-n_people[root], root))[:MOST_WORDS]
    stems = sorted(root for root in frequent if n_people[root] >= FEWEST_CONTRIBUTORS)
    return Vocabulary(stems=tuple(stems), forms=_forms(by_form, frozenset(stems)))


def _forms(by_form: Mapping[str, Sequence[str]], stems: frozenset[str]) -> dict[str, str]:
    n_people = {word: people_behind(asked) for word, asked in by_form.items()}
    forms: dict[str, str] = {}
    for word in sorted(n_people, key=lambda word: (-n_people[word], word)):
        if n_people[word] >= FEWEST_CONTRIBUTORS and stem(word) in stems:
            forms.setdefault(stem(word), word)
    return forms
