"""Deployments in a table of one's own: the columns of `deployments.csv`, as CSV or JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flowgap.engagement.formats import DEPLOYMENTS
from flowgap.engagement.tables.raw import LINE, read_raw
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import Harvest, ImportContext, Row
from flowgap.importing.record import Record
from flowgap.importing.sources.deployments.facts import canonical_environment

_RESULTS: Final = {
    **{name: name for name in ("success", "failure", "cancelled", "rolled_back")},
    **dict.fromkeys(("succeeded", "successful"), "success"),
    "failed": "failure",
    "canceled": "cancelled",
    **dict.fromkeys(("rolled back", "rolled-back"), "rolled_back"),
}
"""The canonical results, and how else tools spell the same."""
_FLAGS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def csv_records(path: Path, context: ImportContext, harvest: Harvest) -> Iterator[Record]:
    """Yield the rows of a CSV file; those of a wrong width are refused.

    Raises
    ------
    InputError
        If the file cannot be used at all.
    """
    raw = read_raw(path, known=DEPLOYMENTS.names)
    for refused in raw.refusals:
        harvest.conditions.refuse(
            refused.problem, place=f"{path.name}, line {refused.line}", allowed=refused.allowed
        )
    for row in raw.table.iter_rows(named=True):
        line = row.pop(LINE)
        yield Record(
            fields=row,
            place=f"{path.name}, line {line}",
            conditions=harvest.conditions,
            zone=context.zone,
        )


def read_row(record: Record, repository: str | None) -> Row | None:
    """Return a row whose columns have the canonical names."""
    finished_at = record.stamp("finished_at")
    deployment_id = record.text("deployment_id")
    if finished_at is None or deployment_id is None:
        record.refuse(
            "a deployment needs deployment_id and finished_at",
            allowed="an id, and a date and time with an offset or --timezone",
        )
        return None
    return {
        "deployment_id": deployment_id,
        "finished_at": finished_at,
        "service": record.text("service") or repository,
        "environment": canonical_environment(record.text("environment")),
        "started_at": record.stamp("started_at"),
        "result": _result(record),
        "commit_sha": record.text("commit_sha"),
        "change_ids": _change_ids(record),
        "unplanned": _flag(record),
        "rollback_of": record.text("rollback_of"),
        "updated_at": record.stamp("updated_at"),
    }


def _result(record: Record) -> str | None:
    result = (record.text("result") or "").lower() or None
    if result is not None and result not in _RESULTS:
        record.meet(Condition.UNKNOWN_VALUE, "result")
    return _RESULTS.get(result or "")


def _change_ids(record: Record) -> str | None:
    if isinstance(record.fields.get("change_ids"), list):
        return "+".join(record.texts("change_ids")) or None
    return record.text("change_ids")


def _flag(record: Record) -> bool | None:
    if isinstance(record.fields.get("unplanned"), str):
        text = (record.text("unplanned") or "").lower()
        if text and text not in _FLAGS:
            record.meet(Condition.UNKNOWN_VALUE, "unplanned")
        return _FLAGS.get(text)
    return record.flag("unplanned")
