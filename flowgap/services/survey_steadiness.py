"""Verdicts on small teams that hang on one person: they are not shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flowgap.privacy.thresholds import MINIMUM_VERDICT
from flowgap.privacy.tree import TeamTree
from flowgap.result.survey import Direction, Trend, TrendVerdict
from flowgap.scoring.change import NoVerdict
from flowgap.scoring.mixture import INTERVAL
from flowgap.services.survey_beliefs import UsableAnswers, WaveBeliefs
from flowgap.services.survey_teams import direction
from flowgap.services.survey_trend import trends

MOST_GROUPS: Final = 1_000
"""Of a company whose small teams are checked; in a larger one they get no verdict."""

MOST_TRIES: Final = 5_000
"""People who are left out of small teams' trends one at a time, times the teams of the company:
about 20 seconds. Verdicts beyond that are not checked, so not shown."""

Mark = tuple[int, str]
"""A team and a dimension."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyWave:
    """A wave on both sides of the gate: what is believed, and from which answers."""

    beliefs: WaveBeliefs
    usable: Mapping[str, UsableAnswers]

    def small(self, team: int, dimension: str) -> bool:
        """Whether a team is so small that one person could make its verdict."""
        found = self.usable.get(dimension)
        return found is not None and 0 < len(found.of_team(team)) < MINIMUM_VERDICT

    def people(self, trend: Trend, tree: TeamTree) -> list[int]:
        """Return the people of a trend's team who have a score."""
        answers = self.usable[trend.dimension]
        return [int(person) for person in answers.of_team(tree.teams.index(str(trend.team)))]

    def without_each(self, trend: Trend, tree: TeamTree) -> Iterator[WaveBeliefs]:
        """Yield what would be believed if one person of the team had not answered, for each."""
        for person in self.people(trend, tree):
            fewer = self.usable[trend.dimension].without(person).belief()
            beliefs = {**self.beliefs.beliefs, trend.dimension: fewer}
            yield replace(self.beliefs, beliefs=beliefs)


def fewer_by_one(answers: UsableAnswers, team: int) -> Iterator[UsableAnswers]:
    """Yield the answers without each person of a team in turn."""
    for person in answers.of_team(team).tolist():
        yield answers.without(person)


def unsteady_marks(wave: SurveyWave) -> frozenset[Mark]:
    """Return the marks of small teams that leaving out somebody of the team would change."""
    return frozenset(
        (team, name)
        for name, answers in wave.usable.items()
        for team in wave.beliefs.beliefs[name].teams
        if team is not None and wave.small(team, name) and not _is_steady(answers, team)
    )


def mark_of(answers: UsableAnswers, team: int) -> Direction | None:
    """Return where a team stands against the company: up, down, or neither for sure."""
    teams, pooled, shares = answers.pooled()
    place = teams.index(team)
    contrast = -shares
    contrast[place] += 1
    below = float(pooled.combine(contrast[None, :]).below(0.0)[0])
    outside = (1 - INTERVAL) / 2
    return direction(above=below < outside, below=below > 1 - outside)


def _is_steady(answers: UsableAnswers, team: int) -> bool:
    mark = mark_of(answers, team)
    if mark is None:
        return True
    if len(answers.group) > MOST_GROUPS:
        return False
    return all(mark_of(fewer, team) is mark for fewer in fewer_by_one(answers, team))


def steady_trends(waves: Sequence[SurveyWave], tree: TeamTree) -> tuple[Trend, ...]:
    """Return all trends; a small team has a verdict only if no person alone makes it."""
    left = MOST_TRIES
    steady: list[Trend] = []
    for trend in trends([wave.beliefs for wave in waves], tree):
        n_tries = sum(len(wave.people(trend, tree)) for wave in _small_waves(waves, tree, trend))
        left -= n_tries * len(tree.teams)
        if n_tries and (left < 0 or _hangs_on_one(waves, tree, trend)):
            steady.append(_untold(trend))
        else:
            steady.append(trend)
    return tuple(steady)


def _small_waves(
    waves: Sequence[SurveyWave], tree: TeamTree, trend: Trend
) -> tuple[SurveyWave, ...]:
    """Return the waves in which one person of a team could make its verdict, if it has one."""
    if trend.team is None or trend.verdict is TrendVerdict.CANNOT_TELL:
        return ()
    team = tree.teams.index(trend.team)
    return tuple(
        wave
        for wave, point in zip(waves, trend.waves, strict=True)
        if point.estimate is not None and wave.small(team, trend.dimension)
    )


def _hangs_on_one(waves: Sequence[SurveyWave], tree: TeamTree, trend: Trend) -> bool:
    return any(
        _verdict([fewer if other is wave else other.beliefs for other in waves], tree, trend)
        is not trend.verdict
        for wave in _small_waves(waves, tree, trend)
        for fewer in wave.without_each(trend, tree)
    )


def _verdict(waves: Sequence[WaveBeliefs], tree: TeamTree, wanted: Trend) -> TrendVerdict | None:
    return next(
        (
            trend.verdict
            for trend in trends(waves, tree)
            if (trend.team, trend.dimension) == (wanted.team, wanted.dimension)
        ),
        None,
    )


def _untold(trend: Trend) -> Trend:
    return replace(trend, verdict=TrendVerdict.CANNOT_TELL, reason=NoVerdict.TOO_FEW_PEOPLE)
