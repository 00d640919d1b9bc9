"""Drivers of a wave: which practices go along with outcomes, of teams that may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from flowgap.privacy.suppression import Decision
from flowgap.questionnaire.schema import DimensionKind, Questionnaire
from flowgap.result.survey import DriverImportance, Drivers, SurveyState
from flowgap.scoring.associations.drivers import DriverStudy, find_drivers
from flowgap.scoring.associations.moments import TeamSample
from flowgap.scoring.mixture import Floats
from flowgap.services.survey.beliefs import UsableAnswers
from flowgap.services.survey.waves import Flags

PUBLISHED_GAINS: Final = {"REV": 0.5, "PRD": 0.4, "COM": 0.3}
"""How much more of an outcome is reported with faster reviews (delivery performance), focus on
users and a generative culture (organizational performance): DORA, State of DevOps 2023. A dimension
weighs 1 and its gain; all others weigh 1."""

NO_OUTCOME: Final = "no_outcome"
NO_CLEAR_DRIVER: Final = "no_clear_driver"
FEW_TEAMS: Final = "few_teams"
"""Fewer than 30: their weights are pulled towards published findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverPart:
    """The result's share, and the study that it was drawn from.

    Attributes
    ----------
    drivers : Drivers
    practices : tuple of str
        Dimensions in the order of the study's drivers.
    study : DriverStudy or None
        None where no outcome may be shown.
    """

    drivers: Drivers
    practices: tuple[str, ...]
    study: DriverStudy | None


def driver_part(
    usable: Mapping[str, UsableAnswers],
    gate: Decision,
    questionnaire: Questionnaire,
    *,
    rng: np.random.Generator,
) -> DriverPart:
    """Return the drivers between teams that are shown in every dimension that takes part.

    Hidden teams take no part: kept apart, they would be known to the result.

    Parameters
    ----------
    usable : mapping of dimension to UsableAnswers
        What the gate lets through of a wave.
    gate : Decision
        Its columns are the dimensions of the questionnaire.
    questionnaire : Questionnaire
    rng : Generator
    """
    kinds = {
        dimension.id: dimension.kind
        for dimension in questionnaire.dimensions
        if dimension.id in usable
    }
    outcome = next((name for name, kind in kinds.items() if kind is DimensionKind.OUTCOME), None)
    practices = tuple(name for name, kind in kinds.items() if kind is not DimensionKind.OUTCOME)
    if outcome is None:
        refused = Drivers(state=SurveyState.INSUFFICIENT, reason=NO_OUTCOME)
        return DriverPart(drivers=refused, practices=practices, study=None)
    order = [dimension.id for dimension in questionnaire.dimensions]
    names = (*practices, outcome)
    is_shown = gate.shown[:, [order.index(name) for name in names]].all(axis=1)
    sample = _sample([usable[name] for name in names], np.asarray(is_shown))
    study = find_drivers(sample, prior=_prior(practices), rng=rng)
    return DriverPart(drivers=_drivers(study, practices), practices=practices, study=study)


def _sample(usable: Sequence[UsableAnswers], is_shown: Flags) -> TeamSample:
    teams = usable[-1].teams
    takes_part = is_shown[teams]
    return TeamSample(
        values=np.stack([part.scores for part in usable], axis=1)[takes_part],
        teams=(np.cumsum(is_shown) - 1)[teams[takes_part]],
        n_teams=int(is_shown.sum()),
    )


def _prior(practices: tuple[str, ...]) -> Floats:
    return np.array([1 + PUBLISHED_GAINS.get(name, 0.0) for name in practices])


def _drivers(study: DriverStudy, practices: tuple[str, ...]) -> Drivers:
    if study.reason is not None:
        return Drivers(state=SurveyState.INSUFFICIENT, reason=study.reason)
    notes = (
        *((FEW_TEAMS,) if study.is_prior_informed else ()),
        *(() if study.is_clear else (NO_CLEAR_DRIVER,)),
    )
    items = (
        DriverImportance(
            id=name,
            importance=found.importance,
            low=found.low,
            high=found.high,
            rank=found.rank,
            rank_low=found.rank_low,
            rank_high=found.rank_high,
        )
        for name, found in zip(practices, study.between, strict=True)
    )
    return Drivers(
        state=SurveyState.PROVISIONAL if notes else SurveyState.MEASURED,
        reason=None,
        notes=notes,
        items=tuple(sorted(items, key=lambda item: -item.importance)),
    )
