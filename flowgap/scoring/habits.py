"""Habits of answering: how bright a person sees everything, and how readily they agree."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.special import ndtri

from flowgap.scoring.item_frame import Flags, ItemFrame, Places, item_residuals
from flowgap.scoring.mixture import INTERVAL, Floats
from flowgap.scoring.points import Points

FEWEST_PEOPLE: Final = 30
"""Below, the spreads of the habits are presumed, not estimated (`docs/methods/trend.md`)."""
LEAST_NOISE: Final = 1.0
"""Squared points: no item is answered without any noise."""

_Z: Final = float(ndtri(0.5 + INTERVAL / 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Variance:
    """A variance in squared points and its standard error, None where it is presumed."""

    value: float
    error: float | None = None

    @property
    def spread(self) -> float:
        """The standard deviation in points."""
        return float(np.sqrt(self.value))

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % interval of the standard deviation in points."""
        if self.error is None:
            return None
        low, high = self.value - _Z * self.error, self.value + _Z * self.error
        return float(np.sqrt(max(low, 0.0))), float(np.sqrt(max(high, 0.0)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How people differ in what they answer.

    Attributes
    ----------
    halo : Variance
        Of a person's level over all dimensions, what their team has in common included.
    acquiescence : Variance
        Of the readiness to agree, whatever the wording.
    own_view : Variance
        Of a person's level in one dimension beside the others.
    noise : Variance
        Of one answer around all that.
    """

    halo: Variance
    acquiescence: Variance
    own_view: Variance
    noise: Variance

    def person_variance(self, n_items: int, *, n_core: int, balance: float) -> float:
        """Return the variance of a person's score from a random part of a dimension's core.

        Parameters
        ----------
        n_items : int
            Items that the person answers, 1 to `n_core`, each as likely as any other.
        n_core : int
            Core items of the dimension.
        balance : float
            Mean key of the core.

        Raises
        ------
        ValueError
            If the number of items does not lie between 1 and `n_core`.
        """
        if not 1 <= n_items <= n_core:
            raise ValueError(f"{n_items} items of a person. Allowed: 1 to {n_core}")
        of_part = (n_core - n_items) / (n_items * max(n_core - 1, 1))
        agreeing = balance**2 + (1 - balance**2) * of_part
        return (
            self.halo.value
            + self.own_view.value
            + agreeing * self.acquiescence.value
            + self.noise.value / n_items
        )


PRESUMED: Final = Habits(
    halo=Variance(value=9.0**2),
    acquiescence=Variance(value=5.0**2),
    own_view=Variance(value=15.0**2),
    noise=Variance(value=17.0**2),
)
"""Before any data: four items make a score in which people differ by 20 points."""


def estimate_habits(points: Points, frame: ItemFrame, waves: Places) -> Habits:
    r"""Return the spreads of halo, acquiescence, own views and noise.

    Parameters
    ----------
    points : array of shape (n_people, n_items)
        POMP, reversed items turned; NaN is no answer.
    frame : ItemFrame of these items
    waves : array of shape (n_people,)
        Place of each person's wave; items may have another mean in each.

    Returns
    -------
    Habits
        `PRESUMED` with fewer than 30 people, or where the answers cannot tell the habits apart
        (no reversed item, one dimension, nobody with two answers). No variance is negative.

    Notes
    -----
    By :math:`x_{im} = \mu_m + u_i + k_m a_i + v_{id} + \epsilon_{im}` two answers of a person
    covary by :math:`\sigma_u^2 + k_m k_{m'} \sigma_a^2 + [d = d'] \sigma_v^2`. The three are the
    least-squares fit to the covariances of all pairs of items, each weighing as many people as
    answered both. It needs no distribution and no iteration, and parts of the questionnaire do
    as well as all of it. Errors are those of the people's own contributions [1]_.

    References
    ----------
    .. [1] Huber (1967). Proc. Fifth Berkeley Symposium 1, 221-233.
    """
    residuals = item_residuals(points, waves)
    known = ~np.isnan(residuals)
    if np.count_nonzero(known.sum(axis=1) > 1) < FEWEST_PEOPLE:
        return PRESUMED
    filled, n_waves = np.where(known, residuals, 0.0), len(np.unique(waves))
    pairs = _fit_pairs(filled, known, frame, n_waves)
    if pairs is None:
        return PRESUMED
    total = _mean_variance(filled, known, n_waves)
    noise = total.value - pairs.value.sum()
    noise_moves = total.moves - pairs.moves.sum(axis=0)
    value = np.maximum([*pairs.value, noise], [0.0, 0.0, 0.0, LEAST_NOISE])
    error = np.sqrt(np.sum(np.vstack([pairs.moves, noise_moves]) ** 2, axis=1))
    halo, acquiescence, own_view, noise_variance = (
        Variance(value=float(one), error=float(off)) for one, off in zip(value, error, strict=True)
    )
    return Habits(halo=halo, acquiescence=acquiescence, own_view=own_view, noise=noise_variance)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moments:
    """Variances, and by how much each person moves them, of shape (..., n_people)."""

    value: Floats
    moves: Floats


def _fit_pairs(filled: Floats, known: Flags, frame: ItemFrame, n_waves: int) -> _Moments | None:
    """Return halo, acquiescence and own view; None where pairs cannot tell them apart."""
    n = known.T.astype(np.float64) @ known
    usable = (n > n_waves) & ~np.eye(len(n), dtype=np.bool_)
    same = frame.dimension[:, np.newaxis] == frame.dimension
    kinds = np.stack([np.ones_like(n), np.outer(frame.keys, frame.keys), same.astype(np.float64)])
    weighted = kinds * np.where(usable, n, 0.0)
    information = np.einsum("kab,lab->kl", weighted, kinds)
    if np.linalg.matrix_rank(information, hermitian=True) < len(kinds):
        return None
    weights = np.linalg.solve(information, weighted.reshape(len(kinds), -1)).reshape(kinds.shape)
    per_pair = np.where(usable, weights / np.where(usable, n - n_waves, 1.0), 0.0)
    value = np.einsum("kab,ab->k", per_pair, filled.T @ filled)
    expected = np.einsum("k,kab->ab", value, kinds)
    moves = [
        np.sum((filled @ one) * filled - (known @ (one * expected)) * known, axis=1)
        for one in per_pair
    ]
    return _Moments(value=value, moves=np.stack(moves))


def _mean_variance(filled: Floats, known: Flags, n_waves: int) -> _Moments:
    """Return the variance of one answer around its item, over all items."""
    freedom = max(int(np.maximum(known.sum(axis=0) - n_waves, 0).sum()), 1)
    value = np.asarray(np.sum(filled**2) / freedom)
    moves = np.sum(filled**2 - value * known, axis=1) / freedom
    return _Moments(value=value, moves=moves)
