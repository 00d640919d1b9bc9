"""Charts place their words without overlap, and colour follows the interval."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from flowgap.reporting.blocks import Block, Columns, Figure, KeyFigures, Multiples, Table
from flowgap.reporting.charts.bars import split_bar
from flowgap.reporting.charts.drawing import Anchor, Drawing, Paint, Text
from flowgap.reporting.charts.fonts import text_width
from flowgap.reporting.charts.scale import Scale, change_paint, scale_over
from flowgap.reporting.charts.waterfall import AxisWords, Step, waterfall
from flowgap.reporting.document import Paper, build_document
from flowgap.wording import LANGUAGES, MINUS, Wording
from tests.support.sample_hard import HARD
from tests.support.sample_result import sample_result


class TestEveryChart:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("name", ["sample", *HARD])
    def test_no_word_lies_over_another_or_leaves_the_drawing(
        self, name: str, language: str
    ) -> None:
        result = {"sample": sample_result, **HARD}[name](language=language)
        document = build_document(result, Wording(language), paper=Paper.A4, firm=None)
        for page in document.pages:
            for drawing in drawings(page.blocks):
                assert drawing.title
                assert faults(drawing) == []

    def test_the_check_itself_sees_a_fault(self) -> None:
        over = Drawing(title="t", width=90, height=20, marks=(Text(x=10, y=9, text="over"),) * 2)
        off = Drawing(title="t", width=9, height=20, marks=(Text(x=0, y=9, text="leaves"),))
        assert faults(over) == ["over over over"]
        assert faults(off) == ["leaves leaves"]


class TestColour:
    def test_it_follows_the_interval_on_both_sides_of_zero(self) -> None:
        assert change_paint(0.01, 2.0) is Paint.WORSE
        assert change_paint(0.0, 2.0) is Paint.NEUTRAL
        assert change_paint(-2.0, 0.0) is Paint.NEUTRAL
        assert change_paint(-2.0, -0.01) is Paint.BETTER

    def test_without_an_interval_nothing_is_better_or_worse(self) -> None:
        assert change_paint(None, None) is Paint.NEUTRAL


class TestScale:
    def test_it_holds_zero_and_every_value(self) -> None:
        scale = scale_over([2.0, None, 5.0], start=0, end=100, margin=0.0)
        assert scale.at(0.0) == 0
        assert scale.at(5.0) == 100
        assert scale.at(2.5) == 50

    def test_what_is_off_the_scale_stays_at_its_end(self) -> None:
        scale = Scale(low=20, high=80, start=0, end=60)
        assert scale.at(19) == 0
        assert scale.at(81) == 60

    def test_nothing_but_zeros_still_has_a_scale(self) -> None:
        assert scale_over([0.0, 0.0], start=0, end=100).at(0.0) == pytest.approx(50)

    def test_ticks_are_round(self) -> None:
        assert Scale(low=-2.1, high=1.1, start=0, end=1).ticks(most=4) == (-2.0, -1.0, 0.0, 1.0)


class TestWaterfallHead:
    @pytest.mark.parametrize("ceiling", [-4.0, -1.0, -0.3, -0.05, 0.05, 0.3, 1.0, 4.0])
    def test_ceiling_and_zero_share_the_line_wherever_they_are(self, ceiling: float) -> None:
        head = waterfall(
            [step(ceiling)], ceiling=ceiling, words=WORDS, scale=SCALE, row_height=20
        ).head
        assert faults(head) == []
        said = [text.text for text in head.texts]
        assert "ceiling" in said
        assert "no change" in said


class TestSplitBar:
    def test_words_stand_in_the_parts_that_have_room(self) -> None:
        bar = split_bar(share=0.98, title="t", labels=("98 answered", "2 did not"), width=300)
        assert [text.text for text in bar.texts] == ["98 answered"]


WORDS = AxisWords(
    title="t",
    ceiling="ceiling",
    ceiling_days=f"{MINUS}1.9",
    zero="no change",
    ticks=((-4.0, f"{MINUS}4.0"), (-2.0, f"{MINUS}2.0"), (2.0, "+2.0")),
)
SCALE = Scale(low=-5, high=5, start=4, end=132)


def step(end: float) -> Step:
    return Step(start=0, end=end, low=None, high=None, title="t")


def drawings(blocks: tuple[Block, ...]) -> Iterator[Drawing]:
    for block in blocks:
        if isinstance(block, Columns):
            yield from drawings((*block.left, *block.right))
        elif isinstance(block, Figure):
            yield block.drawing
        elif isinstance(block, KeyFigures):
            yield from (figure.drawing for figure in block.figures if figure.drawing)
        elif isinstance(block, Multiples):
            yield from (item.drawing for item in block.items)
        elif isinstance(block, Table):
            yield from (column.drawing for column in block.columns if column.drawing)
            cells = (cell for row in block.rows for cell in row.cells)
            yield from (cell.drawing for cell in cells if cell.drawing)


def faults(drawing: Drawing) -> list[str]:
    boxes = [(text, *span(text)) for text in drawing.texts]
    over = [
        f"{first.text} over {second.text}"
        for (first, left, right), (second, other_left, other_right) in combinations(boxes, 2)
        if min(right, other_right) - max(left, other_left) > 0.6
        and abs(first.y - second.y) < 0.8 * max(first.size, second.size)
    ]
    # Words may touch the edge of their cell, which has padding of its own.
    off = [
        f"{text.text} leaves"
        for text, left, right in boxes
        if left < -4 or right > drawing.width + 4 or not 0 < text.y <= drawing.height
    ]
    return over + off


def span(text: Text) -> tuple[float, float]:
    width = text_width(text.text, size=text.size, weight=text.weight)
    left = {
        Anchor.START: text.x,
        Anchor.MIDDLE: text.x - width / 2,
        Anchor.END: text.x - width,
    }[text.anchor]
    return left, left + width
