"""What people of an organization say of it, given what it is like to work there."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.stats import norm

from flowgap.queueing.network import Codes, Days, Flags
from flowgap.simulation.organizations.parameters import Rng
from flowgap.simulation.organizations.routes import N_STAGES

DIMENSION_OF: Final = ("PRD", "WRK", "REV", "TST", "QAC", "SEC", "INT", "INT")
"""The dimension that speaks for each stage."""
DIMENSIONS: Final = (
    "OWN",
    "DEC",
    "TST",
    "WRK",
    "COM",
    "PRD",
    "REV",
    "QAC",
    "SEC",
    "INT",
    "AIA",
    "OUT",
)
POINTS: Final = 5
DONT_KNOW: Final = 255

_PEOPLE_A_TEAM: Final = (4, 30)
_MEAN_LEVEL: Final = 0.4
_TALENT: Final = 0.6
"""Standard deviation of a company's level in a dimension, beside what waiting does to it."""
_PAIN_WEIGHT: Final = (0.3, 1.1)
"""How far levels fall per standard deviation of pain, by company."""
_PERSON_SPREAD: Final = 0.7
_HALO: Final = 0.5
_ACQUIESCENCE: Final = 0.25
_ITEM_SPREAD: Final = 0.9
_UNKNOWN: Final = 0.05
_CARELESS: Final = (0.05, 0.15)
_THRESHOLDS: Final = np.array([-1.5, -0.5, 0.5, 1.5])
_VOTE_WEIGHT: Final = 1.2
_VOTES: Final = 2
_NAME_ONE: Final = (0.0, 0.6)
"""Share of people, by company, who name one stage and not two."""
_NOT_ASKED: Final = 0.1
"""Share of companies that ask nobody to name a stage."""
NO_STAGE: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The items of a questionnaire: dimension, and sign (-1 reversed) of each.

    Attributes
    ----------
    dimension : array of shape (K,)
        Places in `DIMENSIONS`.
    sign : array of shape (K,)
    """

    dimension: Codes
    sign: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """Answers of n people.

    Attributes
    ----------
    level : array of shape (12,)
        True latent level of each dimension.
    answers : array of shape (n, K)
        1 to 5, or `DONT_KNOW`.
    votes : array of shape (n, 2)
        The two stages that each names, `NO_STAGE` for none.
    team : array of shape (n,)
    """

    level: Days
    answers: Codes
    votes: Codes
    team: Codes


def standard_items() -> Asked:
    """Return four items a dimension, one of them reversed."""
    dimension = np.repeat(np.arange(len(DIMENSIONS)), 4)
    sign = np.tile([1, 1, 1, -1], len(DIMENSIONS))
    return Asked(dimension=dimension, sign=sign)


def hold_opinions(stage_days: Days, *, n_teams: int, asked: Asked, rng: Rng) -> Opinions:
    """Return what people answer.

    Parameters
    ----------
    stage_days : array of shape (2, 8)
        Mean waiting, and mean time, of an item in each stage; no time where it does not exist.
    n_teams : int
    asked : Asked
    rng : Generator

    Notes
    -----
    People feel waiting more than time, relative to the other stages; what they feel is mixed
    with what they think of everything (halo), with a habit of agreeing, and with noise.
    """
    wait, time = np.log(stage_days + 0.1)
    exists = stage_days[1] > 0
    pain = _standardized(wait + 0.5 * time, exists)
    level = rng.normal(_MEAN_LEVEL, _TALENT, len(DIMENSIONS))
    weight = rng.uniform(*_PAIN_WEIGHT)
    for stage, dimension in enumerate(DIMENSION_OF):
        share = 1 / DIMENSION_OF.count(dimension)
        level[DIMENSIONS.index(dimension)] -= share * weight * pain[stage]
    people = rng.integers(_PEOPLE_A_TEAM[0], _PEOPLE_A_TEAM[1] + 1, n_teams)
    n = int(people.sum())
    return Opinions(
        level=level,
        answers=_answers(level, n, asked, rng),
        votes=_votes(pain, exists, n, rng),
        team=np.repeat(np.arange(n_teams), people),
    )


def true_scores(opinions: Opinions) -> Days:
    """Return the expected score, 0 to 100, of a straight item of each dimension.

    Of people who answer with care and do not lean to agreeing.
    """
    spread = np.sqrt(_PERSON_SPREAD**2 + _HALO**2 + _ITEM_SPREAD**2)
    above = norm.cdf((opinions.level[:, np.newaxis] - _THRESHOLDS) / spread)
    return np.asarray(above.sum(axis=1) * 100 / (POINTS - 1))


def pomp(codes: Codes, asked: Asked) -> Days:
    """Return mean scores 0 to 100 of the dimensions, NaN where nobody could tell."""
    known = codes != DONT_KNOW
    points = np.where(asked.sign > 0, codes - 1.0, POINTS - codes) * 100 / (POINTS - 1)
    scores = np.full(len(DIMENSIONS), np.nan)
    for place in range(len(DIMENSIONS)):
        of_dimension = asked.dimension == place
        told = known[:, of_dimension]
        if told.any():
            scores[place] = points[:, of_dimension][told].mean()
    return scores


def _answers(level: Days, n: int, asked: Asked, rng: Rng) -> Codes:
    halo = rng.normal(0.0, _HALO, (n, 1))
    own = rng.normal(0.0, _PERSON_SPREAD, (n, len(DIMENSIONS)))
    agreeing = rng.normal(0.1, _ACQUIESCENCE, (n, 1))
    shape = (n, len(asked.sign))
    felt = (level + halo + own)[:, asked.dimension] * asked.sign + agreeing
    felt = felt + rng.normal(0.0, _ITEM_SPREAD, shape)
    codes = 1 + np.searchsorted(_THRESHOLDS, felt)
    careless = rng.random((n, 1)) < rng.uniform(*_CARELESS)
    codes = np.where(careless, rng.integers(1, POINTS + 1, shape), codes)
    return np.where(rng.random(shape) < _UNKNOWN, DONT_KNOW, codes)


def _votes(pain: Days, exists: Flags, n: int, rng: Rng) -> Codes:
    """Return the one or two stages with the highest of pain plus Gumbel noise."""
    felt = np.where(exists, _VOTE_WEIGHT * pain + rng.gumbel(size=(n, N_STAGES)), -np.inf)
    named = np.argsort(-felt, axis=1)[:, :_VOTES]
    named[rng.random(n) < rng.uniform(*_NAME_ONE), 1] = NO_STAGE
    return np.full_like(named, NO_STAGE) if rng.random() < _NOT_ASKED else named


def vote_shares(votes: Codes) -> Days:
    """Return the share of people who name each stage, of those who vote; NaN if nobody does."""
    voters = np.sum((votes != NO_STAGE).any(axis=1))
    if not voters:
        return np.full(N_STAGES, np.nan)
    return np.asarray(np.bincount(votes[votes != NO_STAGE], minlength=N_STAGES) / voters)


def _standardized(values: Days, known: Flags) -> Days:
    """Return values in standard deviations from the mean of the known ones; 0 for the others."""
    mean, spread = values[known].mean(), values[known].std()
    return np.where(known, (values - mean) / (spread or 1.0), 0.0)
