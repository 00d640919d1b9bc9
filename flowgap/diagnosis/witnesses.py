"""Witnesses per stage: what people say, what the clock says (SPACE pairing), and what waits now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.result.diagnosis import Reading, Witnesses, WitnessVerdict
from flowgap.stages import PIPELINE_STAGES, Stage

NEEDED_PROBABILITY: Final = 0.80
"""A witness speaks when it is this sure; below it says `unclear` (`docs/methods/witnesses.md`)."""

LOW_SCORE: Final = 50.0
"""POMP points. Below, the good practice is met less than half of the time."""

NOTICEABLE_SHARE: Final = 0.02
"""A stage is slower when it grew by more than this share of the lead time before."""

DIRECT_DIMENSION: Final[Mapping[Stage, str]] = {
    Stage.CLARIFY: "PRD",
    Stage.BUILD: "WRK",
    Stage.REVIEW: "REV",
    Stage.CI: "TST",
    Stage.QA: "QAC",
    Stage.SECURITY: "SEC",
    Stage.INTEGRATE: "INT",
    Stage.RELEASE: "INT",
}
"""The dimension that speaks for a stage (`docs/methods/witnesses.md`)."""

_JOINT: Final[Mapping[tuple[Reading, Reading], WitnessVerdict]] = {
    (Reading.BAD, Reading.BAD): WitnessVerdict.BOTH_BAD,
    (Reading.FINE, Reading.BAD): WitnessVerdict.METRIC_BAD,
    (Reading.BAD, Reading.FINE): WitnessVerdict.PEOPLE_BAD,
    (Reading.FINE, Reading.FINE): WitnessVerdict.BOTH_FINE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvidence:
    """The probability that a stage is bad by each witness; None where it has no data.

    `asked`: whether anybody was asked about the stage. Whom nobody asks does not call it fine.
    """

    survey_p: float | None
    telemetry_p: float | None
    ageing_p: float | None = None
    asked: bool = True


def hear_witnesses(evidence: Mapping[Stage, StageEvidence]) -> tuple[Witnesses, ...]:
    """Return the readings and the joint verdict of every pipeline stage, in order.

    Parameters
    ----------
    evidence : mapping of stage to probabilities in 0..1
        A stage without an entry has silent witnesses. The verdict joins survey and telemetry;
        ageing work stands beside it.

    Raises
    ------
    ValueError
        If a probability lies outside 0..1.
    """
    nothing = StageEvidence(survey_p=None, telemetry_p=None)
    return tuple(_hear(stage, evidence.get(stage, nothing)) for stage in PIPELINE_STAGES)


def read(p_bad: float | None) -> Reading:
    """Return what one witness says, given its probability that the stage is bad."""
    if p_bad is None:
        return Reading.SILENT
    if not 0 <= p_bad <= 1:
        raise ValueError(f"a probability lies in 0..1, got {p_bad}")
    if p_bad >= NEEDED_PROBABILITY:
        return Reading.BAD
    # 1 - p would miss the boundary by a rounding error: 1 - 0.8 is not 0.2.
    return Reading.FINE if p_bad <= round(1 - NEEDED_PROBABILITY, 12) else Reading.UNCLEAR


def _hear(stage: Stage, evidence: StageEvidence) -> Witnesses:
    survey = read(evidence.survey_p) if evidence.asked else Reading.NOT_ASKED
    telemetry = read(evidence.telemetry_p)
    return Witnesses(
        stage=stage,
        survey=survey,
        survey_p=evidence.survey_p if evidence.asked else None,
        telemetry=telemetry,
        telemetry_p=evidence.telemetry_p,
        ageing=read(evidence.ageing_p),
        ageing_p=evidence.ageing_p,
        verdict=_joint(survey, telemetry),
    )


def _joint(survey: Reading, telemetry: Reading) -> WitnessVerdict:
    """Return what both say; where one has nothing to say, the other speaks alone if it is sure."""
    sure = {Reading.BAD, Reading.FINE}
    if not survey.is_heard and telemetry in sure:
        return WitnessVerdict.ONLY_CLOCK
    if not telemetry.is_heard and survey in sure:
        return WitnessVerdict.ONLY_PEOPLE
    return _JOINT.get((survey, telemetry), WitnessVerdict.UNCLEAR)
