"""What survey, delivery data and ageing work say of each stage, as probabilities."""

from collections.abc import Mapping

import numpy as np

from flowgap.diagnosis.ageing import Ageing
from flowgap.diagnosis.witnesses import (
    DIRECT_DIMENSION,
    LOW_SCORE,
    NOTICEABLE_SHARE,
    StageEvidence,
)
from flowgap.services.delivery.assessment import DeliveryAssessment
from flowgap.services.survey.assessment import SurveyAssessment
from flowgap.stages import LEDGER_STAGES, PIPELINE_STAGES, Stage


def stage_evidence(
    survey: SurveyAssessment,
    delivery: DeliveryAssessment,
    ages: Mapping[Stage, Ageing],
    *,
    asked: frozenset[str],
) -> dict[Stage, StageEvidence]:
    """Return the probability that each stage is bad by each witness, where it has data."""
    lead_time_days = delivery.delivery.before.mean
    measured = {row.stage for row in delivery.delivery.ledger if row.measured and row.comparable}

    def slower(stage: Stage) -> float | None:
        if delivery.rate_draws is None or lead_time_days is None or stage not in measured:
            return None
        draws = delivery.rate_draws[:, LEDGER_STAGES.index(stage)]
        return float(np.mean(draws > NOTICEABLE_SHARE * lead_time_days))

    def low(stage: Stage) -> float | None:
        posterior = survey.posteriors.get(DIRECT_DIMENSION[stage])
        return None if posterior is None else float(posterior.below(LOW_SCORE)[0])

    return {
        stage: StageEvidence(
            survey_p=low(stage),
            telemetry_p=slower(stage),
            ageing_p=ages[stage].p if stage in ages else None,
            asked=DIRECT_DIMENSION[stage] in asked,
        )
        for stage in PIPELINE_STAGES
    }
