"""Adoption, definitions, funnel, indicators and DORA's figures on small worlds."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest

from flowgap.delivery.comparison.exact_intervals import share_interval
from flowgap.delivery.figures.adoption import adoption, use_within
from flowgap.delivery.figures.definitions import (
    Conclusion,
    DefinitionId,
    Frame,
    compare_definitions,
)
from flowgap.delivery.figures.dora import (
    DoraReason,
    DoraValue,
    DoraValues,
    Operations,
    dora,
)
from flowgap.delivery.figures.funnel import Step, StepId, funnel, throughput_gap
from flowgap.delivery.figures.indicators import (
    DeliveredTimes,
    IndicatorId,
    indicators,
    open_ages,
)
from flowgap.delivery.operations import Deployments, Incidents
from flowgap.delivery.periods import Period
from flowgap.delivery.timeline.partition import partition
from flowgap.delivery.timeline.visits import visited
from flowgap.delivery.work_items import DAY, UNKNOWN, EventKind, StageEvents, Stamp, WorkItems
from flowgap.delivery.working_time import WorkingClock
from flowgap.result.delivery import AdoptionState
from flowgap.stages import Stage
from tests.support.delivery_arrays import Row, events_of, items_of, period, periods

PERIODS = periods(10)
NO_INCIDENTS = Incidents(
    started_at=np.zeros(0, dtype=np.int64),
    resolved_at=np.zeros(0, dtype=np.int64),
    tied=np.zeros(0, dtype=bool),
    ruled_out=np.zeros(0, dtype=bool),
)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


class TestAdoption:
    def state(
        self, before: float, after: float, *, known: float = 1.0, p_rose: float | None = 1.0
    ) -> AdoptionState:
        steps = np.arange(100) / 100
        evident = np.concatenate([steps < before, steps < after])
        told = np.concatenate([steps < known, steps < known])
        in_after = np.repeat([False, True], 100)
        return adoption(evident, told, in_after, p_rose=p_rose).state

    @pytest.mark.parametrize(
        ("after", "state"), [(0.09, AdoptionState.ROSE), (0.08, AdoptionState.NONE)]
    )
    def test_five_points_more_are_a_rise(self, after: float, state: AdoptionState) -> None:
        assert self.state(0.04, after) is state

    @pytest.mark.parametrize(
        ("before", "after", "state"),
        [
            (0.09, 0.10, AdoptionState.USED),
            (0.09, 0.09, AdoptionState.NONE),
            (0.10, 0.14, AdoptionState.USED),
            (0.10, 0.02, AdoptionState.USED),
            (0.10, 0.15, AdoptionState.ROSE),
        ],
    )
    def test_a_tenth_of_the_items_of_a_period_is_no_absence_of_ai(
        self, before: float, after: float, state: AdoptionState
    ) -> None:
        assert self.state(before, after) is state

    def test_use_that_shows_needs_no_complete_record(self) -> None:
        assert self.state(0.3, 0.3, known=0.4) is AdoptionState.USED

    @pytest.mark.parametrize(
        ("p_rose", "state"),
        [(0.95, AdoptionState.ROSE), (0.94, AdoptionState.UNKNOWN), (None, AdoptionState.UNKNOWN)],
    )
    def test_a_rise_that_chance_explains_is_unknown(
        self, p_rose: float | None, state: AdoptionState
    ) -> None:
        assert self.state(0.1, 0.5, p_rose=p_rose) is state

    @pytest.mark.parametrize(
        ("known", "state"), [(0.80, AdoptionState.NONE), (0.79, AdoptionState.UNKNOWN)]
    )
    def test_the_absence_of_traces_is_not_the_absence_of_ai(
        self, known: float, state: AdoptionState
    ) -> None:
        assert self.state(0.0, 0.0, known=known) is state

    def test_an_empty_period_has_no_share(self) -> None:
        yes = np.array([True])
        found = adoption(yes, yes, np.array([True]), p_rose=None)
        assert (found.state, found.share_before, found.share_after) == (
            AdoptionState.UNKNOWN,
            None,
            1.0,
        )

    @pytest.mark.parametrize(
        ("first", "second", "known", "state"),
        [
            (0.0, 0.6, True, AdoptionState.ROSE),
            (0.5, 0.5, True, AdoptionState.USED),
            (0.0, 0.0, True, AdoptionState.NONE),
            (0.0, 0.0, False, AdoptionState.UNKNOWN),
        ],
    )
    def test_use_can_have_risen_within_the_period_before_already(
        self, first: float, second: float, *, known: bool, state: AdoptionState
    ) -> None:
        # Twenty weeks of ten items each; in the first ten weeks a share `first` shows AI.
        rows: list[Row] = [
            {
                "created": 7 * week + number / 10,
                "ai_known": known,
                "ai_evident": number < 10 * (first if week < 10 else second),
            }
            for week in range(20)
            for number in range(10)
        ]
        items = items_of(rows)
        found = use_within(items, items.at(Stamp.CREATED), period(0, 20), rng=rng())
        assert found is state

    def test_a_single_week_has_no_halves(self) -> None:
        items = items_of([{"created": 1.0, "ai_known": True}])
        found = use_within(items, items.at(Stamp.CREATED), period(0, 1), rng=rng())
        assert found is AdoptionState.UNKNOWN


# One item a day. Before: a day to commit, one to open, two to merge, four to deploy. After:
# merging takes four days longer, deploying three days less.
DAILY: Final[list[Row]] = [
    {
        "created": day,
        "first_commit": day + 1,
        "opened": day + 2,
        "merged": day + (4 if day < 70 else 8),
        "deployed": day + (8 if day < 70 else 9),
    }
    for day in range(140)
]


class TestDefinitions:
    def compared(
        self, rows: list[Row], cap_days: float | None = None, clock: WorkingClock | None = None
    ) -> dict[DefinitionId, tuple[float | None, float | None, Conclusion]]:
        frame = Frame(start=Stamp.CREATED, window=Stamp.CREATED, cap_days=cap_days, clock=clock)
        found = compare_definitions(items_of(rows), PERIODS, frame, rng=rng())
        return {one.id: (one.contrast.before, one.contrast.after, one.conclusion) for one in found}

    def test_each_definition_has_its_own_figures(self) -> None:
        # Every second day is worked on, all day long: 8 days hold 4 of them.
        days = np.arange(0, 160, 2) * DAY
        found = self.compared(DAILY, clock=WorkingClock(opens=days, closes=days + DAY, day=DAY))
        assert found[DefinitionId.WORKING_TIME][:2] == (4, 4.5)
        assert tuple(found) == tuple(DefinitionId)
        assert found[DefinitionId.CREATED_TO_DEPLOYED] == (8, 9, Conclusion.SLOWER)
        assert found[DefinitionId.FIRST_COMMIT_TO_DEPLOYED] == (7, 8, Conclusion.SLOWER)
        assert found[DefinitionId.OPENED_TO_DEPLOYED] == (6, 7, Conclusion.SLOWER)
        assert found[DefinitionId.FIRST_COMMIT_TO_MERGED] == (3, 7, Conclusion.SLOWER)
        assert found[DefinitionId.OPENED_TO_MERGED] == (2, 6, Conclusion.SLOWER)
        assert found[DefinitionId.MEDIAN] == (8, 9, Conclusion.SLOWER)
        assert found[DefinitionId.WINDOW_BY_STARTED][:2] == (8, 9)

    def test_working_time_needs_to_be_told(self) -> None:
        assert set(DefinitionId) - set(self.compared(DAILY)) == {DefinitionId.WORKING_TIME}

    def test_the_window_may_change_the_figures(self) -> None:
        # Created on day 62 or later, deployed on day 70 or later: 8 items of the first kind.
        before, after, _ = self.compared(DAILY)[DefinitionId.WINDOW_BY_DEPLOYED]
        assert before == 8
        assert after is not None
        assert 8 < after < 9

    def test_a_stamp_that_few_items_have_makes_no_definition(self) -> None:
        rows = [
            {name: day for name, day in row.items() if name != "opened" or number % 2}
            for number, row in enumerate(DAILY)
        ]
        found = self.compared(rows)[DefinitionId.OPENED_TO_MERGED]
        assert found == (None, None, Conclusion.NOT_POSSIBLE)

    def test_faster_and_no_clear_change(self) -> None:
        turned = [row | {"deployed": row["created"] + 9 - row["created"] // 70} for row in DAILY]
        same = [row | {"deployed": row["created"] + 9} for row in DAILY]
        definition = DefinitionId.CREATED_TO_DEPLOYED
        assert self.compared(turned)[definition][2] is Conclusion.FASTER
        assert self.compared(same)[definition][2] is Conclusion.NO_CLEAR_CHANGE

    def test_a_few_weeks_allow_no_conclusion(self) -> None:
        found = self.compared([DAILY[0], DAILY[139]])
        assert found[DefinitionId.CREATED_TO_DEPLOYED] == (8, 9, Conclusion.NO_CLEAR_CHANGE)

    def test_the_cap_holds_for_every_definition(self) -> None:
        found = self.compared(DAILY, cap_days=6.5)
        assert found[DefinitionId.CREATED_TO_DEPLOYED][:2] == (6.5, 6.5)


# Ten weeks each: two developers open 20, then 40 items; 20 are merged and released in both.
ITEMS: Final[list[Row]] = [
    {"opened": day, "merged": day, "deployed": day, "author": number % 2}
    for number, day in enumerate(np.linspace(0, 139, 40))
] + [{"opened": day, "author": 1} for day in np.linspace(70, 139, 20)]


def few_developers(rows: list[Row], *, minimum_group: int = 2) -> tuple[Step, ...]:
    return funnel(items_of(rows), PERIODS, minimum_group=minimum_group, rng=rng())


class TestFunnel:
    @pytest.mark.parametrize(("n_developers", "given"), [(4, False), (5, True)])
    def test_the_pace_of_fewer_people_than_the_minimum_is_not_told(
        self, n_developers: int, *, given: bool
    ) -> None:
        rows: list[Row] = [
            {"opened": day, "author": number % n_developers}
            for number, day in enumerate(np.linspace(0, 139, 60))
        ]
        steps = few_developers(rows, minimum_group=5)
        assert (steps[0].contrast is not None) == given

    def test_items_per_developer_and_week(self) -> None:
        found = {step.id: step.contrast for step in few_developers(ITEMS)}
        opened, released = found[StepId.OPENED], found[StepId.RELEASED]
        assert opened is not None
        assert released is not None
        # 20 / (2 developers * 10 weeks) = 1, 40 / 20 = 2; released 1 and 1.
        assert (opened.before, opened.after) == (1, 2)
        assert (released.before, released.after) == (1, 1)

    @pytest.mark.parametrize(("days", "survived"), [(29, 0.95), (30, 1.0)])
    def test_what_was_taken_back_within_thirty_days_did_not_survive(
        self, days: float, survived: float
    ) -> None:
        first, *others = ITEMS
        rows = [first | {"reverted": first["deployed"] + days}, *others]
        found = {step.id: step.contrast for step in few_developers(rows)}
        contrast = found[StepId.SURVIVED]
        assert contrast is not None
        # 19 or 20 of the 20 releases before, in 2 developers times 10 weeks.
        assert (contrast.before, contrast.after) == (survived, 1)

    @pytest.mark.parametrize(("n_named", "given"), [(52, True), (51, False)])
    def test_authors_must_be_known(self, n_named: int, *, given: bool) -> None:
        # 20 of the 60 items lie before; 32 or 31 of the 40 after are named: four fifths is 32.
        rows = [row | {"author": -1} if n >= n_named else row for n, row in enumerate(ITEMS)]
        steps = few_developers(rows)
        assert (steps[0].contrast is not None) == given

    def test_nothing_opened_is_no_funnel(self) -> None:
        assert all(step.contrast is None for step in few_developers([]))

    def test_opened_doubled_and_arrivals_stayed(self) -> None:
        found = throughput_gap(items_of(ITEMS), PERIODS)
        assert found == pytest.approx(np.log(2))

    @pytest.mark.parametrize(
        ("reverted", "reached"),
        # Taken back after 29 days: 19 of 20 reached users. After 30: all 20.
        [(29, 19), (30, 20)],
    )
    def test_a_delivery_taken_back_within_thirty_days_did_not_arrive(
        self, reverted: float, reached: int
    ) -> None:
        first, *others = ITEMS
        rows = [first | {"reverted": first["deployed"] + reverted}, *others]
        found = throughput_gap(items_of(rows), PERIODS)
        assert found == pytest.approx(np.log(40 / 20) - np.log(20 / reached))

    def test_a_count_of_none_has_no_logarithm(self) -> None:
        assert throughput_gap(items_of(ITEMS[:20]), PERIODS) is None


def delivered_times(items: WorkItems, events: StageEvents) -> DeliveredTimes:
    return DeliveredTimes(
        times=partition(items, events, start=Stamp.CREATED, cap_days=None),
        queued=visited(events, n_items=len(items)),
        at=items.at(Stamp.DEPLOYED),
    )


class TestIndicators:
    def figures(
        self,
        rows: list[Row],
        *,
        events: StageEvents | None = None,
        incidents: Incidents = NO_INCIDENTS,
    ) -> dict[IndicatorId, tuple[float | None, float | None]]:
        items = items_of(rows)
        happened = events_of() if events is None else events
        found = indicators(
            items,
            PERIODS,
            delivered=delivered_times(items, happened),
            incidents=incidents,
            rng=rng(),
        )
        assert tuple(found) == tuple(IndicatorId)
        return {name: (one.before, one.after) for name, one in found.items() if one is not None}

    def rows(self, before: Row, after: Row) -> list[Row]:
        plain = [{"created": day, "merged": day + 1, "deployed": day + 2} for day in (10, 80)]
        return [plain[0] | before, plain[1] | after]

    def test_hours_until_the_first_review(self) -> None:
        rows = self.rows(
            {"opened": 10, "first_review": 10.5}, {"opened": 80, "ready": 80.5, "first_review": 81}
        )
        assert self.figures(rows)[IndicatorId.PICKUP_P75_HOURS] == (12, 12)

    def test_shares_and_sizes_of_recorded_columns(self) -> None:
        found = self.figures(
            self.rows(
                {"lines": 40, "n_reviews": 0, "conflict": 0, "planned": 1, "done": 1},
                {"lines": 90, "n_reviews": 2, "conflict": 1, "planned": 1, "done": 0},
            )
        )
        assert found[IndicatorId.CHANGE_SIZE_P75] == (40, 90)
        assert found[IndicatorId.UNREVIEWED_SHARE] == (1, 0)
        assert found[IndicatorId.CONFLICT_RATE] == (0, 1)
        assert found[IndicatorId.PLANNED_DONE_SHARE] == (1, 0)

    @pytest.mark.parametrize(("n_known", "share"), [(6, 0.5), (5, None)])
    def test_the_unreviewed_share_needs_the_reviews_of_six_in_ten_merged_changes(
        self, n_known: int, share: float | None
    ) -> None:
        # Ten merged changes in each period; before, all are known and none went unreviewed.
        # After, every second change that is known did; three of n_known = 6 are a half.
        first, later = self.rows({"n_reviews": 1}, {})
        after = [later | {"n_reviews": number % 2} for number in range(n_known)]
        unknown = [later | {"opened": 80, "first_review": 80.5}] * (10 - n_known)
        found = self.figures([*[first] * 10, *after, *unknown])
        assert found[IndicatorId.UNREVIEWED_SHARE] == (0, share)

    def test_what_nobody_recorded_is_missing(self) -> None:
        assert self.figures(self.rows({}, {})) == {}

    def test_queues_need_events_that_tell_waiting_from_working(self) -> None:
        events = events_of(
            (0, 10, Stage.QA, EventKind.QUEUED),
            (0, 11.5, Stage.QA, EventKind.STARTED),
            (0, 12, Stage.QA, EventKind.FINISHED),
        )
        found = self.figures(self.rows({}, {}), events=events)
        assert found[IndicatorId.QA_QUEUE] == (1.5, None)
        assert IndicatorId.SECURITY_QUEUE not in found

    def test_incidents_per_delivered_change(self) -> None:
        incidents = Incidents(
            started_at=np.array([80, 90, 91]) * DAY,
            resolved_at=np.full(3, UNKNOWN),
            tied=np.zeros(3, dtype=bool),
            # The third is said to have had another cause, so two of the three count.
            ruled_out=np.array([False, False, True]),
        )
        found = self.figures(self.rows({}, {}), incidents=incidents)
        assert found[IndicatorId.INCIDENTS_PER_CHANGE] == (0, 2)


class TestOpenItems:
    @pytest.mark.parametrize(
        ("row", "is_open"),
        [
            ({}, True),
            ({"merged": 20}, True),
            ({"deployed": 99}, False),
            ({"deployed": 100}, True),
            ({"abandoned": True, "closed": 99}, False),
            ({"abandoned": True, "closed": 100}, True),
            ({"abandoned": True}, False),
            ({"merged": 20, "closed": 20}, True),
            ({"said_deployed": True}, False),
        ],
    )
    def test_open_is_neither_delivered_nor_abandoned_at_the_end(
        self, row: Row, *, is_open: bool
    ) -> None:
        items = items_of([{"created": 10} | row])
        ages = open_ages(items, started_at=items.at(Stamp.CREATED), end=100 * DAY)
        assert ages.tolist() == ([90 * DAY] if is_open else [])

    @pytest.mark.parametrize(("created", "n"), [(99, 1), (100, 0)])
    def test_what_starts_at_the_end_is_not_open_yet(self, created: float, n: int) -> None:
        items = items_of([{"created": created}, {}])
        ages = open_ages(items, started_at=items.at(Stamp.CREATED), end=100 * DAY)
        assert len(ages) == n


def five(
    items: WorkItems, deployments: Deployments, incidents: Incidents, one: Period
) -> DoraValues:
    operations = Operations(items=items, deployments=deployments, incidents=incidents)
    return dora(operations, one, rng=np.random.default_rng(1))


class TestDora:
    AFTER = period(0, 4)

    def deployments(
        self, *, failures_known: bool = True, unplanned: tuple[int, ...] = (0, 1, -1, 0)
    ) -> Deployments:
        """Return four deployments; the last one lies after the period."""
        return Deployments(
            finished_at=np.array([1, 8, 15, 28]) * DAY,
            failed=np.array([True, False, False, True]),
            unplanned=np.array(unplanned),
            failures_known=failures_known,
        )

    def test_the_five_figures(self) -> None:
        items = items_of(
            [
                {"first_commit": 1, "deployed": 3},
                {"first_commit": 1, "deployed": 5},
                {"first_commit": 1, "deployed": 28},
                {"deployed": 4},
            ]
        )
        incidents = Incidents(
            started_at=np.array([1, 2, 3, 40]) * DAY,
            resolved_at=np.array([1.5 * DAY, UNKNOWN, 3.25 * DAY, 41 * DAY]).astype(np.int64),
            tied=np.array([True, True, False, True]),
            ruled_out=np.zeros(4, dtype=bool),
        )
        found = five(items, self.deployments(), incidents, self.AFTER)
        # Three deployments in four weeks; medians of 2 and 4 days, of 12 hours; one of three
        # failed; one of the two that say so was unplanned.
        assert found.deployment_frequency.value == pytest.approx(3 / 4)
        assert found.lead_time.value == pytest.approx(3)
        assert found.change_fail_rate.value == pytest.approx(1 / 3)
        assert found.recovery_time.value == pytest.approx(12)
        assert found.rework_rate.value == pytest.approx(1 / 2)
        assert found.rework_rate.n == 2

    def test_without_deployments_every_figure_has_its_reason(self) -> None:
        found = five(items_of([]), self.deployments(), NO_INCIDENTS, period(50, 1))
        assert found.deployment_frequency.reason is DoraReason.NO_DEPLOYMENTS
        assert found.lead_time.reason is DoraReason.NO_COMMITS
        assert found.change_fail_rate.reason is DoraReason.NO_DEPLOYMENTS
        assert found.recovery_time.reason is DoraReason.NO_TIED_INCIDENTS
        assert found.rework_rate.reason is DoraReason.NO_DEPLOYMENTS
        assert found.deployment_frequency.value is None

    def test_failures_that_nobody_records_are_not_zero(self) -> None:
        deployments = self.deployments(failures_known=False, unplanned=(-1, -1, -1, -1))
        found = five(items_of([]), deployments, NO_INCIDENTS, self.AFTER)
        assert found.change_fail_rate.reason is DoraReason.NO_FAILURES_RECORDED
        assert found.rework_rate.reason is DoraReason.NO_UNPLANNED_FLAG

    def test_a_share_of_few_deployments_has_the_score_interval(self) -> None:
        found = five(items_of([]), self.deployments(), NO_INCIDENTS, self.AFTER).change_fail_rate
        assert (found.low, found.high) == share_interval(1, 3)

    def test_four_weeks_carry_no_interval_of_a_frequency_and_eight_do(self) -> None:
        few = five(items_of([]), self.deployments(), NO_INCIDENTS, self.AFTER)
        assert few.deployment_frequency.low is None
        each_week = replace(
            self.deployments(),
            finished_at=np.repeat(np.arange(8) * 7 + 1, 2) * DAY,
            failed=np.zeros(16, dtype=bool),
            unplanned=np.zeros(16, dtype=np.int64),
        )
        found = five(items_of([]), each_week, NO_INCIDENTS, period(0, 8)).deployment_frequency
        # Two in every week: no draw of weeks differs.
        assert (found.low, found.value, found.high) == (2.0, 2.0, 2.0)

    def test_five_incidents_carry_an_interval_of_their_median_and_four_do_not(self) -> None:
        def recovery(n: int) -> DoraValue:
            incidents = Incidents(
                started_at=np.zeros(n, dtype=np.int64),
                resolved_at=(np.arange(n) + 1) * DAY,
                tied=np.ones(n, dtype=bool),
                ruled_out=np.zeros(n, dtype=bool),
            )
            return five(items_of([]), self.deployments(), incidents, self.AFTER).recovery_time

        assert recovery(4).low is None
        # Days 1 to 5 in hours; the middle of five lies between the least and the largest.
        assert (recovery(5).low, recovery(5).value, recovery(5).high) == (24, 72, 120)

    def test_lead_time_has_an_interval_around_its_median(self) -> None:
        rng = np.random.default_rng(7)
        deployed = rng.uniform(1, 55, 200)
        rows: list[Row] = [
            {"first_commit": day - lead, "deployed": day}
            for day, lead in zip(deployed, rng.exponential(2, 200), strict=True)
        ]
        found = five(items_of(rows), self.deployments(), NO_INCIDENTS, period(0, 8)).lead_time
        assert found.low is not None
        assert found.high is not None
        assert found.value is not None
        assert found.low < found.value < found.high
        # The median of an exponential with mean 2 is 2 ln 2.
        assert found.low < 2 * np.log(2) < found.high
