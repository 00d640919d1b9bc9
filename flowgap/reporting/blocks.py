"""What a page of the report is made of: plain data, every string ready to print."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from flowgap.reporting.charts.drawing import Drawing
from flowgap.reporting.heat_map import HeatMap
from flowgap.reporting.marks import Symbol, Tone
from flowgap.reporting.titles import balanced_width_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: a text, a second line, a drawing, or any of them together."""

    text: str = ""
    note: str = ""
    tone: Tone = Tone.PLAIN
    symbol: Symbol = Symbol.NONE
    drawing: Drawing | None = None
    span: int = 1


class Align(StrEnum):
    """Where a column stands."""

    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column and its width."""

    title: str
    width_mm: float
    align: Align = Align.START
    drawing: Drawing | None = None


class RowKind(StrEnum):
    """What a row is: one of many, a sum within the table, the last line, the head of a group."""

    PLAIN = "plain"
    SUM = "sum"
    TOTAL = "total"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; its first cell names it."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What shades mean: class names of swatches and their words."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of data. `tight` rows touch, so that drawings join from row to row."""

    kind: ClassVar[str] = "table"
    caption: str
    note: str = ""
    legend: Legend | None = None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    tight: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Paragraphs under a heading, or without one."""

    kind: ClassVar[str] = "prose"
    heading: str = ""
    paragraphs: tuple[str, ...]
    muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """The one tinted box of a page."""

    kind: ClassVar[str] = "callout"
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure with its interval and state; where there is none, words and the reason."""

    name: str
    state: str = ""
    symbol: Symbol = Symbol.NONE
    value: str
    unit: str = ""
    is_figure: bool = True
    lines: tuple[str, ...] = ()
    drawing: Drawing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """Up to three key figures side by side."""

    kind: ClassVar[str] = "key_figures"
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A numbered finding: claim, evidence, grade and where to read on."""

    statement: str
    evidence: str
    grade: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The findings of the summary."""

    kind: ClassVar[str] = "claims"
    heading: str
    claims: tuple[Claim, ...]
    page_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A finding as an edition prints it: what is generated, and apart from it what the firm says.

    `parts` are the other reading and the falsifier; `remarks` are paragraphs of commentary.
    """

    statement: str
    evidence: str
    grade: str
    page: str
    parts: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arguments:
    """The findings of an edition; `firm` stands over whatever it says of them."""

    kind: ClassVar[str] = "arguments"
    firm: str
    page_word: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One drawing under its caption."""

    kind: ClassVar[str] = "figure"
    caption: str
    note: str = ""
    drawing: Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """One small multiple: a line, what may be said of it, and the change in figures."""

    name: str
    drawing: Drawing
    verdict: str
    symbol: Symbol
    tone: Tone
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiples:
    """Small multiples on one scale."""

    kind: ClassVar[str] = "multiples"
    caption: str
    note: str
    items: tuple[Multiple, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim with labelled texts below it, e.g. a finding and what would refute it."""

    title: str
    badge: str = ""
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Entries one below the other."""

    kind: ClassVar[str] = "entries"
    heading: str = ""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """One page in the contents: its subject, its message and where it stands."""

    label: str
    title: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsList:
    """The list of pages: read in sequence, the titles tell the story."""

    kind: ClassVar[str] = "contents"
    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Blocks side by side."""

    kind: ClassVar[str] = "columns"
    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"
    wide_left: bool = True


Block = (
    Table
    | Prose
    | Callout
    | KeyFigures
    | Claims
    | Arguments
    | Figure
    | Multiples
    | HeatMap
    | Entries
    | ContentsList
    | Columns
)


class PageId(StrEnum):
    """The pages, in order; a page without data is left out."""

    CONTENTS = "contents"
    SUMMARY = "summary"
    FINDINGS = "findings"
    ANSWERS = "answers"
    NONRESPONSE = "nonresponse"
    LEDGER = "ledger"
    DEFINITIONS = "definitions"
    RIVALS = "rivals"
    STAGES = "stages"
    TEAMS = "teams"
    DIMENSIONS = "dimensions"
    OPINIONS = "opinions"
    VIEWS = "views"
    TENURE = "tenure"
    TREND = "trend"
    ACTIONS = "actions"
    OUTCOMES = "outcomes"
    FIGURES = "figures"
    ADOPTION = "adoption"
    AMPLIFIER = "amplifier"
    MIND = "mind"
    METHODS = "methods"
    INSTRUMENT = "instrument"
    COVERAGE = "coverage"
    CONFIDENTIALITY = "confidentiality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One subject: a claim as its title, the proof below, the base line at the foot."""

    id: PageId
    label: str
    title: str
    standfirst: str
    base: str
    blocks: tuple[Block, ...]

    @property
    def title_width_mm(self) -> int:
        """Return the width that gives the title's lines about equal lengths."""
        return balanced_width_mm(self.title)
