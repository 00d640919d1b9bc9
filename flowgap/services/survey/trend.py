"""Every dimension over the waves, for the company and for each team that may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import RosterChange, Trend, TrendLimits, WaveEstimate
from flowgap.scoring.change import Change, Series, WavePoint, chance_of_rise
from flowgap.scoring.control import control_limits
from flowgap.services.survey.beliefs import WaveBeliefs
from flowgap.services.survey.cells import Cell, CellMap, Compared, compare
from flowgap.services.survey.waves import UNKNOWN_INVITED, WaveAnswers

UNKNOWN_ROSTER: Final = "no_roster"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A wave as it is printed: where the estimate of each team stands, by dimension."""

    beliefs: WaveBeliefs
    place: Mapping[str, Mapping[int | None, int]]

    @classmethod
    def of(cls, beliefs: WaveBeliefs) -> "_Printed":
        return cls(
            beliefs=beliefs,
            place={
                name: {team: place for place, team in enumerate(belief.teams, start=1)} | {None: 0}
                for name, belief in beliefs.beliefs.items()
            },
        )

    def estimate(self, dimension: str, team: int | None, *, is_shown: bool) -> WaveEstimate:
        wave = self.beliefs.answers.wave.id
        if not is_shown:
            return WaveEstimate(wave=wave, estimate=None, low=None, high=None)
        found, place = self.beliefs.beliefs[dimension].estimates, self.place[dimension][team]
        return WaveEstimate(
            wave=wave,
            estimate=float(found.mean[place]),
            low=float(found.low[place]),
            high=float(found.high[place]),
        )


def trends(waves: Sequence[WaveBeliefs], tree: TeamTree) -> tuple[Trend, ...]:
    """Return a trend per dimension, the company's first; none with fewer than two waves.

    The company's dimensions are judged together, and so are all cells of the teams. Nobody has
    asked yet whether a small group's verdict hangs on one person: see `steady_trends`.
    """
    return printed_trends(compare(waves, len(tree.teams)), waves, tree)


def printed_trends(
    compared: Compared, waves: Sequence[WaveBeliefs], tree: TeamTree
) -> tuple[Trend, ...]:
    """Return the trends of cells that are compared already, in their order."""
    if len(waves) < 2:  # noqa: PLR2004 - a trend has two ends
        return ()
    printed = [_Printed.of(wave) for wave in waves]
    return (*_judged(compared.company, printed, tree), *_judged(compared.teams, printed, tree))


def limits_of(points: Sequence[WavePoint | None]) -> TrendLimits | None:
    """Return the control limits for the last wave, None with fewer than six scores."""
    found = control_limits(points)
    if found is None:
        return None
    return TrendLimits(
        average=found.average,
        centre=found.centre,
        low=found.low,
        high=found.high,
        is_outside=found.is_outside,
    )


def _judged(cells: CellMap, printed: Sequence[_Printed], tree: TeamTree) -> list[Trend]:
    heat_map = cells.heat_map
    return [
        _trend(cell, series, change, printed, tree)
        for cell, series, change in zip(cells.place, heat_map.rows, heat_map.changes(), strict=True)
    ]


def _trend(
    cell: Cell,
    series: Series,
    change: Change,
    printed: Sequence[_Printed],
    tree: TeamTree,
) -> Trend:
    team, dimension = cell
    return Trend(
        dimension=dimension,
        team=None if team is None else tree.teams[team],
        waves=tuple(
            wave.estimate(dimension, team, is_shown=point is not None)
            for wave, point in zip(printed, series.points, strict=True)
        ),
        verdict=change.verdict,
        minimum_detectable=change.minimum_detectable,
        reason=change.reason,
        p_rise=_last_rise(series),
        limits=limits_of(series.points),
        roster=_roster_change([wave.beliefs for wave in printed], series, team),
    )


def _last_rise(series: Series) -> float | None:
    """Return the probability of a rise from the first known wave to the last wave."""
    known, last = [point for point in series.points if point is not None], series.points[-1]
    if last is None or last is known[0]:
        return None
    return chance_of_rise(known[0], last) if series.rise is None else series.rise


def _roster_change(waves: Sequence[WaveBeliefs], series: Series, team: int | None) -> RosterChange:
    """Compare invitations to the first and last wave with a score.

    Of joiners and leavers only the difference is known: as many as it says joined or left, at
    least, and any number of people may have changed places besides.
    """
    known = [
        wave.answers for wave, point in zip(waves, series.points, strict=True) if point is not None
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
    if team is not None:
        invited = int(answers.invited[team])
        return None if invited == UNKNOWN_INVITED else invited
    is_known = answers.invited.size and (answers.invited != UNKNOWN_INVITED).all()
    return int(answers.invited.sum()) if is_known else None
