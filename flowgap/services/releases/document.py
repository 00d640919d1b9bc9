"""What was given out, as JSON text: each team, crowd and group once, then who refers to them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from flowgap.privacy.snapshot import Figure, Group, Head, Ledger, Snapshot
from flowgap.privacy.thresholds import MINIMUM_GROUP

FORMAT: Final = 3
_WITHOUT_DIGEST: Final = 2
_MOST: Final = 1_000_000_000
"""Of whatever is counted: larger numbers are damage, and arrays could not hold them."""

_Kind = TypeVar("_Kind")
_Number = Annotated[int, Field(ge=0, le=_MOST)]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Group(_Strict):
    teams: tuple[_Number, ...]
    role: str | None


class _Row(_Strict):
    wave: str
    opened_on: date
    closed_on: date
    name: str
    items: tuple[str, ...]
    minimum: Annotated[int, Field(ge=MINIMUM_GROUP, le=_MOST)]
    people: _Number
    groups: _Number
    held: tuple[_Number, ...]
    restated: bool


class _Document(_Strict):
    """`people` are crowds by role, one number for each team; `choices` are numbers of groups.

    `digest` is the SHA-256 of all that stands before it. It tells damage and edits by hand.
    """

    format: Literal[2, 3]
    teams: tuple[str, ...]
    people: tuple[dict[str, tuple[_Number, ...]], ...]
    groups: tuple[_Group, ...]
    choices: tuple[tuple[_Number, ...], ...]
    snapshots: tuple[_Row, ...]
    digest: str | None = None


def to_text(snapshots: Sequence[Snapshot]) -> str:
    """Return the document: one thing a line, equal text for equal snapshots."""
    teams = sorted(set().union(*map(_teams_in, snapshots)))
    number = {team: place for place, team in enumerate(teams)}
    people = _places(snapshot.people for snapshot in snapshots)
    groups = _places(group for snapshot in snapshots for group in snapshot.groups)
    choices = _places(snapshot.groups for snapshot in snapshots)
    sections: dict[str, Sequence[object]] = {
        "teams": teams,
        "people": [_crowd(heads, number) for heads in people],
        "groups": [_group(group, number) for group in groups],
        "choices": [[groups[group] for group in choice] for choice in choices],
        "snapshots": [
            {
                "wave": one.figure.wave,
                "opened_on": one.figure.opened_on.isoformat(),
                "closed_on": one.figure.closed_on.isoformat(),
                "name": one.figure.name,
                "items": one.figure.items,
                "minimum": one.minimum,
                "people": people[one.people],
                "groups": choices[one.groups],
                "held": [number[team] for team in one.held],
                "restated": one.restated,
            }
            for one in snapshots
        ],
    }
    body = ",\n".join(_section(name, rows) for name, rows in sections.items())
    content = f'{{\n"format": {FORMAT},\n{body},\n'
    return f'{content}"digest": "{digest_of(content)}"\n}}\n'


def from_text(text: str, *, digest: str | None = None) -> Ledger:
    """Read a document back.

    Parameters
    ----------
    text : str
    digest : str or None
        Of the text, where one is kept beside it: then format 2, which has none, is read as well.

    Raises
    ------
    ValueError
        If it is none, refers to what is not there, or is not as it was written: says where.
    """
    try:
        found = _Document.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise ValueError(f"{place}: {first['msg']}") from error
    ledger = _ledger(found)
    is_old = found.format == _WITHOUT_DIGEST
    if is_old and digest is None:
        raise ValueError("format: it is of an earlier version, without a digest to check it by")
    is_as_written = is_old or text == to_text(ledger.snapshots)
    if not is_as_written or digest not in {None, digest_of(text)}:
        raise ValueError("it is not as it was written")
    return ledger


def digest_of(text: str) -> str:
    """Return the SHA-256 of a document, to be kept beside it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _ledger(found: _Document) -> Ledger:
    if len(set(found.teams)) < len(found.teams):
        raise ValueError("teams: one is there twice. Allowed: each team once")
    people = [_heads(row, found.teams, f"people.{n}") for n, row in enumerate(found.people)]
    groups = [
        Group(teams=_names(row.teams, found.teams, f"groups.{n}.teams"), role=row.role)
        for n, row in enumerate(found.groups)
    ]
    choices = [_picked(row, groups, f"choices.{n}") for n, row in enumerate(found.choices)]
    return Ledger(
        snapshots=tuple(
            Snapshot(
                figure=Figure(
                    wave=row.wave,
                    opened_on=row.opened_on,
                    closed_on=row.closed_on,
                    name=row.name,
                    items=row.items,
                ),
                minimum=row.minimum,
                people=_picked((row.people,), people, f"snapshots.{n}.people")[0],
                groups=_picked((row.groups,), choices, f"snapshots.{n}.groups")[0],
                held=_names(row.held, found.teams, f"snapshots.{n}.held"),
                restated=row.restated,
            )
            for n, row in enumerate(found.snapshots)
        )
    )


def _teams_in(snapshot: Snapshot) -> set[str]:
    in_groups = (group.teams for group in snapshot.groups)
    return {head.team for head in snapshot.people}.union(snapshot.held, *in_groups)


def _places(things: Iterable[_Kind]) -> dict[_Kind, int]:
    """Return the place of each thing, once, in the order in which they come."""
    return {thing: place for place, thing in enumerate(dict.fromkeys(things))}


def _crowd(heads: Sequence[Head], number: dict[str, int]) -> dict[str, list[int]]:
    """Return how many of each team by role, up to the last team that holds somebody."""
    crowd: dict[str, list[int]] = {}
    for head in heads:
        counts = crowd.setdefault(head.role, [])
        counts.extend([0] * (number[head.team] + 1 - len(counts)))
        counts[number[head.team]] = head.n
    return dict(sorted(crowd.items()))


def _group(group: Group, number: dict[str, int]) -> dict[str, Any]:
    return {"teams": [number[team] for team in group.teams], "role": group.role}


def _section(name: str, rows: Iterable[object]) -> str:
    dumps: Callable[[object], str] = json.JSONEncoder(
        ensure_ascii=False, separators=(",", ":")
    ).encode
    return f'"{name}": [\n' + ",\n".join(map(dumps, rows)) + "\n]"


def _heads(crowd: dict[str, tuple[int, ...]], teams: Sequence[str], place: str) -> tuple[Head, ...]:
    for role, counts in crowd.items():
        if len(counts) > len(teams):
            allowed = f"one for each of {len(teams)} teams"
            raise ValueError(f"{place}.{role}: {len(counts)} numbers. Allowed: {allowed}")
    heads = [
        Head(team=team, role=role, n=n)
        for role, counts in crowd.items()
        for team, n in zip(teams, counts, strict=False)
        if n
    ]
    return tuple(sorted(heads, key=lambda head: head.atom))


def _names(numbers: Sequence[int], teams: Sequence[str], place: str) -> tuple[str, ...]:
    names = tuple(sorted(_picked(numbers, teams, place)))
    if len(set(names)) < len(names):
        raise ValueError(f"{place}: a team is there twice. Allowed: each team once")
    return names


def _picked(numbers: Sequence[int], things: Sequence[_Kind], place: str) -> tuple[_Kind, ...]:
    beyond = [number for number in numbers if number >= len(things)]
    if beyond:
        allowed = f"0 to {len(things) - 1}" if things else "none, as there is nothing"
        raise ValueError(f"{place}: number {beyond[0]}. Allowed: {allowed}")
    return tuple(things[number] for number in numbers)
