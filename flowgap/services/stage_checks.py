"""Whether what is counted in each stage fits the time that items spend there, in words."""

from flowgap.diagnosis.load import little_checks
from flowgap.services.constraint_evidence import Stages
from flowgap.wording import Wording


def unlike_counts(stages: Stages, wording: Wording) -> tuple[str, ...]:
    """Return a remark on each stage whose items and times do not fit together."""
    if stages.present is None:
        return ()
    return tuple(
        wording.say(
            "stage-counts-unlike",
            stage=wording.say(f"stage-{stage}"),
            counted=wording.number(check.counted, decimals=1),
            expected=wording.number(check.expected, decimals=1),
        )
        for stage, check in little_checks(stages.present).items()
        if not check.fits
    )
