"""Finds the records of a tool in its files, and remembers what each of them lay in."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record

PULL: Final = "pull"
COMMIT: Final = "commit"
OTHER: Final = "other"
EMPTY: Final = "a list or an answer is empty"
DEEPEST: Final = 8
"""Objects within each other that are searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A record of a tool.

    Attributes
    ----------
    kind : str
        `pull`, `commit`, or what only its tool knows.
    owner : Record or None
        The pull request that it lay in.
    address : str or None
        Of the answer that it came in, where that was kept beside it.
    file : int
        Which file, counted from 0.
    is_cut : bool
        The tool said that more follows, and it did not come with this file.
    """

    kind: str
    record: Record
    owner: Record | None
    address: str | None
    file: int
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How the bodies of a tool are told.

    Attributes
    ----------
    kind_of : callable
        Returns what a record is by its fields, None where it may only hold others.
    pages : tuple of str
        Fields of pages and envelopes that hold records.
    inside : tuple of str
        Fields of a pull request that hold what belongs to it.
    foreign : mapping of a kind that another command reads to what says so
    allowed : str
        What the files may be, for whoever took another tool's.
    page_sizes : tuple of int
        Records after which the tool stops without a word.
    has_more : callable
        Tells whether a page says that another one follows.
    """

    kind_of: Callable[[Record], str | None]
    pages: tuple[str, ...]
    inside: tuple[str, ...]
    foreign: dict[str, str]
    allowed: str
    page_sizes: tuple[int, ...] = ()
    has_more: Callable[[Record], bool] = lambda _page: False


def parts_of(
    paths: Sequence[Path], context: ImportContext, harvest: Harvest, dialect: Dialect
) -> list[Part]:
    """Return the records of all files; those of another kind are counted.

    Raises
    ------
    InputError
        If a file holds records and none of them is known.
    """
    found: list[Part] = []
    for number, path in enumerate(paths):
        records = harvest.records(path, context)
        cut = _cut_off(records, dialect)
        parts = [
            replace(part, is_cut=True) if cut and _asked(one) in cut else part
            for one in records
            for part in _parts(one, dialect, number)
        ]
        if not parts:
            harvest.conditions.tell(EMPTY, place=path.name)
        _refuse_foreign(parts, path, dialect)
        _note_full_page(parts, path, harvest, dialect)
        found.extend(part for part in parts if part.kind not in {OTHER, *dialect.foreign})
    return found


def _cut_off(records: Sequence[Record], dialect: Dialect) -> set[str | None]:
    """Return the addresses whose last page is missing; None is that of pages without one."""
    pages: dict[str | None, list[Record]] = {}
    for one in records:
        if dialect.kind_of(one) is None:
            pages.setdefault(_asked(one), []).append(one)
    cut = {asked for asked, found in pages.items() if all(map(dialect.has_more, found))}
    for asked in cut:
        pages[asked][-1].meet(Condition.CUT_OFF, "a list")
    return cut


def _asked(record: Record) -> str | None:
    address = record.fields.get("url")
    return address if isinstance(address, str) else None


def _parts(record: Record, dialect: Dialect, file: int) -> Iterator[Part]:
    yield from _walk(Part(kind="", record=record, owner=None, address=None, file=file), dialect, 0)


def _walk(part: Part, dialect: Dialect, depth: int) -> Iterator[Part]:
    record = part.record
    kind = dialect.kind_of(record)
    address = part.address
    if kind is not None:
        yield Part(kind=kind, record=record, owner=part.owner, address=address, file=part.file)
        if kind != PULL:
            return
        owner: Record | None = record
        names = dialect.inside
    else:
        owner, names = part.owner, dialect.pages
        address = _asked(record) or address
    if depth >= DEEPEST:
        return
    held = [] if record.fields.keys().isdisjoint(names) else _held(record, names)
    for name in held:
        for inner in _objects(record, name):
            within = Part(kind="", record=inner, owner=owner, address=address, file=part.file)
            yield from _walk(within, dialect, depth + 1)
    if kind is None and not held:
        yield Part(kind=OTHER, record=record, owner=part.owner, address=address, file=part.file)


def _held(record: Record, names: Sequence[str]) -> list[str]:
    """Return the names of fields that hold an object or a list."""
    return [name for name in names if isinstance(record.fields.get(name), dict | list)]


def _objects(record: Record, name: str) -> tuple[Record, ...]:
    value = record.fields[name]
    if isinstance(value, dict):
        return (record.with_fields(value).at(name),)
    return record.entries(name, others_count=True)


def _refuse_foreign(parts: Sequence[Part], path: Path, dialect: Dialect) -> None:
    kinds = {part.kind for part in parts if part.owner is None}
    foreign = next((kind for kind in dialect.foreign if kind in kinds), None)
    if kinds and kinds <= {OTHER, *dialect.foreign}:
        problem = "it holds no record that is known here" if foreign is None else f"it is {foreign}"
        allowed = dialect.allowed if foreign is None else dialect.foreign[foreign]
        raise InputError(problem, file=path.name, allowed=allowed)
    for part in parts:
        if part.kind in dialect.foreign:
            part.record.refuse(f"it is {part.kind}", allowed=dialect.foreign[part.kind])
        elif part.kind == OTHER and part.owner is None:
            part.record.meet(Condition.OTHER_RECORD, "a record")


def _note_full_page(parts: Sequence[Part], path: Path, harvest: Harvest, dialect: Dialect) -> None:
    n_listed = Counter(part.kind for part in parts)[PULL]
    if n_listed in dialect.page_sizes:
        harvest.conditions.tell(
            f"a file has exactly {n_listed} of them, the length of a page: were there more?",
            place=path.name,
        )
