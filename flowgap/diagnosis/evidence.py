"""What findings are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flowgap.result.delivery import Delivery, FlowGap
from flowgap.result.diagnosis import Constraint, Witnesses
from flowgap.result.survey import Survey, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that findings are drawn from; everything in it has passed the privacy gate.

    `low_p` holds, by dimension, the probability (0-1) that its score lies below the middle.
    """

    survey: Survey
    trend: tuple[Trend, ...]
    delivery: Delivery
    flow_gap: FlowGap
    constraint: Constraint
    low_p: Mapping[str, float] = field(default_factory=dict)

    @property
    def witnesses(self) -> tuple[Witnesses, ...]:
        """What both witnesses say of each stage."""
        return self.constraint.witnesses
