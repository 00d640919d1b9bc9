"""What teams and people within them have in common: sums per team, from which all else follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.scoring.mixture import Floats
from flowgap.scoring.points import Points

FEWEST_PEOPLE: Final = 2
"""Answers to each variable that a team needs: a half of one person has no other half."""
_CHUNK: Final = 2**22
"""Numbers that are held at once while draws are computed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSample:
    """People in teams.

    Attributes
    ----------
    values : array of shape (n_people, q)
        Predictors and, last, the outcome; NaN where a person does not have it.
    teams : array of shape (n_people,)
        Place of each person's team, 0 to `n_teams` - 1.
    n_teams : int
    """

    values: Points
    teams: NDArray[np.intp]
    n_teams: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMoments:
    """J teams in q variables.

    Attributes
    ----------
    means : array of shape (J, q)
        Mean of the people who have the variable.
    shared : array of shape (J, q, q)
        What the same people add to the product of two means: the covariance of those who have
        both variables, times their number, over the numbers who have either.
    scatter : array of shape (J, q, q)
        Sums of products of distances from the team's means, of people who have both variables.
    freedom : array of shape (J, q, q)
        Degrees of freedom of these: people less 1.
    """

    means: Floats
    shared: Floats
    scatter: Floats
    freedom: Floats

    def between(self, weights: Floats) -> Floats:
        r"""Return covariances of team means, the outcome's with means of other people.

        Parameters
        ----------
        weights : array of shape (n_draws, J)
            How often each team is in the draw.

        Returns
        -------
        array of shape (n_draws, q, q)
            The last variable is the outcome. Its covariances with the others are those that a
            random half of each team has with the other half, averaged over all halvings.

        Notes
        -----
        If predictors are the means of a random half and the outcome that of the other half, the
        mood of a person cannot enter both [1]_. The product of the two means, averaged over all
        halvings, is that over pairs of different people, whatever the size of the halves:

        .. math::
            \frac{(\sum x)(\sum y) - \sum xy}{n (n - 1)} = \bar x \bar y - \frac{s_{xy}}{n} .

        So nothing is drawn: the covariance of people within teams, over their size, is taken off
        the covariance of means. Predictors among each other keep the means of all people.

        References
        ----------
        .. [1] Ostroff, Kinicki & Clark (2002). Journal of Applied Psychology 87(2), 355-368.
        """
        n = weights.sum(axis=1)[:, np.newaxis, np.newaxis]
        covariance = np.concatenate(
            [_covariances(part, self.means) for part in _parts(self, weights)]
        )
        shared = np.einsum("dj,jk->dk", weights, self.shared[:, :, -1]) / n[..., 0]
        shared[:, -1] = 0.0
        covariance[:, :, -1] -= shared
        covariance[:, -1, :] -= shared
        return covariance

    def within(self, weights: Floats) -> Floats:
        """Return covariances of people within teams, pooled over teams.

        Parameters
        ----------
        weights : array of shape (n_draws, J)
            How often each team is in the draw.

        Returns
        -------
        array of shape (n_draws, q, q)
        """
        size = self.means.shape[1]
        scatter = weights @ self.scatter.reshape(len(self.means), -1)
        freedom = weights @ self.freedom.reshape(len(self.means), -1)
        return (scatter / np.maximum(freedom, 1)).reshape(-1, size, size)


def team_moments(sample: TeamSample) -> TeamMoments:
    """Return the moments of teams.

    Raises
    ------
    ValueError
        If fewer than `FEWEST_PEOPLE` of a team have a variable.
    """
    given = ~np.isnan(sample.values)
    n = _by_team(given.astype(np.float64), sample)
    if (n < FEWEST_PEOPLE).any():
        raise ValueError(f"{int(n.min())} answers in a team. Allowed: {FEWEST_PEOPLE} or more")
    centre = np.where(given, sample.values, 0.0).sum(axis=0) / given.sum(axis=0)
    away = np.where(given, sample.values - centre, 0.0)
    size = given.shape[1]
    shared, scatter, freedom = np.zeros((3, sample.n_teams, size, size))
    for first, second in combinations_with_replacement(range(size), 2):
        both = given[:, first] & given[:, second]
        x, y = away[:, first] * both, away[:, second] * both
        n_both, xy, sum_x, sum_y = _by_team(np.stack([both, x * y, x, y], axis=1), sample).T
        products = xy - sum_x * sum_y / np.maximum(n_both, 1)
        of_pairs = n_both / (n[:, first] * n[:, second])
        place = (slice(None), [first, second], [second, first])
        scatter[place] = products[:, np.newaxis]
        freedom[place] = np.maximum(n_both - 1, 0)[:, np.newaxis]
        shared[place] = (of_pairs * products / np.maximum(n_both - 1, 1))[:, np.newaxis]
    means = _by_team(away, sample) / n + centre
    return TeamMoments(means=means, shared=shared, scatter=scatter, freedom=freedom)


def _by_team(values: Floats, sample: TeamSample) -> Floats:
    """Return the sums of columns over the people of each team."""
    sums = [
        np.bincount(sample.teams, weights=column, minlength=sample.n_teams) for column in values.T
    ]
    return np.stack(sums, axis=1).astype(np.float64)


def _parts(moments: TeamMoments, weights: Floats) -> Iterator[Floats]:
    """Yield rows of the weights, so few that their products with all teams fit into memory."""
    n_rows = max(1, _CHUNK // moments.means.size)
    for first in range(0, len(weights), n_rows):
        yield weights[first : first + n_rows]


def _covariances(weights: Floats, means: Floats) -> Floats:
    n = weights.sum(axis=1)[:, np.newaxis]
    away = means - (weights @ means / n)[:, np.newaxis, :]
    weighted = away * weights[:, :, np.newaxis]
    return np.asarray(np.swapaxes(weighted, 1, 2) @ away / np.maximum(n - 1, 1)[..., np.newaxis])
