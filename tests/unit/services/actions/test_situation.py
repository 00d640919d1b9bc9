"""What actions are chosen from is read from the parts of a result."""

from dataclasses import replace

import numpy as np
import pytest

from flowgap.diagnosis.situation import Situation, WaitCause
from flowgap.result.delivery import Verdict
from flowgap.result.document import Result
from flowgap.services.actions.situation import read_situation
from flowgap.services.constraint.evidence import Stages
from flowgap.stages import Stage
from tests.support.sample_result import sample_result
from tests.support.seen_flow import seen_flow


def situation(result: Result) -> Situation:
    return read_situation(
        result.constraint,
        result.findings,
        low_p={"OWN": 0.9},
        delivery=result.delivery,
        flow_gap=result.flow_gap,
        action_results=result.action_results,
    )


class TestReadSituation:
    def test_it_takes_over_the_constraint_and_the_findings(self) -> None:
        result = sample_result()
        found = situation(result)
        assert found.held_by == (Stage.REVIEW,)
        assert found.findings == tuple(finding.id for finding in result.findings)
        assert found.low_p == {"OWN": 0.9}

    def test_what_was_begun_before_counts_as_tried(self) -> None:
        result = sample_result()
        assert situation(result).tried == {one.action_id for one in result.action_results}

    def test_a_moved_release_calendar_is_a_wait_for_the_calendar(self) -> None:
        result = sample_result()
        moved = replace(result.flow_gap, verdict=Verdict.SCHEDULE_CHANGE)
        assert situation(result).waits == {}
        found = situation(replace(result, flow_gap=moved)).waits
        assert found == {Stage.RELEASE: WaitCause.CALENDAR}

    @pytest.mark.parametrize(("low", "up"), [(0.1, True), (0.0, False), (None, False)])
    def test_sizes_are_up_when_their_interval_excludes_0(
        self, low: float | None, *, up: bool
    ) -> None:
        result = sample_result()
        indicators = tuple(
            replace(one, low=low) if one.id == "change_size_p75" else replace(one, low=None)
            for one in result.delivery.indicators
        )
        assert "change_size_p75" in {one.id for one in indicators}
        delivery = replace(result.delivery, indicators=indicators)
        assert ("sizes:up" in situation(replace(result, delivery=delivery)).signs) is up


class TestStages:
    def test_what_work_waits_for_is_read_from_the_flow_of_items(self) -> None:
        result, flow = sample_result(), seen_flow(review_days=1.8)
        stages = Stages(flow=flow, present=flow, teams=("A",), people=np.full((1, 8), np.nan))
        found = read_situation(
            result.constraint,
            result.findings,
            low_p={},
            delivery=result.delivery,
            flow_gap=result.flow_gap,
            stages=stages,
        )
        assert found.waits[Stage.REVIEW] is WaitCause.CAPACITY
        # 1.8 days of work a day for two people.
        assert found.utilization[Stage.REVIEW] == pytest.approx(0.9, abs=0.06)

    def test_a_moved_release_calendar_goes_before_what_the_flow_says(self) -> None:
        result, flow = sample_result(), seen_flow()
        moved = replace(result.flow_gap, verdict=Verdict.SCHEDULE_CHANGE)
        stages = Stages(flow=flow, present=flow, teams=("A",), people=np.full((1, 8), np.nan))
        found = read_situation(
            result.constraint,
            result.findings,
            low_p={},
            delivery=result.delivery,
            flow_gap=moved,
            stages=stages,
        )
        assert found.waits[Stage.RELEASE] is WaitCause.CALENDAR
