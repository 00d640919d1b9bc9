"""The comments of the two full waves: invented sentences, given to teams that could say them."""

from typing import Final

import numpy as np
import polars as pl

from flowgap.simulation.demo.company import TEAMS, WAVES, Team
from flowgap.simulation.demo.texts import BLOCKER, SINCE_AI, Remark
from flowgap.simulation.demo.texts_de import GERMAN
from flowgap.simulation.demo.texts_en import ENGLISH

_BEFORE_ROLLOUT: Final = (11, 3)
_AFTER_ROLLOUT: Final = (26, 7)
"""Comments in the company's language and in the other one, at the first and the last wave."""
_POINTS_PER_E_FOLD: Final = 8.0


def draw_comments(*, german_company: bool, rng: np.random.Generator) -> pl.DataFrame:
    """Return comments, none twice, shuffled; before the rollout nobody speaks of its effects."""
    languages = (GERMAN, ENGLISH) if german_company else (ENGLISH, GERMAN)
    rows: list[dict[str, str]] = []
    for texts, n_before, n_after in zip(languages, _BEFORE_ROLLOUT, _AFTER_ROLLOUT, strict=True):
        pool = [texts.remarks[place] for place in rng.permutation(len(texts.remarks)).tolist()]
        early = [remark for remark in pool if remark.question == BLOCKER][:n_before]
        late = [remark for remark in pool if remark not in early][:n_after]
        rows += [_row(remark, WAVES[0].id, rng) for remark in early]
        rows += [_row(remark, WAVES[-1].id, rng) for remark in late]
    comments = pl.DataFrame(rows)
    return comments[rng.permutation(comments.height)].sort("wave", maintain_order=True)


def _row(remark: Remark, wave: str, rng: np.random.Generator) -> dict[str, str]:
    weights = np.array([_weight(team, remark, wave) for team in TEAMS])
    team = TEAMS[int(rng.choice(len(TEAMS), p=weights / weights.sum()))]
    return {"team": team.name, "wave": wave, "question": remark.question, "text": remark.text}


def _weight(team: Team, remark: Remark, wave: str) -> float:
    """Return how likely the remark comes from the team: who suffers more, says so more often."""
    if remark.dimension == "INT":
        freed = team.drops_release_day and wave == WAVES[-1].id
        fits = freed if remark.question == SINCE_AI else team.release_day and not freed
        return float(team.people * fits)
    leaning = team.leanings.get(remark.dimension, 0.0)
    return team.people * float(np.exp(-leaning / _POINTS_PER_E_FOLD))
