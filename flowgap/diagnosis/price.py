"""The price of the gap: item-days and delivered items per quarter, money where a rate is told."""

from typing import Final

from flowgap.result.delivery import Delivery, FlowGap, GapPrice, Money
from flowgap.result.document import EngagementSummary, Period

QUARTER_DAYS: Final = 365.25 / 4


def gap_price(
    gap: FlowGap,
    delivery: Delivery,
    engagement: EngagementSummary,
    *,
    rate: tuple[str, float] | None = None,
) -> GapPrice | None:
    """Return the price of the gap; None where there is no gap, or no period after.

    Parameters
    ----------
    gap, delivery, engagement : sections of the result
    rate : tuple of currency and amount, optional
        What one item that reaches users one day later costs, as the client says.

    Notes
    -----
    Item-days are the gap times the items that are delivered in a quarter, at the pace of the
    period after; low and high are those of the gap. Delivered items are counted: they have no
    interval.
    """
    before, after = engagement.before, engagement.after
    if gap.days is None or before is None or after is None or not delivery.after.n:
        return None
    pace = _per_quarter(delivery.after.n, after)
    days, low, high = (
        None if value is None else value * pace for value in (gap.days, gap.low, gap.high)
    )
    if days is None:
        return None
    return GapPrice(
        item_days=days,
        low=low,
        high=high,
        items_per_quarter_before=_per_quarter(delivery.before.n, before),
        items_per_quarter_after=pace,
        money=None if rate is None else _money(rate, days, low, high),
    )


def _per_quarter(n: int, period: Period) -> float:
    return n / max((period.until - period.start).days, 1) * QUARTER_DAYS


def _money(rate: tuple[str, float], days: float, low: float | None, high: float | None) -> Money:
    currency, amount = rate
    return Money(
        currency=currency,
        amount=days * amount,
        low=None if low is None else low * amount,
        high=None if high is None else high * amount,
    )
