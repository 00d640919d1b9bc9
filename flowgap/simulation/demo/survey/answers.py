"""The responses of all waves: who responds, and what stays open."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED
from flowgap.simulation.demo.company import TEAMS
from flowgap.simulation.demo.survey.climate import Climate
from flowgap.simulation.demo.survey.fielding import Fielding
from flowgap.simulation.demo.survey.habits import (
    ai_uses,
    attention,
    careless_answers,
    seconds_per_item,
    votes,
)
from flowgap.simulation.demo.survey.perception import choose
from flowgap.simulation.demo.survey.staff import ROLES, SETTLED_AFTER_WAVES

_RESPONDS: Final = 1.42
_RESPONDS_PER_POINT: Final = 0.015
_RESPONDS_SPREAD: Final = 0.25
"""Log odds of responding (about 80 %), their rise per point of halo, their spread over teams."""

_SKIPPED_SHARE: Final = 0.008
_UNKNOWN_SHARE: Final = 0.03
_UNKNOWN_TO: Final[Mapping[str, Mapping[str, float]]] = {
    "build": {"SEC": 0.08},
    "quality": {"REV": 0.15, "PRD": 0.06},
    "platform": {"PRD": 0.15, "QAC": 0.12},
    "product": {"REV": 0.45, "TST": 0.35, "SEC": 0.45, "QAC": 0.15, "INT": 0.20, "AIA": 0.10},
    "lead": {"REV": 0.12, "TST": 0.15, "SEC": 0.20, "INT": 0.08},
}
"""Share of "I don't know", and what a role knows less of."""
_HIDDEN_SHARE: Final = 0.04
_UNDISCLOSED: Final = "undisclosed"


def draw_responses(
    fieldings: tuple[Fielding, ...], climate: Climate, rng: np.random.Generator
) -> pl.DataFrame:
    """Return one row per response, shuffled within each wave; item columns hold packed codes."""
    leans = rng.normal(0.0, _RESPONDS_SPREAD, size=len(TEAMS))
    return pl.concat([_responses(fielding, climate, leans, rng) for fielding in fieldings])


def _responses(
    fielding: Fielding, climate: Climate, leans: NDArray[np.float64], rng: np.random.Generator
) -> pl.DataFrame:
    people = fielding.people
    n = len(people)
    codes = _codes(fielding, climate, rng)
    everybody = pl.DataFrame(
        {
            "team": [TEAMS[place].name for place in people.team.tolist()],
            "wave": [fielding.wave.id] * n,
            "language": np.where(people.speaks_german, "de", "en").tolist(),
            "role": _or_hidden(np.array(ROLES)[people.role], rng),
            "tenure": _or_hidden(
                np.where(people.waves_here < SETTLED_AFTER_WAVES, "new", "settled"), rng
            ),
            "order": rng.choice(["forward", "reversed"], size=n).tolist(),
            "median_item_seconds": seconds_per_item(people, rng),
            **{item.id: codes[:, place] for place, item in enumerate(fielding.items)},
            "BV": votes(fielding, climate, rng),
            "AIU": ai_uses(fielding, rng) if fielding.is_full else [None] * n,
            "ATT": attention(people, rng) if fielding.is_full else [None] * n,
        },
        schema_overrides={"BV": pl.String, "AIU": pl.String, "ATT": pl.UInt8},
    )
    odds = _RESPONDS + _RESPONDS_PER_POINT * people.halo + leans[people.team]
    responds = np.flatnonzero(rng.random(n) < 1 / (1 + np.exp(-odds)))
    # Rows in the order of the roster would say who did not respond.
    return everybody[rng.permutation(responds)]


def _codes(fielding: Fielding, climate: Climate, rng: np.random.Generator) -> NDArray[np.uint8]:
    people, items = fielding.people, fielding.items
    levels = climate.levels[fielding.number]
    answers = choose(people, levels, items, climate.easiness, rng)
    answers = np.where(rng.random(answers.shape) < _unknown_shares(fielding), DONT_KNOW, answers)
    answers = np.where(rng.random(answers.shape) < _SKIPPED_SHARE, SKIPPED, answers)
    thoughtless = careless_answers(len(people), len(items), rng)
    answers = np.where(people.careless[:, np.newaxis], thoughtless, answers)
    return np.where(fielding.asked, answers, NOT_ASKED).astype(np.uint8)


def _unknown_shares(fielding: Fielding) -> NDArray[np.float64]:
    by_role = np.array(
        [
            [_UNKNOWN_TO[role].get(item.dimension, _UNKNOWN_SHARE) for item in fielding.items]
            for role in ROLES
        ]
    )
    return np.asarray(by_role[fielding.people.role])


def _or_hidden(said: NDArray[np.str_], rng: np.random.Generator) -> list[str]:
    hidden = rng.random(len(said)) < _HIDDEN_SHARE
    return [str(part) for part in np.where(hidden, _UNDISCLOSED, said)]
