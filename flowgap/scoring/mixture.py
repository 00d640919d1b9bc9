"""Mixtures of normal distributions: what is believed of a score once all is weighed."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize.elementwise import find_root
from scipy.special import ndtr, ndtri

Floats = NDArray[np.float64]

INTERVAL: Final = 0.90
_LOW: Final = (1 - INTERVAL) / 2
_TOLERANCE: Final = 1e-9
_MARGIN: Final = 1e-6
"""Points added to both ends of a bracket, so that its ends lie on either side of the root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalMixture:
    """K figures, each a mixture of the same G components.

    Attributes
    ----------
    weights : array of shape (G,)
        Add up to 1.
    means, spreads : arrays of shape (K, G)
        `spreads` are standard deviations, 0 for a figure that is certain.
    """

    weights: Floats
    means: Floats
    spreads: Floats

    @property
    def mean(self) -> Floats:
        """The expected value of each figure, shape (K,)."""
        return np.asarray(self.means @ self.weights)

    @property
    def spread(self) -> Floats:
        """The standard deviation of each figure, shape (K,)."""
        about_mean = self.means - self.mean[:, np.newaxis]
        return np.sqrt((self.spreads**2 + about_mean**2) @ self.weights)

    def below(self, value: float | Floats) -> Floats:
        """Return the probability (0-1) that each figure lies below `value`, shape (K,)."""
        bound = np.broadcast_to(value, self.means.shape[:1])[:, np.newaxis]
        distance = bound - self.means
        certain = self.spreads == 0
        chance = ndtr(distance / np.where(certain, 1.0, self.spreads))
        if certain.any():
            chance = np.where(certain, (distance > 0) + 0.5 * (distance == 0), chance)
        # Weights add up to 1 but for rounding, and no chance is above 1.
        return np.asarray(np.minimum(chance @ self.weights, 1.0))

    def quantiles(self, *shares: float) -> Floats:
        """Return the values below which each figure lies with these probabilities.

        Returns
        -------
        array of shape (n_shares, K)

        Raises
        ------
        ValueError
            If a share does not lie between 0 and 1.
        """
        if not all(0 < share < 1 for share in shares):
            raise ValueError(f"quantiles lie between 0 and 1, got {shares}")
        # A quantile of a mixture lies between the least and the greatest of its components.
        z = ndtri(shares)[:, np.newaxis, np.newaxis]
        of_components = self.means + z * self.spreads
        least, greatest = of_components.min(axis=2), of_components.max(axis=2)
        bracket = least.ravel() - _MARGIN, greatest.ravel() + _MARGIN
        wanted, figures = np.indices(least.shape).reshape(2, -1)

        def excess(value: Floats, share: Floats, figure: NDArray[np.intp]) -> Floats:
            rows = replace(self, means=self.means[figure], spreads=self.spreads[figure])
            return rows.below(value) - share

        arguments = np.array(shares)[wanted], figures
        root = find_root(excess, bracket, args=arguments, tolerances={"xatol": _TOLERANCE})
        return np.asarray(root.x).reshape(least.shape)

    def estimates(self) -> "Estimates":
        """Return the expected values with their 90 % intervals."""
        low, high = self.quantiles(_LOW, 1 - _LOW)
        return Estimates(mean=self.mean, low=low, high=high, spread=self.spread)

    def first(self) -> "NormalMixture":
        """Return the first figure alone."""
        return replace(self, means=self.means[:1], spreads=self.spreads[:1])

    def blurred(self, spread: float) -> "NormalMixture":
        """Return the figures with an independent normal error of this spread added to each."""
        return replace(self, spreads=np.hypot(self.spreads, spread))


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimates:
    """K figures with 90 % intervals and standard deviations, arrays of shape (K,)."""

    mean: Floats
    low: Floats
    high: Floats
    spread: Floats
