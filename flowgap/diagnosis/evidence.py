"""What findings are drawn from."""

from dataclasses import dataclass

from flowgap.result.delivery import Delivery, FlowGap
from flowgap.result.diagnosis import Witnesses
from flowgap.result.survey import Survey, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that findings are drawn from; everything in it has passed the privacy gate."""

    survey: Survey
    trend: tuple[Trend, ...]
    delivery: Delivery
    flow_gap: FlowGap
    witnesses: tuple[Witnesses, ...]
