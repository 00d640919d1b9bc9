"""What a wave says beyond scores: gaps between roles, drivers, themes, careless answers."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.thresholds import MINIMUM_COMMENTS, MINIMUM_DISTRIBUTION
from flowgap.result.survey import Careless, Drivers, RoleGap, SurveyState, Theme
from flowgap.services.survey_asked import AskedWave
from flowgap.services.survey_careless import CarelessPart, careless_in_result, careless_part
from flowgap.services.survey_drivers import driver_part
from flowgap.services.survey_perception import perception
from flowgap.services.survey_steadiness import SurveyWave
from flowgap.services.survey_themes import themes
from flowgap.services.survey_waves import Flags

DRIVERS: Final = "drivers"
FLAGGED: Final = "flagged"
UNFLAGGED: Final = "unflagged"
THEMES: Final = "themes"

NO_ANSWERS: Final = "no_answers"
TOO_FEW_ANSWERS: Final = "too_few_answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Associations:
    """Of the company only; None and empty where the gate lets nothing through."""

    flagged_share: float | None
    careless: Careless | None
    perception: tuple[RoleGap, ...]
    drivers: Drivers
    themes: tuple[Theme, ...]


def no_drivers(reason: str) -> Drivers:
    """Return that nothing is said of drivers."""
    return Drivers(state=SurveyState.INSUFFICIENT, reason=reason)


NO_ASSOCIATIONS: Final = Associations(
    flagged_share=None, careless=None, perception=(), drivers=no_drivers(NO_ANSWERS), themes=()
)


def associations(
    folder: EngagementFolder, asked: AskedWave, wave: SurveyWave, rng: np.random.Generator
) -> Associations:
    """Return what roles, practices and comments say, of the company, each through the gate."""
    careless = _careless(folder, asked, wave)
    return Associations(
        flagged_share=None if careless is None else careless.flagged_share,
        careless=None if careless is None else careless_in_result(careless),
        perception=_perception(asked, wave),
        drivers=_drivers(asked, wave, rng),
        themes=_themes(folder, asked, rng),
    )


def _careless(folder: EngagementFolder, asked: AskedWave, wave: SurveyWave) -> CarelessPart | None:
    answers = asked.answers
    everyone = np.ones(answers.n_people, dtype=np.bool_)
    items = np.arange(len(answers.questionnaire.items))
    if not asked.admits(FLAGGED, everyone, items, minimum=MINIMUM_DISTRIBUTION):
        return None

    def admits_mean(dimension: str, unflagged: Flags) -> bool:
        name, of_dimension = f"{dimension}/{UNFLAGGED}", answers.items_of(dimension)
        return asked.admits(name, unflagged, of_dimension, minimum=MINIMUM_DISTRIBUTION)

    return careless_part(
        folder, answers, wave.usable, minimum=asked.gate.minimum, admits_mean=admits_mean
    )


def _perception(asked: AskedWave, wave: SurveyWave) -> tuple[RoleGap, ...]:
    beliefs = wave.beliefs
    admitted = {
        name: asked.gate.admit_roles(asked.scores_of(name), beliefs.gate.cell(beliefs.column(name)))
        for name in wave.usable
    }
    return perception(
        wave.usable,
        beliefs.beliefs,
        asked.roles,
        admitted=admitted,
        minimum=asked.gate.minimum,
    )


def _drivers(asked: AskedWave, wave: SurveyWave, rng: np.random.Generator) -> Drivers:
    gate, answers = wave.beliefs.gate, asked.answers
    columns = [wave.beliefs.column(name) for name in wave.usable]
    in_all = np.asarray(gate.shown[:, columns].all(axis=1))[answers.teams]
    items = np.arange(len(answers.questionnaire.items))
    if not columns or not asked.admits(DRIVERS, in_all, items, minimum=MINIMUM_DISTRIBUTION):
        return no_drivers(TOO_FEW_ANSWERS if answers.n_people else NO_ANSWERS)
    return driver_part(wave.usable, gate, answers.questionnaire, rng=rng).drivers


def _themes(
    folder: EngagementFolder, asked: AskedWave, rng: np.random.Generator
) -> tuple[Theme, ...]:
    everyone = np.ones(asked.answers.n_people, dtype=np.bool_)
    nothing = np.empty(0, dtype=np.intp)
    if not asked.admits(THEMES, everyone, nothing, minimum=MINIMUM_COMMENTS):
        return ()
    return themes(folder, asked.answers.wave.id, minimum=asked.gate.minimum, rng=rng)
