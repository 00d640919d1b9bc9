"""The survey's share of the result: what may be shown of the answers, scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger, Snapshot
from flowgap.result.digits import rounded
from flowgap.result.survey import (
    Privacy,
    Readiness,
    Shown,
    Survey,
    SurveyState,
    TeamScores,
    Trend,
)
from flowgap.scoring.mixture import NormalMixture
from flowgap.services.survey.associations import NO_ANSWERS, NO_ASSOCIATIONS, Associations
from flowgap.services.survey.beliefs import WaveBeliefs
from flowgap.services.survey.checks import with_gates
from flowgap.services.survey.company import NOBODY_KNOWS, company_scores, company_votes, readiness
from flowgap.services.survey.gate import gated_survey
from flowgap.services.survey.nonresponse import beside_scores
from flowgap.services.survey.refusals import refused_in_words
from flowgap.services.survey.teams import team_rows
from flowgap.services.survey.turnout import Turnout
from flowgap.services.survey.waves import UNKNOWN_INVITED, Questionnaires
from flowgap.wording import Wording

ENOUGH_RESPONSES_SHARE: Final = 0.5
"""Below, the answers may not stand for the company (`docs/methods/scores.md`)."""

NO_FULL_WAVE: Final = "no_full_wave"
NO_RESPONSES: Final = "no_responses"
TOO_FEW_RESPONSES: Final = "too_few_responses"
EARLIER_RESULT: Final = "earlier_result"
"""With a result that was given out before, few people could be told apart."""
LOW_RESPONSE: Final = "low_response"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAssessment:
    """What the answers say.

    `posteriors` holds each shown company score as one figure, `given` what left the gate.
    """

    survey: Survey
    trend: tuple[Trend, ...]
    privacy: Privacy
    posteriors: Mapping[str, NormalMixture]
    given: tuple[Snapshot, ...]


def assess_survey(
    folder: EngagementFolder,
    *,
    questionnaires: Questionnaires,
    wording: Wording,
    rng: np.random.Generator,
    ledger: Ledger | None = None,
) -> SurveyAssessment:
    """Score the answers of all waves; the last full one is described in detail.

    Nothing is scored that the privacy gate does not let through, so no later step can show it.
    `ledger` is what was given out of this engagement before; without one it is the first time.
    """
    gate = Gate(ledger or Ledger(), minimum=folder.manifest.minimum_group)
    survey_rng, own_rng = rng.spawn(2)
    found = gated_survey(folder, gate=gate, questionnaires=questionnaires, rng=own_rng)
    last_full = found.described
    if last_full is None:
        survey = _nothing(NO_FULL_WAVE if found.waves else NO_ANSWERS)
    else:
        unsteady = found.unsteady[last_full.answers.wave.id]
        teams = team_rows(last_full, found.tree, unsteady=unsteady)
        described = _describe(last_full, found.associations, teams=teams, rng=survey_rng)
        survey = with_gates(described, last_full, is_simulated=folder.manifest.simulated)
    return SurveyAssessment(
        survey=rounded(survey),
        trend=rounded(found.trend),
        privacy=_privacy(survey, gate, wording),
        posteriors={} if last_full is None else _posteriors(last_full),
        given=gate.given,
    )


def _posteriors(wave: WaveBeliefs) -> dict[str, NormalMixture]:
    """Return the company's scores but for those whose items do not go together."""
    return {
        name: belief.company
        for name, belief in wave.beliefs.items()
        if wave.consistency_of(name).shown is not Shown.ITEMS
    }


def _describe(
    wave: WaveBeliefs,
    associations: Associations,
    *,
    teams: tuple[TeamScores, ...],
    rng: np.random.Generator,
) -> Survey:
    answers = wave.answers
    invited = _company_invited(answers)
    state, reason = _state(wave, invited)
    return Survey(
        state=state,
        reason=reason,
        wave=answers.wave.id,
        opened_on=answers.wave.opened_on,
        closed_on=answers.wave.closed_on,
        pilot_instrument=True,
        invited=invited,
        responded=answers.n_people,
        response_rate=answers.n_people / invited if invited else None,
        flagged_share=associations.flagged_share,
        n_teams=len(teams),
        n_teams_shown=sum(team.n_band is not None for team in teams),
        dimensions=beside_scores(
            company_scores(wave, associations.beside.item_means),
            invited=invited,
            weighted=associations.beside.weighted,
            shifts=associations.beside.complete_case_shifts,
        ),
        readiness=readiness(wave, rng),
        teams=teams,
        perception=associations.perception,
        votes=company_votes(wave),
        drivers=associations.drivers,
        themes=associations.themes.themes,
        themes_reason=associations.themes.reason,
        careless=associations.careless,
        tenure=associations.beside.tenure,
    )


def _state(wave: WaveBeliefs, invited: int | None) -> tuple[SurveyState, str | None]:
    n_people = wave.answers.n_people
    if n_people == 0:
        return SurveyState.INSUFFICIENT, NO_RESPONSES
    if not wave.beliefs:
        return SurveyState.INSUFFICIENT, _nothing_shown(wave)
    if invited is not None and n_people < ENOUGH_RESPONSES_SHARE * invited:
        return SurveyState.PROVISIONAL, LOW_RESPONSE
    return SurveyState.MEASURED, None


def _nothing_shown(wave: WaveBeliefs) -> str:
    if wave.held:
        return EARLIER_RESULT
    return NOBODY_KNOWS if wave.nobody_knows == set(wave.dimensions) else TOO_FEW_RESPONSES


def _company_invited(answers: Turnout) -> int | None:
    """Return how many people were invited, None where the roster leaves out a team or is short."""
    if not len(answers.invited) or (answers.invited == UNKNOWN_INVITED).any():
        return None
    invited = int(answers.invited.sum())
    return invited if invited >= answers.n_people else None


def _nothing(reason: str) -> Survey:
    return Survey(
        state=SurveyState.INSUFFICIENT,
        reason=reason,
        wave=None,
        opened_on=None,
        closed_on=None,
        pilot_instrument=True,
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
        drivers=NO_ASSOCIATIONS.drivers,
        themes=(),
        themes_reason=NO_ASSOCIATIONS.themes.reason,
    )


def _privacy(survey: Survey, gate: Gate, wording: Wording) -> Privacy:
    """Count the cells of the heat map, the company's row included."""
    hidden = [score.suppressed for score in survey.dimensions]
    hidden += [cell.suppressed for team in survey.teams for cell in team.dimensions]
    return Privacy(
        minimum_group=gate.minimum,
        suppressed_cells=sum(hidden),
        released_cells=len(hidden) - sum(hidden),
        refused=refused_in_words(gate, wording),
    )
