from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.timeline.spans import impossible_order, milestones
from flowgap.delivery.work_items import DAY, UNKNOWN, Stamp
from flowgap.simulation.organizations.clock import calendar_days, stamps
from flowgap.simulation.organizations.drawing import History, draw_history
from flowgap.simulation.organizations.parameters import draw_organization
from flowgap.simulation.organizations.recording import Record, record
from flowgap.simulation.organizations.regimes import REGIMES
from flowgap.simulation.organizations.telemetry import (
    clean,
    draw_losses,
    observe_through,
    only_stamps,
)
from flowgap.simulation.organizations.truth import mean_stage_days, observe, tell_truth
from flowgap.stages import PIPELINE_STAGES, Stage

Draw = Callable[[str, int], History]


def told(history: History, *, office_hours: bool = False) -> Record:
    return record(history, observe(history), office_hours=office_hours)


class TestClock:
    def test_a_day_of_work_is_eight_hours_from_nine(self) -> None:
        # Half a working day after the start is 13:00; day 5 is the Monday after.
        days = calendar_days(np.array([0.0, 0.5, 5.0]), office_hours=True)
        assert days * 24 == pytest.approx([9, 13, 7 * 24 + 9])

    def test_what_did_not_happen_has_no_stamp(self) -> None:
        at = stamps(np.array([np.nan, 0.0, 1.0]), office_hours=False)
        assert at[0] == UNKNOWN
        assert at[2] - at[1] == DAY


class TestRecord:
    @pytest.mark.parametrize("name", REGIMES)
    def test_the_record_is_in_a_possible_order(self, name: str, draw: Draw) -> None:
        items = told(draw(name, 2)).items
        assert not impossible_order(items, milestones(items, start=Stamp.CREATED)).any()

    def test_nothing_is_recorded_after_the_end_of_the_period(self, draw: Draw) -> None:
        history = draw("steady", 2)
        kept = told(history)
        end = stamps(np.array([history.end_days]), office_hours=False)[0]
        assert max(kept.items.stamps.max(), kept.events.at.max()) <= end
        assert not kept.items.has(Stamp.DEPLOYED).all()

    def test_the_ledger_finds_the_stage_times_that_are_true(self, draw: Draw) -> None:
        # Without parallel stages each visit owns its time: sums over all items are the same.
        history = draw("steady", 6)
        passage = observe(history)
        kept = record(history, passage, office_hours=False)
        done = np.flatnonzero(kept.items.has(Stamp.DEPLOYED))
        items = kept.items.take(done)
        times = partition(
            items,
            kept.events.of_items(done, n_items=len(kept.items)),
            start=Stamp.CREATED,
            cap_days=None,
        )
        rows = (history.stage >= 0) & ~np.isnan(passage.started)
        n_rows = np.diff(history.visits.first)
        item = np.repeat(np.arange(len(n_rows)), n_rows)
        of_done = rows & np.isin(item, done)
        span = (passage.finished - passage.queued)[of_done]
        sums = np.bincount(history.stage[of_done], weights=span, minlength=8)
        assert times.total[:, :8].sum(axis=0) / DAY == pytest.approx(sums, rel=1e-6)

    def test_waiting_is_a_part_of_the_time_in_a_stage(self, draw: Draw) -> None:
        history = draw("bursty", 1)
        waiting, time = mean_stage_days(history, observe(history))
        assert (waiting <= time).all()


class TestLeftOut:
    def test_a_stage_that_does_not_exist_leaves_no_trace_and_gains_nothing(self) -> None:
        # Seed 60 draws a steady company without at least one stage.
        organization = draw_organization(REGIMES["steady"], np.random.default_rng([60, 0, 0]))
        absent = np.flatnonzero(~organization.exists)
        history = draw_history(organization, np.random.default_rng(1))
        passage = observe(history)
        kept = record(history, passage, office_hours=False)
        assert len(absent) > 0
        assert not np.isin(kept.events.stage, absent).any()
        assert (mean_stage_days(history, passage)[1, absent] == 0).all()
        assert (tell_truth(history, passage, office_hours=False).gain_days[absent] == 0).all()

    def test_every_item_is_created_when_it_comes_although_nobody_clarifies_it(self) -> None:
        steady = draw_organization(REGIMES["steady"], np.random.default_rng(2))
        exists = steady.exists.copy()
        exists[PIPELINE_STAGES.index(Stage.CLARIFY)] = False
        history = draw_history(replace(steady, exists=exists), np.random.default_rng(1))
        items = told(history).items
        came = stamps(history.visits.arrival[: history.n_items], office_hours=False)
        assert np.array_equal(items.at(Stamp.CREATED), came)

    def test_the_second_product_does_not_stand_in_the_line_of_qa(self, draw: Draw) -> None:
        history = draw("two_products", 3)
        qa = history.stage == PIPELINE_STAGES.index(Stage.QA)
        n_rows = np.diff(history.visits.first)
        item = np.repeat(np.arange(len(n_rows)), n_rows)
        tested = len(np.unique(item[qa]))
        # Half of the items are of the second product, give or take five standard deviations.
        n = history.n_items
        assert abs(tested - n / 2) < 5 * np.sqrt(n / 4)


class TestLosses:
    def test_clean_tools_lose_nothing(self, draw: Draw) -> None:
        kept = told(draw("rework", 5))
        seen = observe_through(clean(), kept, np.random.default_rng(1))
        assert np.array_equal(seen.items.stamps, kept.items.stamps)
        assert len(seen.events) == len(kept.events)

    def test_stamps_alone_have_no_events(self, draw: Draw) -> None:
        seen = observe_through(only_stamps(), told(draw("steady", 5)), np.random.default_rng(1))
        assert len(seen.events) == 0
        assert seen.items.has(Stamp.APPROVED).any()

    @pytest.mark.parametrize("seed", range(12))
    def test_a_missing_stage_leaves_no_trace(self, seed: int, draw: Draw) -> None:
        rng = np.random.default_rng(seed)
        losses = draw_losses(0.6, rng)
        seen = observe_through(losses, told(draw("steady", 5), office_hours=True), rng)
        gone = set(np.flatnonzero(losses.missing).tolist())
        # What a merged stage showed is booked on the one before, missing or not.
        booked = {stage - 1 for stage in np.flatnonzero(losses.merged).tolist()}
        assert not set(seen.events.stage.tolist()) & (gone - booked)
        assert not impossible_order(seen.items, milestones(seen.items, start=Stamp.CREATED)).any()

    def test_one_stage_is_always_recorded(self) -> None:
        assert not draw_losses(1.0, np.random.default_rng(3)).missing.all()
