"""Simulated worlds whose truth is known."""

import numpy as np
import pytest

from flowgap.delivery.ledger import Changes, Ledger, measure
from flowgap.delivery.population import choose_population
from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import ChangeType, EventKind, StageEvents, Stamp
from flowgap.stages import Stage
from tests.support.delivery_arrays import Row, events_of, items_of, periods

N_WEEKS = 13
PERIODS = periods(N_WEEKS)
N_ITEMS = 200


def world(*, build: float = 3.0, large_share: float = 0.5, extra: Row | None = None) -> list[Row]:
    """Return the items of one period, spread evenly over 80 of its 91 days.

    A small change takes a day to clarify, `build` days to build, a day each to review, merge and
    release; a large one takes twice as long.
    """
    rows = []
    for number in range(N_ITEMS):
        large = (number * large_share) % 1 >= 1 - large_share
        scale = 2 if large else 1
        steps = np.cumsum([number * 80 / N_ITEMS, *(scale * np.array([1, build, 1, 1, 1]))])
        names = ("created", "first_commit", "opened", "approved", "merged", "deployed")
        kind = {"lines": 300 if large else 20, "type": ChangeType.FEATURE}
        rows.append(dict(zip(names, steps, strict=True)) | kind | (extra or {}))
    return rows


def later(rows: list[Row]) -> list[Row]:
    names = {stamp.name.lower() for stamp in Stamp}
    shift = N_WEEKS * 7
    return [
        {name: value + shift if name in names else value for name, value in row.items()}
        for row in rows
    ]


def ledger_of(before: list[Row], after: list[Row], events: StageEvents | None = None) -> Ledger:
    items = items_of(before + later(after))
    population = choose_population(items, PERIODS, window=None, include_bots=False)
    chosen = items.take(population.rows)
    happened = events_of() if events is None else events
    happened = happened.of_items(population.rows, n_items=len(items))
    times = partition(chosen, happened, start=Stamp.CREATED, cap_days=None)
    return measure(chosen, times, population, PERIODS, rng=np.random.default_rng(1))


def changes_of(before: list[Row], after: list[Row]) -> Changes:
    changes = ledger_of(before, after).changes
    assert changes is not None
    return changes


class TestWorlds:
    def test_a_faster_build_is_rate_in_build_alone(self) -> None:
        # 3 to 2 days for the small half, 6 to 4 for the large half: -1.5 days on average.
        changes = changes_of(world(build=3), world(build=2))
        expected = np.zeros(9)
        expected[code(Stage.BUILD)] = -1.5
        np.testing.assert_allclose(changes.rate.value, expected, atol=1e-9)
        np.testing.assert_allclose(changes.mix.value, 0, atol=1e-9)

    def test_more_large_changes_are_mix_alone(self) -> None:
        # Small ones take 7 days, large ones 14; large from 1/2 to 3/4: 10.5 to 12.25 days.
        changes = changes_of(world(), world(large_share=0.75))
        np.testing.assert_allclose(changes.rate.value, 0, atol=1e-9)
        assert changes.mix.value.sum() == pytest.approx(1.75)
        assert changes.total.value == pytest.approx(1.75)

    def test_repeated_visits_are_counted_apart(self) -> None:
        # Each item after comes back to build for half a day of the wait for release.
        before, after = world(large_share=0.0), world(large_share=0.0)
        kinds = (EventKind.STARTED, EventKind.FINISHED)
        stays = [(1, 4), (1, 4, 6, 6.5)]
        happened = []
        for number, row in enumerate(before + later(after)):
            stay = stays[number >= N_ITEMS]
            happened += [
                (number, row["created"] + day, Stage.BUILD, kinds[step % 2])
                for step, day in enumerate(stay)
            ]
        changes = ledger_of(before, after, events_of(*happened)).changes
        assert changes is not None
        assert changes.build_again.value == pytest.approx(0.5)
        assert changes.elsewhere_again.value == pytest.approx(0)
        assert changes.rate.value[code(Stage.BUILD)] == pytest.approx(0.5)
        assert changes.release_wait.value == pytest.approx(-0.5)

    def test_shares_of_reverts_and_of_ai_are_compared(self) -> None:
        plain, changed = world(), world(extra={"type": ChangeType.REVERT, "ai_evident": True})
        changes = changes_of(plain, plain[:150] + changed[150:])
        assert changes.returned_share.value == pytest.approx(0.25)
        assert changes.ai_share.value == pytest.approx(0.25)


class TestLedger:
    def test_means_of_both_periods(self) -> None:
        # Half takes 7, half 14 days; build 3 and 6.
        ledger = ledger_of(world(), world())
        assert ledger.before.n == N_ITEMS
        assert np.mean(ledger.before.lead_time) == pytest.approx(10.5)
        assert ledger.before.work[code(Stage.BUILD)] == pytest.approx(4.5)
        assert ledger.before.wait[code(Stage.BUILD)] == 0

    def test_stages_without_a_stamp_are_not_measured(self) -> None:
        ledger = ledger_of(world(), world())
        assert ledger.measured[code(Stage.REVIEW)]
        assert not ledger.measured[code(Stage.QA)]

    def test_a_period_without_items_allows_no_comparison(self) -> None:
        ledger = ledger_of(world(), [])
        assert ledger.changes is None
        assert ledger.after.n == 0
        assert ledger.before.n == N_ITEMS
