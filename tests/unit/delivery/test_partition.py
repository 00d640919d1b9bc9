"""Each rule of "Stamps to stages" (docs/methods/ledger.md) on one item."""

import numpy as np
import pytest

from flowgap.delivery.timeline.partition import StageTimes, partition
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import DAY, EventKind, StageEvents, Stamp
from flowgap.stages import LEDGER_STAGES, Stage
from tests.support.delivery_arrays import events_of, items_of

FULL: dict[str, float] = {
    "created": 0,
    "first_commit": 1,
    "opened": 3,
    "ready": 4,
    "first_review": 6,
    "approved": 7,
    "merged": 9,
    "deployed": 12,
}


def times(
    row: dict[str, float],
    *,
    start: Stamp = Stamp.CREATED,
    cap_days: float | None = None,
    events: StageEvents | None = None,
) -> StageTimes:
    happened = events_of() if events is None else events
    return partition(items_of([row]), happened, start=start, cap_days=cap_days)


def days(found: StageTimes) -> dict[Stage, float]:
    """Return the stages with time, in days."""
    return {
        stage: found.total[0, code(stage)] / DAY
        for stage in LEDGER_STAGES
        if found.total[0, code(stage)]
    }


def without(*stamps: str, **more: float) -> dict[str, float]:
    return {name: day for name, day in FULL.items() if name not in stamps} | more


class TestMainLine:
    def test_every_stamp_bounds_its_stage(self) -> None:
        # created 0 | first commit 1 | ready 4 | first review 6 | approved 7 | merged 9 | out 12
        assert days(times(FULL)) == {
            Stage.CLARIFY: 1,
            Stage.BUILD: 3,
            Stage.REVIEW: 3,
            Stage.INTEGRATE: 2,
            Stage.RELEASE: 3,
        }

    def test_review_waits_until_the_first_review_and_works_until_the_approval(self) -> None:
        found, review = times(FULL), code(Stage.REVIEW)
        assert found.wait[0, review] == 2 * DAY
        assert found.work[0, review] == 1 * DAY

    def test_only_build_and_review_show_work_by_stamps(self) -> None:
        worked = np.flatnonzero(times(FULL).work[0])
        assert [LEDGER_STAGES[number] for number in worked] == [Stage.BUILD, Stage.REVIEW]

    def test_opened_stands_in_for_a_missing_ready(self) -> None:
        found = days(times(without("ready")))
        assert found[Stage.BUILD] == 2
        assert found[Stage.REVIEW] == 4

    def test_a_draft_that_is_reviewed_ends_being_built_at_its_first_review(self) -> None:
        # First commit 1 | opened 3, reviewed 3.5 | ready 4 | approved 7: no wait, no time below 0.
        found = times(FULL | {"first_review": 3.5})
        assert days(found)[Stage.BUILD] == 2.5
        assert days(found)[Stage.REVIEW] == 3.5
        assert found.wait[0, code(Stage.REVIEW)] == 0
        assert sum(days(found).values()) == 12

    def test_a_draft_that_is_approved_unseen_ends_being_built_at_its_approval(self) -> None:
        found = days(times(without("first_review", approved=3.5)))
        assert (found[Stage.BUILD], found[Stage.INTEGRATE]) == (2.5, 5.5)

    def test_a_review_at_the_opening_is_possible_and_one_before_it_is_not(self) -> None:
        assert days(times(FULL | {"first_review": 3}))[Stage.BUILD] == 2
        with pytest.raises(ValueError, match="impossible order"):
            times(FULL | {"first_review": 2.9})

    def test_a_missing_boundary_between_two_stages_leaves_their_time_to_nobody(self) -> None:
        # Created 0 to ready 4 is clarify and build: without the first commit nobody knows.
        found = times(without("first_commit"))
        assert days(found)[Stage.UNATTRIBUTED] == 4
        assert not found.measured[0, code(Stage.BUILD)]
        assert not found.measured[0, code(Stage.CLARIFY)]

    def test_a_missing_boundary_inside_one_stage_leaves_the_time_to_it(self) -> None:
        # Ready 4 to approved 7 is review either way; no act of review was seen before.
        found, review = times(without("first_review")), code(Stage.REVIEW)
        assert found.wait[0, review] == 3 * DAY
        assert found.work[0, review] == 0

    def test_without_an_approval_the_rest_of_the_review_is_nobodys(self) -> None:
        # First review 6 to merged 9 is review and integration.
        found = days(times(without("approved")))
        assert found[Stage.REVIEW] == 2
        assert found[Stage.UNATTRIBUTED] == 3

    def test_a_merge_that_nobody_reviewed_has_no_review_stage(self) -> None:
        # Ready 4 to merged 9.
        found = times(without("first_review", "approved", n_reviews=0))
        assert days(found)[Stage.INTEGRATE] == 5
        assert Stage.REVIEW not in days(found)
        assert found.measured[0, code(Stage.REVIEW)]

    @pytest.mark.parametrize("n_reviews", [-1, 1])
    def test_a_review_without_stamps_is_unknown_not_absent(self, n_reviews: int) -> None:
        found = times(without("first_review", "approved", n_reviews=n_reviews))
        assert days(found)[Stage.UNATTRIBUTED] == 5
        assert not found.measured[0, code(Stage.REVIEW)]

    def test_a_squashed_history_knows_landing_and_release_only(self) -> None:
        found = times({"first_commit": 1, "merged": 2, "deployed": 9}, start=Stamp.FIRST_COMMIT)
        assert days(found) == {Stage.UNATTRIBUTED: 1, Stage.RELEASE: 7}

    def test_what_lies_before_the_start_is_not_lead_time(self) -> None:
        found = times(FULL, start=Stamp.FIRST_COMMIT)
        assert Stage.CLARIFY not in days(found)
        assert not found.measured[0, code(Stage.CLARIFY)]
        assert found.span[0] == 11 * DAY

    def test_build_is_not_measured_where_lead_time_starts_at_the_opening(self) -> None:
        # Opened 3 to ready 4 is only the end of build.
        found = times(FULL, start=Stamp.OPENED)
        assert days(found)[Stage.UNATTRIBUTED] == 1
        assert not found.measured[0, code(Stage.BUILD)]
        assert found.span[0] == 9 * DAY

    def test_equal_stamps_are_possible(self) -> None:
        row = dict.fromkeys(FULL, 5.0)
        assert times(row).span[0] == 0


