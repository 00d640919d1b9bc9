"""How much a score hangs on the half rule: the mean of those who answered every question."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.thresholds import MINIMUM_DISTRIBUTION
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.waves import Flags, WaveAnswers

COMPLETE: Final = "complete"
PARTIAL: Final = "partial"

ItemMeans = tuple[tuple[str, float], ...]
"""Ids of items and their means in points."""


def is_complete(answers: WaveAnswers, dimension: str) -> Flags:
    """Return who answered every item of a dimension that they were shown, one at least.

    "Don't know" is no answer.
    """
    items = answers.items_of(dimension)
    asked = answers.asked(items)
    answered = ~np.isnan(answers.points[:, items])
    return np.asarray((answered | ~asked).all(axis=1) & asked.any(axis=1))


def completeness(complete: Flags) -> NDArray[np.str_]:
    """Return the word for each person that has the place of a role in what the gate is asked.

    The figure is `<dimension>/complete`.
    """
    return np.where(complete, COMPLETE, PARTIAL)


def item_means(answers: WaveAnswers, dimension: str, people: Flags) -> ItemMeans:
    """Return each item's id and mean in points, of people who answered all that they were shown.

    Nothing where some were shown other items than others: each mean would be of other people, and
    two of them tell who is only in one.
    """
    items = answers.items_of(dimension)
    were_shown = answers.asked(items)[people]
    if not len(were_shown) or (were_shown != were_shown[0]).any():
        return ()
    shown = items[were_shown[0]]
    means = answers.points[np.ix_(people, shown)].mean(axis=0)
    ids = (answers.questionnaire.items[column].id for column in shown)
    return tuple(zip(ids, means.tolist(), strict=True))


def complete_case_shifts(
    usable: Mapping[str, UsableAnswers],
    complete: Mapping[str, Flags],
    *,
    minimum: int,
    admits: Callable[[str], bool],
) -> dict[str, float]:
    """Return by how much the mean of complete answers lies above that of all, in points.

    Parameters
    ----------
    usable : mapping of dimension to UsableAnswers
        What the gate lets through of a wave.
    complete : mapping of dimension to array of shape (n_people,)
        See `is_complete`.
    minimum : int
        People behind a mean, as the engagement asks for it.
    admits : callable
        Whether the gate lets the mean of the complete answers of a dimension through.

    Notes
    -----
    Two means are an equation: they give the sum of those with gaps, and the means of groups that
    are wholly one or the other can be taken off. So each part, and what is left of it in mixed
    groups, is nobody or ten people: as many as need not differ (`docs/methods/privacy.md`).
    """
    least = max(MINIMUM_DISTRIBUTION, minimum)
    return {
        name: _shift(part, complete[name])
        for name, part in usable.items()
        if _may_be_split(part, complete[name], least) and admits(name)
    }


def _may_be_split(usable: UsableAnswers, complete: Flags, least: int) -> bool:
    whole, gaps = usable.known & complete, usable.known & ~complete
    groups = usable.group[usable.teams]
    is_mixed = np.isin(groups, groups[whole]) & np.isin(groups, groups[gaps])
    n_whole = int(np.count_nonzero(whole))
    others = (int(np.count_nonzero(part)) for part in (gaps, gaps & is_mixed, whole & is_mixed))
    return n_whole >= least and all(n == 0 or n >= least for n in others)


def _shift(usable: UsableAnswers, complete: Flags) -> float:
    known = usable.known
    return float(usable.scores[known & complete].mean() - usable.scores[known].mean())
