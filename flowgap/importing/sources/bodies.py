"""The records of a tool in its files, out of the pages and envelopes that it wraps them in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flowgap.errors import InputError
from flowgap.importing.conditions import Condition
from flowgap.importing.harvest import Harvest, ImportContext
from flowgap.importing.record import Record
from flowgap.importing.sources.pages import tell_of_missing_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What the records of a tool look like.

    Attributes
    ----------
    wrappers : tuple of str
        Fields that hold a page of records, such as `incidents`.
    is_known : callable
        Tells a record of the tool by its fields.
    allowed : str
        What the files may be, for whoever took another tool's.
    """

    wrappers: tuple[str, ...]
    is_known: Callable[[Record], bool]
    allowed: str

    def wraps_nothing(self, record: Record) -> bool:
        """Tell whether a record has no field that a page has."""
        return record.fields.keys().isdisjoint(self.wrappers)


def bodies_of(
    paths: Sequence[Path], context: ImportContext, harvest: Harvest, shape: Shape
) -> Iterator[Record]:
    """Yield the records of a shape; others are counted, and so is a page that did not come.

    Raises
    ------
    InputError
        If a file holds records and none of them is known.
    """
    envelopes: list[Record] = []
    for path in paths:
        pages = harvest.records(path, context)
        envelopes.extend(page for page in pages if not shape.wraps_nothing(page))
        found = [one for page in pages for one in unwrapped(page, shape)]
        known: list[Record] = []
        others: list[Record] = []
        for one in found:
            (known if shape.is_known(one) else others).append(one)
        if others and not known:
            problem = "it holds no record that is known here"
            raise InputError(problem, file=path.name, allowed=shape.allowed)
        for one in others:
            one.meet(Condition.OTHER_RECORD, "a record")
        yield from known
    tell_of_missing_page(envelopes, shape.wrappers)


def unwrapped(record: Record, shape: Shape) -> Iterator[Record]:
    """Yield the records that a page or an envelope holds, however deep; else the record itself."""
    waiting = [record]
    while waiting:
        one = waiting.pop()
        if shape.is_known(one) or shape.wraps_nothing(one):
            yield one
            continue
        inside = [inner for name in shape.wrappers for inner in _inner(one, name)]
        if inside:
            waiting.extend(reversed(inside))
        elif not any(one.has(name) for name in shape.wrappers):
            yield one


def _inner(record: Record, name: str) -> tuple[Record, ...]:
    value = record.fields.get(name)
    if isinstance(value, list):
        return record.entries(name, others_count=True)
    inner = record.record(name) if isinstance(value, dict) else None
    return () if inner is None else (inner.at(name),)
