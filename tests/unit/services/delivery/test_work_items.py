from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.timeline.spans import code
from flowgap.delivery.work_items import DAY, UNKNOWN, ChangeType, EventKind, Stamp
from flowgap.engagement.manifest import Window
from flowgap.services.delivery.work_items import delivery_data, midnight, period_of
from flowgap.stages import Stage
from tests.support.delivery_tables import folder_of, manifest

BERLIN = ZoneInfo("Europe/Berlin")


def moment(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


def micros(day: int, hour: int = 0) -> int:
    return round(moment(day, hour).timestamp()) * 1_000_000


def data_of(**tables: list[dict[str, Any]]) -> DeliveryData:
    return delivery_data(folder_of(manifest(before=None, after=None), **tables))


class TestPeriod:
    def test_a_day_begins_at_midnight_of_the_zone(self) -> None:
        # Berlin is one hour ahead of UTC in winter, two in summer.
        assert midnight(date(2026, 3, 29), BERLIN) == micros(28, 23)
        assert midnight(date(2026, 3, 30), BERLIN) == micros(29, 22)

    def test_weeks_are_cut_on_mondays(self) -> None:
        # Friday 6 to Wednesday 18 March 2026: Mondays 9 and 16.
        found = period_of(
            Window(start=date(2026, 3, 6), until=date(2026, 3, 18)), timezone=ZoneInfo("UTC")
        )
        assert found.edges.tolist() == [micros(day) for day in (6, 9, 16, 18)]

    def test_a_monday_at_the_edge_makes_no_empty_week(self) -> None:
        found = period_of(
            Window(start=date(2026, 3, 9), until=date(2026, 3, 23)), timezone=ZoneInfo("UTC")
        )
        assert np.diff(found.edges).tolist() == [7 * DAY, 7 * DAY]

    def test_the_week_of_the_clock_change_is_an_hour_short(self) -> None:
        found = period_of(Window(start=date(2026, 3, 23), until=date(2026, 3, 30)), timezone=BERLIN)
        assert found.until - found.start == 7 * DAY - DAY // 24


class TestItems:
    def test_every_column_that_counts_arrives(self) -> None:
        items = data_of(
            changes=[
                {
                    "change_id": "c1",
                    "created_at": moment(1),
                    "merged_at": moment(2),
                    "deployed_at": moment(3),
                    "type": "hotfix",
                    "additions": 7,
                    "deletions": 5,
                    "n_reviews": 2,
                    "is_bot": True,
                    "ai_assist": "agent",
                    "conflict": True,
                    "sprint_planned": True,
                    "sprint_done": False,
                }
            ]
        ).items
        assert items.at(Stamp.CREATED).tolist() == [micros(1)]
        assert items.at(Stamp.DEPLOYED).tolist() == [micros(3)]
        assert items.type.tolist() == [ChangeType.HOTFIX]
        assert (items.lines[0], items.n_reviews[0]) == (12, 2)
        assert (items.conflict[0], items.planned[0], items.done[0]) == (1, 1, 0)
        assert items.is_bot[0]
        assert items.ai_evident[0]
        assert items.ai_known[0]

    def test_what_nobody_recorded_is_unknown_not_zero(self) -> None:
        items = data_of(changes=[{"change_id": "c1", "additions": 3}]).items
        assert np.all(items.stamps == UNKNOWN)
        assert items.type.tolist() == [ChangeType.UNKNOWN]
        assert (items.lines[0], items.n_reviews[0], items.author[0]) == (-1, -1, -1)
        assert not np.any([items.is_bot, items.abandoned, items.ai_known])

    def test_equal_authors_have_equal_numbers(self) -> None:
        rows: list[dict[str, Any]] = [
            {"change_id": str(n), "author_hash": name} for n, name in enumerate("aba")
        ]
        author = data_of(changes=rows).items.author
        assert author[0] == author[2] != author[1]

    @pytest.mark.parametrize(
        ("ai_assist", "evident", "known"),
        [
            ("none", False, True),
            ("assisted", True, True),
            ("agent", True, True),
            ("unknown", False, False),
            (None, False, False),
        ],
    )
    def test_unknown_is_neither_help_nor_its_absence(
        self, ai_assist: str | None, *, evident: bool, known: bool
    ) -> None:
        items = data_of(changes=[{"change_id": "c1", "ai_assist": ai_assist}]).items
        assert (items.ai_evident[0], items.ai_known[0]) == (evident, known)

    @pytest.mark.parametrize(
        ("row", "abandoned"),
        [
            ({"state": "closed"}, True),
            ({"closed_at": moment(2)}, True),
            ({"state": "closed", "merged_at": moment(2), "closed_at": moment(2)}, False),
            ({"state": "open"}, False),
        ],
    )
    def test_abandoned_is_closed_without_a_merge(
        self, row: dict[str, Any], *, abandoned: bool
    ) -> None:
        assert data_of(changes=[{"change_id": "c1"} | row]).items.abandoned[0] == abandoned

    def test_the_first_revert_is_remembered(self) -> None:
        rows: list[dict[str, Any]] = [
            {"change_id": "c1"},
            {"change_id": "c2", "reverts_change_id": "c1", "merged_at": moment(9)},
            {"change_id": "c3", "reverts_change_id": "c1", "deployed_at": moment(8)},
        ]
        assert data_of(changes=rows).items.reverted_at.tolist() == [micros(8), UNKNOWN, UNKNOWN]


class TestDeploymentLog:
    def deployed(self, *log: dict[str, Any], **change: object) -> int:
        rows = [
            {"deployment_id": str(number), "finished_at": moment(5)} | row
            for number, row in enumerate(log)
        ]
        changed: dict[str, Any] = {"change_id": "c1"} | change
        data = data_of(changes=[changed], deployments=rows)
        return int(data.items.at(Stamp.DEPLOYED)[0])

    @pytest.mark.parametrize(
        ("row", "change"),
        [
            ({"change_ids": "c0+c1"}, {}),
            ({"commit_sha": "abc"}, {"merge_sha": "abc"}),
            ({"commit_sha": "abc"}, {"head_sha": "abc"}),
            ({"change_ids": "c1", "result": "success", "environment": "Production"}, {}),
        ],
    )
    def test_a_deployment_that_names_the_change_dates_it(
        self, row: dict[str, Any], change: dict[str, Any]
    ) -> None:
        assert self.deployed(row, **change) == micros(5)

    @pytest.mark.parametrize(
        "row",
        [
            {"change_ids": "c2"},
            {"change_ids": "c1", "result": "failure"},
            {"change_ids": "c1", "result": "rolled_back"},
            {"change_ids": "c1", "environment": "staging"},
            {"commit_sha": "abc"},
        ],
    )
    def test_other_deployments_do_not(self, row: dict[str, Any]) -> None:
        assert self.deployed(row) == UNKNOWN

    def test_the_first_of_several_counts(self) -> None:
        first = {"change_ids": "c1", "finished_at": moment(3)}
        assert self.deployed({"change_ids": "c1"}, first) == micros(3)

    def test_the_stamp_of_the_change_itself_wins(self) -> None:
        assert self.deployed({"change_ids": "c1"}, deployed_at=moment(7)) == micros(7)


class TestEvents:
    def test_events_find_their_item_whatever_the_order(self) -> None:
        events = data_of(
            changes=[{"change_id": "c1"}, {"change_id": "c2"}],
            events=[
                {"change_id": "c2", "at": moment(4), "stage": "qa", "kind": "started"},
                {"change_id": "c9", "at": moment(4), "stage": "qa", "kind": "started"},
            ],
        ).events
        assert events.item.tolist() == [1]
        assert events.at.tolist() == [micros(4)]
        assert events.stage.tolist() == [code(Stage.QA)]
        assert events.kind.tolist() == [EventKind.STARTED]

    def test_unknown_stages_are_ignored(self) -> None:
        row = {"change_id": "c1", "at": moment(4), "stage": "lunch", "kind": "started"}
        assert len(data_of(changes=[{"change_id": "c1"}], events=[row]).events) == 0


class TestReviews:
    def reviewers(self, *events: dict[str, Any]) -> list[tuple[int, int]]:
        """Return the team's and the reviewer's number of every review."""
        changes: list[dict[str, Any]] = [
            {"change_id": "c1", "team": "A", "author_hash": "ada"},
            {"change_id": "c2", "team": "B", "author_hash": None},
        ]
        rows = [
            {"change_id": "c1", "at": moment(4), "stage": "review", "kind": "started"} | event
            for event in events
        ]
        found = data_of(changes=changes, events=rows).reviews
        return sorted(zip(found.team.tolist(), found.reviewer.tolist(), strict=True))

    def test_a_person_reviews_a_change_once_however_often_they_act(self) -> None:
        bob = {"actor_hash": "bob"}
        assert len(self.reviewers(bob, bob | {"kind": "finished", "at": moment(5)})) == 1

    def test_the_first_act_dates_the_review(self) -> None:
        rows = [
            {"change_id": "c1", "at": moment(day), "stage": "review", "kind": "started"}
            | {"actor_hash": "bob"}
            for day in (6, 3)
        ]
        found = data_of(changes=[{"change_id": "c1", "team": "A"}], events=rows)
        assert found.reviews.at.tolist() == [micros(3)]

    def test_two_people_and_two_teams_stay_apart(self) -> None:
        rows = ({"actor_hash": "bob"}, {"actor_hash": "eve"}, {"actor_hash": "bob"})
        found = self.reviewers(*rows[:2], rows[2] | {"change_id": "c2"})
        assert len(set(found)) == 3
        assert len({team for team, _ in found}) == 2
        assert len({reviewer for _, reviewer in found}) == 2

    @pytest.mark.parametrize(
        "event",
        [
            {"actor_hash": "ada"},
            {"actor_hash": None},
            {"actor_hash": "bob", "kind": "queued"},
            {"actor_hash": "bob", "stage": "qa"},
            {"actor_hash": "bob", "change_id": "c9"},
        ],
    )
    def test_what_is_no_review_of_another_person_does_not_count(
        self, event: dict[str, Any]
    ) -> None:
        assert self.reviewers(event) == []


class TestOperations:
    def test_a_deployment_counts_once_and_failed_ones_are_marked(self) -> None:
        rows = [
            {"deployment_id": "d1", "finished_at": moment(1)},
            {"deployment_id": "d1", "finished_at": moment(2)},
            {"deployment_id": "d2", "finished_at": moment(3), "unplanned": True},
            {"deployment_id": "d3", "finished_at": moment(4), "rollback_of": "d2"},
            {"deployment_id": "d4", "finished_at": moment(5), "result": "failure"},
            {"deployment_id": "d5", "finished_at": moment(6), "result": "rolled_back"},
        ]
        incidents = [
            {"incident_id": "i1", "started_at": moment(1), "deployment_id": "d1"},
            {
                "incident_id": "i2",
                "started_at": moment(4),
                "deployment_id": "d3",
                "caused_by_change": False,
            },
        ]
        found = data_of(deployments=rows, incidents=incidents)
        assert found.deployments.finished_at.tolist() == [micros(day) for day in (1, 3, 4, 6)]
        assert found.deployments.failed.tolist() == [True, True, False, True]
        assert found.deployments.unplanned.tolist() == [-1, 1, -1, -1]
        assert found.deployments.failures_known
        assert found.incidents.tied.tolist() == [True, False]

    def test_without_incidents_and_rollbacks_failures_are_unknown(self) -> None:
        rows = [{"deployment_id": "d1", "finished_at": moment(1)}]
        assert not data_of(deployments=rows).deployments.failures_known

    def test_an_empty_folder_has_empty_arrays(self) -> None:
        found = data_of()
        assert (len(found.items), len(found.events)) == (0, 0)
        assert len(found.deployments.finished_at) == 0
