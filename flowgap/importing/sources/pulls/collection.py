"""Puts together what bodies say of the same pull request, in whatever files and order they come."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from flowgap.importing.conditions import Condition
from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import Commit, Gathered, Pull, PullKey
from flowgap.importing.sources.pulls.parts import COMMIT, PULL, Part

NO_PULL: Final = "it names no pull request"
ALLOWED_PLACE: Final = (
    "it inside its pull request, the address beside it as "
    '{"url": "...", "data": [...]}, or a file for each pull request'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of the pipeline for one commit; the end is None where it is not told."""

    at: datetime
    ended_at: datetime | None


@dataclass(slots=True, kw_only=True)
class Known:
    """One pull request: what all tools say, and what only some do."""

    gathered: Gathered
    runs: set[Run] = field(default_factory=set)
    extra: dict[str, object] = field(default_factory=dict)


KeyOf = Callable[[Part], PullKey | None]
"""Returns which pull request a body is or names; None where it does not say."""


@dataclass(slots=True, kw_only=True)
class Collection:
    """Collects the bodies of an import.

    Attributes
    ----------
    pulls : mapping of a key to what is known of it
    aliases : mapping of what other bodies call a pull request
    loose : list of commits and where each stands
        They name no pull request.
    """

    pulls: dict[PullKey, Known] = field(default_factory=dict)
    aliases: dict[Hashable, PullKey] = field(default_factory=dict)
    loose: list[tuple[Commit, Record]] = field(default_factory=list)

    def open(self, key: PullKey, record: Record) -> Known:
        """Return what is known of a pull request."""
        return self.pulls.setdefault(key, Known(gathered=Gathered(place=record.place)))

    def take_pull(self, key: PullKey, pull: Pull, record: Record) -> Known:
        """Put a body to those before; the newest counts."""
        known = self.open(key, record)
        if known.gathered.take_pull(pull):
            record.meet(Condition.REPEATED, "a pull request")
        return known


def keys_of(parts: Sequence[Part], key_of: KeyOf) -> list[PullKey | None]:
    """Return the pull request of each part: its own, its owner's, else the only one of its file."""
    keys = [_own_key(part, key_of) for part in parts]
    by_file: dict[int, set[PullKey]] = {}
    for part, key in zip(parts, keys, strict=True):
        if key is not None and part.kind == PULL:
            by_file.setdefault(part.file, set()).add(key)
    only = {file: next(iter(named)) for file, named in by_file.items() if len(named) == 1}
    return [
        only.get(part.file) if key is None and part.kind != PULL else key
        for part, key in zip(parts, keys, strict=True)
    ]


def _own_key(part: Part, key_of: KeyOf) -> PullKey | None:
    if part.owner is not None:
        return key_of(Part(kind=PULL, record=part.owner, owner=None, address=None, file=part.file))
    return key_of(part)


def refuse_lost(part: Part) -> None:
    """Say that a body belongs nowhere."""
    if part.kind == PULL:
        part.record.refuse(
            "it names no repository, or has no number",
            allowed="its address among the fields, or --repository",
        )
    else:
        part.record.refuse(NO_PULL, allowed=ALLOWED_PLACE)


def keep_commit(collection: Collection, part: Part, commit: Commit | None) -> bool:
    """Keep a commit that names no pull request, to be found from a head; tell whether it is one."""
    if part.kind == COMMIT and commit is not None:
        collection.loose.append((commit, part.record))
        return True
    return False
