"""All items that were started in two periods, compared with unfinished work in them."""

import numpy as np
import pytest

from flowgap.delivery.operations import Deployments
from flowgap.delivery.periods import Periods
from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.timeline.pieces import N_STAGES
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.unfinished.cohort import Cohort, Sight, last_seen, started_items
from flowgap.delivery.unfinished.occupation import occupation_means
from flowgap.delivery.unfinished.restricted import (
    Restricted,
    RestrictedReason,
    compare_restricted,
)
from flowgap.delivery.work_items import DAY, Stamp
from flowgap.stages import LEDGER_STAGES, Stage
from tests.support.delivery_arrays import Row, events_of, items_of, periods

NO_DEPLOYMENTS = Deployments(
    finished_at=np.zeros(0, dtype=np.int64),
    failed=np.zeros(0, dtype=np.bool_),
    unplanned=np.zeros(0, dtype=np.int64),
    failures_known=False,
)
EVERYTHING = np.ones(N_STAGES, dtype=bool)


def cohort(
    rows: list[Row], compared: Periods, *, end: float, measured: list[Stage] | None = None
) -> Cohort:
    recorded = EVERYTHING
    if measured is not None:
        recorded = np.isin(np.arange(N_STAGES), [code(stage) for stage in measured])
    sight = Sight(start=Stamp.CREATED, end_of_data=round(end * DAY), measured=recorded)
    return started_items(items_of(rows), events_of(), compared, sight)


def days_by_stage(found: Cohort, row: int = 0) -> dict[Stage, float]:
    """Return the seen days of an item in each stage that it was in."""
    own = found.paths.item == row
    sums = np.bincount(
        found.paths.stage[own], weights=found.paths.length[own] / DAY, minlength=N_STAGES
    )
    return {LEDGER_STAGES[number]: float(sums[number]) for number in np.flatnonzero(sums)}


def compare(
    rows: list[Row], compared: Periods, *, end: float, cap: float | None = None
) -> Restricted:
    return compare_restricted(
        cohort(rows, compared, end=end),
        compared,
        cap_days=cap,
        rng=np.random.default_rng(1),
    )


class TestWhereAnOpenItemIs:
    @pytest.mark.parametrize(
        ("last", "stage"),
        [
            ("created", Stage.CLARIFY),
            ("first_commit", Stage.BUILD),
            ("opened", Stage.REVIEW),
            ("first_review", Stage.REVIEW),
            ("approved", Stage.INTEGRATE),
            ("merged", Stage.RELEASE),
        ],
    )
    def test_it_is_in_the_stage_after_its_last_boundary(self, last: str, stage: Stage) -> None:
        names = ["created", "first_commit", "opened", "first_review", "approved", "merged"]
        row = dict.fromkeys(names[: names.index(last) + 1], 1.0)
        found = cohort([row], periods(10), end=9)
        assert days_by_stage(found) == {stage: 8.0}

    def test_a_stage_that_is_hardly_recorded_cannot_be_the_one(self) -> None:
        row: Row = {"created": 1, "first_commit": 2, "opened": 4}
        found = cohort([row], periods(10), end=9, measured=[Stage.CLARIFY, Stage.BUILD])
        assert days_by_stage(found) == {
            Stage.CLARIFY: 1.0,
            Stage.BUILD: 2.0,
            Stage.UNATTRIBUTED: 5.0,
        }


class TestWhoCounts:
    def test_delivered_open_and_abandoned_items_count_and_end_where_they_do(self) -> None:
        rows: list[Row] = [
            {"created": 1, "deployed": 6},
            {"created": 1},
            {"created": 1, "closed": 4, "abandoned": True},
        ]
        found = cohort(rows, periods(10), end=9)
        assert (found.paths.seen / DAY).tolist() == [5, 8, 3]
        assert found.paths.ended.tolist() == [True, False, True]

    @pytest.mark.parametrize(
        "row",
        [
            {"created": 1, "said_deployed": True},
            {"created": 1, "abandoned": True},
            {"created": 5, "deployed": 4},
            {"created": 500},
            {"deployed": 4},
        ],
    )
    def test_what_has_no_end_no_start_or_no_order_is_left_out(self, row: Row) -> None:
        assert not len(cohort([row], periods(10), end=9).paths.seen)

    def test_the_data_end_with_their_last_stamp(self) -> None:
        items = items_of([{"created": 1, "merged": 7.5}, {"created": 2}])
        assert last_seen(items, events_of(), NO_DEPLOYMENTS) == 7.5 * DAY


