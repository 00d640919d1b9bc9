"""What is believed of one dimension in one wave, of those whose answers may be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.privacy.suppression import NOWHERE, Decision, decide
from flowgap.privacy.tree import TeamTree
from flowgap.privacy.unanimity import unanimous_cells
from flowgap.scoring.mixture import Estimates, Floats, NormalMixture
from flowgap.scoring.points import TOP_POINTS, Points
from flowgap.scoring.pooling import PooledTeams, pool_teams, team_means
from flowgap.services.survey_waves import (
    UNKNOWN_INVITED,
    DimensionScores,
    Flags,
    WaveAnswers,
    scores_of_full_wave,
    scores_of_pulse,
)

FEWEST_WEIGHTED_GROUPS: Final = 5
WEIGHT_BOUNDS: Final = (0.5, 2.5)
"""Of the weights that make up for teams that answered less (`docs/methods/scores.md`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionBelief:
    """The company and its groups in one dimension.

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
    scores : array of shape (n_people,)
        NaN where a person has no score or does not enter the company.
    influence : array of shape (n_people,)
        By how much each person moves the company's score; 0 without a score.
    """

    teams: tuple[int | None, ...]
    pooled: PooledTeams
    company: NormalMixture
    estimates: Estimates
    shares: Floats
    scores: Points
    influence: Points

    @property
    def n(self) -> int:
        """People whose answers enter the company's score."""
        return int(self.pooled.means.n.sum())

    def against_company(self) -> Estimates:
        """Return how far each of the J groups stands from the company."""
        return self.pooled.combine(np.eye(len(self.teams)) - self.shares).estimates()


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveBeliefs:
    """One wave after the gate: what may be shown, and what is believed of it.

    `dimensions` are the columns of `gate`; a dimension without belief may not be shown.
    """

    answers: WaveAnswers
    dimensions: tuple[str, ...]
    gate: Decision
    beliefs: Mapping[str, DimensionBelief]

    def column(self, dimension: str) -> int:
        """Return the column of a dimension in the gate's decision."""
        return self.dimensions.index(dimension)


def wave_beliefs(
    answers: WaveAnswers,
    tree: TeamTree,
    *,
    minimum: int,
    full_waves: Sequence[WaveAnswers],
) -> WaveBeliefs:
    """Ask the gate what may be used of a wave, then score that."""
    dimensions = tuple(dimension.id for dimension in answers.questionnaire.dimensions)
    scored = [_scores(answers, dimension, full_waves) for dimension in dimensions]
    scores = np.stack([found.scores for found in scored], axis=1)
    gate = gate_of(scores, answers.teams, tree, minimum=minimum)
    beliefs = {
        dimension: _belief(answers, scored[column], gate.group[:, column])
        for column, dimension in enumerate(dimensions)
        if gate.company_shown[column]
    }
    return WaveBeliefs(answers=answers, dimensions=dimensions, gate=gate, beliefs=beliefs)


def gate_of(scores: Points, teams: NDArray[np.intp], tree: TeamTree, *, minimum: int) -> Decision:
    """Return what may be shown of figures to which each person with a number contributes.

    Parameters
    ----------
    scores : array of shape (n_people, n_cells)
        NaN where the person does not enter the cell.
    teams : array of shape (n_people,)
    """
    n_teams = len(tree.teams)
    n = np.zeros((n_teams, scores.shape[1]), dtype=np.int64)
    np.add.at(n, teams, ~np.isnan(scores))
    alike = [unanimous_cells(_scale_points(column), teams, n_teams) for column in scores.T]
    unanimous: Flags = np.stack(alike, axis=1) if alike else np.zeros(n.shape, dtype=np.bool_)
    return decide(tree, n, minimum=minimum, unanimous=unanimous)


def _scale_points(scores: Points) -> Points:
    """Return points of 100 as points of a scale from 1 to 5; those of a pulse may lie beyond."""
    return 1 + np.clip(scores, 0.0, TOP_POINTS) / (TOP_POINTS / 4)


def _scores(
    answers: WaveAnswers, dimension: str, full_waves: Sequence[WaveAnswers]
) -> DimensionScores:
    if answers.is_full:
        return DimensionScores(scores=scores_of_full_wave(answers, dimension), shared_error=0.0)
    found = scores_of_pulse(answers, dimension, full_waves)
    return found or DimensionScores(scores=np.full(answers.n_people, np.nan), shared_error=0.0)


def _belief(
    answers: WaveAnswers, found: DimensionScores, group_of_team: NDArray[np.int64]
) -> DimensionBelief:
    usable = group_of_team[answers.teams] != NOWHERE
    scores = np.where(usable, found.scores, np.nan)
    known = ~np.isnan(scores)
    numbers, groups = np.unique(group_of_team[answers.teams[known]], return_inverse=True)
    means = team_means(scores[known], groups.astype(np.intp), len(numbers))
    weight = means.n * _people_per_response(answers, group_of_team, numbers)
    shares = weight / weight.sum()
    influence = np.zeros(answers.n_people)
    influence[known] = (shares / means.n)[groups] * (scores[known] - means.mean[groups])
    pooled, n_teams = pool_teams(means), len(group_of_team)
    figures = pooled.combine(np.vstack([shares, np.eye(len(numbers))])).blurred(found.shared_error)
    return DimensionBelief(
        teams=tuple(number if number < n_teams else None for number in numbers.tolist()),
        pooled=pooled,
        company=figures.first(),
        estimates=figures.estimates(),
        shares=shares,
        scores=scores,
        influence=influence,
    )


def _people_per_response(
    answers: WaveAnswers, group_of_team: NDArray[np.int64], numbers: NDArray[np.int64]
) -> Floats:
    """Return how many people each respondent of a group stands for, on average 1.

    Few groups, and groups of which hardly anybody answered, would move the company by chance:
    below five groups all weigh alike, and no answer counts less than half or over two and a half.
    """
    invited, responded = answers.invited, answers.responded
    unknown = ((invited == UNKNOWN_INVITED) | (invited < responded)).any()
    if unknown or len(numbers) < FEWEST_WEIGHTED_GROUPS:
        # Weights of some teams only would count the others for less.
        return np.ones(len(numbers))
    is_in = group_of_team == numbers[:, np.newaxis]
    n_responded = np.maximum(is_in @ responded, 1)
    weight = (is_in @ invited) / n_responded
    return np.asarray(np.clip(weight / np.average(weight, weights=n_responded), *WEIGHT_BOUNDS))
