"""Claude Code's usage report: one record for each user and day."""

from pathlib import Path
from typing import Final

from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.ai_usage.person_days import PersonDays
from flowgap.importing.sources.bodies import Shape, bodies_of

_TOOL: Final = "claude_code"
_METRICS: Final = "core_metrics"
OF_A_KEY: Final = "an API key is a program and no user, so what it did counts for nobody"


def _is_day(record: Record) -> bool:
    return record.has("actor") and record.has(_METRICS) and record.has("date")


def _is_seat(record: Record) -> bool:
    return record.has("email") and record.has("role") and record.has("added_at")


SHAPE: Final = Shape(
    wrappers=("data",),
    is_known=lambda record: _is_day(record) or _is_seat(record),
    allowed="the usage report of Claude Code, and the users of the organization, as the admin API "
    "returns them",
)


def read_claude_code(paths: tuple[Path, ...], context: ImportContext, harvest: Harvest) -> None:
    """Add a row for each team and week; users of the organization who have no row used nothing.

    Raises
    ------
    InputError
        If a file is none of Claude Code's.
    """
    days = PersonDays(context=context, tool=_TOOL)
    for one in bodies_of(paths, context, harvest, SHAPE):
        if _is_seat(one):
            days.seat(one.text("email") or "", one.day("added_at"))
            continue
        person = one.text("actor", "email_address")
        if person is None and one.has("actor", "api_key_name"):
            one.tell(OF_A_KEY)
            continue
        day = one.day("date")
        if person is None or day is None:
            one.refuse("it has no user, or no day", allowed="actor and date")
            continue
        sessions = one.count(_METRICS, "num_sessions")
        changes = one.count(_METRICS, "pull_requests_by_claude_code")
        commits = one.count(_METRICS, "commits_by_claude_code")
        is_active = any((sessions, changes, commits))
        days.add(person, day, is_active=is_active, ai_changes=changes)
    days.add_rows(harvest)
