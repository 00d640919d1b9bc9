"""How wide a text is in the fonts that ship, so that labels can be placed without overlap."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Final

from fontTools.ttLib import TTFont  # type: ignore[import-untyped] # it ships no types

from flowgap.paths import TEMPLATES

FONTS: Final = TEMPLATES / "report" / "fonts"

SUBSETS: Final = ("latin", "latin-ext")

_UNKNOWN_WIDTH: Final = 1.0
"""Ems. A glyph from another font is at most about this wide (an emoji, an ideogram)."""


def text_width(text: str, *, size: float, weight: int = 400, face: str = "source-sans-3") -> float:
    """Return the width of one line in the unit of `size`; kerning, which narrows, is left out."""
    widths = _widths(face, weight)
    return size * sum(widths.get(ord(letter), _UNKNOWN_WIDTH) for letter in text)


@cache
def font_program(name: str) -> bytes:
    """Return a shipped font, unpacked: WeasyPrint would unpack it anew for every report."""
    font, unpacked = TTFont(FONTS / name, recalcTimestamp=False), BytesIO()
    font.flavor = None
    font.save(unpacked)
    return unpacked.getvalue()


@cache
def _widths(face: str, weight: int) -> Mapping[int, float]:
    """Return the advance of every character, in ems."""
    widths: dict[int, float] = {}
    for subset in SUBSETS:
        font = TTFont(FONTS / f"{face}-{subset}-{weight}-normal.woff2", lazy=True)
        em, advances = font["head"].unitsPerEm, font["hmtx"].metrics
        for letter, glyph in font.getBestCmap().items():
            widths.setdefault(letter, advances[glyph][0] / em)
        font.close()
    return widths
