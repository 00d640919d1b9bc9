"""The catalogue names every number that a result can hold."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from flowgap.reporting.figures.catalogue import GROUPS, NO_FIGURES, entries
from flowgap.result.document import Result

NUMBERS = (int, float)


def test_every_number_of_the_result_s_types_is_a_figure_or_named_as_none() -> None:
    assert set(numbers_of(Result)) == {*catalogued(), *NO_FIGURES}


def test_no_figure_is_listed_twice() -> None:
    patterns = [entry.pattern for entry in entries()]
    assert len(set(patterns)) == len(patterns)


def catalogued() -> Iterator[str]:
    """Yield the path of every field that the catalogue reads a number from."""
    for group in GROUPS:
        if group.n is not None:
            yield f"{group.path}.{group.n}"
        for measure in group.measures:
            if measure.is_band:
                continue
            names = (measure.field, measure.low, measure.high, measure.interval)
            yield from (f"{group.path}.{name}".rstrip(".") for name in names if name is not None)


def numbers_of(kind: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401 - any type at all
    """Yield the paths of all numbers that a type can hold, without the keys of lists."""
    if get_origin(kind) in {Union, UnionType}:
        for part in get_args(kind):
            yield from numbers_of(part, path)
    elif get_origin(kind) is tuple:
        for part in set(get_args(kind)) - {...}:
            yield from numbers_of(part, path)
    elif get_origin(kind) is Mapping:
        yield from numbers_of(get_args(kind)[1], path)
    elif is_dataclass(kind):
        hints = get_type_hints(kind)
        for field in fields(kind):
            yield from numbers_of(hints[field.name], f"{path}.{field.name}".lstrip("."))
    elif kind in NUMBERS:
        yield path
