"""Ridge regression of teams: how strongly to pull, and towards what."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.associations.moments import TeamSample
from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

Flags = NDArray[np.bool_]

PENALTIES: Final = np.logspace(-2, 3, 26)
"""Per team, for predictors of variance 1; at 1000 nothing is left of what the data say."""
N_SPLITS: Final = 200


def standardized(covariance: Floats) -> Floats:
    """Return covariances of variables brought to variance 1; what does not vary stays at 0.

    Parameters
    ----------
    covariance : array of shape (..., q, q)
    """
    spread = np.sqrt(np.maximum(np.diagonal(covariance, axis1=-2, axis2=-1), 0.0))
    factor = np.where(spread > 0, 1 / np.where(spread > 0, spread, 1.0), 0.0)
    return np.asarray(covariance * factor[..., :, np.newaxis] * factor[..., np.newaxis, :])


def fitted_covariance(correlation: Floats, *, penalty: float, prior: Floats) -> Floats:
    r"""Return the covariances of the predictors and of what a ridge regression makes of them.

    Parameters
    ----------
    correlation : array of shape (..., p + 1, p + 1)
        Of p predictors and, last, the outcome.
    penalty : float
        Per team; 0 is ordinary least squares.
    prior : array of shape (p,)
        Direction towards which the weights are pulled; all 0 pulls towards no association.

    Returns
    -------
    array of shape (..., p + 1, p + 1)
        Last comes the fitted value in place of the outcome. Without penalty, importances (`lmg`)
        of both are proportional, for a regression sees of the outcome only what it fits.

    Notes
    -----
    Weights are :math:`s w + (R + \lambda I)^{-1} (c - s R w)`: the prior's direction w with the
    strength :math:`s = \max(0, w'c / w'Rw)` that the data give it, and what the data add [1]_.

    References
    ----------
    .. [1] Hoerl & Kennard (1970). Technometrics 12(1), 55-67.
    """
    among, with_outcome = correlation[..., :-1, :-1], correlation[..., :-1, -1]
    pulled = (_strength(among, with_outcome, prior) * prior)[..., np.newaxis]
    rest = with_outcome[..., np.newaxis] - among @ pulled
    n_predictors = len(prior)
    weights = pulled + _solved(among + penalty * np.eye(n_predictors), rest)
    fitted = among @ weights
    found = correlation.copy()
    found[..., :-1, -1:] = fitted
    found[..., -1:, :-1] = np.swapaxes(fitted, -1, -2)
    found[..., -1:, -1:] = np.swapaxes(weights, -1, -2) @ fitted
    return found


def penalty_of(
    sample: TeamSample, *, prior: Floats, rng: np.random.Generator, n_splits: int = N_SPLITS
) -> float:
    """Return the penalty per team that tells left-out teams best from split halves.

    Parameters
    ----------
    sample : TeamSample of p predictors and, last, the outcome
    prior : array of shape (p,)
    rng : Generator
        Halves each team anew for each split.
    n_splits : int

    Returns
    -------
    float
        The median over splits, of those in `PENALTIES`. In each split predictors are means of one
        half, the outcome is that of the other, and each team is told from the other teams.
    """
    halves = [_is_first_half(sample, rng) for _ in range(n_splits)]
    first = np.stack([_unit_columns(_team_means(sample, half)) for half in halves])
    second = np.stack([_unit_columns(_team_means(sample, ~half)) for half in halves])
    return float(np.median(best_penalties(first[..., :-1], second[..., -1], prior)))


def _strength(among: Floats, with_outcome: Floats, prior: Floats) -> Floats:
    along = with_outcome @ prior
    spread = np.einsum("i,...ij,j->...", prior, among, prior)
    found = np.where(spread > 0, along / np.where(spread > 0, spread, 1.0), 0.0)
    return np.asarray(np.maximum(found, 0.0)[..., np.newaxis])


def _solved(matrix: Floats, right: Floats) -> Floats:
    """Solve for weights; the pseudo-inverse gives what does not vary a weight of 0."""
    return np.asarray(np.linalg.pinv(matrix, hermitian=True) @ right)


def _is_first_half(sample: TeamSample, rng: np.random.Generator) -> Flags:
    """Return half of each team by chance; of an odd number, the odd one by chance."""
    shuffled = rng.permutation(len(sample.teams))
    order = shuffled[np.argsort(sample.teams[shuffled], kind="stable")]
    n = np.bincount(sample.teams, minlength=sample.n_teams)
    place = np.arange(len(order)) - np.repeat(np.cumsum(n) - n, n)
    size = (n + rng.integers(0, 2, size=sample.n_teams)) // 2
    first = np.empty(len(order), dtype=np.bool_)
    first[order] = place < np.repeat(size, n)
    return first


def _team_means(sample: TeamSample, is_in: Flags) -> Points:
    """Return means of the teams' people `is_in`, NaN where none of them has the variable."""
    values, teams = sample.values[is_in], sample.teams[is_in]
    shape = (sample.n_teams, values.shape[1])
    known = ~np.isnan(values)
    cell = (teams[:, np.newaxis] * shape[1] + np.arange(shape[1]))[known]
    n = np.bincount(cell, minlength=sample.n_teams * shape[1]).reshape(shape)
    total = np.bincount(cell, weights=values[known], minlength=n.size).reshape(shape)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _unit_columns(means: Points) -> Floats:
    """Bring columns to mean 0 and variance 1; a team without the variable lies in the middle."""
    known = ~np.isnan(means)
    n = np.maximum(known.sum(axis=0), 1)
    away = np.where(known, means - np.where(known, means, 0.0).sum(axis=0) / n, 0.0)
    spread = np.sqrt(np.sum(away**2, axis=0) / np.maximum(n - 1, 1))
    return np.asarray(away / np.where(spread > 0, spread, 1.0))


def best_penalties(predictors: Floats, outcome: Floats, prior: Floats) -> Floats:
    """Return the penalty per team that tells each team best from all others, for S splits.

    Parameters
    ----------
    predictors : array of shape (S, J, p)
        Columns of mean 0, as is the outcome: so no regression needs a constant of its own, which
        only adds `1 / J` to what each team tells of itself.
    outcome : array of shape (S, J)
    prior : array of shape (p,)

    Notes
    -----
    Nothing is fitted anew without a team: its error is the one with it, over one less than what it
    tells of itself (Allen 1974, Technometrics 16, 125-127).
    """
    n_teams = outcome.shape[1]
    along = predictors @ prior
    squares = np.sum(along**2, axis=1)
    strength = np.sum(along * outcome, axis=1) / np.where(squares > 0, squares, 1.0)
    rest = outcome - np.maximum(strength, 0.0)[:, np.newaxis] * along
    directions, lengths, _ = np.linalg.svd(predictors, full_matrices=False)
    squared = (lengths**2)[:, np.newaxis]
    kept = squared / (squared + PENALTIES[:, np.newaxis] * max(n_teams - 1, 1))
    of_directions = np.swapaxes(directions, 1, 2)
    fitted = kept * (of_directions @ rest[..., np.newaxis])[..., 0][:, np.newaxis] @ of_directions
    own = kept @ of_directions**2 + 1 / n_teams
    errors = (rest[:, np.newaxis] - fitted) / (1 - own)
    return np.asarray(PENALTIES[np.mean(errors**2, axis=2).argmin(axis=1)])
