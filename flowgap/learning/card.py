"""The model card: what was learned from, and the marks on organizations that were never seen."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flowgap.learning.examining import Cell

_COLUMNS: Final[Mapping[str, Callable[[Cell], str]]] = {
    "with a constraint": lambda cell: str(cell.n_constrained),
    "right": lambda cell: _share(cell.top1),
    "itself": lambda cell: _share(cell.strict),
    "regret": lambda cell: _share(cell.regret),
    "best rule of thumb": lambda cell: f"{cell.best_rule}: {_share(cell.naive[cell.best_rule][0])}",
    "its regret": lambda cell: _share(cell.naive[cell.best_rule][1]),
    "ahead by": lambda cell: _share(cell.ahead_low),
    "calibration error": lambda cell: _share(cell.calibration_error, decimals=3),
    "named": lambda cell: _share(cell.answered),
    "right of those": lambda cell: _share(cell.answered_right),
    "false alarms": lambda cell: _share(cell.false_alarms),
    "out of range": lambda cell: _share(cell.out_of_range, decimals=3),
    "gain in interval": lambda cell: _share(cell.interval),
    "error of gain": lambda cell: _share(cell.gain_error),
    "invented gains": lambda cell: _share(cell.gain_invented),
}
_MEANING: Final = """\
*right*: of organizations with a constraint, how often the first stage gains at least 0.8 as much
as the best one; *itself*: how often it is the best one. *regret*: the share of the best gain that
is missed. *ahead by*: lower 95 % bound of the lead in *right* over the best rule of thumb (paired
bootstrap). *calibration error*: of the first stage's probability, expected, in ten bins of equal
mass. *named*: how often a stage is named, and how often that is right; the others abstain. *false
alarms*: of organizations without a constraint, how often a stage is named. Of true gains
of at least 5 % of lead time: *gain in interval*, how often the 90 % interval holds them, and *error
of gain*, the median absolute error as a share of the gain. *invented gains*: of gains below 1 %,
how often more than 5 % is foretold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A cell with its place; `regime` may stand for several."""

    regime: str
    degree: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """All marks.

    Attributes
    ----------
    rows : tuple of Row
    shifted : float
        Share of organizations of a world shifted threefold that are called out of range.
    shuffled, chance : float
        Top 1 after learning from shuffled labels, and that of the stage most often the best.
    """

    rows: tuple[Row, ...]
    shifted: float
    shuffled: float
    chance: float


def card_text(facts: Mapping[str, str], examined: Examination) -> str:
    """Return the card as Markdown."""
    return "\n".join([*_head(facts), *_table(examined.rows), *_tail(examined), ""])


def _head(facts: Mapping[str, str]) -> Iterator[str]:
    yield "# The model of the constraint"
    yield ""
    yield "Written by `flowgap model check`; see `docs/methods/constraint.md` for what it means."
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield from (f"| {name} | {value} |" for name, value in facts.items())
    yield ""


def _table(rows: tuple[Row, ...]) -> Iterator[str]:
    yield "## Marks on organizations that were never seen"
    yield ""
    yield _MEANING
    yield ""
    names = ["regime", "degree", *_COLUMNS]
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        values = [row.regime, row.degree, *(tell(row.cell) for tell in _COLUMNS.values())]
        yield f"| {' | '.join(values)} |"
    yield ""


def _tail(examined: Examination) -> Iterator[str]:
    yield "## Honesty"
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| out of range in a world shifted threefold | {_share(examined.shifted)} |"
    yield f"| right after learning from shuffled labels | {_share(examined.shuffled)} |"
    yield f"| right by always naming the commonest stage | {_share(examined.chance)} |"


def _share(value: float, *, decimals: int = 2) -> str:
    return "-" if math.isnan(value) else f"{value:.{decimals}f}"
