"""Whatever the data, parts add up to the whole: checked on arbitrary engagements."""

from dataclasses import dataclass, fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flowgap.delivery.comparison.resampling import Estimate
from flowgap.delivery.ledger import Changes, Ledger, measure
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import choose_population
from flowgap.delivery.timeline.partition import StageTimes, partition
from flowgap.delivery.work_items import (
    DAY,
    UNKNOWN,
    ChangeType,
    EventKind,
    Micros,
    StageEvents,
    Stamp,
    WorkItems,
)
from tests.support.delivery_arrays import items_of, periods

N_WEEKS = 8
SIDES = (Stamp.CI_START, Stamp.QA_START, Stamp.SECURITY_START)


@dataclass(frozen=True)
class Engagement:
    items: WorkItems
    events: StageEvents
    window: Stamp | None
    cap_days: float | None


@st.composite
def engagements(draw: st.DrawFn) -> Engagement:
    """Draw items with missing, equal, overlapping and now and then impossible stamps."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = draw(st.integers(1, 60))
    missing = draw(st.sampled_from([0.0, 0.1, 0.5]))
    stamps = np.full((n, len(Stamp)), UNKNOWN, dtype=np.int64)
    # Whole quarters of a day, so that many stamps coincide; two periods of 56 days.
    steps = rng.integers(0, 12, (n, Stamp.DEPLOYED + 1)) * (DAY // 4)
    stamps[:, : Stamp.DEPLOYED + 1] = (
        np.cumsum(steps, axis=1) + rng.integers(-10, 120, (n, 1)) * DAY
    )
    for side in SIDES:
        stamps[:, side] = stamps[:, Stamp.CREATED] + rng.integers(-4, 60, n) * (DAY // 4)
        stamps[:, side + 1] = stamps[:, side] + rng.integers(-1, 20, n) * (DAY // 4)
    stamps[rng.random(stamps.shape) < missing] = UNKNOWN
    stamps[rng.random(n) < draw(st.sampled_from([0.0, 0.2])), Stamp.FIRST_REVIEW] = 0
    items = items_of([{}] * n)
    columns = {field.name: getattr(items, field.name) for field in fields(items)}
    columns |= {
        "stamps": stamps,
        "type": rng.integers(len(ChangeType), size=n),
        "lines": rng.integers(-1, 900, n),
        "n_reviews": rng.integers(-1, 3, n),
        "is_bot": rng.random(n) < 0.05,
        "ai_evident": rng.random(n) < 0.3,
    }
    return Engagement(
        items=WorkItems(**columns),
        events=_events(rng, stamps, n_events=draw(st.sampled_from([0, 3 * n, 12 * n]))),
        window=draw(st.sampled_from([None, Stamp.MERGED, Stamp.DEPLOYED])),
        cap_days=draw(st.sampled_from([None, 0.3, 10.0])),
    )


def _events(rng: np.random.Generator, stamps: Micros, *, n_events: int) -> StageEvents:
    item = rng.integers(len(stamps), size=n_events)
    begin = np.where(stamps[item, Stamp.OPENED] == UNKNOWN, 0, stamps[item, Stamp.OPENED])
    return StageEvents(
        item=item,
        at=begin + rng.integers(-8, 40, n_events) * (DAY // 4),
        stage=rng.integers(8, size=n_events),
        kind=rng.integers(len(EventKind), size=n_events),
    )


@dataclass(frozen=True)
class Measured:
    ledger: Ledger
    times: StageTimes


def ledger_of(engagement: Engagement, compared: Periods) -> Measured:
    population = choose_population(
        engagement.items, compared, window=engagement.window, include_bots=False
    )
    items = engagement.items.take(population.rows)
    events = engagement.events.of_items(population.rows, n_items=len(engagement.items))
    start = Stamp.CREATED if population.start is None else population.start
    times = partition(items, events, start=start, cap_days=engagement.cap_days)
    rng = np.random.default_rng(1)
    ledger = measure(items, times, population, compared, rng=rng)
    return Measured(ledger=ledger, times=times)


def swapped(compared: Periods) -> Periods:
    return Periods(before=compared.after, after=compared.before)


@settings(max_examples=150, deadline=None)
@given(engagements())
def test_stage_times_add_up_to_each_lead_time_exactly(engagement: Engagement) -> None:
    times = ledger_of(engagement, periods(N_WEEKS)).times
    assert np.array_equal(times.total.sum(axis=1), times.span)
    assert np.all(times.wait >= 0)
    assert np.all(times.work >= 0)
    assert np.all(times.repeated <= times.total)


@settings(max_examples=60, deadline=None)
@given(engagements())
def test_rates_and_mixes_add_up_to_the_change(engagement: Engagement) -> None:
    ledger = ledger_of(engagement, periods(N_WEEKS)).ledger
    if ledger.changes is None:
        assert not (ledger.before.n and ledger.after.n)
        return
    change = np.mean(ledger.after.lead_time) - np.mean(ledger.before.lead_time)
    assert float(ledger.changes.total.value) == pytest.approx(change, abs=1e-9)
    by_stage = ledger.changes.rate.value + ledger.changes.mix.value
    means = [one.wait + one.work for one in (ledger.before, ledger.after)]
    np.testing.assert_allclose(by_stage, means[1] - means[0], atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(engagements())
def test_swapping_the_periods_turns_every_sign(engagement: Engagement) -> None:
    plain = periods(N_WEEKS)
    ledger = ledger_of(engagement, plain).ledger
    turned = ledger_of(engagement, Periods(before=plain.after, after=plain.before)).ledger
    if ledger.changes is None or turned.changes is None:
        assert ledger.changes is turned.changes
        return
    for one, other in zip(estimates(ledger.changes), estimates(turned.changes), strict=True):
        np.testing.assert_allclose(one.value, -other.value, atol=1e-9)


@settings(max_examples=60, deadline=None)
@given(engagements())
def test_the_order_of_rows_does_not_matter(engagement: Engagement) -> None:
    n, events = len(engagement.items), engagement.events
    rng = np.random.default_rng(n)
    order, of_events = rng.permutation(n), rng.permutation(len(events))
    mixed = Engagement(
        items=engagement.items.take(order),
        events=StageEvents(
            item=np.argsort(order)[events.item[of_events]],
            at=events.at[of_events],
            stage=events.stage[of_events],
            kind=events.kind[of_events],
        ),
        window=engagement.window,
        cap_days=engagement.cap_days,
    )
    assert_same(
        ledger_of(engagement, periods(N_WEEKS)).ledger, ledger_of(mixed, periods(N_WEEKS)).ledger
    )


@settings(max_examples=40, deadline=None)
@given(engagements())
def test_items_outside_the_periods_change_nothing(engagement: Engagement) -> None:
    items = engagement.items
    long_ago = np.where(items.stamps == UNKNOWN, UNKNOWN, items.stamps - 1000 * DAY)
    twice = items.take(np.tile(np.arange(len(items)), 2))
    more = Engagement(
        items=replace(twice, stamps=np.concatenate([items.stamps, long_ago])),
        events=engagement.events,
        window=engagement.window,
        cap_days=engagement.cap_days,
    )
    assert_same(
        ledger_of(engagement, periods(N_WEEKS)).ledger, ledger_of(more, periods(N_WEEKS)).ledger
    )


def assert_same(first: Ledger, second: Ledger) -> None:
    assert np.array_equal(first.before.wait, second.before.wait)
    assert np.array_equal(first.after.work, second.after.work)
    if first.changes is None or second.changes is None:
        assert first.changes is second.changes
        return
    for one, other in zip(estimates(first.changes), estimates(second.changes), strict=True):
        assert np.array_equal(one.value, other.value)
        assert (one.draws is None) == (other.draws is None)
        if one.draws is not None and other.draws is not None:
            assert np.array_equal(one.draws, other.draws)


def estimates(changes: Changes) -> tuple[Estimate, ...]:
    return (changes.rate, changes.mix, changes.release_wait, changes.returned_share)


@settings(max_examples=60, deadline=None)
@given(engagements(), st.integers(1, 9))
def test_cutting_in_blocks_changes_nothing(engagement: Engagement, block: int) -> None:
    whole = ledger_of(engagement, periods(N_WEEKS)).times
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flowgap.delivery.timeline.partition._BLOCK", block)
        parts = ledger_of(engagement, periods(N_WEEKS)).times
    for column in fields(StageTimes):
        assert np.array_equal(getattr(parts, column.name), getattr(whole, column.name))
