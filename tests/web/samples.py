"""Results and pages of the report that several tests of pages are compared with."""

from dataclasses import replace

from flowgap.reporting.blocks import Page, PageId
from flowgap.reporting.document import Paper, build_document
from flowgap.result.document import Result
from flowgap.result.survey import Trend
from flowgap.wording import Wording
from tests.support.sample_result import sample_result

VIEWS = (
    "",
    "ledger",
    "stages",
    "heat-map",
    "dimensions",
    "trend",
    "what-if",
    "stages/review",
    "ai",
    "comments",
    "data",
    "actions",
    "report",
    "confidentiality",
)
"""The pages of one result."""


SHOWN_TEAM = "Dispatch"
LONG_TEAM = "Kernbankensystem-Zahlungsverkehrs-Integrationsplattform Süd"
LONG_CLIENT = "Donaudampfschifffahrtsgesellschaftsbetriebsmodernisierung und Partner KGaA"


def report_page(result: Result, page_id: PageId) -> Page:
    wording = Wording(result.engagement.language)
    document = build_document(result, wording, paper=Paper.A4, firm=None)
    return next(page for page in document.pages if page.id is page_id)


def with_long_names(language: str) -> Result:
    """Return a result whose client and one team have names that no one planned for."""
    result = with_team_trends(sample_result(language=language))
    engagement = replace(result.engagement, client=LONG_CLIENT)
    teams = tuple(
        replace(team, team=LONG_TEAM) if team.team == SHOWN_TEAM else team
        for team in result.survey.teams
    )
    trend = tuple(
        replace(line, team=LONG_TEAM) if line.team == SHOWN_TEAM else line for line in result.trend
    )
    survey = replace(result.survey, teams=teams)
    return replace(result, engagement=engagement, survey=survey, trend=trend)


def with_team_trends(result: Result) -> Result:
    """Return the result with a trend of Dispatch: 20 points below the company in every wave."""
    own = tuple(_below(trend) for trend in result.trend)
    return replace(result, trend=(*result.trend, *own))


def _below(trend: Trend) -> Trend:
    waves = tuple(
        wave
        if wave.estimate is None or wave.low is None or wave.high is None
        else replace(wave, estimate=wave.estimate - 20, low=wave.low - 20, high=wave.high - 20)
        for wave in trend.waves
    )
    return replace(trend, team=SHOWN_TEAM, waves=waves)