class TestComparison:
    def drawn(self, rng: np.random.Generator, compared: Periods, *, end: float) -> list[Row]:
        """Return items of one kind in both periods: three days of build, then waiting to release.

        What would be released after the end of the data is not released yet.
        """
        rows: list[Row] = []
        for created in rng.uniform(0, compared.after.until / DAY, 800):
            merged = created + 3
            deployed = merged + rng.exponential(20)
            row: Row = {"created": created, "first_commit": created, "opened": merged}
            row |= {"approved": merged, "first_review": merged, "merged": merged}
            if deployed <= end:
                row["deployed"] = deployed
            rows.append({name: day for name, day in row.items() if day <= end})
        return rows

    def test_leaving_open_items_out_would_tell_of_a_gain_that_is_none(self) -> None:
        compared = periods(13)
        end = 26 * 7.0
        rows = self.drawn(np.random.default_rng(3), compared, end=end)
        delivered = [row for row in rows if "deployed" in row]
        lead = np.array([row["deployed"] - row["created"] for row in delivered])
        late = np.array([row["created"] >= 13 * 7 for row in delivered])
        # Of the period after only the quick ones are delivered: days less, out of nothing.
        assert lead[late].mean() - lead[~late].mean() < -3
        found = compare(rows, compared, end=end, cap=40)
        assert found.change is not None
        assert found.change.low is not None
        assert found.change.high is not None
        assert found.change.low < 0 < found.change.high
        assert abs(float(found.change.value)) < 2.5

    def test_its_stages_add_up_to_the_mean(self) -> None:
        compared = periods(13)
        rows = self.drawn(np.random.default_rng(4), compared, end=182.0)
        found = compare(rows, compared, end=182.0)
        assert found.after is not None
        assert found.after.mean == pytest.approx(float(found.after.stages.sum()), abs=1e-9)
        assert found.after.n_open > 0

    def test_where_all_is_delivered_it_is_the_mean_of_the_ledger_at_the_cap(self) -> None:
        compared = periods(13)
        rows = [
            row
            for row in self.drawn(np.random.default_rng(5), compared, end=1e6)
            if row["created"] < 13 * 7
        ]
        found = cohort(rows, compared, end=1e6)
        means = occupation_means(found.paths, cap=30 * DAY, n_stages=N_STAGES) / DAY
        ledger = partition(items_of(rows), events_of(), start=Stamp.CREATED, cap_days=30)
        assert means == pytest.approx(ledger.total.mean(axis=0) / DAY, abs=1e-9)

    def test_the_order_of_the_items_changes_nothing(self) -> None:
        compared = periods(13)
        rows = self.drawn(np.random.default_rng(6), compared, end=182.0)
        first, second = (compare(some, compared, end=182.0) for some in (rows, rows[::-1]))
        assert first.change is not None
        assert second.change is not None
        assert float(first.change.value) == pytest.approx(float(second.change.value), abs=1e-9)

    def test_an_interval_holds_the_truth_about_as_often_as_it_says(self) -> None:
        compared = periods(13)
        held = 0
        for seed in range(60):
            rows = self.drawn(np.random.default_rng(seed), compared, end=182.0)
            change = compare(rows, compared, end=182.0, cap=40).change
            assert change is not None
            assert change.low is not None
            assert change.high is not None
            held += bool(change.low <= 0 <= change.high)
        # 90 % of 60 are 54; chance alone stays above 46 in 99.7 % of such runs.
        assert held >= 46


class TestReasons:
    def test_an_empty_period_is_named(self) -> None:
        found = compare([{"created": 1, "deployed": 3}], periods(10), end=140)
        assert found.reason is RestrictedReason.EMPTY_PERIOD

    def test_a_short_follow_up_is_named(self) -> None:
        rows: list[Row] = [{"created": 1, "deployed": 9}, *[{"created": 135}] * 9]
        assert compare(rows, periods(10), end=141).reason is RestrictedReason.SHORT_FOLLOW_UP

    def test_a_week_of_it_is_enough(self) -> None:
        rows: list[Row] = [{"created": 1, "deployed": 9}, *[{"created": 133}] * 9]
        found = compare(rows, periods(10), end=140)
        assert (found.reason, found.cap_days) == (None, 7)
