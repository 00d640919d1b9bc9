"""The register as `actions.csv`, beside the rows that a client gave."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from flowgap.engagement.tables.formulas import guarded, unguarded
from flowgap.models import ActionState, TakenAction

KEY: Final = "action_id"
COLUMNS: Final = (
    KEY,
    "started_on",
    "team",
    "stage",
    "dimension",
    "title",
    "expected_days",
    "playbook_id",
)

_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?", re.ASCII)


def register_csv(session: Session, engagement_id: int, given: bytes | None = None) -> bytes:
    """Return `actions.csv` with every action that was begun; empty where there is none.

    The rows of a `given` file stay, with columns of their own; a row of the same id is the
    register's. A given file that is no such table comes back as it is: whoever reads it says why.
    """
    rows = [_row(row) for row in _begun(session, engagement_id)]
    if not rows:
        return given or b""
    table = _read(given) if given else [list(COLUMNS)]
    if table is None:
        return given or b""
    return _write(_merged(table, rows))


def _begun(session: Session, engagement_id: int) -> Iterable[TakenAction]:
    query = (
        select(TakenAction)
        .where(
            TakenAction.engagement_id == engagement_id,
            TakenAction.started_on.is_not(None),
            TakenAction.state != ActionState.PLANNED.value,
        )
        .order_by(TakenAction.started_on, TakenAction.id)
    )
    return session.scalars(query)


def _row(row: TakenAction) -> dict[str, str]:
    values = {
        KEY: row.public_key,
        "started_on": "" if row.started_on is None else row.started_on.isoformat(),
        "team": row.team,
        "stage": row.stage,
        "dimension": row.dimension,
        "title": row.title,
        "expected_days": None if row.expected_days is None else repr(row.expected_days),
        "playbook_id": row.playbook_id,
    }
    return {name: value or "" for name, value in values.items()}


def _read(given: bytes) -> list[list[str]] | None:
    """Return header and rows as they are read by everybody; None where it is no such table."""
    try:
        text = given.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None
    lines = [[unguarded(cell) for cell in row] for row in rows if any(row)]
    if not lines:
        return [list(COLUMNS)]
    lines[0] = [name.strip() for name in lines[0]]
    return lines if lines[0].count(KEY) == 1 else None


def _merged(table: Sequence[list[str]], rows: Sequence[dict[str, str]]) -> list[list[str]]:
    head, *given = table
    more = [name for name in COLUMNS if name not in head]
    place, own = head.index(KEY), {row[KEY] for row in rows}
    # A row of another width is refused by whoever reads the file, and stays as it is.
    kept = [
        [*row, *([""] * len(more))] if len(row) == len(head) else row
        for row in given
        if len(row) <= place or row[place].strip() not in own
    ]
    names = [*head, *more]
    return [names, *kept, *([row.get(name, "") for name in names] for row in rows)]


def _write(table: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in table:
        writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().encode(errors="replace")


def _safe(cell: str) -> str:
    """Return a text that no spreadsheet takes for a formula; a negative number is none."""
    return cell if _NUMBER.fullmatch(cell) else guarded(cell)
