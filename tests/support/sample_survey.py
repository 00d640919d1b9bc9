"""Survey data of the invented client: four waves, twelve teams, 128 of 161 people."""

from dataclasses import replace
from datetime import date
from typing import Final

from flowgap.result.survey import (
    DimensionScore,
    Direction,
    Drivers,
    Privacy,
    Readiness,
    RoleGap,
    Shown,
    Survey,
    SurveyState,
    TeamDimension,
    TeamScores,
    Theme,
    Trend,
    TrendVerdict,
    WaveEstimate,
    WeakestChance,
)
from tests.support.sample_beyond_scores import (
    sample_careless,
    sample_drivers,
    sample_gates,
    sample_tenure,
    sample_votes,
    with_all_beside,
)
from tests.support.sample_names_de import DIMENSION_NAMES

MINIMUM_GROUP: Final = 5
INVITED: Final = 161
WAVES: Final = ("2025-10", "2026-02", "2026-06", "2026-10")

# Estimate, low, high, n, favourable share, share of "don't know", alpha. The first ten are the
# practices: their mean, 543 / 10 = 54.3, is the readiness.
_COMPANY: Final = {
    "OWN": (66, 63, 69, 128, 0.64, 0.05, 0.78),
    "DEC": (45, 42, 48, 127, 0.33, 0.08, 0.81),
    "TST": (58, 55, 61, 121, 0.52, 0.09, 0.76),
    "WRK": (49, 46, 52, 128, 0.38, 0.03, 0.74),
    "COM": (57, 54, 60, 126, 0.50, 0.04, 0.79),
    "PRD": (54, 51, 57, 125, 0.46, 0.05, 0.80),
    "REV": (42, 39, 45, 118, 0.29, 0.07, 0.83),
    "QAC": (61, 58, 64, 119, 0.57, 0.10, 0.77),
    "SEC": (51, 47, 55, 96, 0.41, 0.24, 0.72),
    "INT": (60, 57, 63, 122, 0.55, 0.08, 0.80),
    "AIA": (55, 51, 59, 124, 0.46, 0.11, 0.69),
    "OUT": (52, 49, 55, 128, 0.43, 0.06, 0.82),
}

_NAMES: Final = {
    "en": {
        "OWN": "Ownership",
        "DEC": "Decision rights",
        "TST": "Testing culture",
        "WRK": "Workflow",
        "COM": "Communication and alignment",
        "PRD": "Product clarity",
        "REV": "Code review capacity",
        "QAC": "QA capacity",
        "SEC": "Security flow",
        "INT": "Integration and deployment",
        "AIA": "AI enablement",
        "OUT": "Outcomes",
    },
    "de": DIMENSION_NAMES,
}

# One team a line, in the order of the roster: unit, people, rate, then the scores in the order
# of the table above. ^ and v mark a difference from the company, = two views, # a hidden cell,
# ? a team that the answers may not represent.
_TEAMS: Final = """
Identity        | Platform   | 8-11  | 80%+   | 70 44 63 55 61 57 46 64 58 58 57 55
Infrastructure  | Platform   | 12-19 | 80%+   | 72 50 66 47 55 52 51 63 62^ 71^ 53 56
Developer tools | Platform   | 8-11  | 80%+   | 68 57^ 70^ 60^ 63 58 54^ 65 57 68 66^ 63^
Booking         | Booking    | 12-19 | 60-79% | 64 41 52 45 53 49 36 58 46 57 54 46
Quotes          | Booking    | 8-11  | 80%+   | 65 47= 57 52 60 58 43= 62 # 59 56 55
Pricing         | Booking    | 8-11  | 40-59%? | 63 34v 59 48 55 44v 45 60 # 62 52 50
Dispatch        | Operations | 8-11  | 80%+   | 67 43 54 50 58 56 31v= 63 49 63 58 49
Tracking        | Operations | 12-19 | 80%+   | 66 46 55 47 58 53 33v 60 48 58 55 50
Billing         | Operations | 8-11  | 60-79% | 69 49 60 53 60 61 44 63 52 61 54 56
Data services   | Connect    | 12-19 | 80%+   | 62 45 56 44 54 52 47 57 53 55 56 52
Customs         | Connect    |       |        | # # # # # # # # # # # #
Partner APIs    | Connect    |       |        | # # # # # # # # # # # #
"""

_TREND: Final = {
    "REV": ((52, 47, 44, 42), TrendVerdict.WORSE),
    "INT": ((51, 55, 57, 60), TrendVerdict.BETTER),
    "OWN": ((65, 67, 66, 66), TrendVerdict.NO_EVIDENCE),
    "DEC": ((47, 46, 48, 45), TrendVerdict.NO_EVIDENCE),
    "TST": ((57, 56, 59, 58), TrendVerdict.NO_EVIDENCE),
    "WRK": ((48, 51, 49, 49), TrendVerdict.NO_EVIDENCE),
    "COM": ((58, 58, 55, 57), TrendVerdict.NO_EVIDENCE),
    "PRD": ((53, 52, 55, 54), TrendVerdict.NO_EVIDENCE),
    "QAC": ((60, 61, 61, 61), TrendVerdict.NO_EVIDENCE),
    "AIA": ((50, 52, 53, 55), TrendVerdict.NO_EVIDENCE),
    "OUT": ((54, 54, 53, 52), TrendVerdict.NO_EVIDENCE),
    "SEC": ((None, None, 52, 51), TrendVerdict.CANNOT_TELL),
}


