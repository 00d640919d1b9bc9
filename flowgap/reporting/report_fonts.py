"""The fonts that ship with the report, as `@font-face` rules."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from typing import Final

from flowgap.reporting.charts.fonts import FONTS

_RANGES: Final = {
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC,"
    " U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215,"
    " U+FEFF, U+FFFD",
    "latin-ext": "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF,"
    " U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C4, U+2113,"
    " U+2C60-2C7F, U+A720-A7FF",
}
"""The characters of each subset, as its publisher cut it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One family in one weight."""

    family: str
    stem: str
    weight: int


FACES: Final = (
    Face(family="Source Sans 3", stem="source-sans-3", weight=400),
    Face(family="Source Sans 3", stem="source-sans-3", weight=600),
    Face(family="Source Serif 4", stem="source-serif-4", weight=600),
)


@cache
def font_faces(scheme: str) -> str:
    """Return the rules; sources are `<scheme>:<file>`, or the bytes themselves for `data`."""
    rules = []
    for face in FACES:
        for subset, characters in _RANGES.items():
            name = f"{face.stem}-{subset}-{face.weight}-normal.woff2"
            rules.append(
                f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight};'
                f' src: url("{_source(scheme, name)}") format("woff2");'
                f" unicode-range: {characters}; }}"
            )
    return "\n".join(rules)


def _source(scheme: str, name: str) -> str:
    if scheme != "data":
        return f"{scheme}:{name}"
    return f"data:font/woff2;base64,{b64encode((FONTS / name).read_bytes()).decode()}"
