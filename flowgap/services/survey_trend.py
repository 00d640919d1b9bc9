"""Every dimension over the waves, for the company and for each team that may be shown."""

from collections.abc import Iterator, Sequence

from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import Trend, WaveEstimate
from flowgap.scoring.change import WavePoint, judge_change
from flowgap.scoring.mixture import NormalMixture
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
        (None, name): figure
        for name, belief in wave.beliefs.items()
        for figure in _figures(wave, belief.company())
    }


def _teams(wave: WaveBeliefs, tree: TeamTree) -> dict[tuple[str | None, str], Figure]:
    shown = team_cells_shown(wave)
    return {
        (tree.teams[row], name): figure
        for name, belief in wave.beliefs.items()
        for row, figure in zip(belief.teams, _figures(wave, belief.groups()), strict=True)
        if row is not None and shown[row, wave.column(name)]
    }


def _figures(wave: WaveBeliefs, mixture: NormalMixture) -> Iterator[Figure]:
    columns = (mixture.mean, mixture.low, mixture.high, mixture.spread)
    for mean, low, high, spread in zip(*(column.tolist() for column in columns), strict=True):
        estimate = WaveEstimate(wave=wave.answers.wave.id, estimate=mean, low=low, high=high)
        yield estimate, WavePoint(estimate=mean, spread=spread)


def _unknown(wave: WaveBeliefs) -> WaveEstimate:
    return WaveEstimate(wave=wave.answers.wave.id, estimate=None, low=None, high=None)
