"""What people answer beside the scored items, and how the careless answer."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from flowgap.simulation.demo.company import TEAMS, midnight
from flowgap.simulation.demo.delivery.parameters import ai_share
from flowgap.simulation.demo.survey.climate import DIMENSIONS, Climate
from flowgap.simulation.demo.survey.fielding import Fielding
from flowgap.simulation.demo.survey.staff import ROLES, STAGES_OF_ROLE, People
from flowgap.stages import PIPELINE_STAGES, Stage

_VOTE_AT_FIRST: Final = (0.20, 0.09, 0.22, 0.06, 0.10, 0.09, 0.06, 0.18, 0.05)
_VOTE_AT_LAST: Final = (0.17, 0.05, 0.36, 0.05, 0.08, 0.08, 0.06, 0.11, 0.05)
"""Weights of the pipeline stages, and of something else, at the first and the last wave."""
_DRIFT: Final = (0.0, 0.05, 0.5, 1.0)
_OWN_STAGE: Final = 1.4
"""People think of the stages that they take part in."""
_POINTS_PER_E_FOLD: Final = 15.0
_OTHER: Final = "other"
_CANNOT_TELL: Final = "dk"
_CANNOT_TELL_SHARE: Final = 0.05
_ONE_VOTE_SHARE: Final = 0.55
_NO_VOTE_SHARE: Final = 0.02

_AI_USES: Final = np.array(["none", "q1", "q2", "q3", "q4"])
_AI_STEPS: Final = (0.06, 0.25, 0.50, 0.75)
_PRIVATE_AI_USE: Final = 0.03
_BEYOND_CODE: Final = 0.6
"""Share of work with AI beside what the company rolled out; of those who write no code."""
_UNDISCLOSED: Final = "undisclosed"
_UNDISCLOSED_SHARE: Final = 0.04

_EXPECTED_ATTENTION: Final = 2
_SLIP_SHARE: Final = 0.015
_SECONDS: Final = 6.4
_SECONDS_SPREAD: Final = 0.28
_CARELESS_SECONDS: Final = (0.9, 1.9)
_STRAIGHT_LINE_SHARE: Final = 0.6
_N_POINTS: Final = 5


def votes(fielding: Fielding, climate: Climate, rng: np.random.Generator) -> list[str | None]:
    """Return up to two stages per person, joined by `+`; None for no vote."""
    people = fielding.people
    options = [*(stage.value for stage in PIPELINE_STAGES), _OTHER]
    # The two largest of log weight + Gumbel noise are a weighted draw without replacement.
    noise = rng.gumbel(size=(len(people), len(options)))
    favourites = np.argsort(-(np.log(_vote_weights(fielding, climate)) + noise), axis=1)
    n_votes = np.where(rng.random(len(people)) < _ONE_VOTE_SHARE, 1, 2)
    abstains = rng.random(len(people))
    found: list[str | None] = []
    for row, (n, chance) in enumerate(zip(n_votes.tolist(), abstains.tolist(), strict=True)):
        chosen = [options[place] for place in sorted(favourites[row, :n].tolist())]
        if chance < _NO_VOTE_SHARE:
            found.append(None)
        elif chance < _NO_VOTE_SHARE + _CANNOT_TELL_SHARE:
            found.append(_CANNOT_TELL)
        else:
            found.append("+".join(chosen))
    return found


def ai_uses(fielding: Fielding, rng: np.random.Generator) -> list[str]:
    """Return how much of their work people say they do with AI."""
    people = fielding.people
    closed = np.array([midnight(fielding.wave.closed_on)])
    share = np.array([float(ai_share(team, closed)[0]) for team in TEAMS])[people.team]
    codes = np.isin(people.role, [ROLES.index("build"), ROLES.index("platform")])
    use = people.ai_leaning * (_PRIVATE_AI_USE + 0.75 * share) * np.where(codes, 1.0, _BEYOND_CODE)
    said = _AI_USES[np.searchsorted(_AI_STEPS, use)]
    hidden = rng.random(len(people)) < _UNDISCLOSED_SHARE
    return [str(use) for use in np.where(hidden, _UNDISCLOSED, said)]


def attention(people: People, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the answers to the item that says which answer to choose."""
    anything = rng.integers(1, _N_POINTS, size=len(people), endpoint=True)
    slips = people.careless | (rng.random(len(people)) < _SLIP_SHARE)
    return np.where(slips, anything, _EXPECTED_ATTENTION).astype(np.uint8)


def seconds_per_item(people: People, rng: np.random.Generator) -> NDArray[np.float64]:
    """Return the median seconds that each person takes per item."""
    n = len(people)
    calm = _SECONDS * rng.lognormal(0.0, _SECONDS_SPREAD, size=n)
    hasty = rng.uniform(*_CARELESS_SECONDS, size=n)
    return np.asarray(np.where(people.careless, hasty, calm).round(1), dtype=np.float64)


def careless_answers(n_people: int, n_items: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """Return answers without reading: one straight line, or anything."""
    anything = rng.integers(1, _N_POINTS, size=(n_people, n_items), endpoint=True)
    same = rng.integers(1, _N_POINTS, size=(n_people, 1), endpoint=True)
    is_straight = rng.random((n_people, 1)) < _STRAIGHT_LINE_SHARE
    return np.where(is_straight, same, anything)


def _vote_weights(fielding: Fielding, climate: Climate) -> NDArray[np.float64]:
    people, drift = fielding.people, _DRIFT[fielding.number]
    weights = (1 - drift) * np.array(_VOTE_AT_FIRST) + drift * np.array(_VOTE_AT_LAST)
    takes_part = np.array(
        [[stage in STAGES_OF_ROLE[role] for stage in PIPELINE_STAGES] + [False] for role in ROLES]
    )
    weights = weights * np.where(takes_part[people.role], _OWN_STAGE, 1.0)
    reviews = climate.levels[fielding.number, :, DIMENSIONS.index("REV")]
    pain = np.exp((reviews.mean() - reviews) / _POINTS_PER_E_FOLD)
    weights[:, PIPELINE_STAGES.index(Stage.REVIEW)] *= pain[people.team]
    return np.asarray(weights)
