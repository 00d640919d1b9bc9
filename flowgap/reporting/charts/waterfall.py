"""The waterfall of the ledger, one drawing a row: it starts at 0 and shows the change."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from flowgap.reporting.charts.bars import whisker
from flowgap.reporting.charts.drawing import Anchor, Drawing, Line, Mark, Paint, Rect, Text
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.scale import Scale, change_paint, scale_over


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar from `start` to `end` days, its interval as days on the same axis.

    `hollow` marks a sum that is not a step itself (the flow gap), `flat` a line (the ceiling).
    """

    start: float
    end: float
    low: float | None
    high: float | None
    title: str
    hollow: bool = False
    flat: bool = False

    @property
    def paint(self) -> Paint:
        """Return the colour that the interval of the change asks for."""
        if self.low is None or self.high is None:
            return Paint.NEUTRAL
        return change_paint(self.low - self.start, self.high - self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall:
    """The drawings of all rows, and of the head of their column."""

    head: Drawing
    rows: tuple[Drawing | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisWords:
    """What the head of the column says; the numbers are formatted."""

    title: str
    ceiling: str | None
    ceiling_days: str
    zero: str
    ticks: tuple[tuple[float, str], ...]


def waterfall_scale(steps: Sequence[Step | None], *, width: float) -> Scale:
    """Return a scale that holds every bar and every interval."""
    drawn = [step for step in steps if step is not None]
    ends = [end for step in drawn for end in (step.start, step.end, step.low, step.high)]
    return scale_over(ends, start=4, end=width - 4)


def waterfall(
    steps: Sequence[Step | None],
    *,
    ceiling: float | None,
    words: AxisWords,
    scale: Scale,
    row_height: float,
) -> Waterfall:
    """Return one drawing a row, joined by connectors that run from edge to edge.

    A row without a step (a stage that was not measured) only passes the lines on.
    """
    width = scale.end + 4
    following = [later for _, later in pairwise([*steps, None])]
    rows: list[Drawing | None] = []
    seen_ceiling = False
    for step, later in zip(steps, following, strict=True):
        marks = [_vertical(scale.at(0), row_height, Paint.EDGE, width=0.9)]
        if ceiling is not None and seen_ceiling:
            marks.append(_dashed(scale.at(ceiling), row_height))
        if step is not None:
            seen_ceiling = True
            marks.extend(_bar(step, scale, row_height))
            if later is not None and not step.flat:
                marks.append(_connector(scale.at(step.end), row_height))
        title = words.title if step is None else step.title
        rows.append(Drawing(title=title, width=width, height=row_height, marks=tuple(marks)))
    return Waterfall(head=_head(words, ceiling=ceiling, scale=scale), rows=tuple(rows))


def _bar(step: Step, scale: Scale, height: float) -> list[Mark]:
    thick = round(height * 0.5, 1)
    top = round((height - thick) / 2, 1)
    start, end = sorted((scale.at(step.start), scale.at(step.end)))
    width = max(round(end - start, 1), 1.2)
    filled = Paint.NONE if step.hollow else step.paint
    outlined = step.paint if step.hollow or step.paint is Paint.NEUTRAL else Paint.NONE
    if outlined is Paint.NEUTRAL:
        outlined = Paint.EDGE
    marks: list[Mark] = [
        Rect(x=start, y=top, width=width, height=thick, fill=filled, stroke=outlined)
    ]
    if step.low is not None and step.high is not None and not step.flat:
        low, high = scale.at(step.low), scale.at(step.high)
        marks.extend(whisker(start=low, end=high, y=round(height / 2, 1)))
    return marks


def _head(words: AxisWords, *, ceiling: float | None, scale: Scale) -> Drawing:
    """Return two lines of labels: what has no room beside the more important ones is left out."""
    zero = scale.at(0)
    above, below = _Line(y=8.0, scale=scale), _Line(y=17.5, scale=scale)
    if ceiling is not None and words.ceiling is not None:
        above.place(words.ceiling, at=scale.at(ceiling), weight=600, fill=Paint.BETTER)
        below.place(words.ceiling_days, at=scale.at(ceiling), weight=600, fill=Paint.BETTER)
    above.place(words.zero, at=zero)
    below.place("0", at=zero, only_centred=True)
    for value, label in words.ticks:
        below.place(label, at=scale.at(value), only_centred=True)
    marks = (*above.texts, *below.texts)
    return Drawing(title=words.title, width=scale.end + 4, height=20, marks=marks)


class _Line:
    """One line of labels, each near its place, none over another or off the paper."""

    def __init__(self, *, y: float, scale: Scale) -> None:
        self.texts: list[Text] = []
        self._y = y
        self._edges = (scale.start - 4, scale.end + 4)
        self._taken: list[tuple[float, float]] = []

    def place(
        self,
        text: str,
        *,
        at: float,
        weight: int = 400,
        fill: Paint = Paint.GREY,
        only_centred: bool = False,
    ) -> None:
        """Set the label centred at its place, or else beside what stands there, or not at all."""
        width = text_width(text, size=7.5, weight=600)
        inside = min(max(at - width / 2, self._edges[0]), self._edges[1] - width)
        beside = [left for start, end in self._taken for left in (end, start - width)]
        lefts = [at - width / 2] if only_centred else [inside, *beside]
        for left in lefts:
            if self._is_free(left, left + width):
                self._taken.append((left - 3, left + width + 3))
                self.texts.append(
                    Text(
                        x=round(left + width / 2, 1),
                        y=self._y,
                        text=text,
                        size=7.5,
                        weight=weight,
                        anchor=Anchor.MIDDLE,
                        fill=fill,
                    )
                )
                return

    def _is_free(self, left: float, right: float) -> bool:
        on_paper = left >= self._edges[0] - 0.05 and right <= self._edges[1] + 0.05
        return on_paper and all(right <= start or left >= end for start, end in self._taken)


def _vertical(x: float, height: float, stroke: Paint, *, width: float) -> Mark:
    return Line(x1=x, y1=0, x2=x, y2=height, stroke=stroke, width=width)


def _dashed(x: float, height: float) -> Mark:
    return Line(x1=x, y1=0, x2=x, y2=height, stroke=Paint.BETTER, width=0.8, dash="2 1.6")


def _connector(x: float, height: float) -> Mark:
    middle = round(height / 2, 1)
    return Line(x1=x, y1=middle, x2=x, y2=height, stroke=Paint.EDGE, width=0.6)
