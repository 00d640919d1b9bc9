"""For whom a report is. A level only takes away from what the privacy gate gave out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from flowgap.errors import FlowGapError
from flowgap.models import Audience
from flowgap.result.document import Result
from flowgap.services.disclosure.own_teams import (
    NOTHING_MORE,
    Known,
    for_own_teams,
    hidden_names,
    names_a_team,
)

_OF_TEAMS = "teams"
"""What findings speak of that compare teams with each other, as the subject of their id."""


class UnknownAudienceError(FlowGapError):
    """There is no such audience, or the result shows no such team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """An audience; of a manager, with the team."""

    audience: Audience
    team: str | None = None

    @property
    def sees_all(self) -> bool:
        """Tell whether no team is hidden from them."""
        return self.audience is Audience.EXECUTIVE


EXECUTIVE = Readers(audience=Audience.EXECUTIVE)


def readers_of(audience: str, team: str | None, result: Result) -> Readers:
    """Return who is meant.

    Raises
    ------
    UnknownAudienceError
        If there is no such audience, or no such team for its manager.
    """
    if audience not in set(Audience):
        raise UnknownAudienceError(f"audience {audience!r}. Allowed: {', '.join(Audience)}")
    level = Audience(audience)
    if level is not Audience.MANAGER:
        return Readers(audience=level)
    if team not in shown_teams(result):
        raise UnknownAudienceError("a manager's report needs a team that the result shows")
    return Readers(audience=level, team=team)


def shown_teams(result: Result) -> tuple[str, ...]:
    """Return the teams that have a report of their own, in the order of the roster."""
    return tuple(one.team for one in result.survey.teams)


def as_seen_by(result: Result, readers: Readers, known: Known = NOTHING_MORE) -> Result:
    """Return what these readers see of a result of an engagement that knows more teams."""
    if readers.sees_all:
        return result
    if readers.team is not None:
        return for_own_teams(result, frozenset({readers.team}), known)
    company = for_own_teams(result, frozenset(), known)
    findings = tuple(one for one in company.findings if one.id.partition(":")[2] != _OF_TEAMS)
    return replace(company, findings=findings)


def names_hidden_team(
    text: str, result: Result, readers: Readers, known: Known = NOTHING_MORE
) -> bool:
    """Tell whether a text names a team that these readers are shown nothing of."""
    if readers.sees_all:
        return False
    own = frozenset({readers.team}) if readers.team is not None else frozenset[str]()
    return names_a_team(text, hidden_names(result, own, known))


def takes_only_away(part: object, whole: object) -> bool:
    """Tell whether a part of a result holds nothing but what the whole holds, unchanged."""
    if part is whole or part == whole:
        return True
    if isinstance(part, tuple) and isinstance(whole, tuple):
        return _is_within(part, whole)
    if is_dataclass(part) and type(part) is type(whole):
        names = (one.name for one in fields(part))
        return all(takes_only_away(getattr(part, name), getattr(whole, name)) for name in names)
    return False


def numbers_of(part: object) -> list[float]:
    """Return every number of a result, in order: equal in two languages of the same result."""
    return list(_numbers(part))


def _is_within(part: tuple[Any, ...], whole: tuple[Any, ...]) -> bool:
    """Tell whether the elements of a part stand in the whole, in the same order."""
    rest = iter(whole)
    return all(any(takes_only_away(one, other) for other in rest) for one in part)


def _numbers(part: object) -> Any:  # noqa: ANN401 - a generator of numbers, at any depth
    if isinstance(part, int | float):
        yield float(part)
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _numbers(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from _numbers(value)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _numbers(getattr(part, one.name))
