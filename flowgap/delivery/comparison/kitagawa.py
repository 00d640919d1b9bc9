"""The change of a mean, split exactly into like-for-like change and change of the mix."""

from dataclasses import dataclass

import numpy as np

from flowgap.delivery.work_items import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """`rate + mix` is the change of the mean, in the unit of the sums.

    Attributes
    ----------
    rate, mix : arrays of shape (..., n_columns)
    """

    rate: Days
    mix: Days

    @property
    def change(self) -> Days:
        """Return the whole change."""
        return self.rate + self.mix


def split_change(*, sums_before: Days, n_before: Days, sums_after: Days, n_after: Days) -> Split:
    r"""Split the change of means into its rate and its mix part.

    Parameters
    ----------
    sums_before, sums_after : arrays of shape (..., n_classes, n_columns)
        Sums over the items of each class.
    n_before, n_after : arrays of shape (..., n_classes)
        Items of each class; at least one item in all, in each period.

    Returns
    -------
    Split
        In the unit of the sums. Swapping the periods turns every sign.

    Raises
    ------
    ValueError
        If a period has no items.

    Notes
    -----
    With shares :math:`\pi_{pb}` and means :math:`T_{pb}` of class b in period p,

    .. math:: mix = \sum_b (\pi_{1b} - \pi_{0b}) (T_{0b} + T_{1b}) / 2, \qquad
              rate = \sum_b (\pi_{0b} + \pi_{1b}) / 2 \, (T_{1b} - T_{0b}).

    A class that is empty in one period takes its mean from the other, so that its appearance
    counts as mix alone: the sum stays exact since its share is 0 there.

    References
    ----------
    E. M. Kitagawa (1955), Components of a difference between two rates, Journal of the American
    Statistical Association 50, 1168-1194. It is also the Shapley value of the two factors.
    """
    total_before = n_before.sum(axis=-1, keepdims=True)
    total_after = n_after.sum(axis=-1, keepdims=True)
    if not (np.all(total_before > 0) and np.all(total_after > 0)):
        raise ValueError("a period has no items")
    share_before = (n_before / total_before)[..., np.newaxis]
    share_after = (n_after / total_after)[..., np.newaxis]
    mean_before = _means(sums_before, n_before, sums_after, n_after)
    mean_after = _means(sums_after, n_after, sums_before, n_before)
    mix = (share_after - share_before) * (mean_before + mean_after) / 2
    rate = (share_before + share_after) / 2 * (mean_after - mean_before)
    return Split(rate=rate.sum(axis=-2), mix=mix.sum(axis=-2))


def _means(sums: Days, n: Days, other_sums: Days, other_n: Days) -> Days:
    own = n[..., np.newaxis] > 0
    top = np.where(own, sums, other_sums)
    count = np.where(own, n[..., np.newaxis], other_n[..., np.newaxis])
    return top / np.maximum(count, 1)
