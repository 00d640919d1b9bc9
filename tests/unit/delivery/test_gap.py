from dataclasses import replace

import numpy as np
import pytest

from flowgap.delivery.gap import (
    GapReason,
    build_measured,
    delivery_state,
    flow_gap,
    unidentified,
)
from flowgap.delivery.ledger import Changes
from flowgap.result.delivery import DeliveryState, FlowGapState
from flowgap.stages import Stage
from tests.support.delivery_ledger import changes_of, ledger_of, times_of

MIGRATED = {Stage.BUILD: -2.0, Stage.REVIEW: 1.5}


def without_draws(changes: Changes) -> Changes:
    return replace(
        changes, rate=replace(changes.rate, draws=None), mix=replace(changes.mix, draws=None)
    )


class TestFlowGap:
    def test_worked_example(self) -> None:
        # Build -2 days, review +1.5, the rest 0: G = 1.5, g = 1.5 / 2 = .75.
        # Nine stages of 2 days: 18 days before, ceiling 18 - 2 = 16, build share 2 / 18.
        found = flow_gap(ledger_of(changes_of(rate=MIGRATED)))
        assert found.state is FlowGapState.MEASURED
        assert found.reason is None
        assert found.gap is not None
        assert found.gap.value == pytest.approx(1.5)
        assert found.build_saving is not None
        assert found.build_saving.value == pytest.approx(2)
        assert found.give_back is not None
        assert found.give_back.value == pytest.approx(0.75)
        assert found.ceiling_days == pytest.approx(16)
        assert found.build_share == pytest.approx(1 / 9)

    def test_time_that_nobody_owns_belongs_to_the_gap(self) -> None:
        rate = {Stage.BUILD: -2.0, Stage.UNATTRIBUTED: 0.5, Stage.RELEASE: 0.25}
        found = flow_gap(ledger_of(changes_of(rate=rate)))
        assert found.gap is not None
        assert found.gap.value == pytest.approx(0.75)

    def test_a_gap_below_zero_is_shown_as_such(self) -> None:
        rate = {Stage.BUILD: -2.0, Stage.REVIEW: -1.0}
        found = flow_gap(ledger_of(changes_of(rate=rate)))
        assert found.gap is not None
        assert found.gap.high is not None
        assert found.gap.high < 0
        assert found.give_back is not None
        assert found.give_back.value == pytest.approx(-0.5)

    def test_the_mix_has_no_part_in_the_gap(self) -> None:
        found = flow_gap(ledger_of(changes_of(rate=MIGRATED, mix=3.0)))
        assert found.gap is not None
        assert found.gap.value == pytest.approx(1.5)

    @pytest.mark.parametrize(("saving", "shown"), [(0.25, False), (0.26, True)])
    def test_the_share_needs_more_than_a_quarter_of_a_day(
        self, saving: float, *, shown: bool
    ) -> None:
        rate = {Stage.BUILD: -saving, Stage.REVIEW: 1.0}
        found = flow_gap(ledger_of(changes_of(rate=rate)))
        assert found.state is FlowGapState.MEASURED
        assert (found.give_back is not None) == shown

    @pytest.mark.parametrize("build", [0.0, 1.0])
    def test_without_a_saving_there_is_nothing_to_follow(self, build: float) -> None:
        found = flow_gap(ledger_of(changes_of(rate={Stage.BUILD: build, Stage.REVIEW: 1.5})))
        assert found.state is FlowGapState.NOT_IDENTIFIED
        assert found.reason is GapReason.NO_BUILD_SAVING
        assert found.gap is None
        assert found.ceiling_days is None
        assert found.build_saving is not None

    def test_a_saving_that_chance_explains_is_none(self) -> None:
        # -2 days with a standard deviation of 2: the interval reaches from -5.3 to 1.3.
        found = flow_gap(ledger_of(changes_of(rate=MIGRATED, spread=2.0)))
        assert found.reason is GapReason.NO_BUILD_SAVING

    def test_draws_without_a_saving_have_no_share(self) -> None:
        # -2 days, deviation 1.1: 3.5 % of the draws save nothing; the share stays finite.
        found = flow_gap(ledger_of(changes_of(rate=MIGRATED, spread=1.1)))
        assert found.give_back is not None
        assert found.give_back.draws is not None
        assert len(found.give_back.draws) < 400
        assert np.all(np.isfinite(found.give_back.draws))

    def test_a_saving_without_interval_is_not_identified(self) -> None:
        found = flow_gap(ledger_of(without_draws(changes_of(rate=MIGRATED))))
        assert found.reason is GapReason.NO_BUILD_SAVING
        assert found.build_saving is not None
        assert found.build_saving.low is None

    def test_an_empty_period_has_no_gap(self) -> None:
        found = flow_gap(replace(ledger_of(None), after=times_of(0)))
        assert found.reason is GapReason.EMPTY_PERIOD

    def test_without_delivery_data_readiness_is_all_there_is(self) -> None:
        assert unidentified(GapReason.NO_DELIVERY_DATA).state is FlowGapState.READINESS_ONLY
        assert unidentified(GapReason.NO_PERIODS).state is FlowGapState.NOT_IDENTIFIED


class TestBuildMeasured:
    @pytest.mark.parametrize(("known", "measured"), [(80, True), (79, False)])
    def test_eighty_of_a_hundred_items_need_the_stamps(self, known: int, *, measured: bool) -> None:
        ledger = replace(
            ledger_of(changes_of(rate=MIGRATED)), after=times_of(100, build_known=known)
        )
        assert build_measured(ledger) == measured
        expected = None if measured else GapReason.BUILD_NOT_MEASURED
        assert flow_gap(ledger).reason is expected


class TestDeliveryState:
    @pytest.mark.parametrize(
        ("weeks", "n", "state"),
        [
            (12, 60, DeliveryState.MEASURED),
            (11, 60, DeliveryState.PROVISIONAL),
            (12, 59, DeliveryState.PROVISIONAL),
            (6, 30, DeliveryState.PROVISIONAL),
            (5, 30, DeliveryState.INSUFFICIENT),
            (6, 29, DeliveryState.INSUFFICIENT),
        ],
    )
    def test_weeks_and_items_of_the_thinner_period_decide(
        self, weeks: int, n: int, state: DeliveryState
    ) -> None:
        changes = replace(changes_of(rate=MIGRATED), weeks=(26, weeks))
        ledger = replace(ledger_of(changes, n=100), before=times_of(n))
        assert delivery_state(ledger) is state

    def test_provisional_data_give_a_provisional_gap(self) -> None:
        found = flow_gap(ledger_of(changes_of(rate=MIGRATED), n=30))
        assert found.state is FlowGapState.PROVISIONAL
        assert found.reason is GapReason.PROVISIONAL

    def test_too_few_items_give_no_gap(self) -> None:
        found = flow_gap(ledger_of(changes_of(rate=MIGRATED), n=29))
        assert found.reason is GapReason.TOO_FEW

    def test_an_empty_period_is_insufficient(self) -> None:
        assert delivery_state(ledger_of(None)) is DeliveryState.INSUFFICIENT