class TestSpansBesideTheMainLine:
    def test_a_span_takes_its_time_from_a_wait(self) -> None:
        # Release waits 9 to 12; QA works 10 to 11.
        found = times(FULL | {"qa_start": 10, "qa_end": 11})
        assert days(found)[Stage.QA] == 1
        assert days(found)[Stage.RELEASE] == 2

    def test_of_two_that_work_the_one_that_ends_last_owns_the_time(self) -> None:
        # Review works 6 to 7. CI until 6.5 ends first; CI until 7.5 ends last.
        assert Stage.CI not in days(times(FULL | {"ci_start": 6, "ci_end": 6.5}))
        assert days(times(FULL | {"ci_start": 6, "ci_end": 7.5}))[Stage.CI] == 1.5

    def test_of_two_that_end_together_the_later_stage_owns_the_time(self) -> None:
        row = FULL | {"qa_start": 10, "qa_end": 11, "security_start": 10, "security_end": 11}
        assert days(times(row))[Stage.SECURITY] == 1
        assert Stage.QA not in days(times(row))

    def test_a_span_outside_the_lead_time_counts_where_it_overlaps(self) -> None:
        # QA from 11 to 20, delivered at 12.
        assert days(times(FULL | {"qa_start": 11, "qa_end": 20}))[Stage.QA] == 1

    def test_a_span_without_end_leaves_the_rest_of_a_wait_to_nobody(self) -> None:
        # QA started at 10; the next stamp is the delivery at 12.
        found = times(FULL | {"qa_start": 10})
        assert days(found)[Stage.UNATTRIBUTED] == 2
        assert days(found)[Stage.RELEASE] == 1
        assert not found.measured[0, code(Stage.QA)]

    def test_a_span_without_start_leaves_the_wait_before_to_nobody(self) -> None:
        # QA ended at 11; the stamp before is the merge at 9.
        found = times(FULL | {"qa_end": 11})
        assert days(found)[Stage.UNATTRIBUTED] == 2
        assert days(found)[Stage.RELEASE] == 1

    def test_a_span_without_end_takes_nothing_from_work(self) -> None:
        # CI started at 2 while building went on until 4.
        assert days(times(FULL | {"ci_start": 2}))[Stage.BUILD] == 3

    @pytest.mark.parametrize("stamp", ["ci_start", "ci_end"])
    def test_a_lone_stamp_beyond_all_others_changes_nothing(self, stamp: str) -> None:
        day = 13 if stamp == "ci_start" else -1
        assert days(times(FULL | {stamp: day})) == days(times(FULL))


