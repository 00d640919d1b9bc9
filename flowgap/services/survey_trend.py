"""Every dimension over the waves, for the company and for each team that may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import RosterChange, Trend, TrendLimits, WaveEstimate
from flowgap.scoring.change import Change, Series, WavePoint, chance_of_rise, judge_changes
from flowgap.scoring.control import control_limits
from flowgap.scoring.pooling import PERSON_SPREAD_WEIGHT
from flowgap.scoring.team_changes import TeamWave, team_series
from flowgap.services.survey_beliefs import WaveBeliefs
from flowgap.services.survey_teams import team_cells_shown
from flowgap.services.survey_waves import UNKNOWN_INVITED, Flags, WaveAnswers

UNKNOWN_ROSTER: Final = "no_roster"

Cells = dict[tuple[int | None, str], Series]
"""By team, None for the company, and dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A wave after the gate, and which cells of its heat map are shown."""

    beliefs: WaveBeliefs
    cells: Flags

    def shows(self, team: int, dimension: str) -> bool:
        if dimension not in self.beliefs.beliefs:
            return False
        return bool(self.cells[team, self.beliefs.column(dimension)])


def trends(waves: Sequence[WaveBeliefs], tree: TeamTree) -> tuple[Trend, ...]:
    """Return a trend per dimension, the company's first; none with fewer than two waves.

    The company's dimensions are judged together, and so are all cells of the teams.
    """
    if len(waves) < 2:  # noqa: PLR2004 - a trend has two ends
        return ()
    seen = [_Seen(beliefs=wave, cells=team_cells_shown(wave)) for wave in waves]
    dimensions = list(dict.fromkeys(name for wave in waves for name in wave.dimensions))
    company: Cells = {(None, name): _company_series(seen, name) for name in dimensions}
    by_dimension = {
        name: team_series([_team_wave(wave, name) for wave in seen]) for name in dimensions
    }
    teams: Cells = {
        (team, name): by_dimension[name][team]
        for team in range(len(tree.teams))
        for name in dimensions
        if team in by_dimension[name]
    }
    return (*_judged(company, seen, tree), *_judged(teams, seen, tree))


def _company_series(seen: Sequence[_Seen], dimension: str) -> Series:
    found = [wave.beliefs.beliefs.get(dimension) for wave in seen]
    return Series.alone(
        [
            None
            if belief is None
            else WavePoint(
                estimate=float(belief.estimates.mean[0]), spread=float(belief.estimates.spread[0])
            )
            for belief in found
        ]
    )


def _team_wave(wave: _Seen, dimension: str) -> TeamWave:
    """Return the people's own means: what a team is believed to be leans on the others already."""
    belief = wave.beliefs.beliefs.get(dimension)
    groups = () if belief is None else belief.teams
    shown = {
        place: team
        for place, team in enumerate(groups)
        if team is not None and wave.shows(team, dimension)
    }
    if belief is None or not shown:
        nothing = np.empty(0)
        return TeamWave(teams=(), mean=nothing, error=nothing, freedom=0.0, shared_error=0.0)
    places, pooled = list(shown), belief.pooled
    return TeamWave(
        teams=tuple(shown.values()),
        mean=pooled.means.mean[places],
        error=(pooled.weights @ pooled.error)[places],
        freedom=float(pooled.means.n.sum() - len(groups)) + PERSON_SPREAD_WEIGHT,
        shared_error=wave.beliefs.answers.levels[dimension].shared_error,
    )


def _judged(cells: Cells, seen: Sequence[_Seen], tree: TeamTree) -> list[Trend]:
    changes = judge_changes(list(cells.values()))
    return [
        _trend(cell, series, change, seen, tree)
        for (cell, series), change in zip(cells.items(), changes, strict=True)
    ]


def _trend(
    cell: tuple[int | None, str],
    series: Series,
    change: Change,
    seen: Sequence[_Seen],
    tree: TeamTree,
) -> Trend:
    team, dimension = cell
    return Trend(
        dimension=dimension,
        team=None if team is None else tree.teams[team],
        waves=tuple(
            _printed(wave.beliefs, dimension, team, is_shown=point is not None)
            for wave, point in zip(seen, series.points, strict=True)
        ),
        verdict=change.verdict,
        minimum_detectable=change.minimum_detectable,
        reason=change.reason,
        p_rise=_last_rise(series),
        limits=_limits(series),
        roster=_roster_change(seen, series, team),
    )


def _printed(
    wave: WaveBeliefs, dimension: str, team: int | None, *, is_shown: bool
) -> WaveEstimate:
    wave_id = wave.answers.wave.id
    if not is_shown:
        return WaveEstimate(wave=wave_id, estimate=None, low=None, high=None)
    belief = wave.beliefs[dimension]
    place = 0 if team is None else 1 + belief.teams.index(team)
    return WaveEstimate(
        wave=wave_id,
        estimate=float(belief.estimates.mean[place]),
        low=float(belief.estimates.low[place]),
        high=float(belief.estimates.high[place]),
    )


def _last_rise(series: Series) -> float | None:
    """Return the probability of a rise from the first known wave to the last wave."""
    known, last = [point for point in series.points if point is not None], series.points[-1]
    if last is None or last is known[0]:
        return None
    rise = series.rises[-1]
    return chance_of_rise(known[0], last) if rise is None else rise


def _limits(series: Series) -> TrendLimits | None:
    found = control_limits(series.points)
    if found is None:
        return None
    return TrendLimits(
        average=found.average,
        centre=found.centre,
        low=found.low,
        high=found.high,
        is_outside=found.is_outside,
    )


def _roster_change(seen: Sequence[_Seen], series: Series, team: int | None) -> RosterChange:
    """Compare invitations to the first and last wave with a score."""
    known = [
        wave.beliefs.answers
        for wave, point in zip(seen, series.points, strict=True)
        if point is not None
    ]
    first, last = (_invited(known[end], team) if known else None for end in (0, -1))
    if first is None or last is None:
        return RosterChange(
            invited_first=first,
            invited_last=last,
            joined_at_least=None,
            left_at_least=None,
            reason=UNKNOWN_ROSTER,
        )
    return RosterChange(
        invited_first=first,
        invited_last=last,
        joined_at_least=max(last - first, 0),
        left_at_least=max(first - last, 0),
    )


def _invited(answers: WaveAnswers, team: int | None) -> int | None:
    invited = answers.invited if team is None else answers.invited[[team]]
    if not invited.size or (invited == UNKNOWN_INVITED).any():
        return None
    return int(invited.sum())
