"""Days of single users, counted by team and ISO week: only so are users counted once."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from flowgap.importing.harvest import AI_ADOPTION, Harvest, ImportContext

UNIQUE = "unique"
"""Measure of a row: each user once in its whole span."""
DAILY = "daily"
"""Measure of a row of one day: such users do not add up over days."""

_WEEK: Final = timedelta(days=7)
_N_WORKING_DAYS: Final = 5
_LONGEST_REPORT: Final = timedelta(days=400)
"""A report of more days is a broken one, and covers what its rows cover."""
_ONLY_USERS: Final = (
    "the report lists only people who used the tool, so how many did not is unknown and developers "
    "stays empty; a list of seats in the same import would tell"
)


@dataclass(slots=True)
class _Week:
    known: set[str] = field(default_factory=set)
    active: set[str] = field(default_factory=set)
    ai_changes: int | None = None


@dataclass(slots=True)
class PersonDays:
    """Collects the days of users and who may use the tool; `add_rows` then counts them.

    Somebody without a row did not use the tool only if a list of seats names him, in a week that
    the report covers. Anybody else without a row is unknown.
    """

    context: ImportContext
    tool: str
    _weeks: dict[tuple[str, date], _Week] = field(default_factory=lambda: defaultdict(_Week))
    _days: set[date] = field(default_factory=set)
    _told: set[tuple[date, date]] = field(default_factory=set)
    _seats: dict[str, date | None] = field(default_factory=dict)

    def add(self, person: str, day: date, *, is_active: bool, ai_changes: int | None) -> None:
        """Count one day of a user, by a login or an address that is not kept."""
        hashed = self.context.identity.person(person)
        if hashed is None:
            return
        self._days.add(day)
        week = self._week(person, day)
        week.known.add(hashed)
        if is_active:
            week.active.add(hashed)
        if ai_changes is not None:
            week.ai_changes = (week.ai_changes or 0) + ai_changes

    def cover(self, first: date | None, last: date | None) -> None:
        """Keep which days a report says it covers, whether somebody used the tool or not."""
        if first is not None and last is not None and last - first < _LONGEST_REPORT:
            self._told.add((first, last))

    def seat(self, person: str, since: date | None) -> None:
        """Keep that somebody may use the tool, since a day (None: nobody says since when)."""
        self._seats[person] = since

    def add_rows(self, harvest: Harvest) -> None:
        """Add a row for each team and week, from its Monday to the next."""
        covered = frozenset(self._covered_weeks())
        for person, since in self._seats.items():
            hashed = self.context.identity.person(person)
            if hashed is None:
                continue
            for monday in covered:
                if since is None or since <= monday:
                    self._week(person, monday).known.add(hashed)
        is_list = any(week.known - week.active for week in self._weeks.values())
        if not self._seats and not is_list and self._weeks:
            harvest.conditions.tell(_ONLY_USERS, place=self.tool)
        for (team, monday), week in sorted(self._weeks.items(), key=lambda one: one[0]):
            is_known = monday in covered if self._seats else is_list
            harvest.add(
                AI_ADOPTION,
                {
                    "from": monday,
                    "to": monday + _WEEK,
                    "team": team,
                    "tool": self.tool,
                    "developers": len(week.known) if is_known else None,
                    "active": len(week.active),
                    "ai_changes": week.ai_changes,
                    "measure": UNIQUE,
                },
            )

    def _week(self, person: str, day: date) -> _Week:
        team = self.context.identity.team_on(person, day)
        return self._weeks[team, _monday(day)]

    def _covered_weeks(self) -> Iterator[date]:
        """Yield the Monday of each week of which the report covers all working days.

        Where it does not say what it covers, weeks with rows count that lie between the first day
        with a row and the last.
        """
        days = {
            first + timedelta(days=number)
            for first, last in self._told
            for number in range((last - first).days + 1)
        }
        for monday in {_monday(day) for day in (*days, *self._days)}:
            working_days = {monday + timedelta(days=number) for number in range(_N_WORKING_DAYS)}
            if working_days <= days or (
                not self._told
                and min(self._days) <= monday
                and max(working_days) <= max(self._days)
            ):
                yield monday


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