class TestEvents:
    def test_events_beat_the_stamps_of_their_stage(self) -> None:
        # Stamps: review 4 to 7. Events: waits 4 to 5, works 5 to 6; 6 to 7 nobody claims.
        review = Stage.REVIEW
        events = events_of(
            (0, 4, review, EventKind.QUEUED),
            (0, 5, review, EventKind.STARTED),
            (0, 6, review, EventKind.FINISHED),
        )
        found = times(FULL, events=events)
        assert found.wait[0, code(review)] == 1 * DAY
        assert found.work[0, code(review)] == 1 * DAY
        assert days(found)[Stage.UNATTRIBUTED] == 1
        assert days(found)[Stage.BUILD] == 3

    def test_a_queue_that_events_tell_beats_a_wait_that_stamps_imply(self) -> None:
        # The release waits 9 to 12 and ends last; QA is queued 10 to 11 and works to 11.5.
        events = events_of(
            (0, 10, Stage.QA, EventKind.QUEUED),
            (0, 11, Stage.QA, EventKind.STARTED),
            (0, 11.5, Stage.QA, EventKind.FINISHED),
        )
        found = times(FULL, events=events)
        assert found.wait[0, code(Stage.QA)] == 1 * DAY
        assert found.work[0, code(Stage.QA)] == 0.5 * DAY
        assert days(found)[Stage.RELEASE] == 1.5

    def test_a_queue_takes_nothing_from_work(self) -> None:
        # Review works 6 to 7 by its stamps while QA is queued.
        events = events_of((0, 6, Stage.QA, EventKind.QUEUED), (0, 7, Stage.QA, EventKind.FINISHED))
        found = times(FULL, events=events)
        assert found.work[0, code(Stage.REVIEW)] == 1 * DAY
        assert Stage.QA not in days(found)

    def test_a_second_visit_is_rework(self) -> None:
        # Build again from 7 to 8.5, in the wait for integration.
        events = events_of(
            (0, 1, Stage.BUILD, EventKind.STARTED),
            (0, 4, Stage.BUILD, EventKind.FINISHED),
            (0, 7, Stage.BUILD, EventKind.STARTED),
            (0, 8.5, Stage.BUILD, EventKind.FINISHED),
        )
        found, build = times(FULL, events=events), code(Stage.BUILD)
        assert found.total[0, build] == 4.5 * DAY
        assert found.repeated[0, build] == 1.5 * DAY

    def test_an_event_of_leaving_alone_says_nothing(self) -> None:
        events = events_of((0, 5, Stage.REVIEW, EventKind.FINISHED))
        assert days(times(FULL, events=events)) == days(times(FULL))

    def test_a_stage_passed_in_no_time_is_measured(self) -> None:
        events = events_of(
            (0, 10, Stage.QA, EventKind.STARTED), (0, 10, Stage.QA, EventKind.FINISHED)
        )
        found = times(FULL, events=events)
        assert found.measured[0, code(Stage.QA)]
        assert days(found) == days(times(FULL))


class TestCap:
    def test_the_timeline_ends_at_the_cap_and_parts_still_add_up(self) -> None:
        # Review works 6 to 7: the cap of 6.5 days leaves half a day of it.
        found = times(FULL, cap_days=6.5)
        assert found.span[0] == 6.5 * DAY
        assert days(found) == {Stage.CLARIFY: 1, Stage.BUILD: 3, Stage.REVIEW: 2.5}

    def test_a_cap_does_not_change_who_owns_the_time_before_it(self) -> None:
        # CI ends at 7.5, after the review: it owns 6 to 6.5 although the cap hides its end.
        row = FULL | {"ci_start": 6, "ci_end": 7.5}
        assert days(times(row, cap_days=6.5))[Stage.CI] == 0.5

    @pytest.mark.parametrize("cap_days", [0, -1, float("nan")])
    def test_a_cap_must_be_above_zero(self, cap_days: float) -> None:
        with pytest.raises(ValueError, match="cap_days must be above 0"):
            times(FULL, cap_days=cap_days)


class TestRefusals:
    def test_an_item_without_start_has_no_lead_time(self) -> None:
        with pytest.raises(ValueError, match="1 items lack created_at or deployed_at"):
            times(without("created"))

    def test_an_item_in_an_impossible_order_has_no_ledger(self) -> None:
        with pytest.raises(ValueError, match="impossible order"):
            times(FULL | {"approved": 5})
