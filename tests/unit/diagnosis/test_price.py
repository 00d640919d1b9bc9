"""The price of the gap: days times items, with the interval of the gap."""

from dataclasses import replace
from datetime import date

import pytest

from flowgap.diagnosis.price import QUARTER_DAYS, gap_price
from flowgap.result.delivery import GapPrice
from flowgap.result.document import Period
from tests.support.sample_result import sample_result


def price(
    *, days: float | None = 2.0, rate: tuple[str, float] | None = None, n: int = 200
) -> GapPrice | None:
    """Return the price where 200 items came in 100 days, 100 in 100 days before."""
    result = sample_result()
    delivery = replace(
        result.delivery,
        before=replace(result.delivery.before, n=100),
        after=replace(result.delivery.after, n=n),
    )
    engagement = replace(
        result.engagement,
        before=Period(start=date(2026, 1, 1), until=date(2026, 4, 11)),
        after=Period(start=date(2026, 4, 11), until=date(2026, 7, 20)),
    )
    gap = replace(result.flow_gap, days=days, low=1.0, high=4.0)
    return gap_price(gap, delivery, engagement, rate=rate)


def test_item_days_are_days_times_items_of_a_quarter() -> None:
    # 200 items in 100 days are 2 a day.
    found = price()
    assert found is not None
    assert found.items_per_quarter_after == pytest.approx(2 * QUARTER_DAYS)
    assert found.items_per_quarter_before == pytest.approx(QUARTER_DAYS)
    assert found.item_days == pytest.approx(2 * 2 * QUARTER_DAYS)
    assert (found.low, found.high) == pytest.approx((2 * QUARTER_DAYS, 8 * QUARTER_DAYS))
    assert found.money is None


def test_money_carries_the_interval_through() -> None:
    found = price(rate=("EUR", 10.0))
    assert found is not None
    assert found.money is not None
    assert found.money.currency == "EUR"
    assert found.money.amount == pytest.approx(10 * found.item_days)
    assert found.money.low == pytest.approx(20 * QUARTER_DAYS)
    assert found.money.high == pytest.approx(80 * QUARTER_DAYS)


def test_a_gap_below_zero_is_a_gain() -> None:
    found = price(days=-1.0)
    assert found is not None
    assert found.item_days < 0


@pytest.mark.parametrize(("days", "n"), [(None, 200), (2.0, 0)])
def test_without_a_gap_or_items_there_is_no_price(days: float | None, n: int) -> None:
    assert price(days=days, n=n) is None
