"""How easily an item is answered well: what puts the few items of a pulse on the full scale."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.scoring.habits import Habits
from flowgap.scoring.item_frame import Flags, Places
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

FEWEST_ANSWERS: Final = 2
"""To an item, before anything is said of its easiness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Easiness:
    """How far the items of a dimension lie from the mean of its core, in points.

    Attributes
    ----------
    shift : array of shape (n_items,)
        NaN where fewer than 2 people answered the item. Those of the core add up to 0.
    covariance : array of shape (n_items, n_items)
        Of the errors of `shift`; NaN for these items.
    """

    shift: Floats
    covariance: Floats

    @property
    def error(self) -> Floats:
        """Standard errors of `shift`, shape (n_items,)."""
        return np.sqrt(np.diag(self.covariance))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    """People of one wave who answered the same items."""

    wave: int
    known: Flags
    n: int
    total: Floats


def item_easiness(
    points: Points, waves: Places, *, keys: Floats, core: Flags, habits: Habits
) -> Easiness:
    r"""Return the easiness of the items of one dimension.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP of the dimension's items; NaN is no answer. Whole questionnaires or parts of them,
        as long as chance decides who gets which part.
    waves : array of shape (n_people,)
        Place of each person's wave.
    keys : array of shape (n_items,)
        1, or -1 for a reversed item.
    core : array of shape (n_items,)
    habits : Habits

    Returns
    -------
    Easiness
        A reversed item carries the mean habit of agreeing in it.

    Notes
    -----
    Generalized least squares of item and wave effects, with the person's level, agreeing and
    noise as errors of known size [1]_: where people answered several items the differences within
    a person count, where they answered one each those between people.

    References
    ----------
    .. [1] Aitken (1935). Proceedings of the Royal Society of Edinburgh 55, 42-48.
    """
    n_items, n_waves = points.shape[1], int(waves.max(initial=-1)) + 1
    information = np.zeros((n_items + n_waves, n_items + n_waves))
    pull = np.zeros(n_items + n_waves)
    covariance = _covariance(keys, habits)
    for pattern in _patterns(points, waves):
        design = np.eye(n_items + n_waves)[np.flatnonzero(pattern.known)]
        design[:, n_items + pattern.wave] = 1.0
        precision = np.linalg.inv(covariance[np.ix_(pattern.known, pattern.known)])
        information += pattern.n * design.T @ precision @ design
        pull += design.T @ precision @ pattern.total[pattern.known]
    return _centred(points, core, information, pull)


def _covariance(keys: Floats, habits: Habits) -> Floats:
    level = habits.halo.value + habits.own_view.value
    agreeing = habits.acquiescence.value * np.outer(keys, keys)
    return np.asarray(level + agreeing + habits.noise.value * np.eye(len(keys)))


def _patterns(points: Points, waves: Places) -> list[_Pattern]:
    known = ~np.isnan(points)
    marks = np.column_stack([waves, known])
    rows, place = np.unique(marks, axis=0, return_inverse=True)
    filled = np.where(known, points, 0.0)
    totals = np.zeros((len(rows), points.shape[1]))
    np.add.at(totals, place.ravel(), filled)
    counts = np.bincount(place.ravel(), minlength=len(rows))
    return [
        _Pattern(wave=int(row[0]), known=row[1:].astype(np.bool_), n=int(n), total=total)
        for row, n, total in zip(rows, counts, totals, strict=True)
        if row[1:].any()
    ]


def _centred(points: Points, core: Flags, information: Floats, pull: Floats) -> Easiness:
    """Solve for the items and take the mean of the core off."""
    n_items = points.shape[1]
    enough = (~np.isnan(points)).sum(axis=0) >= FEWEST_ANSWERS
    centre = core & enough
    off = np.eye(n_items) - centre / max(np.count_nonzero(centre), 1)
    inverse = np.linalg.pinv(information, hermitian=True)
    shift = off @ (inverse @ pull)[:n_items]
    covariance = off @ inverse[:n_items, :n_items] @ off.T
    unknown = ~enough | ~enough[:, np.newaxis]
    return Easiness(
        shift=np.where(enough & centre.any(), shift, np.nan),
        covariance=np.where(unknown, np.nan, covariance),
    )
