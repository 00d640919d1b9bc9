"""What has not happened yet is refused, and says nothing of when the data end."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flowgap.delivery.unfinished.cohort import last_seen
from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.reading import read_engagement
from flowgap.services.delivery.work_items import delivery_data
from tests.support.engagement_files import MANIFEST
from tests.unit.engagement.conftest import item_ids, write

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
PAST, LATER = "2026-01-10T12:00:00Z", "2026-01-10T12:00:01Z"


def read_at(folder: Path, now: datetime | None, **files: str) -> EngagementFolder:
    write(folder, dict(files))
    return read_engagement(folder, items=item_ids, now=now)


class TestFuture:
    @pytest.mark.parametrize(("stamp", "n_kept"), [(PAST, 1), (LATER, 0)])
    def test_a_deployment_after_the_reading_is_refused(
        self, folder: Path, stamp: str, n_kept: int
    ) -> None:
        log = f"deployment_id,finished_at\nd1,{stamp}\n"
        found = read_at(folder, NOW, deployments=log)
        assert found.deployments.height == n_kept
        assert found.files["deployments.csv"].refused == 1 - n_kept

    @pytest.mark.parametrize("column", ["started_at", "detected_at", "resolved_at"])
    def test_an_incident_with_any_stamp_after_the_reading_is_refused(
        self, folder: Path, column: str
    ) -> None:
        stamps = {"started_at": PAST, "detected_at": "", "resolved_at": ""} | {column: LATER}
        table = f"incident_id,{','.join(stamps)}\ni1,{','.join(stamps.values())}\n"
        (refusal,) = read_at(folder, NOW, incidents=table).refusals
        assert (refusal.line, refusal.column) == (2, column)
        assert refusal.problem == "it lies in the future"

    def test_it_is_not_the_end_of_the_data(self, folder: Path) -> None:
        log = "deployment_id,finished_at\nd1,2026-01-09T12:00:00Z\nd2,9999-01-01T00:00:00Z\n"
        data = delivery_data(read_at(folder, NOW, deployments=log))
        end = last_seen(data.items, data.events, data.deployments)
        assert datetime.fromtimestamp(end / 1e6, UTC) == datetime(2026, 1, 9, 12, tzinfo=UTC)

    def test_a_simulated_engagement_has_a_calendar_of_its_own(self, folder: Path) -> None:
        log = f"deployment_id,finished_at\nd1,{LATER}\n"
        simulated = MANIFEST + "simulated: true\n"
        found = read_at(folder, NOW, engagement=simulated, deployments=log)
        assert found.deployments.height == 1

    def test_a_change_that_is_due_later_stays(self, folder: Path) -> None:
        table = f"change_id,team,created_at,deployed_at\nc1,Billing,{PAST},{LATER}\n"
        assert read_at(folder, NOW, changes=table).changes.height == 1

    @pytest.mark.parametrize(("stamp", "remarks"), [(PAST, []), (LATER, ["stamp_in_future"])])
    def test_and_is_remarked_upon(self, folder: Path, stamp: str, remarks: list[str]) -> None:
        table = f"change_id,team,created_at,deployed_at\nc1,Billing,{PAST},{stamp}\n"
        found = read_at(folder, NOW, changes=table)
        assert [remark.code for remark in found.remarks] == remarks
