"""Incidents of ServiceNow's table API; its stamps have no offset, so `--timezone` tells it."""

from pathlib import Path
from typing import Final

from flowgap.importing.harvest import INCIDENTS, Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.bodies import Shape, bodies_of

_ZONE_TAKEN: Final = (
    "times without an offset are taken to be of {}; the values of the API are UTC, those that the "
    "screen shows are of the zone of whoever exported them"
)


def _is_known(record: Record) -> bool:
    return (record.has("sys_id") or record.has("number")) and record.has("opened_at")


SHAPE: Final = Shape(
    wrappers=("result", "records", "data"),
    is_known=_is_known,
    allowed="incidents as ServiceNow's table API returns them",
)


def read_servicenow(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each incident, by the internal value of each field, else what is displayed.

    Raises
    ------
    InputError
        If a file is none of ServiceNow's.
    """
    for one in bodies_of(paths, context, harvest, SHAPE):
        _add(one, harvest)


def _add(record: Record, harvest: Harvest) -> None:
    plain = _plain(record)
    own = plain.text("number") or plain.text("sys_id")
    opened_at = plain.stamp("opened_at")
    if own is None or opened_at is None:
        plain.refuse(
            "it has no number, or no time when it began",
            allowed="number and opened_at, which needs --timezone where it has no offset",
        )
        return
    if record.zone is not None:
        record.tell(_ZONE_TAKEN.format(record.zone))
    cause = plain.text("caused_by")
    harvest.add(
        INCIDENTS,
        {
            "incident_id": f"servicenow:{own}",
            "started_at": opened_at,
            "service": plain.text("business_service") or plain.text("cmdb_ci"),
            "resolved_at": plain.stamp("resolved_at") or plain.stamp("closed_at"),
            "caused_by_change": True if cause else None,
            "severity": plain.text("severity") or plain.text("priority"),
            "updated_at": plain.stamp("sys_updated_on"),
        },
    )


def _plain(record: Record) -> Record:
    """Return the record with the value of each field in its place.

    A display value is in the language and the zone of whoever exported it: it is taken only where
    nothing else is there.
    """
    fields = {name: _value(field) for name, field in record.fields.items()}
    return record.with_fields(fields)


def _value(field: object) -> object:
    if not isinstance(field, dict):
        return field
    return field.get("value") or field.get("display_value")
