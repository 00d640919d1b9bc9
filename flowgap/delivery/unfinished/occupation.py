"""How long an item is in each stage up to an age, with items whose end nobody has seen yet."""

from dataclasses import dataclass

import numpy as np

from flowgap.delivery.work_items import Codes, Days, Flags, Micros


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The ways of n items through stages, as far as they were seen.

    Attributes
    ----------
    item, stage : arrays of shape (m,)
        Row of the item and number of the stage of each piece.
    age, length : arrays of shape (m,)
        Age of the item when the piece begins, and its length, in microseconds. The pieces of an
        item cover its seen age without gap or overlap.
    seen : array of shape (n,)
        Age of each item at its end, or when it was last seen.
    ended : array of shape (n,)
        Whether that was its end.
    """

    item: Codes
    stage: Codes
    age: Micros
    length: Micros
    seen: Micros
    ended: Flags

    def take(self, chosen: Flags) -> "Paths":
        """Return the paths of some items."""
        place = np.cumsum(chosen) - 1
        kept = chosen[self.item]
        return Paths(
            item=place[self.item[kept]],
            stage=self.stage[kept],
            age=self.age[kept],
            length=self.length[kept],
            seen=self.seen[chosen],
            ended=self.ended[chosen],
        )


def occupation_means(paths: Paths, *, cap: int, n_stages: int) -> Days:
    r"""Return the mean time in each stage up to an age, in microseconds.

    Parameters
    ----------
    paths : Paths
        Of at least one item.
    cap : int
        The age, in microseconds, above 0. Some item has to be seen up to it, or all to have ended.
    n_stages : int

    Returns
    -------
    array of shape (n_stages,)
        They add up to the restricted mean of the time to the end, as Kaplan and Meier have it.

    Raises
    ------
    ValueError
        If there is no item, or nobody was seen up to the cap and not all have ended.

    Notes
    -----
    .. math:: E_s = \int_0^{cap} \hat S(t) \, Y_s(t) / Y(t) \, dt

    with :math:`\hat S` the Kaplan-Meier estimate of not having come to the end by age t, and
    :math:`Y_s(t)` of the :math:`Y(t)` items that are still seen being in stage s. This is the
    estimate weighted by the inverse probability of being seen [1]_; with independent censoring it
    estimates the same as Aalen and Johansen's, asks for no Markov property, and its stages add up
    exactly. Without censoring it is the plain mean.

    References
    ----------
    .. [1] G. A. Satten and S. Datta (2001), The Kaplan-Meier estimator as an
       inverse-probability-of-censoring weighted average, The American Statistician 55, 207-210;
       S. Datta and G. A. Satten (2002), Estimation of integrated transition hazards and stage
       occupation probabilities for non-Markov systems under dependent censoring, Biometrics 58,
       792-802.
    """
    if not len(paths.seen):
        raise ValueError("no items. Allowed: 1 or more")
    ages = _ages(paths, cap)
    width = np.diff(ages)
    here = ages[:-1]
    seen, at_risk = np.sort(paths.seen), np.zeros(len(here), dtype=np.float64)
    at_risk += len(seen) - np.searchsorted(seen, here, side="right")
    surviving = _surviving(paths, here)
    if np.any((at_risk == 0) & (surviving > 0) & (width > 0)):
        raise ValueError(f"no item was seen up to the age of {cap} microseconds")
    share = np.divide(surviving, at_risk, out=np.zeros_like(surviving), where=at_risk > 0)
    weight = np.append(np.cumsum(share * width), 0.0)
    # The integral of S / Y over a piece is the difference of its running sum at both ends.
    first = np.searchsorted(ages, np.minimum(paths.age, cap))
    last = np.searchsorted(ages, np.minimum(paths.age + paths.length, cap))
    running = np.concatenate([[0.0], weight[:-1]])
    return np.bincount(
        paths.stage, weights=running[last] - running[first], minlength=n_stages
    ).astype(np.float64)


def restricted_mean(paths: Paths, *, cap: int) -> float:
    """Return the restricted mean of the time to the end: the area under Kaplan and Meier's curve.

    Parameters are those of `occupation_means`; in microseconds.
    """
    ages = _ages(paths, cap)
    return float(np.sum(_surviving(paths, ages[:-1]) * np.diff(ages)))


def _ages(paths: Paths, cap: int) -> Micros:
    """Return every age at which something happens, from 0 to the cap."""
    points = (paths.age, paths.age + paths.length, paths.seen, np.array([0, cap]))
    ages = np.unique(np.concatenate(points))
    return ages[(ages >= 0) & (ages <= cap)]


def _surviving(paths: Paths, ages: Micros) -> Days:
    """Return the share of items that are not at their end just after each age."""
    ends, n_ends = np.unique(paths.seen[paths.ended], return_counts=True)
    at_risk = len(paths.seen) - np.searchsorted(np.sort(paths.seen), ends, side="left")
    curve = np.cumprod(1 - n_ends / at_risk)
    return np.concatenate([[1.0], curve])[np.searchsorted(ends, ages, side="right")]
