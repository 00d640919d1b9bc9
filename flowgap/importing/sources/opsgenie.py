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
_BEGINNINGS: Final = frozenset({"IncidentOpened", "IncidentReopened"})
_RESOLVED_ENTRY: Final = "IncidentResolved"
_CLOSED_ENTRY: Final = "IncidentClosed"


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
            "state": "open" if status in _OPEN else None,
            "updated_at": record.stamp("updatedAt"),
        },
    )


def _resolved_at(record: Record, status: str, created_at: datetime | None) -> datetime | None:
    """Return when it ended last: by its timeline, its report, else its last update once over.

    What is open has no end, whatever ends it had before it was opened again.
    """
    stated = (
        _last_end(record)
        or record.stamp("resolvedAt")
        or record.stamp("impactEndDate")
        or _after(created_at, record, "closeTime")
    )
    if status in _OPEN:
        if stated is not None:
            record.tell("it is open again, so its earlier end does not count")
        return None
    if stated is not None or status not in _ENDED:
        return stated
    # An alert has no other stamp of its end; a note may have come later.
    record.tell("the end is taken from the last update, as no stamp of its own is there")
    return record.stamp("updatedAt")


def _last_end(record: Record) -> datetime | None:
    """Return the last resolution since it was last opened, else the last closing since then."""
    entries = record.records("timelines") if record.has("timelines") else ()
    dated = [
        (entry.text("type"), at)
        for entry in entries
        if (at := entry.stamp("eventTime")) is not None
    ]
    opened = max((at for kind, at in dated if kind in _BEGINNINGS), default=None)
    since = [(kind, at) for kind, at in dated if opened is None or at >= opened]
    resolved = [at for kind, at in since if kind == _RESOLVED_ENTRY]
    closed = [at for kind, at in since if kind == _CLOSED_ENTRY]
    return max(resolved or closed, default=None)


def _after(created_at: datetime | None, record: Record, name: str) -> datetime | None:
    """Return the moment so many milliseconds after the creation, as an alert's report has it."""
    passed = record.count("report", name)
    if created_at is None or passed is None:
        return None
    return created_at + timedelta(milliseconds=passed)
