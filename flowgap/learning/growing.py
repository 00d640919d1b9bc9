"""Grow boosted trees with scikit-learn and keep them as plain arrays."""

from typing import Any, Final, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from flowgap.diagnosis.constraint.flow import Days, Flags
from flowgap.diagnosis.constraint.forest import LEAF, Forest
from flowgap.queueing.network import Codes

_LEARNING_RATE: Final = 0.06
_LEAST_ROWS: Final = 60
_L2: Final = 1.0


class Size(NamedTuple):
    """How many trees are grown, and how many leaves each has at most."""

    trees: int
    leaves: int


def grow_odds(rows: Days, hit: Flags, *, signs: Codes, size: Size) -> Forest:
    """Return trees that predict the log-odds of a hit.

    Parameters
    ----------
    rows : array of shape (n, F)
    hit : array of shape (n,)
    signs : array of shape (F,)
        1 where the odds may only rise with a feature, -1 where they may only fall, else 0.
    size : Size
    """
    model = HistGradientBoostingClassifier(**_settings(size), monotonic_cst=signs.astype(np.int8))
    return as_arrays(model.fit(rows, hit.astype(np.int8)))


def grow_quantile(rows: Days, target: Days, *, level: float, size: Size) -> Forest:
    """Return trees that predict a quantile of a target."""
    model = HistGradientBoostingRegressor(**_settings(size), loss="quantile", quantile=level)
    return as_arrays(model.fit(rows, target))


def _settings(size: Size) -> dict[str, Any]:
    return {
        "max_iter": size.trees,
        "learning_rate": _LEARNING_RATE,
        "max_leaf_nodes": size.leaves,
        "min_samples_leaf": _LEAST_ROWS,
        "l2_regularization": _L2,
        "early_stopping": False,
        "random_state": 0,
    }


def as_arrays(model: HistGradientBoostingClassifier | HistGradientBoostingRegressor) -> Forest:
    """Return the trees of a fitted model of one output.

    scikit-learn keeps them in `_predictors`, which is not public: a test holds what comes out
    against `predict` of the installed version.
    """
    trees = [tree.nodes for (tree,) in model._predictors]  # noqa: SLF001
    sizes = np.array([len(nodes) for nodes in trees])
    roots = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int32)
    nodes = np.concatenate(trees)
    shift = np.repeat(roots, sizes)
    leaf = nodes["is_leaf"].astype(bool)
    return Forest(
        base=np.asarray(model._baseline_prediction, dtype=np.float64).reshape(1),  # noqa: SLF001
        roots=roots,
        feature=np.where(leaf, LEAF, nodes["feature_idx"]).astype(np.int16),
        threshold=np.where(leaf, nodes["value"], nodes["num_threshold"]).astype(np.float64),
        left=np.where(leaf, 0, nodes["left"] + shift).astype(np.int32),
        right=np.where(leaf, 0, nodes["right"] + shift).astype(np.int32),
        unknown_left=nodes["missing_go_to_left"].astype(bool),
    )
