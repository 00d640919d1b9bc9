"""The ledger on the public history of two repositories, against figures made independently."""

import json
from datetime import date
from functools import cache
from typing import Any, Final

import numpy as np
import polars as pl
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import WindowBy
from flowgap.paths import PROJECT_ROOT
from flowgap.result.delivery import AdoptionState, FlowGapState, Verdict
from flowgap.services.delivery.assessment import DeliveryAssessment, assess_delivery
from flowgap.stages import Stage
from flowgap.wording import Wording
from tests.support.delivery_tables import CHANGES, folder_of, manifest

HISTORIES: Final = PROJECT_ROOT.parent / "shared" / "data" / "git"
REPOSITORIES: Final = ("PrefectHQ__fastmcp", "microsoft__aspire")

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not HISTORIES.is_dir(), reason="no real data beside the project"),
]


@cache
def truth_of(repository: str) -> dict[str, Any]:
    text = (HISTORIES / repository / "decomposition_truth.json").read_text(encoding="utf-8")
    truth: dict[str, Any] = json.loads(text)
    return truth


@cache
def assessment_of(repository: str) -> DeliveryAssessment:
    rng = np.random.default_rng(1)
    return assess_delivery(history_of(repository), wording=Wording("en"), rng=rng)


def history_of(repository: str) -> EngagementFolder:
    windows = {
        period: (date.fromisoformat(start), date.fromisoformat(until))
        for period, (start, until) in truth_of(repository)["windows"].items()
    }
    settings = manifest(before=windows["before"], after=windows["after"], window_by=WindowBy.MERGED)
    history = pl.read_csv(
        HISTORIES / repository / "mainline_changes.csv",
        try_parse_dates=True,
        infer_schema_length=None,
    )
    known = history.select(
        pl.col("sha").alias("change_id"),
        pl.lit(repository).alias("team"),
        pl.col("first_commit_authored_at").alias("first_commit_at"),
        pl.col("landed_at").alias("merged_at"),
        pl.col("first_release_at").alias("deployed_at"),
        pl.col("insertions").alias("additions"),
        pl.col("deletions"),
        pl.col("author").alias("author_hash"),
        (pl.col("author_is_bot") == 1).alias("is_bot"),
        pl.when(pl.col("is_revert") == 1).then(pl.lit("revert")).alias("type"),
        pl.when(pl.col("ai_any").is_not_null()).then(pl.lit("assisted")).alias("ai_assist"),
    )
    unknown = [
        pl.lit(None, dtype=kind).alias(name)
        for name, kind in CHANGES.items()
        if name not in known.columns
    ]
    changes = known.with_columns(unknown).select(
        pl.col(name).cast(kind) for name, kind in CHANGES.items()
    )
    return folder_of(settings, changes=changes)


@pytest.mark.parametrize("repository", REPOSITORIES)
class TestPublicHistory:
    def test_means_and_medians_are_those_made_independently(self, repository: str) -> None:
        truth, delivery = truth_of(repository), assessment_of(repository).delivery
        for period in ("before", "after"):
            figures = getattr(delivery, period)
            assert figures.n == truth[period]["n"]
            assert figures.mean == pytest.approx(truth[period]["mean_total"], abs=1e-9)
            assert figures.median == pytest.approx(truth[period]["median_total"], abs=1e-9)

    def test_time_to_landing_belongs_to_no_stage_and_the_rest_to_release(
        self, repository: str
    ) -> None:
        truth, delivery = truth_of(repository), assessment_of(repository).delivery
        rows = {row.stage: row for row in delivery.ledger}
        parts = {
            Stage.UNATTRIBUTED: ("mean_first_commit_to_landed", "first_commit_to_landed"),
            Stage.RELEASE: ("mean_landed_to_release", "landed_to_release"),
        }
        for stage, (mean, change) in parts.items():
            row = rows.pop(stage)
            assert row.before.total == pytest.approx(truth["before"][mean], abs=1e-9)
            assert row.after.total == pytest.approx(truth["after"][mean], abs=1e-9)
            assert row.change == pytest.approx(truth["change"][change], abs=1e-9)
        assert not any(row.measured or row.change is not None for row in rows.values())

    def test_parts_add_up_to_the_change(self, repository: str) -> None:
        truth, delivery = truth_of(repository), assessment_of(repository).delivery
        assert delivery.lead_time.change == pytest.approx(truth["change"]["mean_total"], abs=1e-9)
        assert delivery.residual == pytest.approx(0, abs=1e-9)

    def test_share_of_changes_with_an_ai_trailer(self, repository: str) -> None:
        truth, adoption = truth_of(repository), assessment_of(repository).delivery.adoption
        assert adoption.share_before == truth["before"]["groups"]["ai"]["share"]
        assert adoption.share_after == truth["after"]["groups"]["ai"]["share"]

    def test_no_flow_gap_is_given_since_git_shows_no_build(self, repository: str) -> None:
        gap = assessment_of(repository).flow_gap
        assert gap.state is FlowGapState.NOT_IDENTIFIED
        assert gap.days is None
        assert gap.reason is not None
        assert "no build stage" in gap.reason


def test_a_release_calendar_that_moved_is_not_credited_to_ai() -> None:
    # AI share 0 -> 50 %, lead time -7.35 days, of which -7.27 are waiting for a release tag.
    assessment = assessment_of("microsoft__aspire")
    assert assessment.delivery.adoption.state is AdoptionState.ROSE
    assert assessment.flow_gap.verdict in {Verdict.SCHEDULE_CHANGE, Verdict.CANNOT_TELL}
    credited = {rival.verdict: rival.p for rival in assessment.flow_gap.competing}
    assert Verdict.GAIN_IS_REAL not in credited
    assert sum(credited.values()) == pytest.approx(1)
