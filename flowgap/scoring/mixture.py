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
        z = distance / np.where(certain, 1.0, self.spreads)
        chance = np.where(certain, (distance > 0) + 0.5 * (distance == 0), ndtr(z))
        return np.asarray(chance @ self.weights)

    def quantile(self, share: float) -> Floats:
        """Return the value below which each figure lies with probability `share`, shape (K,).

        Raises
        ------
        ValueError
            If `share` does not lie between 0 and 1.
        """
        if not 0 < share < 1:
            raise ValueError(f"a quantile lies between 0 and 1, got {share}")
        # A quantile of a mixture lies between the least and the greatest of its components.
        of_components = self.means + ndtri(share) * self.spreads
        bracket = of_components.min(axis=1) - _MARGIN, of_components.max(axis=1) + _MARGIN
        figures = np.arange(len(self.means))

        def excess(value: Floats, figure: NDArray[np.intp]) -> Floats:
            rows = replace(self, means=self.means[figure], spreads=self.spreads[figure])
            return rows.below(value) - share

        root = find_root(excess, bracket, args=(figures,), tolerances={"xatol": _TOLERANCE})
        return np.asarray(root.x)

    @property
    def low(self) -> Floats:
        """The lower ends of the 90 % intervals, shape (K,)."""
        return self.quantile(_LOW)

    @property
    def high(self) -> Floats:
        """The upper ends of the 90 % intervals, shape (K,)."""
        return self.quantile(1 - _LOW)

    def blurred(self, spread: float) -> "NormalMixture":
        """Return the figures with an independent normal error of this spread added to each."""
        return replace(self, spreads=np.hypot(self.spreads, spread))
