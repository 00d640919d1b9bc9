"""Results that are hard to print: too many, too long, too large, or nothing at all."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Protocol

from flowgap.result.delivery import (
    ChangeEstimate,
    LedgerRow,
    StageTime,
    Verdict,
)
from flowgap.result.document import Result
from flowgap.result.survey import (
    Drivers,
    Readiness,
    Shown,
    Survey,
    SurveyState,
    TeamScores,
    Trend,
    TrendVerdict,
    WaveEstimate,
)
from flowgap.stages import Stage
from tests.support.sample_beyond_scores import critical_careless, many_gaps
from tests.support.sample_giant import giant_result
from tests.support.sample_names_de import LONG_CLIENT, LONG_TEAMS, LONG_TITLE, LONG_UNITS
from tests.support.sample_result import (
    cannot_tell_result,
    delivery_only_result,
    empty_result,
    gain_is_real_result,
    sample_result,
    survey_only_result,
)
from tests.support.sample_survey import hidden_team, sample_survey, sample_trend


class Sample(Protocol):
    """Builds a result in one language."""

    def __call__(self, *, language: str) -> Result:
        """Return the result."""


def many_teams_result(*, language: str = "de") -> Result:
    """Return forty teams with names as long as German allows, under long units."""
    result = sample_result(language=language)
    shown = result.survey.teams[:10]
    teams = tuple(
        replace(
            shown[number % 10],
            team=f"{name} {number + 1}",
            parent=LONG_UNITS[number * len(LONG_UNITS) // 40],
        )
        for number, name in enumerate(LONG_TEAMS * 4)
    )
    hidden = tuple(
        hidden_team(team) if number % 9 == 0 else team for number, team in enumerate(teams)
    )
    survey = replace(result.survey, teams=hidden, n_teams=40, n_teams_shown=35)
    engagement = replace(result.engagement, client=LONG_CLIENT, title=LONG_TITLE)
    return sample_result(language=language, survey=survey, engagement=engagement)


def one_team_result(*, language: str = "en") -> Result:
    """Return a company of one team that belongs to no unit."""
    return _with_teams(language, 1)


def no_team_result(*, language: str = "en") -> Result:
    """Return scores of a company whose roster names no team that may be shown."""
    return _with_teams(language, 0)


def all_suppressed_result(*, language: str = "en") -> Result:
    """Return a survey in which the gate lets nothing through."""
    survey = sample_survey(language)
    reason = "too_few_responses"
    dimensions = tuple(
        replace(
            score,
            n=None,
            mean=None,
            estimate=None,
            low=None,
            high=None,
            favourable_share=None,
            dk_share=None,
            alpha=None,
            omega=None,
            weighted=None,
            nonresponse=None,
            complete_case_shift=None,
            suppressed=True,
            reason=reason,
        )
        for score in survey.dimensions
    )
    hidden = replace(
        survey,
        state=SurveyState.INSUFFICIENT,
        reason=reason,
        responded=4,
        invited=161,
        response_rate=4 / 161,
        flagged_share=None,
        n_teams_shown=0,
        dimensions=dimensions,
        readiness=Readiness(estimate=None, low=None, high=None, weakest=(), reason=reason),
        teams=tuple(hidden_team(team) for team in survey.teams),
        perception=(),
        votes=(),
        drivers=Drivers(state=SurveyState.INSUFFICIENT, reason="too_few_answers"),
        themes=(),
        themes_reason="too_few_people_wrote",
        careless=None,
        gates=(),
        tenure=(),
    )
    privacy = replace(sample_result().privacy, suppressed_cells=156, released_cells=0)
    return sample_result(
        language=language,
        survey=hidden,
        trend=tuple(_hidden_trend(trend) for trend in sample_trend()),
        privacy=privacy,
    )


def negative_gap_result(*, language: str = "en") -> Result:
    """Return a client whose other stages got faster, too: the gap is below zero."""
    result = gain_is_real_result(language=language)
    faster = {Stage.CLARIFY: -0.8, Stage.RELEASE: -1.6}
    ledger = tuple(_moved(row, faster.get(row.stage)) for row in result.delivery.ledger)
    gap = replace(
        result.flow_gap,
        days=-2.40,
        low=-3.1,
        high=-1.7,
        give_back_share=-1.283,
        give_back_low=-2.07,
        give_back_high=-0.74,
        verdict=Verdict.GAIN_IS_REAL,
    )
    return sample_result(
        language=language,
        delivery=replace(
            result.delivery,
            ledger=ledger,
            after=replace(result.delivery.after, mean=14.33),
            lead_time=ChangeEstimate(change=-4.27, low=-5.3, high=-3.2, p_worse=0.0),
        ),
        flow_gap=gap,
    )


def quiet_wave_result(*, language: str = "en") -> Result:
    """Return a last wave that nobody answered; earlier waves are known."""
    survey = replace(
        sample_survey(language),
        state=SurveyState.INSUFFICIENT,
        reason="no_responses",
        responded=0,
        response_rate=0.0,
        flagged_share=None,
        n_teams_shown=0,
        dimensions=(),
        readiness=Readiness(estimate=None, low=None, high=None, weakest=(), reason="too_few"),
        teams=(),
        perception=(),
        votes=(),
        drivers=Drivers(state=SurveyState.INSUFFICIENT, reason="no_answers"),
        themes=(),
        themes_reason="too_few_people_wrote",
        careless=None,
        gates=(),
        tenure=(),
    )
    trend = tuple(
        replace(
            trend,
            waves=(*trend.waves[:-1], _nothing(trend.waves[-1])),
            verdict=TrendVerdict.CANNOT_TELL,
        )
        for trend in sample_trend()
    )
    return sample_result(language=language, survey=survey, trend=trend)


def crowded_result(*, language: str = "de") -> Result:
    """Return long names, figures of many digits, and as many remarks as one report can have."""
    teams = many_teams_result(language=language)
    giant = giant_result(language=language)
    survey = replace(
        teams.survey,
        responded=giant.survey.responded,
        invited=giant.survey.invited,
        dimensions=tuple(
            replace(score, shown=Shown.ITEMS, reason="few_for_figures")
            for score in teams.survey.dimensions
        ),
        teams=tuple(_split(team) for team in teams.survey.teams),
        perception=many_gaps(),
        drivers=replace(teams.survey.drivers, notes=("few_teams", "no_clear_driver")),
        careless=critical_careless(),
    )
    return replace(giant, survey=survey, engagement=teams.engagement)


HARD: Final[Mapping[str, Sample]] = {
    "crowded": crowded_result,
    "many_teams": many_teams_result,
    "one_team": one_team_result,
    "no_team": no_team_result,
    "all_suppressed": all_suppressed_result,
    "negative_gap": negative_gap_result,
    "giant": giant_result,
    "quiet_wave": quiet_wave_result,
    "gain_is_real": gain_is_real_result,
    "cannot_tell": cannot_tell_result,
    "survey_only": survey_only_result,
    "delivery_only": delivery_only_result,
    "empty": empty_result,
}


def _with_teams(language: str, n: int) -> Result:
    survey: Survey = sample_survey(language)
    teams: tuple[TeamScores, ...] = tuple(replace(team, parent=None) for team in survey.teams[:n])
    return sample_result(
        language=language, survey=replace(survey, teams=teams, n_teams=n, n_teams_shown=n)
    )


def _split(team: TeamScores) -> TeamScores:
    """Return the team with two views in every dimension that is shown, and in doubt."""
    cells = (replace(cell, split=not cell.suppressed) for cell in team.dimensions)
    return replace(team, dimensions=tuple(cells), may_not_represent=team.n_band is not None)


def _moved(row: LedgerRow, rate: float | None) -> LedgerRow:
    if rate is None:
        return row
    wait = (row.before.wait or 0.0) + rate
    after = StageTime(total=wait + (row.before.work or 0.0), wait=wait, work=row.before.work)
    return replace(
        row,
        after=after,
        change=rate,
        rate=rate,
        rate_low=rate - 0.4,
        rate_high=rate + 0.4,
        mix=0.0,
        p_worse=0.0,
    )


def _hidden_trend(trend: Trend) -> Trend:
    return replace(
        trend,
        waves=tuple(_nothing(wave) for wave in trend.waves),
        verdict=TrendVerdict.CANNOT_TELL,
        minimum_detectable=None,
    )


def _nothing(wave: WaveEstimate) -> WaveEstimate:
    return replace(wave, estimate=None, low=None, high=None)
