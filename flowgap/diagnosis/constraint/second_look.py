"""A second look at each stage, once the first has told of all: what its rivals are like."""

from typing import Final

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days
from flowgap.queueing.network import Codes

_OF_THE_RIVAL: Final = (
    "stage",
    "gain_absent",
    "gain_beside",
    "gain_fitted",
    "gain_told",
    "load_told",
    "utilization",
    "wait_share",
    "work_share",
    "measured_share",
    "vote_share",
    "score",
    "wait_follows_load",
    "needless_share",
    "gap_share",
)
_MOST_OF_ALL: Final = ("together_share", "needless_share", "wait_follows_load", "servers")
RISING: Final = (len(NAMES), len(NAMES) + 1)
"""Columns with which the odds may only rise: what the first look tells, and by how much it leads.
"""


def second_look(rows: Days, told: Days) -> Days:
    """Return what the second look sees of stages.

    Parameters
    ----------
    rows : array of shape (N, 8, F)
    told : array of shape (N, 8)
        Log-odds of the first look.

    Returns
    -------
    array of shape (N, 8, G)
        The rows; what the first look tells of the stage, beside the likeliest of the others, its
        rival; the rival's row, in part; and the most of some features in any stage.
    """
    order = np.argsort(-told, axis=1, kind="stable")
    rank = np.argsort(order, axis=1, kind="stable")
    rival = np.where(rank == 0, order[:, 1:2], order[:, :1])
    chance = np.exp(told - told.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    entropy = -np.sum(chance * np.log(chance + 1e-12), axis=1, keepdims=True)
    of_stage = (
        told,
        told - np.take_along_axis(told, rival, axis=1),
        rank.astype(np.float64),
        chance,
        np.broadcast_to(order[:, :1].astype(np.float64), told.shape),
        np.broadcast_to(entropy, told.shape),
    )
    most = _most(rows[:, :, _places(_MOST_OF_ALL)])[:, np.newaxis]
    return np.concatenate(
        [
            rows,
            np.stack(of_stage, axis=2),
            np.take_along_axis(rows[:, :, _places(_OF_THE_RIVAL)], rival[..., np.newaxis], axis=1),
            np.broadcast_to(most, (*told.shape, len(_MOST_OF_ALL))),
        ],
        axis=2,
    )


def _places(names: tuple[str, ...]) -> Codes:
    return np.array([NAMES.index(name) for name in names])


def _most(values: Days) -> Days:
    """Return the highest known value over stages of (N, 8, K): NaN where none is known."""
    known = ~np.isnan(values)
    highest = np.where(known, values, -np.inf).max(axis=1)
    return np.asarray(np.where(known.any(axis=1), highest, np.nan))
