"""What a folder's delivery data say, from table to sentence."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import WindowBy
from flowgap.result.delivery import (
    AdoptionState,
    Delivery,
    DeliveryState,
    FlowGap,
    FlowGapState,
    LedgerRow,
    Verdict,
)
from flowgap.services.delivery.assessment import DeliveryAssessment, assess_delivery
from flowgap.stages import LEDGER_STAGES, PIPELINE_STAGES, Stage
from flowgap.wording import LANGUAGES, Wording
from tests.support.delivery_tables import folder_of, manifest

BEFORE: Final = (date(2025, 1, 6), date(2025, 4, 7))
AFTER: Final = (date(2025, 4, 7), date(2025, 7, 7))
"""Thirteen weeks each, Monday to Monday."""
SETTINGS: Final = manifest(before=BEFORE, after=AFTER)

# Days in clarify, build, review wait, review work, integrate, release.
USUAL: Final = (1.0, 4.0, 0.5, 1.0, 1.0, 2.0)
NAMES: Final = ("created", "first_commit", "opened", "first_review", "approved", "merged")


def changes(
    start: date,
    steps: Iterable[float] = USUAL,
    *,
    n: int = 120,
    without: tuple[str, ...] = (),
    **columns: object,
) -> list[dict[str, Any]]:
    """Return n changes, spread over 78 days, that all take the same steps."""
    ends = np.cumsum([0.0, *steps])
    rows = []
    for number in range(n):
        begin = datetime(start.year, start.month, start.day, tzinfo=UTC) + timedelta(
            days=78 * number / n
        )
        stamps = {
            f"{name}_at": begin + timedelta(days=float(end))
            for name, end in zip((*NAMES, "deployed"), ends, strict=True)
            if name not in without
        }
        rows.append({"change_id": f"{start}-{number}", "team": "A", "type": "feature"} | stamps)
    return [row | columns for row in rows]


def assess(folder: EngagementFolder, *, language: str = "en", seed: int = 1) -> DeliveryAssessment:
    rng = np.random.default_rng(seed)
    return assess_delivery(folder, wording=Wording(language), rng=rng)


def compare(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> DeliveryAssessment:
    return assess(folder_of(SETTINGS, changes=[*before, *after]))


def row_of(delivery: Delivery, stage: Stage) -> LedgerRow:
    return next(row for row in delivery.ledger if row.stage is stage)


@pytest.fixture(scope="module")
def found() -> DeliveryAssessment:
    """Build -2 days, review +1.5 days: most of the saving went to waiting for review."""
    after = changes(AFTER[0], (1.0, 2.0, 2.0, 1.0, 1.0, 2.0))
    return compare(changes(BEFORE[0]), after)


class TestWorkedExample:
    def test_the_gap_and_the_share_that_was_given_back(self, found: DeliveryAssessment) -> None:
        # G = +1.5; saving 2; g = 1.5 / 2 = .75; ceiling 9.5 - 2 = 7.5; build 4 of 9.5 days.
        gap = found.flow_gap
        assert gap.state is FlowGapState.MEASURED
        assert gap.reason is None
        assert gap.days == pytest.approx(1.5)
        assert gap.build_saving_days == pytest.approx(2)
        assert gap.give_back_share == pytest.approx(0.75)
        assert gap.ceiling_days == pytest.approx(7.5)
        assert gap.build_share == pytest.approx(4 / 9.5)
        assert gap.verdict is Verdict.MIGRATED

    def test_the_ledger_names_the_wait_for_review(self, found: DeliveryAssessment) -> None:
        review = row_of(found.delivery, Stage.REVIEW)
        assert review.before.wait == pytest.approx(0.5)
        assert review.after.wait == pytest.approx(2)
        assert review.after.work == pytest.approx(1)
        assert review.rate == pytest.approx(1.5)
        assert review.p_worse == 1

    def test_parts_add_up_to_the_change(self, found: DeliveryAssessment) -> None:
        delivery = found.delivery
        assert delivery.lead_time.change == pytest.approx(-0.5)
        parts = sum(row.change for row in delivery.ledger if row.change is not None)
        assert parts == pytest.approx(-0.5, abs=1e-9)
        assert delivery.residual == pytest.approx(0, abs=1e-9)
        for row in delivery.ledger:
            if row.rate is not None and row.mix is not None:
                assert row.rate + row.mix == pytest.approx(row.change, abs=1e-9)

    def test_stages_that_nobody_measured_are_null_not_zero(self, found: DeliveryAssessment) -> None:
        qa = row_of(found.delivery, Stage.QA)
        assert not qa.measured
        assert (qa.change, qa.rate, qa.before.total, qa.p_worse) == (None, None, None, None)

    def test_coverage_tells_which_stages_have_stamps(self, found: DeliveryAssessment) -> None:
        shares = {one.stage: one.share_after for one in found.stage_coverage}
        assert tuple(shares) == PIPELINE_STAGES
        assert shares[Stage.BUILD] == 1
        assert shares[Stage.CI] == 0

    def test_draws_are_kept_for_the_diagnosis(self, found: DeliveryAssessment) -> None:
        assert found.rate_draws is not None
        assert found.rate_draws.shape == (2000, len(LEDGER_STAGES))
        assert found.lead_time_draws is not None
        assert found.lead_time_draws.shape == (2000,)

    def test_the_same_seed_gives_the_same_result(self) -> None:
        folder = folder_of(SETTINGS, changes=[*changes(BEFORE[0]), *changes(AFTER[0])])
        first, second = assess(folder), assess(folder)
        assert first.delivery == second.delivery
        assert first.flow_gap == second.flow_gap


class TestHonesty:
    def test_no_change_in_build_is_not_identified(self) -> None:
        slower = changes(AFTER[0], (1.0, 4.0, 2.0, 1.0, 1.0, 2.0))
        gap = compare(changes(BEFORE[0]), slower).flow_gap
        assert gap.state is FlowGapState.NOT_IDENTIFIED
        assert gap.days is None
        assert gap.reason is not None
        assert "no saving to follow" in gap.reason

    def test_a_gap_below_zero_is_shown(self) -> None:
        faster = changes(AFTER[0], (1.0, 2.0, 0.5, 1.0, 0.5, 1.5))
        gap = compare(changes(BEFORE[0]), faster).flow_gap
        assert gap.days == pytest.approx(-1)
        assert gap.verdict is Verdict.GAIN_IS_REAL

    def test_build_that_starts_before_lead_time_is_not_measured(self) -> None:
        early = ("created", "first_commit")
        found = compare(changes(BEFORE[0], without=early), changes(AFTER[0], without=early))
        assert found.delivery.start == "opened_at"
        assert found.flow_gap.reason is not None
        assert "building lies before it" in found.flow_gap.reason

    def test_build_that_few_items_have_is_not_compared(self) -> None:
        half = changes(AFTER[0], n=60) + changes(
            AFTER[0] + timedelta(days=1), n=60, without=("first_commit",)
        )
        reason = compare(changes(BEFORE[0]), half).flow_gap.reason
        assert reason is not None
        assert "100% of the items before and 50% after" in reason

    def test_a_stage_recorded_in_one_period_only_is_said(self) -> None:
        with_qa = [
            row | {"qa_start_at": row["merged_at"], "qa_end_at": row["deployed_at"]}
            for row in changes(AFTER[0])
        ]
        found = compare(changes(BEFORE[0]), with_qa)
        assert found.delivery.reason is not None
        assert found.delivery.reason.startswith("QA: recorded for clearly more items in one period")

    def test_unreviewed_merges_have_no_review_stage(self) -> None:
        skipped = ("first_review", "approved")
        rows = [
            *changes(BEFORE[0], without=skipped, n_reviews=0),
            *changes(AFTER[0], without=skipped, n_reviews=0),
        ]
        delivery = assess(folder_of(SETTINGS, changes=rows)).delivery
        assert row_of(delivery, Stage.REVIEW).after.total == 0
        assert row_of(delivery, Stage.INTEGRATE).after.total == pytest.approx(2.5)
        shares = {one.id: one.after for one in delivery.indicators}
        assert shares["unreviewed_share"] == 1

    def test_adoption_counts_evidence_over_all_items(self) -> None:
        after = changes(AFTER[0], n=60, ai_assist="agent") + changes(
            AFTER[0] + timedelta(days=1), n=60, ai_assist="unknown"
        )
        adoption = compare(changes(BEFORE[0], ai_assist="none"), after).delivery.adoption
        assert adoption.state is AdoptionState.ROSE
        assert (adoption.share_before, adoption.share_after) == (0, 0.5)

    def test_failed_deployments_speak_where_types_are_unknown(self) -> None:
        log = [
            {
                "deployment_id": f"d{number}",
                "finished_at": datetime(2025, 1, 7, tzinfo=UTC) + timedelta(days=number),
            }
            for number in range(170)
        ]
        # From the middle of the second period on every deployment fails.
        incidents = [
            {"incident_id": row["deployment_id"], "started_at": row["finished_at"]}
            | {"deployment_id": row["deployment_id"]}
            for row in log[110:]
        ]
        rows = [*changes(BEFORE[0], type=None), *changes(AFTER[0], type=None)]
        found = assess(folder_of(SETTINGS, changes=rows, deployments=log, incidents=incidents))
        assert found.flow_gap.instability_worse_p is not None
        assert found.flow_gap.instability_worse_p > 0.9
        assert found.delivery.dora.change_fail_rate.value is not None

    def test_instability_that_nobody_records_is_null(self) -> None:
        found = compare(changes(BEFORE[0], type=None), changes(AFTER[0], type=None))
        assert found.flow_gap.instability_worse_p is None


class TestTooLittle:
    def test_no_changes_leave_readiness_only(self) -> None:
        found = assess(folder_of(SETTINGS))
        assert found.delivery.state is DeliveryState.INSUFFICIENT
        assert found.flow_gap.state is FlowGapState.READINESS_ONLY
        assert found.flow_gap.reason == found.delivery.reason
        assert_all_null(found)

    def test_no_periods_leave_nothing_to_compare(self) -> None:
        settings = manifest(before=None, after=None)
        found = assess(folder_of(settings, changes=changes(BEFORE[0], without=("deployed",))))
        assert found.flow_gap.state is FlowGapState.NOT_IDENTIFIED
        assert found.delivery.reason is not None
        assert "no period before and after" in found.delivery.reason
        assert found.delivery.open_items.n == 120
        assert_all_null(found)

    def test_no_periods_and_no_changes_leave_readiness_only(self) -> None:
        found = assess(folder_of(manifest(before=None, after=None)))
        assert found.flow_gap.state is FlowGapState.READINESS_ONLY
        assert found.delivery.open_items.n == 0

    def test_an_empty_period_is_null_not_zero(self) -> None:
        found = compare(changes(BEFORE[0]), [])
        assert found.delivery.before.mean == pytest.approx(9.5)
        assert found.delivery.after.mean is None
        assert found.delivery.lead_time.change is None
        assert found.delivery.residual is None
        build = row_of(found.delivery, Stage.BUILD)
        assert build.before.total == pytest.approx(4)
        assert build.after.total is None
        assert found.flow_gap.reason is not None
        assert "120 before, 0 after" in found.flow_gap.reason
        assert found.rate_draws is None

    def test_no_stamp_of_the_start_gives_no_lead_time(self) -> None:
        lost = ("created", "first_commit", "opened")
        settings = manifest(before=BEFORE, after=AFTER, window_by=WindowBy.MERGED)
        rows = [*changes(BEFORE[0], without=lost), *changes(AFTER[0], without=lost)]
        found = assess(folder_of(settings, changes=rows))
        assert found.delivery.start is None
        assert found.flow_gap.reason is not None
        assert "lead time has no start" in found.flow_gap.reason

    @pytest.mark.parametrize(
        ("n", "state"), [(30, FlowGapState.PROVISIONAL), (29, FlowGapState.NOT_IDENTIFIED)]
    )
    def test_thirty_items_make_a_provisional_gap(self, n: int, state: FlowGapState) -> None:
        faster = changes(AFTER[0], (1.0, 2.0, 2.0, 1.0, 1.0, 2.0), n=n)
        found = compare(changes(BEFORE[0]), faster)
        assert found.flow_gap.state is state
        assert found.delivery.reason is not None
        assert found.flow_gap.reason == found.delivery.reason

    def test_few_weeks_give_figures_without_intervals(self) -> None:
        after = changes(AFTER[0], (1.0, 2.0, 2.0, 1.0, 1.0, 2.0))[:40]
        found = compare(changes(BEFORE[0]), after)
        build = row_of(found.delivery, Stage.BUILD)
        assert build.rate == pytest.approx(-2)
        assert (build.rate_low, build.p_worse) == (None, None)
        assert found.flow_gap.verdict is Verdict.CANNOT_TELL
        assert [rival.p for rival in found.flow_gap.competing] == [1.0]
        assert found.delivery.reason is not None
        assert "too few" in found.delivery.reason


class TestRows:
    def test_items_left_out_are_counted_by_reason(self) -> None:
        odd = [
            *changes(BEFORE[0], n=2, without=("deployed",)),
            *changes(BEFORE[0], n=3, is_bot=True),
            *changes(date(2024, 1, 1), n=4),
        ]
        rows = [row | {"change_id": f"odd-{n}"} for n, row in enumerate(odd)]
        delivery = compare([*changes(BEFORE[0]), *rows], changes(AFTER[0])).delivery
        assert {left.reason: left.n for left in delivery.left_out} == {
            "bot": 3,
            "not_delivered": 2,
            "outside": 4,
        }
        assert delivery.open_items.n == 2

    def test_the_zone_of_the_engagement_decides_on_the_period(self) -> None:
        # 23:30 UTC on 6 April is 7 April in Berlin, the first day of the period after.
        late = changes(date(2025, 4, 6), n=1)
        shifted = [
            {
                name: value + timedelta(hours=23, minutes=30) if name.endswith("_at") else value
                for name, value in row.items()
            }
            for row in late
        ]
        for zone, n_after in (("UTC", 0), ("Europe/Berlin", 1)):
            settings = manifest(before=BEFORE, after=AFTER, timezone=ZoneInfo(zone))
            delivery = assess(folder_of(settings, changes=shifted)).delivery
            assert delivery.after.n == n_after

    def test_the_cap_shortens_every_lead_time(self) -> None:
        settings = manifest(before=BEFORE, after=AFTER, cap_days=5.0)
        rows = [*changes(BEFORE[0]), *changes(AFTER[0])]
        delivery = assess(folder_of(settings, changes=rows)).delivery
        assert delivery.before.mean == pytest.approx(5)
        assert delivery.cap_days == 5.0
        assert row_of(delivery, Stage.BUILD).before.total == pytest.approx(4)
        assert row_of(delivery, Stage.RELEASE).before.total == 0

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_every_sentence_exists_in_every_language(self, language: str) -> None:
        folders = [
            folder_of(SETTINGS),
            folder_of(manifest(before=None, after=None)),
            folder_of(SETTINGS, changes=changes(BEFORE[0])),
            folder_of(SETTINGS, changes=[*changes(BEFORE[0], n=40), *changes(AFTER[0], n=40)]),
        ]
        for folder in folders:
            found = assess(folder, language=language)
            assert found.delivery.reason
            assert all(one.reason or one.after is not None for one in found.delivery.indicators)


def assert_all_null(found: DeliveryAssessment) -> None:
    delivery, gap = found.delivery, found.flow_gap
    assert tuple(row.stage for row in delivery.ledger) == LEDGER_STAGES
    assert all(row.change is None for row in delivery.ledger)
    assert (delivery.before.n, delivery.after.n) == (0, 0)
    assert (delivery.before.mean, delivery.lead_time.change) == (None, None)
    assert len(delivery.indicators) == 12
    assert delivery.dora.deployment_frequency.value is None
    assert delivery.dora.deployment_frequency.reason
    assert all(one.share_after is None for one in found.stage_coverage)
    assert _figures(gap) == [None] * 4
    assert gap.verdict is Verdict.CANNOT_TELL


def _figures(gap: FlowGap) -> list[float | None]:
    return [gap.days, gap.build_saving_days, gap.ceiling_days, gap.give_back_share]
