"""Where the data end, and what incidents and deployments at the edges tell."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from flowgap.delivery.facts import DeliveryData
from flowgap.delivery.figures.dora import DoraValues, Operations, dora
from flowgap.delivery.periods import Periods
from flowgap.delivery.population import Exclusion, choose_population
from flowgap.delivery.unfinished.cohort import last_seen
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.manifest import Window
from flowgap.services.delivery.work_items import delivery_data, period_of
from tests.support.delivery_tables import folder_of, manifest

START = datetime(2026, 3, 2, tzinfo=UTC)
LAST = START + timedelta(days=39)
FAR = datetime(2100, 1, 1, tzinfo=UTC)
MARCH, APRIL = (date(2026, 3, 1), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 5, 1))


def plain_changes(n: int = 40) -> list[dict[str, Any]]:
    """Return changes that were started and delivered on one day each, one after the other."""
    days = [START + timedelta(days=number) for number in range(n)]
    return [
        {"change_id": f"c{number}", "created_at": day, "deployed_at": day}
        for number, day in enumerate(days)
    ]


def folder(*more: dict[str, Any], **tables: Sequence[dict[str, Any]]) -> EngagementFolder:
    settings = manifest(before=None, after=None)
    return folder_of(settings, changes=[*plain_changes(), *more], **tables)


def end_of(data: DeliveryData) -> datetime:
    end = last_seen(data.items, data.events, data.deployments)
    return datetime.fromtimestamp(end / 1e6, UTC)


def left_out(data: DeliveryData) -> dict[Exclusion, int]:
    before, after = (
        period_of(Window(start=start, until=until), timezone=ZoneInfo("UTC"))
        for start, until in (MARCH, APRIL)
    )
    periods = Periods(before=before, after=after)
    found = choose_population(data.items, periods, window=None, include_bots=False)
    return dict(found.left_out)


class TestChanges:
    @pytest.mark.parametrize("column", ["created_at", "merged_at", "deployed_at", "closed_at"])
    def test_a_change_of_the_year_2100_is_named_and_moves_no_end(self, column: str) -> None:
        data = delivery_data(folder({"change_id": "late", "created_at": START, column: FAR}))
        assert end_of(data) == LAST
        assert left_out(data) == {Exclusion.AFTER_END_OF_DATA: 1}

    def test_a_change_with_one_event_of_the_year_2100_is_named_too(self) -> None:
        event = {"change_id": "c3", "at": FAR, "stage": "review", "kind": "started"}
        data = delivery_data(folder(events=[event]))
        assert (len(data.events), end_of(data)) == (0, LAST)
        assert left_out(data) == {Exclusion.AFTER_END_OF_DATA: 1}

    @pytest.mark.parametrize(("seconds", "n_late"), [(0, 0), (-1, 1)])
    def test_what_lies_after_the_reading_has_not_happened(self, seconds: int, n_late: int) -> None:
        read_at = LAST + timedelta(seconds=seconds)
        data = delivery_data(replace(folder(), read_at=read_at))
        assert left_out(data).get(Exclusion.AFTER_END_OF_DATA, 0) == n_late

    def test_where_nobody_told_when_it_was_read_the_data_alone_tell(self) -> None:
        assert left_out(delivery_data(folder())) == {}


class TestLog:
    def test_a_deployment_of_the_year_2100_delivers_nothing(self) -> None:
        change = {"change_id": "open", "created_at": START}
        late = {"deployment_id": "d", "finished_at": FAR, "change_ids": "open"}
        data = delivery_data(folder(change, deployments=[{**late, "result": "success"}]))
        assert (len(data.deployments.finished_at), end_of(data)) == (0, LAST)
        assert left_out(data) == {Exclusion.NOT_DELIVERED: 1}

    def test_an_incident_that_ended_in_the_year_2100_is_no_recovery(self) -> None:
        incident = {"incident_id": "i", "started_at": START, "resolved_at": FAR}
        data = delivery_data(folder(incidents=[incident]))
        assert len(data.incidents.started_at) == 0


class TestIncidents:
    """One deployment of April, and incidents that name it."""

    DEPLOYMENT: Final = {"deployment_id": "d", "finished_at": START + timedelta(days=35)}

    def figures(self, *incidents: dict[str, Any]) -> DoraValues:
        day = self.DEPLOYMENT["finished_at"]
        told = [
            {"incident_id": f"i{k}", "deployment_id": "d", "started_at": day} | one
            for k, one in enumerate(incidents)
        ]
        data = delivery_data(folder(deployments=[self.DEPLOYMENT], incidents=told))
        operations = Operations(
            items=data.items, deployments=data.deployments, incidents=data.incidents
        )
        april = period_of(Window(start=APRIL[0], until=APRIL[1]), timezone=ZoneInfo("UTC"))
        return dora(operations, april, rng=np.random.default_rng(1))

    def test_two_incidents_of_one_deployment_are_one_failure(self) -> None:
        found = self.figures({}, {})
        assert (found.change_fail_rate.value, found.change_fail_rate.n) == (1.0, 1)

    def test_an_open_incident_is_a_failure_without_a_recovery(self) -> None:
        end = START + timedelta(days=35, hours=6)
        found = self.figures({}, {"resolved_at": end})
        # One of the two is open: the median is that of the other, six hours.
        assert found.change_fail_rate.value == 1.0
        assert (found.recovery_time.value, found.recovery_time.n) == (6.0, 1)
