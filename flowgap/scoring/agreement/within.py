"""How far people of the same team agree: rwg(j), r*wg(j), AD, awg."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.agreement.nulls import Null, Scale, null_variance, uniform_variance
from flowgap.scoring.mixture import Floats

SPLIT_AGREEMENT: Final = 0.5
SPLIT_SPREAD_POINTS: Final = 1.2
"""A team is split below this rwg(j) and above this standard deviation of its people, the latter
in points of a five-point scale (`docs/methods/reliability.md`)."""

_FIVE_POINTS_WIDE: Final = 4.0
_FEWEST_ANSWERS: Final = 2
_FEWEST_POINTS_OF_AWG: Final = 3
"""Of two points every mean but that of equal answers allows one spread only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The agreement of J teams. NaN stands where a team has none to measure.

    Attributes
    ----------
    n : array of shape (J,)
        People who answered at least one item.
    n_items : array of shape (J,)
        Items answered by at least two people: others show no agreement and are left out.
    rwgj : array of shape (J,)
        rwg(j) with the uniform null: 0 no more agreement than chance, 1 all alike.
    rwgj_slight_skew : array of shape (J,), or None
        The same with the slight-skew null; None where none is published for the scale.
    rwgj_star : array of shape (J,)
        r*wg(j) with the uniform null: below 0 where people disagree more than by chance.
    ad : array of shape (J,)
        Mean distance from the item's mean in scale points, over items: 0 all alike.
    awg : array of shape (J,), or None
        1 all alike, 0 half of the variance that the means of the team allow, -1 all of it. None
        on two points, where it says only whether all are alike.
    spread : array of shape (J,)
        Standard deviation (divisor n - 1) of the people's mean answers, in scale points.
    """

    n: NDArray[np.int64]
    n_items: NDArray[np.int64]
    rwgj: Floats
    rwgj_slight_skew: Floats | None
    rwgj_star: Floats
    ad: Floats
    awg: Floats | None
    spread: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Items:
    """Every item in every team, arrays of shape (J, M); NaN where fewer than two answered."""

    n: Floats
    mean: Floats
    variance: Floats
    deviation: Floats


def agreement(answers: Floats, teams: NDArray[np.intp], n_teams: int, *, scale: Scale) -> Agreement:
    r"""Return how far the people of each team agree on the items of one dimension.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
        In scale points, reversed items already turned; NaN is no answer.
    teams : array of shape (n_people,)
        Place of each person's team, 0 to `n_teams` - 1.
    n_teams : int
    scale : Scale
        On which the answers lie.

    Returns
    -------
    Agreement
        NaN for teams without an item that two people answered.

    Raises
    ------
    ValueError
        If an answer is off the scale, or shapes do not fit.

    Notes
    -----
    With the mean item variance :math:`s^2` (divisor n - 1) and the null variance
    :math:`\sigma^2`, :math:`x = s^2 / \sigma^2`:

    - :math:`r_{wg(j)} = J (1 - x) / (J (1 - x) + x)` with x at most 1 [1]_,
    - :math:`r^*_{wg(j)} = 1 - x` [2]_,
    - :math:`AD` is the mean over items of :math:`\sum |x - \bar x| / n` [3]_,
    - :math:`a_{wg}` is the mean over items of
      :math:`1 - 2 s_m^2 (n - 1) / (n ((H + L) M - M^2 - H L))` for a mean M on a scale from L to
      H [4]_: the spread is compared with the largest that this mean allows. Where everybody
      chooses the same end of the scale it is 1. On two points
      :math:`s_m^2 (n - 1) / n = (H - M) (M - L)` whatever people answer: each item would be -1,
      or 1 if all are alike, and none is given.

    References
    ----------
    .. [1] James, Demaree & Wolf (1984). Journal of Applied Psychology 69(1), 85-98.
    .. [2] Lindell, Brandt & Whitney (1999). Applied Psychological Measurement 23(2), 127-135.
    .. [3] Burke, Finkelstein & Dusig (1999). Organizational Research Methods 2(1), 49-68.
    .. [4] Brown & Hauenstein (2005). Organizational Research Methods 8(2), 165-184.
    """
    _check(answers, teams, scale)
    known = ~np.isnan(answers).all(axis=1)
    answers, teams = answers[known], teams[known]
    items = _items(answers, teams, n_teams)
    measured = ~np.isnan(items.variance)
    n_items = measured.sum(axis=1)
    variance = _mean_over_items(items.variance, measured)
    uniform = variance / uniform_variance(scale.n_points)
    skewed = null_variance(Null.SLIGHT_SKEW, n_points=scale.n_points)
    return Agreement(
        n=np.bincount(teams, minlength=n_teams).astype(np.int64),
        n_items=n_items.astype(np.int64),
        rwgj=_rwgj(uniform, n_items),
        rwgj_slight_skew=None if skewed is None else _rwgj(variance / skewed, n_items),
        rwgj_star=1 - uniform,
        ad=_mean_over_items(items.deviation, measured),
        awg=_mean_over_items(_awg(items, scale), measured)
        if scale.n_points >= _FEWEST_POINTS_OF_AWG
        else None,
        spread=_spread_of_people(answers, teams, n_teams),
    )


def split_teams(found: Agreement, scale: Scale) -> NDArray[np.bool_]:
    """Return which teams are split: two views, of which a mean would show neither.

    Parameters
    ----------
    found : Agreement of J teams
    scale : Scale
        On scales other than five points the limit of the spread grows with their width.

    Returns
    -------
    array of shape (J,)
        False where agreement cannot be measured. Whether it may be shown is the gate's to say.
    """
    limit = SPLIT_SPREAD_POINTS * (scale.n_points - 1) / _FIVE_POINTS_WIDE
    # Comparisons with NaN are False: nothing is said of teams without agreement.
    return np.asarray((found.rwgj < SPLIT_AGREEMENT) & (found.spread > limit))


def median_known(values: Floats) -> float | None:
    """Return the median of the teams that have a value, None without any."""
    known = values[~np.isnan(values)]
    return float(np.median(known)) if known.size else None


def _check(answers: Floats, teams: NDArray[np.intp], scale: Scale) -> None:
    if answers.ndim != 2 or answers.shape[:1] != teams.shape:  # noqa: PLR2004 - a table
        raise ValueError(f"got answers {answers.shape} for teams {teams.shape}")
    if ((answers < scale.low) | (answers > scale.high)).any():
        raise ValueError(f"answers must lie between {scale.low:g} and {scale.high:g}")


def _items(answers: Floats, teams: NDArray[np.intp], n_teams: int) -> _Items:
    given = ~np.isnan(answers)
    n = _sums(given.astype(np.float64), teams, n_teams)
    mean = _sums(np.where(given, answers, 0.0), teams, n_teams) / np.maximum(n, 1)
    distance = np.where(given, np.abs(answers - mean[teams]), 0.0)
    enough = n >= _FEWEST_ANSWERS
    variance = _sums(distance**2, teams, n_teams) / np.maximum(n - 1, 1)
    deviation = _sums(distance, teams, n_teams) / np.maximum(n, 1)
    return _Items(
        n=n,
        mean=mean,
        variance=np.where(enough, variance, np.nan),
        deviation=np.where(enough, deviation, np.nan),
    )


def _sums(values: Floats, teams: NDArray[np.intp], n_teams: int) -> Floats:
    """Return the sums of each column over each team, shape (n_teams, n_columns)."""
    columns = [np.bincount(teams, weights=column, minlength=n_teams) for column in values.T]
    return np.stack(columns, axis=1) if columns else np.zeros((n_teams, 0))


def _mean_over_items(values: Floats, measured: NDArray[np.bool_]) -> Floats:
    n = measured.sum(axis=1)
    total = np.where(measured, values, 0.0).sum(axis=1)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)


def _rwgj(ratio: Floats, n_items: NDArray[np.integer]) -> Floats:
    """Return rwg(j) of mean item variances in units of the null's."""
    excess = np.minimum(ratio, 1.0)
    agreed = n_items * (1 - excess)
    return np.asarray(agreed / np.where(n_items > 0, agreed + excess, 1.0))


def _awg(items: _Items, scale: Scale) -> Floats:
    low, high = scale.low, scale.high
    largest = (high - items.mean) * (items.mean - low) * items.n / np.maximum(items.n - 1, 1)
    return 1 - 2 * items.variance / np.where(largest > 0, largest, 1.0)


def _spread_of_people(answers: Floats, teams: NDArray[np.intp], n_teams: int) -> Floats:
    scores = row_means(answers)
    n = np.bincount(teams, minlength=n_teams)
    mean = np.bincount(teams, weights=scores, minlength=n_teams) / np.maximum(n, 1)
    squares = np.bincount(teams, weights=(scores - mean[teams]) ** 2, minlength=n_teams)
    spread = np.sqrt(squares / np.maximum(n - 1, 1))
    return np.where(n >= _FEWEST_ANSWERS, spread, np.nan)


def row_means(answers: Floats) -> Floats:
    """Return the mean of each person's answers, NaN without any.

    Parameters
    ----------
    answers : array of shape (n_people, n_items)
    """
    given = ~np.isnan(answers)
    n = given.sum(axis=1)
    total = np.where(given, answers, 0.0).sum(axis=1)
    return np.where(n > 0, total / np.maximum(n, 1), np.nan)
