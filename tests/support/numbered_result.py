"""A result in which no number stands twice, so that each can be found again."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flowgap.reporting.figures.catalogue import NO_FIGURES
from flowgap.result.document import Result
from flowgap.result.json import from_json, to_json

Plain = Any


@dataclass
class _Numbers:
    """Deals out numbers: whole ones stay whole, those with a fraction keep one."""

    dealt: list[int | float] = field(default_factory=list)

    def instead_of(self, value: float) -> int | float:
        number = 1000 + len(self.dealt)
        self.dealt.append(number if isinstance(value, int) else number + 0.5)
        return self.dealt[-1]


def numbered(result: Result) -> tuple[Result, tuple[int | float, ...]]:
    """Return the result with numbers of its own, and these, but for those that are no figures."""
    numbers = _Numbers()
    plain = json.loads(to_json(result))
    renumbered = {
        name: value if name in NO_FIGURES else _renumber(value, numbers)
        for name, value in plain.items()
    }
    return from_json(json.dumps(renumbered), file="result.json"), tuple(numbers.dealt)


def _renumber(value: Plain, numbers: _Numbers) -> Plain:
    if isinstance(value, dict):
        return {name: _renumber(part, numbers) for name, part in value.items()}
    if isinstance(value, list):
        return [_renumber(part, numbers) for part in value]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return numbers.instead_of(value) if is_number else value


def leaves(value: Plain) -> Iterator[Plain]:
    """Yield all that is neither an object nor a list."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)
    else:
        yield value
