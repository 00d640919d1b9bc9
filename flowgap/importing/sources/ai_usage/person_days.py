"""Days of single users, counted by team and ISO week: only so are users counted once."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from flowgap.importing.harvest import AI_ADOPTION, Harvest, ImportContext

UNIQUE = "unique"
"""Measure of a row: each user once in its whole span."""
DAILY = "daily"
"""Measure of a row of one day: such users do not add up over days."""


@dataclass(slots=True)
class _Week:
    seen: set[str] = field(default_factory=set)
    active: set[str] = field(default_factory=set)
    ai_changes: int | None = None


@dataclass(slots=True)
class PersonDays:
    """Collects the days of users; `add_rows` then counts them."""

    context: ImportContext
    tool: str
    _weeks: dict[tuple[str, date], _Week] = field(default_factory=lambda: defaultdict(_Week))

    def add(self, person: str, day: date, *, is_active: bool, ai_changes: int | None) -> None:
        """Count one day of a user, by a login or an address that is not kept."""
        hashed = self.context.identity.person(person)
        if hashed is None:
            return
        team = self.context.identity.team_on(person, day)
        week = self._weeks[team, day - timedelta(days=day.weekday())]
        week.seen.add(hashed)
        if is_active:
            week.active.add(hashed)
        if ai_changes is not None:
            week.ai_changes = (week.ai_changes or 0) + ai_changes

    def add_rows(self, harvest: Harvest) -> None:
        """Add a row for each team and week, from its Monday to the next."""
        for (team, monday), week in sorted(self._weeks.items(), key=lambda one: one[0]):
            harvest.add(
                AI_ADOPTION,
                {
                    "from": monday,
                    "to": monday + timedelta(days=7),
                    "team": team,
                    "tool": self.tool,
                    "developers": len(week.seen),
                    "active": len(week.active),
                    "ai_changes": week.ai_changes,
                    "measure": UNIQUE,
                },
            )