def sample_survey(language: str) -> Survey:
    """Return the last full wave: ten teams shown, two hidden, two cells hidden."""
    teams = tuple(_team(line) for line in _TEAMS.strip().splitlines())
    return Survey(
        state=SurveyState.MEASURED,
        reason=None,
        wave=WAVES[-1],
        opened_on=date(2026, 10, 12),
        closed_on=date(2026, 10, 30),
        pilot_instrument=True,
        invited=INVITED,
        responded=128,
        response_rate=128 / INVITED,
        flagged_share=0.03,
        n_teams=12,
        n_teams_shown=10,
        dimensions=tuple(_dimension(id_, language) for id_ in _COMPANY),
        readiness=Readiness(
            estimate=54.3,
            low=51.4,
            high=57.1,
            weakest=(
                WeakestChance(id="DEC", p=0.24),
                WeakestChance(id="WRK", p=0.04),
                WeakestChance(id="REV", p=0.71),
                WeakestChance(id="SEC", p=0.01),
            ),
            weights_low=50.6,
            weights_high=57.9,
        ),
        teams=teams,
        perception=(
            RoleGap(dimension="REV", role_a="lead", role_b="build", difference=17, low=6, high=28),
            RoleGap(
                dimension="DEC", role_a="lead", role_b="product", difference=12, low=2, high=22
            ),
            RoleGap(
                dimension="TST", role_a="build", role_b="quality", difference=6, low=-4, high=16
            ),
        ),
        votes=sample_votes(),
        drivers=sample_drivers(),
        themes=(
            Theme(
                id="wait-review",
                label=_theme(language),
                n_band="20+",
                team_scope="company",
                reviewed=True,
            ),
        ),
        careless=sample_careless(),
        gates=sample_gates({id_: row[-1] + 0.01 for id_, row in _COMPANY.items()}),
        tenure=sample_tenure(),
    )


def sample_trend() -> tuple[Trend, ...]:
    """Return the company's trend over four waves; the pulses have wider intervals."""
    return tuple(_trend(id_, points, verdict) for id_, (points, verdict) in _TREND.items())


def sample_privacy() -> Privacy:
    """Return what the gate held back: 2 teams of 12 cells and 2 single cells."""
    return Privacy(minimum_group=MINIMUM_GROUP, suppressed_cells=26, released_cells=130, refused=())


def unasked_survey(*, reason: str) -> Survey:
    """Return what an engagement without answers has."""
    return replace(
        sample_survey("en"),
        state=SurveyState.INSUFFICIENT,
        reason=reason,
        wave=None,
        opened_on=None,
        closed_on=None,
        pilot_instrument=False,
        invited=None,
        responded=None,
        response_rate=None,
        flagged_share=None,
        n_teams=0,
        n_teams_shown=0,
        dimensions=(),
        readiness=Readiness(estimate=None, low=None, high=None, weakest=(), reason=reason),
        teams=(),
        perception=(),
        votes=(),
        drivers=Drivers(state=SurveyState.INSUFFICIENT, reason=reason),
        themes=(),
        themes_reason="too_few_people_wrote",
        careless=None,
        gates=(),
        tenure=(),
    )


def hidden_team(team: TeamScores) -> TeamScores:
    """Return the team as the privacy gate leaves it when it has fewer than five answers."""
    return replace(
        team,
        n_band=None,
        response_rate_band=None,
        agreement=None,
        may_not_represent=False,
        dimensions=tuple(_cell(cell.id, "#") for cell in team.dimensions),
    )


def _dimension(id_: str, language: str) -> DimensionScore:
    estimate, low, high, n, favourable_share, dk_share, alpha = _COMPANY[id_]
    score = DimensionScore(
        id=id_,
        name=_NAMES.get(language, _NAMES["en"])[id_],
        n=n,
        mean=estimate + 0.3,
        estimate=estimate,
        low=low,
        high=high,
        favourable_share=favourable_share,
        dk_share=dk_share,
        alpha=alpha,
        omega=alpha + 0.01,
        icc1=0.11,
        icc2=0.57,
        rwgj_median=0.74,
        shown=Shown.INDEX if id_ == "AIA" else Shown.SCORE,
        suppressed=False,
    )
    return with_all_beside(score, invited=INVITED)


def _team(line: str) -> TeamScores:
    name, parent, n_band, rate_band, scores = (part.strip() for part in line.split("|"))
    return TeamScores(
        team=name,
        parent=parent,
        n_band=n_band or None,
        response_rate_band=rate_band.rstrip("?") or None,
        agreement=0.76 if n_band else None,
        may_not_represent=rate_band.endswith("?"),
        dimensions=tuple(
            _cell(id_, text) for id_, text in zip(_COMPANY, scores.split(), strict=True)
        ),
    )


def _cell(id_: str, text: str) -> TeamDimension:
    if text == "#":
        return TeamDimension(
            id=id_, estimate=None, low=None, high=None, differs=None, suppressed=True
        )
    estimate = float(text.rstrip("^v="))
    return TeamDimension(
        id=id_,
        estimate=estimate,
        low=estimate - 8,
        high=estimate + 8,
        differs={"^": Direction.UP, "v": Direction.DOWN}.get(text.rstrip("=")[-1]),
        suppressed=False,
        split=text.endswith("="),
    )


def _trend(id_: str, points: tuple[float | None, ...], verdict: TrendVerdict) -> Trend:
    full, pulse = 3.0, 5.5
    return Trend(
        dimension=id_,
        team=None,
        waves=tuple(
            WaveEstimate(
                wave=wave,
                estimate=point,
                low=None if point is None else point - half,
                high=None if point is None else point + half,
            )
            for wave, point, half in zip(WAVES, points, (full, pulse, pulse, full), strict=True)
        ),
        verdict=verdict,
        minimum_detectable=6.0,
    )


def _theme(language: str) -> str:
    return "Warten auf ein Review" if language == "de" else "Waiting for a review"
