"""What is open in each stage, and whether its counts fit the time that items spend there."""

from collections.abc import Mapping, Sequence

from flowgap.diagnosis.ageing import Ageing
from flowgap.diagnosis.load import little_checks
from flowgap.result.diagnosis import StageQueue
from flowgap.services.constraint.evidence import Stages
from flowgap.stages import PIPELINE_STAGES, Stage
from flowgap.wording import Wording


def stage_queues(stages: Stages, ages: Mapping[Stage, Ageing]) -> tuple[StageQueue, ...]:
    """Return the queue of each stage of which anything is known, in their order."""
    checks = {} if stages.present is None else little_checks(stages.present)
    queues = []
    for stage in PIPELINE_STAGES:
        age, check = ages.get(stage), checks.get(stage)
        if age is not None or check is not None:
            queues.append(
                StageQueue(
                    stage=stage,
                    n_open=None if age is None else age.n_open,
                    old_share=None if age is None else age.old_share,
                    steady_share=None if age is None else age.steady_share,
                    counted=None if check is None else check.counted,
                    expected=None if check is None else check.expected,
                    fits=None if check is None else check.fits,
                )
            )
    return tuple(queues)


def unlike_counts(queues: Sequence[StageQueue], wording: Wording) -> tuple[str, ...]:
    """Return a remark on each stage whose items and times do not fit together."""
    return tuple(
        wording.say(
            "stage-counts-unlike",
            stage=wording.say(f"stage-{queue.stage}"),
            counted=wording.number(queue.counted, decimals=1),
            expected=wording.number(queue.expected, decimals=1),
        )
        for queue in queues
        if queue.fits is False and queue.counted is not None and queue.expected is not None
    )
