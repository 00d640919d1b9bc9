"""Whether what is seen lies within what was simulated, judged by Mahalanobis' distance."""

from typing import Final, NamedTuple

import numpy as np

from flowgap.diagnosis.constraint.features import NAMES
from flowgap.diagnosis.constraint.flow import Days

_BY_STAGE: Final = (
    "time_share",
    "wait_share",
    "work_share",
    "load_wait_share",
    "needless_share",
    "growth",
    "repeated_share",
    "visits",
    "utilization",
    "servers",
    "wait_spread",
    "work_spread",
    "wait_follows_load",
    "load_told",
    "score",
)
_OF_ALL: Final = ("unattributed_share", "arrival_spread", "lead_time_spread")
PROFILE: Final = (*_BY_STAGE, *_BY_STAGE, *_OF_ALL)
"""Columns of a profile: means over the stages that are known, their most, and the whole."""
_VARIABILITY: Final = (_BY_STAGE.index("work_spread"), PROFILE.index("arrival_spread"))
"""How unevenly work comes and how unevenly long it takes: what waiting at a given load hangs on
(Kingman 1961, Proceedings of the Cambridge Philosophical Society 57, 902-904). Among all columns a
shift of these two would be lost."""

_WITHIN: Final = 0.995
_WITHIN_VARIABILITY: Final = 0.99
"""Shares of simulated organizations that are not strange, by all columns and by variability."""
_RIDGE: Final = 0.05
"""Added to the variances, so that columns which hang together do not blow errors up."""
_LEAST_SPREAD: Final = 0.01
"""What never varies in simulations, such as two votes a head, is rounded in releases."""
_FAR: Final = 40.0
"""Standard deviations: infinite values are as far as this."""


class Cloud(NamedTuple):
    """Where simulated organizations lie.

    Attributes
    ----------
    mean, spread : arrays of shape (K,)
    covariance : array of shape (K, K)
        Of standardized values.
    farthest : array of shape (1,)
        The distance that hardly any of them exceeds.
    """

    mean: Days
    spread: Days
    covariance: Days
    farthest: Days


class Range(NamedTuple):
    """What was simulated: all columns of the profile together, and variability alone."""

    whole: Cloud
    variability: Cloud


def range_of(profiles: Days) -> Range:
    """Return the range of profiles, of shape (N, K)."""
    middle = cloud_of(profiles[:, list(_VARIABILITY)], within=_WITHIN_VARIABILITY)
    unevenness = distances(middle, _unevenness(middle, profiles))
    return Range(
        whole=cloud_of(profiles, within=_WITHIN),
        variability=middle._replace(farthest=np.quantile(unevenness, [_WITHIN_VARIABILITY])),
    )


def strangeness(simulated: Range, profiles: Days) -> Days:
    """Return how strange profiles of shape (N, K) are: above 1 lies outside of the range.

    Of simulated organizations about one in seventy does, by one cloud or the other. More even
    work than the middle is not strange: queues are shorter then, and easier to read.
    """
    clouds = (
        (simulated.whole, profiles),
        (simulated.variability, _unevenness(simulated.variability, profiles)),
    )
    told = [distances(cloud, part) / cloud.farthest for cloud, part in clouds]
    return np.asarray(np.max(told, axis=0))


def _unevenness(cloud: Cloud, profiles: Days) -> Days:
    return np.asarray(np.maximum(profiles[:, list(_VARIABILITY)], cloud.mean))


def profile(rows: Days) -> Days:
    """Return what an organization looks like as a whole.

    Parameters
    ----------
    rows : array of shape (..., 8, F)

    Returns
    -------
    array of shape (..., K)
        NaN where nothing is known.
    """
    by_stage = rows[..., [NAMES.index(name) for name in _BY_STAGE]]
    known = ~np.isnan(by_stage)
    count = known.sum(axis=-2)
    values = np.where(known, by_stage, 0.0)
    mean = np.where(count > 0, values.sum(axis=-2) / np.maximum(count, 1), np.nan)
    most = np.where(known, by_stage, -np.inf).max(axis=-2)
    most = np.where(count > 0, most, np.nan)
    whole = rows[..., 0, [NAMES.index(name) for name in _OF_ALL]]
    return np.concatenate([mean, most, whole], axis=-1)


def cloud_of(profiles: Days, *, within: float) -> Cloud:
    """Return the cloud of profiles, of shape (N, K), with the distance that this share keeps."""
    mean, spread = np.nanmean(profiles, axis=0), np.nanstd(profiles, axis=0)
    spread = np.maximum(spread, _LEAST_SPREAD)
    place = (profiles - mean) / spread
    known = ~np.isnan(place)
    filled = np.where(known, place, 0.0)
    pairs = np.maximum(known.T.astype(np.float64) @ known, 1.0)
    covariance = filled.T @ filled / pairs
    covariance = _definite(covariance) + _RIDGE * np.eye(len(mean))
    nearer = Cloud(mean=mean, spread=spread, covariance=covariance, farthest=np.array([np.inf]))
    return nearer._replace(farthest=np.quantile(distances(nearer, profiles), [within]))


def _definite(covariance: Days) -> Days:
    """Return the nearest covariance without negative variances; pairs were counted apart."""
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray((vectors * np.maximum(values, 0.0)) @ vectors.T)


def distances(cloud: Cloud, profiles: Days) -> Days:
    """Return how far profiles of shape (N, K) lie from the middle of the cloud.

    The squared distance over what is known, as the normal deviate of its chi-squared
    probability (Wilson and Hilferty's scale), so that few known values compare with many.
    """
    place = np.clip((profiles - cloud.mean) / cloud.spread, -_FAR, _FAR)
    known = ~np.isnan(place)
    told = np.full(len(place), np.nan)
    patterns, which = np.unique(known, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(which.ravel() == number)
        if not pattern.any():
            told[rows] = 0.0
            continue
        part = place[np.ix_(rows, np.flatnonzero(pattern))]
        inside = cloud.covariance[np.ix_(pattern, pattern)]
        squared = np.einsum("nk,nk->n", part, np.linalg.solve(inside, part.T).T)
        told[rows] = _deviate(squared, int(pattern.sum()))
    return told


def _deviate(squared: Days, degrees: int) -> Days:
    cube = np.cbrt(squared / degrees)
    return np.asarray((cube - (1 - 2 / (9 * degrees))) / np.sqrt(2 / (9 * degrees)))
