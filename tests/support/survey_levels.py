"""Waves behind the gate from scores alone: every team is shown, nobody reads a folder."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

import numpy as np
import polars as pl

from flowgap.engagement.manifest import Wave
from flowgap.privacy.suppression import Decision
from flowgap.privacy.tree import TeamTree
from flowgap.scoring.mixed_waves import LevelScores
from flowgap.services.survey.beliefs import UsableAnswers, WaveBeliefs
from flowgap.services.survey.steadiness import SurveyWave
from flowgap.services.survey.turnout import Turnout
from flowgap.services.survey.waves import Counts
from tests.support.survey_tables import FULL, questionnaire

Scores = Sequence[Sequence[float]]
"""Of each team's people, in points."""

_NOBODY: Final = np.empty(0)


def usable(*teams: Sequence[float]) -> UsableAnswers:
    """Return one dimension of teams that are all shown."""
    n = np.array([len(scores) for scores in teams])
    return UsableAnswers(
        scores=np.concatenate([np.asarray(scores, dtype=np.float64) for scores in teams]),
        teams=np.repeat(np.arange(len(n)), n).astype(np.intp),
        group=np.arange(len(n)),
        invited=n,
        responded=n,
        shared_error=0.0,
    )


def survey_wave(year: int, dimensions: Mapping[str, Scores]) -> SurveyWave:
    """Return a wave of some year in which every team answered every dimension."""
    answers = {name: usable(*teams) for name, teams in dimensions.items()}
    n = next(iter(answers.values())).responded
    return SurveyWave(
        usable=answers,
        beliefs=WaveBeliefs(
            answers=_turnout(year, n, tuple(answers)),
            dimensions=tuple(answers),
            gate=_all_shown(len(n), len(answers)),
            beliefs={name: one.belief() for name, one in answers.items()},
            errors=np.zeros((len(answers), len(answers))),
            incomplete=frozenset(),
            favourable={},
            consistency={},
            dont_know={},
            nobody_knows=frozenset(),
            held=frozenset(),
            held_in_part=frozenset(),
            votes={},
        ),
    )


def teams_of(wave: SurveyWave) -> TeamTree:
    """Return teams t0, t1, ... that no unit holds."""
    n_teams = len(wave.beliefs.answers.invited)
    return TeamTree.of([f"t{number}" for number in range(n_teams)], [None] * n_teams)


def _all_shown(n_teams: int, n_cells: int) -> Decision:
    shown = np.ones((n_teams, n_cells), dtype=np.bool_)
    return Decision(
        answered=shown,
        shown=shown,
        group=np.tile(np.arange(n_teams)[:, np.newaxis], n_cells),
        node_shown=np.ones((1, n_cells), dtype=np.bool_),
    )


def _turnout(year: int, n: Counts, names: Sequence[str]) -> Turnout:
    return Turnout(
        wave=Wave(
            id=f"w{year}",
            questionnaire=FULL,
            opened_on=date(year, 1, 1),
            closed_on=date(year, 1, 14),
        ),
        questionnaire=questionnaire(FULL),
        codes=np.empty((0, 0), dtype=np.uint8),
        points=np.empty((0, 0)),
        teams=np.empty(0, dtype=np.intp),
        invited=n,
        votes=pl.Series(dtype=pl.String),
        levels={name: LevelScores(scores=_NOBODY, shared_error=0.0) for name in names},
        counted=n,
    )
