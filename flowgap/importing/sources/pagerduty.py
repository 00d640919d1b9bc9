"""Incidents of PagerDuty: REST and analytics bodies, log entries, webhooks."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import INCIDENTS, Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.bodies import Shape, bodies_of

_OPEN: Final = frozenset({"triggered", "acknowledged"})
_STATES: Final = _OPEN | {"resolved"}
_OPENING: Final = frozenset({"trigger", "reopen"})
_ACKNOWLEDGED: Final = "acknowledge"
_RESOLVED: Final = "resolve"

Moment = tuple[datetime, str]
"""When something was entered into the log of an incident, and what."""


def _is_known(record: Record) -> bool:
    return _is_entry(record) or _is_incident(record)


def _is_entry(record: Record) -> bool:
    kind = record.fields.get("type")
    return isinstance(kind, str) and "log_entry" in kind and record.has("incident")


def _is_incident(record: Record) -> bool:
    has_id = record.has("id") or record.has("incident_number") or record.has("incident_key")
    is_webhook = record.has("event_type") or record.has("agent")
    return has_id and not is_webhook and "created_at" in record.fields


SHAPE: Final = Shape(
    wrappers=("incidents", "data", "log_entries", "messages", "event", "incident", "payload"),
    is_known=_is_known,
    allowed="incidents, analytics or log entries as PagerDuty's REST API returns them",
)


def read_pagerduty(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each incident; log entries say when it was acknowledged and resolved.

    A REST body has no stamp of its resolution: the last change of its status is one if its status
    is resolved.

    Raises
    ------
    InputError
        If a file is none of PagerDuty's.
    """
    logs: dict[str, list[Moment]] = defaultdict(list)
    open_ids: set[str] = set()
    for one in bodies_of(paths, context, harvest, SHAPE):
        if _is_entry(one):
            _keep_entry(one, logs)
        else:
            _add_incident(one, harvest, open_ids)
    for incident_id, log in logs.items():
        _add_log(incident_id, log, harvest, is_open=incident_id in open_ids)


def _add_incident(record: Record, harvest: Harvest, open_ids: set[str]) -> None:
    incident_id, started_at = _id(record), record.stamp("created_at")
    if incident_id is None or started_at is None:
        record.refuse("it has no id, or no time when it began", allowed="id and created_at")
        return
    status = (record.text("status") or "").lower()
    if status and status not in _STATES:
        record.meet(Condition.UNKNOWN_VALUE, "status")
    if status in _OPEN:
        open_ids.add(incident_id)
    changed_at = record.stamp("last_status_change_at")
    harvest.add(
        INCIDENTS,
        {
            "incident_id": incident_id,
            "started_at": started_at,
            "service": record.text("service", "summary") or record.text("service_name"),
            "acknowledged_at": changed_at if status == "acknowledged" else None,
            "resolved_at": _resolved_at(record, status, changed_at),
            "severity": record.text("priority", "summary")
            or record.text("priority_name")
            or record.text("urgency"),
            "state": "open" if status in _OPEN else None,
            "updated_at": record.stamp("updated_at") or changed_at,
        },
    )


def _resolved_at(record: Record, status: str, changed_at: datetime | None) -> datetime | None:
    resolved_at = record.stamp("resolved_at")
    if status in _OPEN:
        if resolved_at is not None:
            record.tell("it is open again, so its earlier end does not count")
        return None
    if resolved_at is None and status == "resolved":
        return changed_at
    return resolved_at


def _keep_entry(record: Record, logs: dict[str, list[Moment]]) -> None:
    kind = (record.text("type") or "").removesuffix("_reference").removesuffix("_log_entry")
    incident = record.record("incident")
    incident_id = None if incident is None else _id(incident)
    at = record.stamp("created_at")
    if kind in {*_OPENING, _ACKNOWLEDGED, _RESOLVED} and incident_id is not None and at is not None:
        logs[incident_id].append((at, kind))


def _add_log(incident_id: str, log: Sequence[Moment], harvest: Harvest, *, is_open: bool) -> None:
    """Add the first acknowledgement, and the last resolution that no opening follows."""
    opened = max((at for at, kind in log if kind in _OPENING), default=None)
    ends = [at for at, kind in log if kind == _RESOLVED and (opened is None or at >= opened)]
    row: dict[str, object] = {
        "acknowledged_at": min((at for at, kind in log if kind == _ACKNOWLEDGED), default=None),
        "resolved_at": None if is_open else max(ends, default=None),
    }
    if any(row.values()):
        harvest.add(INCIDENTS, {"incident_id": incident_id, **row})


def _id(record: Record) -> str | None:
    own = record.text("id") or record.text("incident_id")
    if own is not None:
        return f"pagerduty:{own}"
    number = record.text("incident_number")
    service = record.text("service", "id") or record.text("service_id")
    return None if number is None else f"pagerduty:{service or ''}#{number}"
