"""Actions judged by the items that tell of their stage."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import numpy as np
import polars as pl
import pytest

from flowgap.delivery.actions.judging import OutcomeReason
from flowgap.engagement.folder import EngagementFolder
from flowgap.result.diagnosis import ActionResult
from flowgap.services.actions import results
from flowgap.services.actions.results import judge_actions
from flowgap.wording import LANGUAGES, Wording
from tests.support.delivery_tables import folder_of, manifest

FIRST_DAY: Final = date(2025, 1, 6)
N_BEFORE: Final = 30
N_WEEKS: Final = 50
STARTED_ON: Final = FIRST_DAY + timedelta(weeks=N_BEFORE)
PER_WEEK: Final = 20


def changes(
    *, before: float, after: float, unrecorded: tuple[int, int] = (0, 0)
) -> list[dict[str, Any]]:
    """Return twenty changes a week that wait so many days for review, on average.

    Of each twenty, `unrecorded` (before, after the action) have no stamp of review at all.
    """
    rng = np.random.default_rng(3)
    rows = []
    for week in range(N_WEEKS):
        late = week >= N_BEFORE
        for number in range(PER_WEEK):
            opened = datetime(2025, 1, 6, tzinfo=UTC) + timedelta(weeks=week, hours=6 * number)
            reviewed = opened + timedelta(days=(after if late else before) * rng.uniform(0.8, 1.2))
            stamps = {
                "created_at": opened,
                "first_commit_at": opened,
                "opened_at": opened,
                "merged_at": reviewed + timedelta(hours=1),
                "deployed_at": reviewed + timedelta(hours=2),
            }
            if number >= unrecorded[late]:
                stamps |= {"first_review_at": reviewed, "approved_at": reviewed}
            rows.append({"change_id": f"{week}-{number}", "team": "A"} | stamps)
    return rows


def judged(
    rows: list[dict[str, Any]],
    *,
    stage: str | None = "review",
    team: str | None = None,
    language: str = "en",
) -> ActionResult:
    """Return what is said of one action on a stage."""
    return judge_actions(folder(rows, stage=stage, team=team), Wording(language))[0]


def folder(
    rows: list[dict[str, Any]], *, stage: str | None, team: str | None = None
) -> EngagementFolder:
    settings = manifest(before=None, after=None)
    row = {"action_id": "a", "title": None, "started_on": STARTED_ON, "team": team, "stage": stage}
    schema = dict.fromkeys(("action_id", "title", "team", "stage"), pl.String)
    actions = pl.DataFrame([row], schema={**schema, "started_on": pl.Date})
    return replace(folder_of(settings, changes=rows), actions=actions)


class TestVerdicts:
    def test_an_action_that_took_days_off_worked(self) -> None:
        found = judged(changes(before=4, after=2))
        assert found.verdict == "worked"
        assert found.effect.days == pytest.approx(-2, abs=0.2)

    def test_an_action_after_which_things_took_longer_made_them_worse(self) -> None:
        found = judged(changes(before=2, after=4))
        assert (found.verdict, found.reason_code) == ("worse", "longer")
        assert found.effect.days == pytest.approx(2, abs=0.2)
        assert found.effect.low is not None
        assert found.effect.low > 0

    def test_where_nothing_changed_there_is_no_evidence(self) -> None:
        found = judged(changes(before=3, after=3))
        assert (found.verdict, found.reason_code) == ("no_evidence", "chance")

    @pytest.mark.parametrize("team", [None, "A"])
    def test_it_says_whose_items_were_judged(self, team: str | None) -> None:
        assert judged(changes(before=4, after=2), team=team).team == team


class TestRecorded:
    def test_items_without_stamps_of_the_stage_do_not_count_as_quick_ones(self) -> None:
        # Three of twenty have no stamp of review: counted as 0 days they would make the effect
        # 17 / 20 of -2 days, which is -1.7.
        found = judged(changes(before=4, after=2, unrecorded=(3, 3)))
        assert found.verdict == "worked"
        assert found.effect.days == pytest.approx(-2, abs=0.2)

    @pytest.mark.parametrize(
        ("unrecorded", "reason"),
        [((0, 2), "chance"), ((0, 3), "recorded_unlike"), ((5, 5), "stage_not_measured")],
    )
    def test_recording_that_changed_is_no_effect(
        self, unrecorded: tuple[int, int], reason: str
    ) -> None:
        # Two of twenty are the 10 points by which recording may differ; four of twenty are the
        # 20 % that may lack stamps at all.
        found = judged(changes(before=3, after=3, unrecorded=unrecorded))
        assert found.reason_code == reason

    def test_all_stages_together_need_no_stamps_of_one(self) -> None:
        found = judged(changes(before=4, after=2, unrecorded=(20, 20)), stage=None)
        assert found.verdict == "worked"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: str) -> None:
    own = [
        value
        for name, value in vars(results).items()
        if re.fullmatch(r"_[A-Z_]+", name) and isinstance(value, str)
    ]
    assert len(own) == 5
    for reason in (*own, *OutcomeReason):
        assert Wording(language).say(f"action-result-{reason}")
