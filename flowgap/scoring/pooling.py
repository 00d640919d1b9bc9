"""Team scores that borrow strength from each other: empirical Bayes on a deterministic grid."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2

from flowgap.scoring.mixture import Floats, NormalMixture

TEAM_SPREAD_SCALE: Final = 10.0
"""POMP points. Half-normal prior of the spread of true team scores (`docs/methods/scores.md`)."""

PERSON_SPREAD: Final = 20.0
PERSON_SPREAD_WEIGHT: Final = 10.0
"""Points by which people of a team differ before any data, and what that belief weighs, in
degrees of freedom."""

_TEAM_NODES: Final = 200
_WIDEST_TEAM_SPREAD: Final = 5.0
"""In units of the prior's scale; beyond lies less than a millionth of the prior."""

_NEGLIGIBLE: Final = 1e-9
"""Nodes that weigh less than this share of the heaviest one are dropped."""

_PERSON_NODES: Final = 9
_SURE_OF_PERSON_SPREAD: Final = 400.0
"""Degrees of freedom from which one node does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMeans:
    """What the people of J teams say, in short.

    Attributes
    ----------
    mean : array of shape (J,)
        Mean of the people's scores.
    n : array of shape (J,)
        People with a score, at least 1.
    squares_within : float
        Sum over all people of the squared distance from their team's mean.
    """

    mean: Floats
    n: NDArray[np.int64]
    squares_within: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSpread:
    """What is known of how far people of a team differ, beside the prior.

    Attributes
    ----------
    squares : float
        Sum of the squared distances of people from their team's mean.
    freedom : float
        Degrees of freedom of that sum: people less teams.
    """

    squares: float
    freedom: float

    @classmethod
    def of(cls, means: TeamMeans) -> Self:
        """Return what all the people of these teams tell."""
        return cls(squares=means.squares_within, freedom=float(means.n.sum()) - float(len(means.n)))


NO_SPREAD: Final = PersonSpread(squares=0.0, freedom=0.0)
"""Nothing beside the prior."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledTeams:
    """What is believed of J teams, for each of G pairs of spreads between and within teams.

    Attributes
    ----------
    weights : array of shape (G,)
        Posterior weight of each pair.
    pull : array of shape (G, J)
        Lambda: 0 all that is said of a team is the company's mean, 1 its own mean.
    error : array of shape (G, J)
        Variance of a team's own mean.
    centre, centre_error : arrays of shape (G,)
        The mean of all true team scores and its variance.
    means : TeamMeans
    freedom : float
        Degrees of freedom behind the spread within teams, those of the prior among them.
    """

    weights: Floats
    pull: Floats
    error: Floats
    centre: Floats
    centre_error: Floats
    means: TeamMeans
    freedom: float

    @property
    def reliability(self) -> Floats:
        """The expected pull of each team, shape (J,): 0 noise only, 1 no noise."""
        return np.asarray(self.weights @ self.pull)

    def combine(self, contrasts: Floats) -> NormalMixture:
        """Return linear combinations of true team scores.

        Parameters
        ----------
        contrasts : array of shape (K, J)
            A unit row asks for one team; shares that add up to 1 ask for the company; the
            difference of the two for how far the team stands from the company.
        """
        own = self.pull * self.means.mean + (1 - self.pull) * self.centre[:, np.newaxis]
        shared = contrasts @ (1 - self.pull).T
        variance = contrasts**2 @ (self.pull * self.error).T + shared**2 * self.centre_error
        return NormalMixture(
            weights=self.weights, means=contrasts @ own.T, spreads=np.sqrt(variance)
        )


def team_means(scores: Floats, teams: NDArray[np.intp], n_teams: int) -> TeamMeans:
    """Return the summary of teams whose people all have a score.

    Parameters
    ----------
    scores : array of shape (n_people,)
    teams : array of shape (n_people,)
        Place of each person's team, 0 to `n_teams` - 1; every team has somebody.
    n_teams : int

    Raises
    ------
    ValueError
        If a score is missing or a team has nobody.
    """
    n = np.bincount(teams, minlength=n_teams)
    if np.isnan(scores).any() or (n == 0).any():
        raise ValueError("every person needs a score and every team a person")
    mean = np.bincount(teams, weights=scores, minlength=n_teams) / n
    squares = float(np.sum((scores - mean[teams]) ** 2))
    return TeamMeans(mean=mean, n=n.astype(np.int64), squares_within=squares)


