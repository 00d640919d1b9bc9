"""What answers may carry: which dimensions have a score, and which score may advise, with whom."""

from collections.abc import Sequence

from flowgap.diagnosis.witnesses import DIRECT_DIMENSION
from flowgap.result.diagnosis import Reading, Witnesses
from flowgap.result.survey import DimensionScore, Survey
from flowgap.scoring.gates import may_advise_alone
from flowgap.stages import PIPELINE_STAGES, Stage


class Opinions:
    """The company's scores beside what the clock and the vote say of the same stages.

    A dimension that is shown item by item has no score, so nothing here speaks of it.
    """

    def __init__(self, survey: Survey, witnesses: Sequence[Witnesses]) -> None:
        self._scores = {score.id: score for score in survey.dimensions if score.is_score}
        self._slow = {one.stage for one in witnesses if one.telemetry is Reading.BAD}
        shares = {vote.stage: vote.share for vote in survey.votes}
        highest = max((shares.get(stage.value, 0.0) for stage in PIPELINE_STAGES), default=0.0)
        self._named_most = {
            stage for stage in PIPELINE_STAGES if highest and shares.get(stage.value) == highest
        }

    def score(self, dimension: str) -> DimensionScore | None:
        """Return the score of a dimension, if it has one."""
        return self._scores.get(dimension)

    def of_stage(self, stage: Stage) -> DimensionScore | None:
        """Return the score that speaks for a stage, if there is one."""
        return self.score(DIRECT_DIMENSION[stage])

    def may_advise(self, score: DimensionScore, *stages: Stage) -> bool:
        """Tell whether a low score of these stages may carry a recommendation.

        Alone from omega .80 on; below, if the clock calls one of them slower, too, or if it is
        the one that most people name as the longest wait (`docs/methods/reliability.md`).
        """
        heard = self._slow | self._named_most
        return may_advise_alone(score.omega) or not heard.isdisjoint(stages)


def stages_of(dimension: str) -> tuple[Stage, ...]:
    """Return the stages that a dimension speaks for directly, in the order of the pipeline."""
    return tuple(stage for stage in PIPELINE_STAGES if DIRECT_DIMENSION[stage] == dimension)
