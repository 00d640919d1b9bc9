"""Draws the QR code of a team's link, with the code to type below it."""

from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

import segno

MARGIN_MODULES: Final = 4
TEXT_MODULES: Final = 14
MODULE_PIXELS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A QR code without its margin: modules of a side, and the dark ones as an SVG path."""

    n_modules: int
    path: str


def qr_code(link: str) -> QrCode:
    """Return the QR code that opens a link."""
    matrix = segno.make(link, error="m", micro=False).matrix
    return QrCode(n_modules=len(matrix), path=_modules(matrix, margin=0))


def draw_poster(link: str, *, host: str, code: str, team: str) -> str:
    """Return a drawing (SVG) that opens `link` when scanned; `host` and `code` can be typed.

    The team stands below, so that posters are not mistaken for one another.
    """
    matrix = segno.make(link, error="m", micro=False).matrix
    n_modules = len(matrix) + 2 * MARGIN_MODULES
    height = n_modules + TEXT_MODULES
    middle = n_modules / 2
    typed = escape(f"{host.partition('://')[2]}/t/")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{n_modules * MODULE_PIXELS}"'
        f' height="{height * MODULE_PIXELS}" viewBox="0 0 {n_modules} {height}" role="img">\n'
        f"<title>{escape(team)}: {escape(code)}</title>\n"
        f'<path fill="#fff" d="M0 0h{n_modules}v{height}H0z"/>\n'
        f'<path fill="#000" d="{_modules(matrix, margin=MARGIN_MODULES)}"/>\n'
        f'<g text-anchor="middle" font-family="monospace">\n'
        f'<text x="{middle}" y="{n_modules + 1}" font-size="2" textLength="{_width(typed)}"'
        f' lengthAdjust="spacingAndGlyphs">{typed}</text>\n'
        f'<text x="{middle}" y="{n_modules + 7}" font-size="5">{escape(code)}</text>\n'
        f'<text x="{middle}" y="{n_modules + 11}" font-size="2" textLength="{_width(team)}"'
        f' lengthAdjust="spacingAndGlyphs">{escape(team)}</text>\n'
        "</g>\n</svg>\n"
    )


def _width(text: str) -> float:
    """Return how wide a line may be: long host names are set narrower."""
    return min(1.2 * len(text), 30)


def _modules(matrix: tuple[bytearray, ...], *, margin: int) -> str:
    """Return the dark modules, neighbours of a row as one bar."""
    bars = []
    for y, row in enumerate(matrix, start=margin):
        x = margin
        for is_dark, run in groupby(row):
            length = len(list(run))
            if is_dark:
                bars.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(bars)
