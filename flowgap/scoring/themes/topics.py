"""Themes of comments by TF-IDF and non-negative matrix factorization, equal for equal seeds."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.decomposition import NMF
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer

from flowgap.scoring.mixture import Floats
from flowgap.scoring.themes.words import (
    FEWEST_CONTRIBUTORS,
    Vocabulary,
    people_behind,
    stem,
    vocabulary,
    words_of,
)

COMMENTS_PER_THEME: Final = 8
MOST_THEMES: Final = 8
WORDS_OF_LABEL: Final = 3
_LEAST_WEIGHT: Final = 0.2
"""Of the heaviest word of a theme, for a word of its label."""
_ITERATIONS: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What several people wrote about.

    Attributes
    ----------
    words : tuple of str
        The heaviest first, each used by at least `FEWEST_CONTRIBUTORS` people.
    n_people : int
        At least so many contributed.
    """

    words: tuple[str, ...]
    n_people: int

    @property
    def label(self) -> str:
        """The words, until somebody who read the comments gives it a name."""
        return ", ".join(self.words)


def find_topics(
    comments: Sequence[str], questions: Sequence[str], *, seed: int
) -> tuple[Topic, ...]:
    """Return the themes of comments, the largest first.

    Parameters
    ----------
    comments : sequence of str
        English, German or both; their order changes nothing.
    questions : sequence of str, of the same length
        Which question each comment answers.
    seed : int
        Of the factorization's start.

    Returns
    -------
    tuple of Topic
        Only those to which `FEWEST_CONTRIBUTORS` people or more contributed. Empty where too few
        people use the same words.

    Notes
    -----
    One theme for every eight comments that use a word of the vocabulary, at least one and at most
    eight. A comment belongs to the theme that weighs most in it [1]_; who uses no such word is in
    none.

    References
    ----------
    .. [1] Lee & Seung (1999). Nature 401, 788-791.
    """
    listed = sorted(
        (words_of(comment), question) for comment, question in zip(comments, questions, strict=True)
    )
    known = vocabulary([words for words, _ in listed], [question for _, question in listed])
    used = [entry for entry in listed if any(stem(word) in known.stems for word in entry[0])]
    if not known.stems:
        return ()
    wanted = max(1, min(MOST_THEMES, len(used) // COMMENTS_PER_THEME))
    n_topics = min(wanted, len(known.stems))
    weights, stems = _factors(used, known, n_topics, seed=seed)
    topics = [
        Topic(
            words=_label(stems[number], known),
            n_people=people_behind(used[place][1] for place in np.flatnonzero(members)),
        )
        for number, members in enumerate(_members(weights))
    ]
    shown = [topic for topic in topics if topic.words and topic.n_people >= FEWEST_CONTRIBUTORS]
    return tuple(sorted(shown, key=lambda topic: (-topic.n_people, topic.words)))


def _factors(
    used: Sequence[tuple[list[str], str]], known: Vocabulary, n_topics: int, *, seed: int
) -> tuple[Floats, Floats]:
    """Return how much of each theme is in each comment, and of each word in each theme."""
    table = TfidfVectorizer(
        analyzer=_stems, vocabulary=known.stems, sublinear_tf=True
    ).fit_transform([words for words, _ in used])
    model = NMF(n_topics, init="nndsvd", random_state=seed, max_iter=_ITERATIONS)
    # A perfect fit has a squared error of 0, which rounding takes below; it is not used.
    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        # A factorization that stopped a little early still says which words go together.
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(table)
    size = np.linalg.norm(model.components_, axis=1)
    scale = np.where(size > 0, size, 1.0)
    return np.asarray(weights * scale), np.asarray(model.components_ / scale[:, np.newaxis])


def _stems(words: Sequence[str]) -> list[str]:
    return [stem(word) for word in words]


def _members(weights: Floats) -> NDArray[np.bool_]:
    """Return which comments belong to each theme, of shape (n_themes, n_comments)."""
    strongest = weights.argmax(axis=1)
    is_own = strongest[np.newaxis] == np.arange(weights.shape[1])[:, np.newaxis]
    return np.asarray(is_own & (weights.max(axis=1) > 0))


def _label(weights: Floats, known: Vocabulary) -> tuple[str, ...]:
    order = np.argsort(-weights, kind="stable")
    heaviest = float(weights[order[0]])
    places = [place for place in order.tolist() if weights[place] > _LEAST_WEIGHT * heaviest]
    forms = [
        known.forms[known.stems[place]] for place in places if known.stems[place] in known.forms
    ]
    return tuple(forms[:WORDS_OF_LABEL])
