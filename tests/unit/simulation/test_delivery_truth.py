"""The truth on delivery, recomputed from the moments by other ways than the simulator's own."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.result.delivery import Verdict
from flowgap.simulation.client import DeliveryTruth, SimulatedClient, StageTruth
from flowgap.simulation.demo.company import AFTER_UNTIL, AI_ROLLOUT, BEFORE_FROM, midnight
from flowgap.simulation.demo.delivery.parameters import Assist, Flags
from flowgap.simulation.demo.delivery.pipeline import Journeys, World, travel
from flowgap.simulation.demo.delivery.recording import EXPORT
from flowgap.simulation.demo.delivery.truth import constraint_of, true_delivery, verdict_of
from flowgap.simulation.demo.delivery.workload import Workload
from flowgap.simulation.work_calendar import DAY
from flowgap.stages import PIPELINE_STAGES, Stage


@pytest.fixture(scope="module")
def truth(load: Workload, way: Journeys) -> DeliveryTruth:
    return true_delivery(load, way)


class TestTrueDelivery:
    def test_lead_time_is_the_mean_of_what_was_started_in_a_period_and_released(
        self, truth: DeliveryTruth, load: Workload, way: Journeys
    ) -> None:
        before, after = periods(load, way)
        days = (way.deployed_at - way.created_at) / DAY
        assert (truth.n_before, truth.n_after) == (before.sum(), after.sum())
        assert truth.lead_time_before_days == pytest.approx(days[before].mean())
        assert truth.lead_time_after_days == pytest.approx(days[after].mean())

    def test_stages_add_up_to_lead_time(self, truth: DeliveryTruth) -> None:
        before = sum(row.before_days for row in truth.stages)
        after = sum(row.after_days for row in truth.stages)
        assert before == pytest.approx(truth.lead_time_before_days)
        assert after == pytest.approx(truth.lead_time_after_days)

    def test_rate_and_mix_add_up_to_the_change_of_every_stage(self, truth: DeliveryTruth) -> None:
        for row in truth.stages:
            change = row.after_days - row.before_days
            assert row.rate_days + row.mix_days == pytest.approx(change)

    def test_the_gap_is_the_sum_of_the_rates_of_all_stages_but_build(
        self, truth: DeliveryTruth
    ) -> None:
        rates = {row.stage: row.rate_days for row in truth.stages}
        assert truth.build_saving_days == -rates.pop(Stage.BUILD)
        assert truth.flow_gap_days == pytest.approx(sum(rates.values()))

    def test_a_gain_is_what_the_faster_world_saves(
        self, truth: DeliveryTruth, load: Workload, way: Journeys
    ) -> None:
        faster = travel(load, World(speed={Stage.REVIEW: 1.25}))
        _, after = periods(load, way)
        saved = (way.deployed_at - faster.deployed_at)[after].mean() / DAY
        assert stage_of(truth, Stage.REVIEW).gain_days == pytest.approx(saved)

    def test_the_release_day_cost_those_who_started_since_it_was_dropped(
        self, truth: DeliveryTruth, load: Workload, way: Journeys
    ) -> None:
        _, after = periods(load, way)
        since = after & (load.created_at >= 1_777_845_600)  # 2026-05-04T00:00+02:00
        weekly = travel(load, World(release_day_dropped=False))
        effect = (way.deployed_at - weekly.deployed_at)[since].mean() / DAY
        assert truth.actions[0].effect_days == pytest.approx(effect)
        assert effect < -0.3
        assert truth.actions[1].effect_days == 0

    def test_shares_of_ai_are_those_of_the_changes(
        self, truth: DeliveryTruth, load: Workload, way: Journeys
    ) -> None:
        before, after = periods(load, way)
        helped = load.assist != Assist.NONE
        assert truth.ai_share_before == pytest.approx(helped[before].mean())
        assert truth.ai_share_after == pytest.approx(helped[after].mean())

    def test_an_abandoned_change_is_not_counted(self, load: Workload, way: Journeys) -> None:
        nobody_delivers = replace(load, abandoned=load.abandoned | in_odd_rows(load))
        counted = true_delivery(nobody_delivers, way)
        before, _ = periods(nobody_delivers, way)
        assert counted.n_before == before.sum() < periods(load, way)[0].sum()


class TestConstraintOf:
    @pytest.mark.parametrize(
        ("review", "qa", "expected"),
        [
            (0.299, 0.0, "none"),
            (0.3, 0.0, "review"),
            (1.0, 0.79, "review"),
            (1.0, 0.8, "shared"),
            (0.5, 1.0, "qa"),
        ],
    )
    def test_it_needs_3_percent_of_ten_days_and_no_rival_of_80_percent(
        self, review: float, qa: float, expected: str
    ) -> None:
        gains = np.zeros(len(PIPELINE_STAGES))
        gains[PIPELINE_STAGES.index(Stage.REVIEW)] = review
        gains[PIPELINE_STAGES.index(Stage.QA)] = qa
        assert constraint_of(gains, lead_time_days=10.0) == expected


class TestVerdictOf:
    @pytest.mark.parametrize(
        ("saving", "gap", "expected"),
        [
            (0.24, 1.0, Verdict.CANNOT_TELL),
            (0.25, 0.125, Verdict.MIGRATED),
            (2.0, 1.0, Verdict.MIGRATED),
            (2.0, 0.99, Verdict.GAIN_IS_REAL),
            (0.4, 0.14, Verdict.GAIN_IS_REAL),
            (0.4, 0.16, Verdict.CANNOT_TELL),
        ],
    )
    def test_it_follows_the_written_rules(
        self, saving: float, gap: float, expected: Verdict
    ) -> None:
        assert verdict_of(saving, gap) is expected


class TestStory:
    def test_building_gets_faster_and_review_and_qa_take_it_back(
        self, client: SimulatedClient
    ) -> None:
        truth = client.truth.delivery
        assert truth.build_saving_days > 1.5
        assert stage_of(truth, Stage.REVIEW).rate_days > 1.0
        assert stage_of(truth, Stage.QA).rate_days > 0.3
        assert stage_of(truth, Stage.RELEASE).rate_days < -0.3
        assert abs(truth.lead_time_after_days - truth.lead_time_before_days) < 1.0

    def test_review_is_the_constraint_and_the_other_stages_take_much_of_the_saving(
        self, client: SimulatedClient
    ) -> None:
        # That it is more than half in the example that ships, `test_demo.py` sees to.
        truth = client.truth.delivery
        assert truth.constraint == "review"
        assert truth.flow_gap_days > 0.4 * truth.build_saving_days
        assert truth.verdict == verdict_of(truth.build_saving_days, truth.flow_gap_days)

    def test_hardly_anything_is_unfinished_at_the_export(self, client: SimulatedClient) -> None:
        truth = client.truth.delivery
        assert truth.n_unfinished < 0.005 * truth.n_after


def periods(load: Workload, way: Journeys) -> tuple[Flags, Flags]:
    """Return which changes were released and started in the period before, and after."""
    released = ~load.abandoned & (way.deployed_at < EXPORT)
    edges = np.array([midnight(day) for day in (BEFORE_FROM, AI_ROLLOUT, AFTER_UNTIL)])
    period = np.searchsorted(edges, load.created_at, side="right")
    return released & (period == 1), released & (period == 2)


def in_odd_rows(load: Workload) -> Flags:
    return np.asarray(np.arange(len(load)) % 2 == 1)


def stage_of(truth: DeliveryTruth, stage: Stage) -> StageTruth:
    return next(row for row in truth.stages if row.stage is stage)
