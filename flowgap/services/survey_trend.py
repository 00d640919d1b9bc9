"""Every dimension over the waves, for the company and for each team that may be shown."""

from collections.abc import Sequence

from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import Trend, WaveEstimate
from flowgap.scoring.change import WavePoint, judge_change
from flowgap.scoring.mixture import Estimates
from flowgap.services.survey_beliefs import WaveBeliefs
from flowgap.services.survey_teams import team_cells_shown

Figure = tuple[WaveEstimate, WavePoint | None]
"""What is printed of a wave, and what is compared."""


def trends(waves: Sequence[WaveBeliefs], tree: TeamTree) -> tuple[Trend, ...]:
    """Return a trend per dimension, the company's first; none with fewer than two waves."""
    if len(waves) < 2:  # noqa: PLR2004 - a trend has two ends
        return ()
    dimensions = list(dict.fromkeys(name for wave in waves for name in wave.dimensions))
    company = [_company(wave) for wave in waves]
    teams = [_teams(wave, tree) for wave in waves]
    rows: list[Trend] = [_trend(name, None, waves, company) for name in dimensions]
    rows += [
        trend
        for team in tree.teams
        for name in dimensions
        if _is_known(trend := _trend(name, team, waves, teams))
    ]
    return tuple(rows)


def _is_known(trend: Trend) -> bool:
    return any(wave.estimate is not None for wave in trend.waves)


def _trend(
    dimension: str,
    team: str | None,
    waves: Sequence[WaveBeliefs],
    figures: Sequence[dict[tuple[str | None, str], Figure]],
) -> Trend:
    found = [
        known.get((team, dimension), (_unknown(wave), None))
        for wave, known in zip(waves, figures, strict=True)
    ]
    change = judge_change([point for _, point in found])
    return Trend(
        dimension=dimension,
        team=team,
        waves=tuple(estimate for estimate, _ in found),
        verdict=change.verdict,
        minimum_detectable=change.minimum_detectable,
    )


def _company(wave: WaveBeliefs) -> dict[tuple[str | None, str], Figure]:
    return {
        (None, name): _figure(wave, belief.estimates, 0) for name, belief in wave.beliefs.items()
    }


def _teams(wave: WaveBeliefs, tree: TeamTree) -> dict[tuple[str | None, str], Figure]:
    shown = team_cells_shown(wave)
    return {
        (tree.teams[row], name): _figure(wave, belief.estimates, place)
        for name, belief in wave.beliefs.items()
        for place, row in enumerate(belief.teams, start=1)
        if row is not None and shown[row, wave.column(name)]
    }


def _figure(wave: WaveBeliefs, found: Estimates, place: int) -> Figure:
    mean, spread = float(found.mean[place]), float(found.spread[place])
    estimate = WaveEstimate(
        wave=wave.answers.wave.id,
        estimate=mean,
        low=float(found.low[place]),
        high=float(found.high[place]),
    )
    return estimate, WavePoint(estimate=mean, spread=spread)


def _unknown(wave: WaveBeliefs) -> WaveEstimate:
    return WaveEstimate(wave=wave.answers.wave.id, estimate=None, low=None, high=None)