def pool_teams(
    means: TeamMeans,
    *,
    team_spread_scale: float = TEAM_SPREAD_SCALE,
    spread: PersonSpread | None = None,
) -> PooledTeams:
    r"""Return what is believed of the true score of each team.

    Parameters
    ----------
    means : TeamMeans of J teams, J at least 1
    team_spread_scale : float
        Scale of the half-normal prior of the spread between teams, in points.
    spread : PersonSpread or None
        None learns it from `means`.

    Returns
    -------
    PooledTeams
        Use `combine` for the score of a team, of the company, or a difference.

    Raises
    ------
    ValueError
        If there is no team.

    Notes
    -----
    Person i of team j scores :math:`y_{ij} \sim N(\theta_j, \sigma^2)`, teams scatter as
    :math:`\theta_j \sim N(\mu, \tau^2)`, with a flat prior for :math:`\mu`, a half-normal one for
    :math:`\tau`, and a scaled inverse chi-squared one for :math:`\sigma^2`. Given
    :math:`\tau` and :math:`\sigma` all is normal [1]_: with :math:`s_j = \sigma^2 / n_j` and
    :math:`\lambda_j = \tau^2 / (\tau^2 + s_j)`,

    .. math::
        E\,\theta_j = \lambda_j \bar y_j + (1 - \lambda_j) \hat\mu, \quad
        \mathrm{Var}\,\theta_j = \lambda_j s_j + (1 - \lambda_j)^2 \mathrm{Var}\,\hat\mu .

    Both spreads are integrated on a fixed grid: with few teams a plugged-in :math:`\tau` makes
    intervals far too narrow [2]_. One team alone keeps its own mean.

    References
    ----------
    .. [1] Gelman et al. (2013). Bayesian Data Analysis, 3rd ed., sections 5.4 and 14.2.
    .. [2] Morris (1983). Journal of the American Statistical Association 78(381), 47-55.
    """
    if len(means.mean) == 0:
        raise ValueError("there is no team to pool")
    known = PersonSpread.of(means) if spread is None else spread
    between, within, prior = _grid(_person_variances(known), team_spread_scale)
    error = within[:, np.newaxis] / means.n
    precision = 1 / (between[:, np.newaxis] + error)
    centre_error = 1 / precision.sum(axis=1)
    centre = centre_error * (precision @ means.mean)
    distance = means.mean - centre[:, np.newaxis]
    fit = np.log(precision) - precision * distance**2
    log_weight = np.log(prior) + 0.5 * (fit.sum(axis=1) + np.log(centre_error))
    weights = np.exp(log_weight - log_weight.max())
    counts = weights > _NEGLIGIBLE
    return PooledTeams(
        weights=weights[counts] / weights[counts].sum(),
        pull=(between[:, np.newaxis] * precision)[counts],
        error=error[counts],
        centre=centre[counts],
        centre_error=centre_error[counts],
        means=means,
        freedom=PERSON_SPREAD_WEIGHT + known.freedom,
    )


def _grid(within: Floats, scale: float) -> tuple[Floats, Floats, Floats]:
    """Return the variances between and within teams at every node, and the prior weight there."""
    step = _WIDEST_TEAM_SPREAD / _TEAM_NODES
    relative = step * (np.arange(_TEAM_NODES) + 0.5)
    between = (scale * relative) ** 2
    density = np.exp(-0.5 * relative**2)
    return (
        np.repeat(between, len(within)),
        np.tile(within, len(between)),
        np.repeat(density, len(within)),
    )


def _person_variances(known: PersonSpread) -> Floats:
    """Return equally likely variances of people within teams, by their squares and the prior."""
    freedom = PERSON_SPREAD_WEIGHT + known.freedom
    squares = PERSON_SPREAD_WEIGHT * PERSON_SPREAD**2 + known.squares
    n_nodes = _PERSON_NODES if freedom < _SURE_OF_PERSON_SPREAD else 1
    shares = (np.arange(n_nodes) + 0.5) / n_nodes
    return np.asarray(squares / chi2.ppf(shares, freedom))
