"""The heat map's rows: every team in roster order, with what the gate lets through."""

from collections.abc import Collection
from typing import Final

import numpy as np

from flowgap.privacy.bands import LEAST_RESPONSE_SHARE, TeamBands, team_bands
from flowgap.privacy.thresholds import MINIMUM_AGREEMENT, MINIMUM_GROUP
from flowgap.privacy.tree import ROOT, TeamTree
from flowgap.result.survey import Direction, TeamDimension, TeamScores
from flowgap.services.survey.beliefs import WaveBeliefs
from flowgap.services.survey.company import EARLIER_RESULT
from flowgap.services.survey.nonresponse import may_not_represent
from flowgap.services.survey.waves import UNKNOWN_INVITED, Flags, WaveAnswers

FEW_OR_EARLIER: Final = "few_or_earlier_result"
"""Too few people answered, or the cell is held back with an earlier result: not told which."""

Cells = dict[tuple[int, str], TeamDimension]


def team_rows(
    wave: WaveBeliefs,
    tree: TeamTree,
    *,
    unsteady: Collection[tuple[int, str]],
    minimum: int = MINIMUM_GROUP,
) -> tuple[TeamScores, ...]:
    """Return one row per team; a hidden cell holds no number at all, an unsteady one no mark.

    `minimum` is that of the gate: who knows it can tell which numbers a shown team can have.
    """
    shown = team_cells_shown(wave)
    cells = _shown_cells(wave, shown, unsteady)
    bands = {
        int(row): _bands(wave.answers, int(row), minimum)
        for row in np.flatnonzero(shown.any(axis=1))
    }
    return tuple(
        TeamScores(
            team=team,
            parent=_unit(tree, row),
            n_band=bands[row].count if row in bands else None,
            response_rate_band=bands[row].rate if row in bands else None,
            agreement=_agreement(wave, row, bands[row]) if row in bands else None,
            may_not_represent=row in bands and _is_marked(wave.answers, row, minimum),
            dimensions=tuple(
                cells.get((row, dimension), _hidden(wave, dimension))
                for dimension in wave.dimensions
            ),
        )
        for row, team in enumerate(tree.teams)
    )


def team_cells_shown(wave: WaveBeliefs) -> Flags:
    """Return which cells of the heat map are shown, of shape (n_teams, n_dimensions)."""
    invited, responded = wave.answers.invited, wave.answers.responded
    speaks = (invited == UNKNOWN_INVITED) | (responded >= LEAST_RESPONSE_SHARE * invited)
    has_belief = np.array([dimension in wave.beliefs for dimension in wave.dimensions])
    return np.asarray(wave.gate.shown & speaks[:, np.newaxis] & has_belief)


def direction(*, above: bool, below: bool) -> Direction | None:
    """Return the mark of a team that stands above or below the company for sure."""
    if above:
        return Direction.UP
    return Direction.DOWN if below else None


def _shown_cells(wave: WaveBeliefs, shown: Flags, unsteady: Collection[tuple[int, str]]) -> Cells:
    cells: Cells = {}
    for column, dimension in enumerate(wave.dimensions):
        belief = wave.beliefs.get(dimension)
        if belief is None:
            continue
        found, distance = belief.estimates, belief.against_company()
        is_above, is_below = distance.low > 0, distance.high < 0
        for place, row in enumerate(belief.teams, start=1):
            if row is not None and shown[row, column]:
                mark = direction(above=is_above[place - 1], below=is_below[place - 1])
                cells[row, dimension] = TeamDimension(
                    id=dimension,
                    estimate=float(found.mean[place]),
                    low=float(found.low[place]),
                    high=float(found.high[place]),
                    differs=None if (row, dimension) in unsteady else mark,
                    suppressed=False,
                    split=row in wave.consistency_of(dimension).split,
                )
    return cells


def _agreement(wave: WaveBeliefs, row: int, bands: TeamBands) -> float | None:
    """Return the median agreement of a team over its dimensions, None of a small team."""
    # It is told of eight or more: in a band that begins below, it would tell on which side.
    if bands.count_least < MINIMUM_AGREEMENT:
        return None
    found = [one.agreement[row] for one in wave.consistency.values() if row in one.agreement]
    return float(np.median(found)) if found else None


def _hidden(wave: WaveBeliefs, dimension: str) -> TeamDimension:
    return TeamDimension(
        id=dimension,
        estimate=None,
        low=None,
        high=None,
        differs=None,
        suppressed=True,
        reason=_why_hidden(wave, dimension),
    )


def _why_hidden(wave: WaveBeliefs, dimension: str) -> str | None:
    """Return the same for all hidden teams: which of them are too small is not told."""
    if dimension in wave.held:
        return EARLIER_RESULT
    return FEW_OR_EARLIER if dimension in wave.held_in_part else None


def _unit(tree: TeamTree, row: int) -> str | None:
    node = tree.team_node[row]
    return None if node == ROOT else tree.units[node - 1]


def _bands(answers: WaveAnswers, row: int, minimum: int) -> TeamBands:
    invited = int(answers.invited[row])
    return team_bands(
        int(answers.responded[row]), n_invited=invited if invited > 0 else None, minimum=minimum
    )


def _is_marked(answers: WaveAnswers, row: int, minimum: int) -> bool:
    return may_not_represent(
        int(answers.responded[row]), int(answers.invited[row]), minimum=minimum
    )
