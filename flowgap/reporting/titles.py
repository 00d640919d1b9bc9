"""How wide a title may be, so that its lines are about equally long."""

from collections.abc import Sequence
from typing import Final

from flowgap.reporting.charts.fonts import text_width

PAGE_WIDTH_MM: Final = 170
TITLE_SIZE: Final = 22.0
MOST_LINES: Final = 2

_POINTS_PER_MM: Final = 72 / 25.4
_STEP_MM: Final = 2


def first_that_fits(titles: Sequence[str]) -> str:
    """Return the first title that takes no more than two lines, or else the last one."""
    return next((title for title in titles if title_lines(title) <= MOST_LINES), titles[-1])


def title_lines(title: str, *, width_mm: float = PAGE_WIDTH_MM, size: float = TITLE_SIZE) -> int:
    """Return the lines that a title takes at a width; a word that is wider takes one line."""
    lines, room = 1, width_mm * _POINTS_PER_MM
    used = 0.0
    gap = _width(" ", size)
    # A no-break space does not end a word, and str.split() would split at it.
    for word in title.split(" "):
        width = _width(word, size)
        if used and used + gap + width > room:
            lines, used = lines + 1, width
        else:
            used += width + (gap if used else 0.0)
    return lines


def balanced_width_mm(title: str, *, most_mm: int = PAGE_WIDTH_MM, size: float = TITLE_SIZE) -> int:
    """Return the least width at which the title takes no more lines than on the most."""
    lines = title_lines(title, width_mm=most_mm, size=size)
    width = most_mm
    if lines == 1:
        return width
    while (
        title_lines(title, width_mm=width - _STEP_MM, size=size) == lines and width > most_mm // 2
    ):
        width -= _STEP_MM
    return min(width + _STEP_MM, most_mm)


def _width(text: str, size: float) -> float:
    return text_width(text, size=size, weight=600, face="source-serif-4")
