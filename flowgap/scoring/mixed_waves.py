"""Full waves, pulses and booklets on one scale: that of the full questionnaire."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from flowgap.scoring.acquiescence import acquiescence_without
from flowgap.scoring.easiness import Easiness, item_easiness
from flowgap.scoring.habits import Habits, estimate_habits
from flowgap.scoring.item_frame import Flags, ItemFrame, Places
from flowgap.scoring.mixture import Floats
from flowgap.scoring.people import person_scores
from flowgap.scoring.points import Points


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemScale:
    """What full waves tell of the items: their easiness, and the habits of people.

    `easiness` has one entry per dimension, over the columns of that dimension.
    """

    frame: ItemFrame
    habits: Habits
    easiness: tuple[Easiness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelScores:
    """Person scores of a dimension on the full scale.

    Attributes
    ----------
    scores : array of shape (n_people,)
        POMP points, beyond 0 or 100 where an easy item was answered badly or a hard one well; NaN
        where there is none.
    shared_error : float
        Standard error in points that all scores of the wave have in common, because the easiness
        of the items is an estimate: 0 where everybody was asked the whole core.
    """

    scores: Points
    shared_error: float


def fit_item_scale(points: Points, frame: ItemFrame, waves: Places) -> ItemScale:
    """Return the scale of the items by all answers to full waves.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP; NaN is no answer, for whatever reason.
    frame : ItemFrame of these items
    waves : array of shape (n_people,)
        Place of each person's wave.
    """
    habits = estimate_habits(points, frame, waves)
    return ItemScale(
        frame=frame,
        habits=habits,
        easiness=tuple(
            item_easiness(
                points[:, frame.columns(dimension)],
                waves,
                keys=frame.keys[frame.columns(dimension)],
                core=frame.core[frame.columns(dimension)],
                habits=habits,
            )
            for dimension in range(frame.n_dimensions)
        ),
    )


def level_scores(
    points: Points, asked: Flags, teams: Places, scale: ItemScale
) -> tuple[LevelScores, ...]:
    r"""Return the scores of every dimension in one wave.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        Columns of the scale's frame.
    asked : array of shape (n_people, n_items)
    teams : array of shape (n_people,)
        Place of each person's team.
    scale : ItemScale

    Returns
    -------
    tuple of LevelScores, one per dimension
        By the half rule. Who was asked the whole core has the plain mean. Else the easiness of
        the items is taken off, and what the readiness to agree adds to them more than to the core.

    Notes
    -----
    :math:`x - b_m - \hat a_i (k_m - \bar k_d)`, averaged over the answered items. What is taken
    off is the mean over the people of the team: its mean is the same, and people who answer alike
    keep equal scores, by which the privacy gate knows them.
    """
    frame = scale.frame
    agreeing = acquiescence_without(points, frame, np.zeros(len(points), np.intp), scale.habits)
    found = []
    for dimension in range(frame.n_dimensions):
        columns = frame.columns(dimension)
        share = _answer_shares(points[:, columns], asked[:, columns], frame.core[columns])
        scores = person_scores(points[:, columns], asked[:, columns])
        known = _Known.of(scale, dimension)
        # An item that no full wave knows: whoever got it has no score on the full scale.
        scores[(share[:, known.is_unknown] > 0).any(axis=1)] = np.nan
        excess = share @ known.shift + agreeing[:, dimension] * (share @ known.tilt)
        found.append(_moved(scores, excess, share, teams, known))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Of the items of a dimension; `shift` and its covariance are 0 where they are unknown.

    `tilt` is by how much more than the core an item is moved by agreeing.
    """

    shift: Floats
    covariance: Floats
    tilt: Floats
    is_unknown: Flags

    @classmethod
    def of(cls, scale: ItemScale, dimension: int) -> Self:
        easiness, frame = scale.easiness[dimension], scale.frame
        return cls(
            shift=np.nan_to_num(easiness.shift),
            covariance=np.nan_to_num(easiness.covariance),
            tilt=frame.keys[frame.columns(dimension)] - frame.balance(dimension),
            is_unknown=np.isnan(easiness.shift),
        )


def _moved(
    scores: Points, excess: Floats, share: Floats, teams: Places, known: _Known
) -> LevelScores:
    scored: Flags = ~np.isnan(scores)
    weight = share[scored].sum(axis=0) / max(np.count_nonzero(scored), 1)
    return LevelScores(
        scores=scores - _team_mean(excess, scored, teams),
        shared_error=float(np.sqrt(max(weight @ known.covariance @ weight, 0.0))),
    )


def _answer_shares(points: Points, asked: Flags, core: Flags) -> Floats:
    """Return the weight of each item in a person's score; 0 for who was asked the whole core."""
    answered: Flags = ~np.isnan(points) & asked
    share = answered / np.maximum(answered.sum(axis=1, keepdims=True), 1)
    is_whole = np.asarray(asked[:, core].all(axis=1))
    return np.where(is_whole[:, np.newaxis], 0.0, share)


def _team_mean(excess: Floats, scored: Flags, teams: Places) -> Floats:
    n_teams = int(teams.max(initial=-1)) + 1
    n = np.bincount(teams[scored], minlength=n_teams)
    total = np.bincount(teams[scored], weights=excess[scored], minlength=n_teams)
    return np.asarray((total / np.maximum(n, 1))[teams])
