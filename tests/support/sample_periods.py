"""Results of one engagement that were kept one after the other, each of a later half year."""

from dataclasses import replace
from datetime import date

from flowgap.result.delivery import Dora, DoraFigure
from flowgap.result.document import Period, Result
from tests.support.sample_result import sample_result

PERIODS = (
    Period(start=date(2025, 10, 1), until=date(2026, 1, 1)),
    Period(start=date(2026, 1, 1), until=date(2026, 4, 1)),
    Period(start=date(2026, 4, 1), until=date(2026, 7, 1)),
    Period(start=date(2026, 7, 1), until=date(2026, 10, 1)),
)
LEAD_TIMES = (3.4, 3.2, 2.6, 2.1)
"""Days, each with an interval of 0.2 on both sides: it clearly fell."""
FREQUENCIES = (11.0, 10.8, 11.2, 11.4)
"""Per week, each with an interval of 1.2: no evidence of change."""
GAPS = (None, 0.9, 1.4, 1.3)
"""Days, each with an interval of 0.4."""


def later_results(*, language: str = "en") -> tuple[Result, ...]:
    """Return four results, the first without a flow gap."""
    result = sample_result(language=language)
    return tuple(
        of_period(result, place=place, period=period) for place, period in enumerate(PERIODS)
    )


def of_period(result: Result, *, place: int, period: Period) -> Result:
    """Return the result as it would be of one of the periods."""
    gap, days = result.flow_gap, GAPS[place]
    around = (None, None) if days is None else (days - 0.4, days + 0.4)
    return replace(
        result,
        engagement=replace(result.engagement, after=period),
        flow_gap=replace(gap, days=days, low=around[0], high=around[1]),
        delivery=replace(result.delivery, dora=_dora(result.delivery.dora, place)),
    )


def _dora(dora: Dora, place: int) -> Dora:
    return replace(
        dora,
        lead_time=_around(dora.lead_time, LEAD_TIMES[place], 0.2),
        deployment_frequency=_around(dora.deployment_frequency, FREQUENCIES[place], 1.2),
    )


def _around(figure: DoraFigure, value: float, reach: float) -> DoraFigure:
    return replace(figure, value=value, low=value - reach, high=value + reach)
