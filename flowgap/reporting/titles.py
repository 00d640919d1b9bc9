"""How wide a title may be, so that its lines are about equally long."""

from typing import Final

from flowgap.reporting.charts.fonts import text_width

PAGE_WIDTH_MM: Final = 170
TITLE_SIZE: Final = 22.0
MOST_LINES: Final = 2

_POINTS_PER_MM: Final = 72 / 25.4
_STEP_MM: Final = 2


def title_lines(title: str, *, width_mm: float = PAGE_WIDTH_MM) -> int:
    """Return the lines that a title takes at a width; a word that is wider takes one line."""
    lines, room = 1, width_mm * _POINTS_PER_MM
    used = 0.0
    gap = _width(" ")
    for word in title.split():
        width = _width(word)
        if used and used + gap + width > room:
            lines, used = lines + 1, width
        else:
            used += width + (gap if used else 0.0)
    return lines


def balanced_width_mm(title: str) -> int:
    """Return the least width at which the title takes no more lines than on the full width."""
    lines = title_lines(title)
    width = PAGE_WIDTH_MM
    if lines == 1:
        return width
    while title_lines(title, width_mm=width - _STEP_MM) == lines and width > PAGE_WIDTH_MM // 2:
        width -= _STEP_MM
    return min(width + _STEP_MM, PAGE_WIDTH_MM)


def _width(text: str) -> float:
    return text_width(text, size=TITLE_SIZE, weight=600, face="source-serif-4")
