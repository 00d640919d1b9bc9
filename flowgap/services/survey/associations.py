"""What a wave says beyond scores: gaps between roles, drivers, themes, careless answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from flowgap.engagement.folder import EngagementFolder
from flowgap.privacy.thresholds import MINIMUM_COMMENTS, MINIMUM_DISTRIBUTION
from flowgap.result.survey import Careless, Drivers, RoleGap, Shown, SurveyState
from flowgap.services.survey.asked import AskedWave
from flowgap.services.survey.beside import BesideGate, BesideScores
from flowgap.services.survey.careless import (
    CarelessPart,
    careless_flags,
    careless_in_result,
    careless_part,
)
from flowgap.services.survey.cuts import Cuts
from flowgap.services.survey.drivers import driver_part
from flowgap.services.survey.perception import perception
from flowgap.services.survey.steadiness import SurveyWave
from flowgap.services.survey.themes import NoThemes, WaveThemes, wave_themes

DRIVERS: Final = "drivers"
FLAGGED: Final = "flagged"
CAREFUL: Final = "careful"
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
    themes: WaveThemes
    beside: BesideScores = field(default_factory=BesideScores)


def no_drivers(reason: str) -> Drivers:
    """Return that nothing is said of drivers."""
    return Drivers(state=SurveyState.INSUFFICIENT, reason=reason)


NO_ASSOCIATIONS: Final = Associations(
    flagged_share=None,
    careless=None,
    perception=(),
    drivers=no_drivers(NO_ANSWERS),
    themes=WaveThemes(themes=(), reason=NoThemes.FEW_PEOPLE),
)


def associations(
    folder: EngagementFolder, asked: AskedWave, wave: SurveyWave, rng: np.random.Generator
) -> Associations:
    """Return what roles, practices and comments say, of the company, each through the gate."""
    door = _door(asked, wave)
    roles = {name: door.admitted(asked, name) for name in wave.usable}
    careless = _careless(folder, wave, door)
    return Associations(
        flagged_share=None if careless is None else careless.flagged_share,
        careless=None if careless is None else careless_in_result(careless),
        perception=_perception(asked, wave, roles),
        drivers=_drivers(asked, wave, rng),
        themes=_themes(folder, asked, rng),
        beside=door.beside(folder, roles),
    )


def _door(asked: AskedWave, wave: SurveyWave) -> BesideGate:
    gate, beliefs = wave.beliefs.gate, wave.beliefs
    return BesideGate(
        asked=asked,
        usable=wave.usable,
        beliefs=beliefs.beliefs,
        decisions={name: gate.cell(beliefs.column(name)) for name in wave.usable},
        incomplete=beliefs.incomplete,
        cuts=Cuts(wave.usable, minimum=asked.gate.minimum),
    )


def _careless(folder: EngagementFolder, wave: SurveyWave, door: BesideGate) -> CarelessPart | None:
    asked, answers = door.asked, door.asked.answers
    everyone = np.ones(answers.n_people, dtype=np.bool_)
    items = np.arange(len(answers.questionnaire.items))
    flags = careless_flags(folder, answers)
    by_care = replace(asked, roles=np.where(flags.excluded, FLAGGED, CAREFUL))
    for dimension in wave.usable:
        # Also where nothing is asked: the sums of teams count when something is asked later.
        door.admitted(by_care, dimension, kind=FLAGGED, wanted=())
    if not asked.admits(FLAGGED, everyone, items, minimum=MINIMUM_DISTRIBUTION):
        return None

    def admits_mean(dimension: str) -> bool:
        return bool(door.admitted(by_care, dimension, kind=FLAGGED, wanted=(CAREFUL,)))

    return careless_part(flags, wave.usable, minimum=asked.gate.minimum, admits_mean=admits_mean)


def _perception(
    asked: AskedWave, wave: SurveyWave, admitted: Mapping[str, Collection[str]]
) -> tuple[RoleGap, ...]:
    return perception(
        wave.usable,
        wave.beliefs.beliefs,
        asked.roles,
        admitted=admitted,
        minimum=asked.gate.minimum,
    )


def _drivers(asked: AskedWave, wave: SurveyWave, rng: np.random.Generator) -> Drivers:
    gate, answers = wave.beliefs.gate, asked.answers
    usable = {
        name: part
        for name, part in wave.usable.items()
        if wave.beliefs.consistency_of(name).shown is not Shown.ITEMS
    }
    columns = [wave.beliefs.column(name) for name in usable]
    in_all = np.asarray(gate.shown[:, columns].all(axis=1))[answers.teams]
    items = np.arange(len(answers.questionnaire.items))
    if not columns or not asked.admits(DRIVERS, in_all, items, minimum=MINIMUM_DISTRIBUTION):
        return no_drivers(TOO_FEW_ANSWERS if answers.n_people else NO_ANSWERS)
    return driver_part(usable, gate, answers.questionnaire, rng=rng).drivers


def _themes(folder: EngagementFolder, asked: AskedWave, rng: np.random.Generator) -> WaveThemes:
    everyone = np.ones(asked.answers.n_people, dtype=np.bool_)
    nothing = np.empty(0, dtype=np.intp)
    if not asked.admits(THEMES, everyone, nothing, minimum=MINIMUM_COMMENTS):
        return WaveThemes(themes=(), reason=NoThemes.FEW_PEOPLE)
    return wave_themes(folder, asked.answers.wave.id, minimum=asked.gate.minimum, rng=rng)
