"""Incidents and alerts of Opsgenie."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import INCIDENTS, Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.bodies import Shape, bodies_of

_OPEN: Final = frozenset({"open", "acked"})
_ENDED: Final = frozenset({"resolved", "closed"})
_RESOLVED_ENTRY: Final = "IncidentResolved"


def _is_known(record: Record) -> bool:
    return record.has("createdAt") and (record.has("tinyId") or record.has("id"))


SHAPE: Final = Shape(
    wrappers=("data", "incident", "alert"),
    is_known=_is_known,
    allowed="incidents or alerts as Opsgenie's REST API returns them",
)


def read_opsgenie(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each incident or alert.

    Raises
    ------
    InputError
        If a file is none of Opsgenie's.
    """
    for one in bodies_of(paths, context, harvest, SHAPE):
        _add(one, harvest)


def _add(record: Record, harvest: Harvest) -> None:
    own = record.text("id") or record.text("tinyId")
    created_at = record.stamp("createdAt")
    started_at = record.stamp("impactStartDate") or created_at
    if own is None or started_at is None:
        record.refuse("it has no id, or no time when it began", allowed="id and createdAt")
        return
    status = (record.text("status") or "").lower()
    if status and status not in _OPEN | _ENDED:
        record.meet(Condition.UNKNOWN_VALUE, "status")
    harvest.add(
        INCIDENTS,
        {
            "incident_id": f"opsgenie:{own}",
            "started_at": started_at,
            "service": next(iter(record.texts("impactedServices")), None),
            "detected_at": created_at,
            "acknowledged_at": _after(created_at, record, "ackTime"),
            "resolved_at": _resolved_at(record, status, created_at),
            "severity": record.text("priority"),
            "updated_at": record.stamp("updatedAt"),
        },
    )


def _resolved_at(record: Record, status: str, created_at: datetime | None) -> datetime | None:
    """Return when it ended: by its timeline, its report, else its last update once it is over."""
    for entry in record.records("timelines") if record.has("timelines") else ():
        if entry.text("type") == _RESOLVED_ENTRY:
            return entry.stamp("eventTime")
    stated = (
        record.stamp("resolvedAt")
        or record.stamp("impactEndDate")
        or _after(created_at, record, "closeTime")
    )
    if stated is not None or status not in _ENDED:
        return stated
    # An alert has no other stamp of its end; a note may have come later.
    record.tell("the end is taken from the last update, as no stamp of its own is there")
    return record.stamp("updatedAt")


def _after(created_at: datetime | None, record: Record, name: str) -> datetime | None:
    """Return the moment so many milliseconds after the creation, as an alert's report has it."""
    passed = record.count("report", name)
    if created_at is None or passed is None:
        return None
    return created_at + timedelta(milliseconds=passed)
