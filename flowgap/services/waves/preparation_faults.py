"""What is wrong with a preparation as it was typed, field by field."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Final
from zoneinfo import available_timezones

from flowgap.errors import InputError
from flowgap.privacy.thresholds import MINIMUM_GROUP
from flowgap.services.waves.next_wave import Known
from flowgap.services.waves.opening_plan import check_name, moments_of, promise_of
from flowgap.services.waves.preparing import Preparation
from flowgap.services.waves.team_lines import TeamLineError, read_team_lines
from flowgap.whole_numbers import whole_number

LARGEST_GROUP: Final = 1_000
MOST_ITEMS: Final = 500
_PROMISED: Final = ("keep_until", "backups_until", "contact", "firm")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFault:
    """A field that cannot be used, and why; `values` are numbers for the sentence."""

    name: str
    why: str
    values: Mapping[str, int] = field(default_factory=dict)


def faults_of(
    preparation: Preparation, known: Known, offered: Collection[str], *, now: datetime
) -> tuple[FieldFault, ...]:
    """Return every fault that keeps a preparation from being kept, in the order of the form."""
    return tuple(_faults(preparation, known, offered, now=now))


def _faults(
    preparation: Preparation, known: Known, offered: Collection[str], *, now: datetime
) -> Iterator[FieldFault]:
    if not _holds(lambda: check_name(preparation.name)):
        yield FieldFault(name="name", why="name")
    elif preparation.name in known.names:
        yield FieldFault(name="name", why="name-taken")
    if preparation.questionnaire not in offered:
        yield FieldFault(name="questionnaire", why="questionnaire")
    if preparation.booklet and whole_number(preparation.booklet, least=1, most=MOST_ITEMS) is None:
        yield FieldFault(name="booklet", why="booklet")
    if whole_number(preparation.minimum_group, least=MINIMUM_GROUP, most=LARGEST_GROUP) is None:
        yield FieldFault(name="minimum_group", why="minimum-group")
    if preparation.timezone not in available_timezones():
        yield FieldFault(name="timezone", why="timezone")
        return
    yield from _moment_faults(preparation, known, now=now)
    yield from _asked_faults(preparation)


def _moment_faults(
    preparation: Preparation, known: Known, *, now: datetime
) -> Iterator[FieldFault]:
    setting = known.setting(preparation.timezone)
    # Numbers are checked on their own; here they would only be in the way.
    plain = replace(preparation, minimum_group=str(MINIMUM_GROUP), booklet="")
    try:
        _opens_at, closes_at = moments_of(setting, plain.options(), now=now)
    except InputError as error:
        name = error.file.lstrip("-")
        yield FieldFault(name=name, why=name)
        return
    for name in _PROMISED:
        others = {other: "" for other in _PROMISED if other != name}
        alone = replace(plain, **others).options()  # type: ignore[arg-type] # all are texts
        if not _holds(partial(promise_of, setting, alone, closes_at)):
            yield FieldFault(name=name, why=name.replace("_", "-"))


def _asked_faults(preparation: Preparation) -> Iterator[FieldFault]:
    if preparation.asks_people:
        if not preparation.people:
            yield FieldFault(name="people", why="people-missing")
        return
    try:
        teams = read_team_lines(preparation.teams)
    except TeamLineError as error:
        yield FieldFault(name="teams", why=f"line-{error.fault}", values={"line": error.line})
        return
    if not teams:
        yield FieldFault(name="teams", why="teams-missing")


def _holds(check: Callable[[], object]) -> bool:
    try:
        check()
    except InputError:
        return False
    return True
