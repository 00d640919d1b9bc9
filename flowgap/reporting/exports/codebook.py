"""The codebook: every column, figure and code, with its meaning in words."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from flowgap.delivery.figures.definitions import DefinitionId
from flowgap.reporting.exports.figures_table import COLUMNS as FIGURE_COLUMNS
from flowgap.reporting.exports.figures_table import LABEL_ENDING
from flowgap.reporting.exports.table import Cell, Column, Table
from flowgap.reporting.figures.catalogue import SECTIONS, Entry, entries
from flowgap.reporting.figures.delivery_measures import (
    DORA,
    INDICATOR_UNITS,
    LEDGER_UNIT,
    PERIODS,
)
from flowgap.reporting.figures.figure import FigureState, Note, Unit
from flowgap.reporting.figures.measure import Missing
from flowgap.reporting.words import Words
from flowgap.result.delivery import Verdict
from flowgap.result.document import Result
from flowgap.result.rivals import Clue
from flowgap.stages import LEDGER_STAGES
from flowgap.wording import Wording

NAME: Final = "codebook"
COLUMN: Final = "column"
FIGURE: Final = "figure"

COLUMNS: Final = (
    Column("kind", width=12),
    Column("code", width=48),
    Column("label", width=30),
    Column("meaning", width=70),
    Column("unit", width=14),
    Column("range", width=10),
    Column("interval", width=40),
    Column("source", width=26),
)

_CODES: Final[dict[str, type[StrEnum]]] = {
    "unit": Unit,
    "state": FigureState,
    "note": Note,
    "reason": Missing,
}

_SUBJECTS: Final[dict[str, type[StrEnum]]] = {
    "definition": DefinitionId,
    "verdict": Verdict,
    "clue": Clue,
}


def codebook_table(wording: Wording, result: Result | None = None) -> Table:
    """Return the codebook; with a result, it names the dimensions of its questionnaire."""
    rows = (*column_rows(wording), *figure_rows(wording), *code_rows(wording, result))
    return Table(name=NAME, columns=COLUMNS, rows=rows)


def column_rows(wording: Wording) -> Iterator[tuple[Cell, ...]]:
    """Yield what the columns of the list hold."""
    for column in FIGURE_COLUMNS:
        is_label = column.title.endswith(LABEL_ENDING)
        name = "label" if is_label else column.title.replace("_", "-")
        meaning = wording.say(f"figures-column-{name}")
        yield COLUMN, column.title, None, meaning, None, None, None, None


def figure_rows(wording: Wording) -> Iterator[tuple[Cell, ...]]:
    """Yield every figure of the catalogue, by the pattern of its id."""
    for entry in entries():
        measure = entry.measure
        name = measure.name.replace("_", "-")
        yield (
            FIGURE,
            entry.pattern,
            wording.say(f"figures-statistic-{name}"),
            wording.say(meaning_message(entry)),
            _unit(entry),
            measure.bounds.value,
            None if measure.made is None else wording.say(f"figures-made-{measure.made}"),
            f"docs/{entry.group.source}",
        )


def code_rows(wording: Wording, result: Result | None) -> Iterator[tuple[Cell, ...]]:
    """Yield the codes that columns hold; with a result, those of its questionnaire, too."""
    for section in SECTIONS:
        yield _code("section", section, wording.say(_message("section", section)))
    for period in PERIODS:
        yield _code("period", period, wording.say(_message("period", period)))
    for stage in LEDGER_STAGES:
        yield _code("stage", stage.value, wording.say(f"stage-{stage}"))
    for kind, codes in _CODES.items():
        for code in codes:
            yield _code(kind, code.value, wording.say(_message(kind, code)))
    yield from _subjects(wording)
    if result is not None:
        yield from _codes_of(result, Words(wording))


def _subjects(wording: Wording) -> Iterator[tuple[Cell, ...]]:
    """Yield what figures can be of: indicators with their units, definitions, explanations."""
    for indicator, unit in INDICATOR_UNITS.items():
        label = wording.say(f"report-indicator-{indicator.replace('_', '-')}")
        yield _code("indicator", indicator, label, unit=unit)
    words = Words(wording)
    for name in DORA:
        yield _code("dora", name, words.named("dora", name))
    for kind, subjects in _SUBJECTS.items():
        for subject in subjects:
            yield _code(kind, subject.value, words.named(kind, subject.value, figure="").strip())


def _codes_of(result: Result, words: Words) -> Iterator[tuple[Cell, ...]]:
    """Yield the codes that the questionnaire of a result has."""
    for score in result.survey.dimensions:
        yield _code("dimension", score.id, score.name)
    for gate in dict.fromkeys(gate.name for gate in result.survey.gates):
        yield _code("gate", gate, words.named("gate", gate))
    for theme in result.survey.themes:
        yield _code("theme", theme.id, theme.label)


def meaning_message(entry: Entry) -> str:
    """Return the id of the text on a figure; both periods share it."""
    parts = [part for part in entry.group.path.split(".") if part not in PERIODS]
    return "-".join(("figures-meaning", *parts, entry.measure.name)).replace("_", "-")


def _message(kind: str, code: str) -> str:
    return f"figures-{kind}-{code.replace('_', '-')}"


def _unit(entry: Entry) -> str:
    unit = entry.measure.unit
    if isinstance(unit, Unit):
        return unit.value
    return f"{Unit.DAYS}, {Unit.WORKING_DAYS}" if unit == LEDGER_UNIT else "*"


def _code(kind: str, code: str, label: str | None, *, unit: Unit | None = None) -> tuple[Cell, ...]:
    return kind, code, label, None, None if unit is None else unit.value, None, None, None
