"""What is believed of one dimension in one wave, of those whose answers may be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.suppression import NOWHERE, Decision
from flowgap.result.survey import Shown
from flowgap.scoring.mixture import Estimates, Floats, NormalMixture
from flowgap.scoring.points import Points
from flowgap.scoring.pooling import NO_SPREAD, PersonSpread, PooledTeams, pool_teams, team_means
from flowgap.scoring.validation import DimensionEvidence
from flowgap.services.survey.turnout import Turnout
from flowgap.services.survey.waves import UNKNOWN_INVITED, Counts

FEWEST_WEIGHTED_GROUPS: Final = 5
WEIGHT_BOUNDS: Final = (0.5, 2.5)
"""Of the weights that make up for teams that answered less (`docs/methods/scores.md`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionBelief:
    """The company and its groups in one dimension; nothing in it is of one person.

    A group is a team that may be shown, or several hidden teams taken together: kept apart they
    could be computed from what is printed of the company.

    Attributes
    ----------
    teams : tuple of J
        Place of the team that the group is; None for hidden teams.
    pooled : PooledTeams of these J groups
    company : NormalMixture of one figure
    estimates : Estimates of length J + 1
        The company's, then those of the groups.
    shares : array of shape (J,)
        Weight of each in the company: people who answered, made up for teams that answered less.
    mean : float
        Of all people in the company.
    """

    teams: tuple[int | None, ...]
    pooled: PooledTeams
    company: NormalMixture
    estimates: Estimates
    shares: Floats
    mean: float

    @property
    def n(self) -> int:
        """People whose answers enter the company's score."""
        return int(self.pooled.means.n.sum())

    def against_company(self) -> Estimates:
        """Return how far each of the J groups stands from the company."""
        return self.distances().estimates()

    def distances(self) -> NormalMixture:
        """Return the same with all its uncertainty."""
        return self.pooled.combine(np.eye(len(self.teams)) - self.shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """Figures of the company's answers to one dimension; None is a figure that does not exist.

    Attributes
    ----------
    evidence : DimensionEvidence
        What the gates of the questionnaire look at: omega and items of the people who answered
        every item, variance over teams that are shown, agreement of teams of eight or more.
    alpha : float or None
        Of the people who answered every item.
    shown : Shown
        What these figures allow.
    agreement : mapping of team to rwg(j)
        Of teams of eight or more that are shown, against a slightly skewed null.
    split : frozenset of int
        Of these, the teams with two views.
    """

    evidence: DimensionEvidence
    alpha: float | None = None
    shown: Shown = Shown.INDEX
    agreement: Mapping[int, float] = field(default_factory=dict[int, float])
    split: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveBeliefs:
    """One wave after the gate: what may be shown, and what is believed of it.

    Attributes
    ----------
    answers : Turnout
        How many answered.
    dimensions : tuple of str
        The columns of `gate`; a dimension without belief may not be shown.
    gate : Decision
    beliefs : mapping of dimension to DimensionBelief
    errors : array of shape (n_beliefs, n_beliefs)
        Covariance of the errors of the company's scores, in the order of `beliefs`.
    incomplete : frozenset of str
        Dimensions whose company leaves people out, so that its n is not told.
    favourable, dont_know : mapping of dimension to figure
        Of the company, where enough people stand behind it.
    consistency : mapping of dimension to Consistency
        The same; see `consistency_of` for the others.
    nobody_knows : frozenset of str
        Dimensions that were asked and not answered by anybody.
    held, held_in_part : frozenset of str
        Dimensions that are hidden, or teams of them, for the sake of what was given before.
    votes : mapping of stage to share
        Empty unless enough people voted.
    """

    answers: Turnout
    dimensions: tuple[str, ...]
    gate: Decision
    beliefs: Mapping[str, DimensionBelief]
    errors: Floats
    incomplete: frozenset[str]
    favourable: Mapping[str, float | None]
    consistency: Mapping[str, Consistency]
    dont_know: Mapping[str, float]
    nobody_knows: frozenset[str]
    held: frozenset[str]
    held_in_part: frozenset[str]
    votes: Mapping[str, float]

    def consistency_of(self, dimension: str) -> Consistency:
        """Return the figures of a dimension, all of them None where too few stand behind."""
        nothing = Consistency(evidence=DimensionEvidence(dimension=dimension))
        return self.consistency.get(dimension, nothing)

    def column(self, dimension: str) -> int:
        """Return the column of a dimension in the gate's decision."""
        return self.dimensions.index(dimension)


@dataclass(frozen=True, slots=True, kw_only=True)
class UsableAnswers:
    """One dimension of one wave, person by person, as far as the gate lets it be used.

    Attributes
    ----------
    scores : array of shape (n_people,)
        NaN where a person has no score or does not enter the company.
    teams : array of shape (n_people,)
    group : array of shape (n_teams,)
        See `Decision`.
    invited, responded : arrays of shape (n_teams,)
    shared_error : float
    tells_spread : bool
        Whether the gate lets through how far people differ: the width of an interval tells of it.
    """

    scores: Points
    teams: NDArray[np.intp]
    group: NDArray[np.int64]
    invited: Counts
    responded: Counts
    shared_error: float
    tells_spread: bool = True

    @property
    def known(self) -> NDArray[np.bool_]:
        """Whose answers enter the company's score, of shape (n_people,)."""
        return ~np.isnan(self.scores)

    def of_team(self, team: int) -> NDArray[np.intp]:
        """Return the people of a team who have a score."""
        return np.flatnonzero(self.known & (self.teams == team))

    def without(self, person: int) -> "UsableAnswers":
        """Return the same as if one person had not answered, the groups being what they are."""
        scores, responded = self.scores.copy(), self.responded.copy()
        scores[person] = np.nan
        responded[self.teams[person]] -= 1
        return replace(self, scores=scores, responded=responded)

    def pooled(self) -> tuple[tuple[int | None, ...], PooledTeams, Floats]:
        """Return the groups, what is believed of them, and their shares of the company."""
        numbers, groups = self._groups()
        means = team_means(self.scores[self.known], groups, len(numbers))
        weight = means.n * _people_per_response(self, numbers)
        teams = tuple(number if number < len(self.group) else None for number in numbers.tolist())
        pooled = pool_teams(means, spread=self._person_spread(groups, numbers))
        return teams, pooled, weight / weight.sum()

    def belief(self) -> DimensionBelief:
        """Return what is believed of the company and its groups."""
        teams, pooled, shares = self.pooled()
        contrasts = np.vstack([shares, np.eye(len(teams))])
        figures = pooled.combine(contrasts).blurred(self.shared_error)
        return DimensionBelief(
            teams=teams,
            pooled=pooled,
            company=figures.first(),
            estimates=figures.estimates(),
            shares=shares,
            mean=float(self.scores[self.known].mean()),
        )

    def influence(self, belief: DimensionBelief) -> Points:
        """Return by how much each person moves the company's score; 0 without a score."""
        _, groups = self._groups()
        means, found = belief.pooled.means, np.zeros(len(self.scores))
        distance = self.scores[self.known] - means.mean[groups]
        found[self.known] = (belief.shares / means.n)[groups] * distance
        return found

    def _person_spread(self, groups: NDArray[np.intp], numbers: NDArray[np.int64]) -> PersonSpread:
        """Return what people of shown teams tell of how far people differ, if that may be told."""
        is_shown = numbers < len(self.group)
        if not self.tells_spread or not is_shown.any():
            return NO_SPREAD
        takes_part = is_shown[groups]
        places = (np.cumsum(is_shown) - 1)[groups[takes_part]]
        scores = self.scores[self.known][takes_part]
        return PersonSpread.of(team_means(scores, places, int(is_shown.sum())))

    def _groups(self) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
        of_people = self.group[self.teams[self.known]]
        numbers, groups = np.unique(of_people, return_inverse=True)
        return numbers, groups.astype(np.intp)


def usable_answers(
    scores: Points,
    answers: Turnout,
    teams: NDArray[np.intp],
    group: NDArray[np.int64],
    *,
    shared_error: float,
) -> UsableAnswers:
    """Leave out those whom the gate puts nowhere."""
    return UsableAnswers(
        scores=np.where(group[teams] != NOWHERE, scores, np.nan),
        teams=teams,
        group=group,
        invited=answers.invited,
        responded=answers.responded,
        shared_error=shared_error,
    )


def _people_per_response(answers: UsableAnswers, numbers: NDArray[np.int64]) -> Floats:
    """Return how many people each respondent of a group stands for, on average 1.

    Few groups, and groups of which hardly anybody answered, would move the company by chance:
    below five groups all weigh alike, and no answer counts less than half or over two and a half.
    """
    invited, responded = answers.invited, answers.responded
    unknown = ((invited == UNKNOWN_INVITED) | (invited < responded)).any()
    if unknown or len(numbers) < FEWEST_WEIGHTED_GROUPS:
        # Weights of some teams only would count the others for less.
        return np.ones(len(numbers))
    is_in = np.isin(answers.group, numbers)
    place = np.searchsorted(numbers, answers.group[is_in])
    n_invited, n_responded = (
        np.bincount(place, weights=counts[is_in], minlength=len(numbers))
        for counts in (invited, responded)
    )
    n_responded = np.maximum(n_responded, 1)
    weight = n_invited / n_responded
    return np.asarray(np.clip(weight / np.average(weight, weights=n_responded), *WEIGHT_BOUNDS))
