"""Where every run of text stands on the pages of a PDF, from glyph widths and matrices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

ASCENT: Final = 0.68
DESCENT: Final = -0.18
"""Ems above and below the base line that the ink of capitals and descenders takes."""

UNKNOWN: Final = {"Td", "TD", "T*", "'", '"', "Tz", "TL", "Tw"}
"""Operators that move text and that WeasyPrint does not use: reading on would misplace runs."""

_PAIR: Final = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of glyphs with its box in points; y grows upwards from the page's foot."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    is_artifact: bool

    def overlaps(self, other: "Run", *, tolerance: float = 0.6) -> bool:
        """Say whether both boxes share more than a hair's breadth."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.top, other.top) - max(self.bottom, other.bottom)
        return wide > tolerance and high > tolerance


def page_runs(page: pikepdf.Page) -> list[Run]:
    """Return the runs of a page in the order in which they are drawn; spaces are left out."""
    return [run for run in _Reader(page).runs() if run.text.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """The runs of one page in the order in which they are drawn, and its size in points."""

    runs: tuple[Run, ...]
    wide: float
    high: float

    def words(self, *, with_artifacts: bool = False) -> str:
        """Return the words of the page in that order."""
        return " ".join(run.text for run in self.runs if with_artifacts or not run.is_artifact)


def read_page(page: pikepdf.Page) -> PageText:
    """Return where the text of a page stands."""
    wide, high = (float(end) for end in page.mediabox[2:])
    return PageText(runs=tuple(page_runs(page)), wide=wide, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Font:
    """Widths in thousandths of an em, and the characters, by glyph number."""

    widths: dict[int, float]
    letters: dict[int, str]


@dataclass(slots=True)
class _State:
    """The graphics state as far as text needs it."""

    matrix: pikepdf.Matrix
    font: _Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Reader:
    page: pikepdf.Page
    fonts: dict[str, _Font] = field(default_factory=dict)
    state: _State = field(default_factory=lambda: _State(pikepdf.Matrix()))
    saved: list[_State] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    at: pikepdf.Matrix = field(default_factory=pikepdf.Matrix)

    def runs(self) -> Iterator[Run]:
        for instruction in pikepdf.parse_content_stream(self.page):
            name, operands = str(instruction.operator), instruction.operands
            assert name not in UNKNOWN, f"the reader does not know the operator {name}"
            if name in {"Tj", "TJ"}:
                parts = [operands[0]] if name == "Tj" else list(operands[0])
                yield _run(parts, self.state, self.at, is_artifact="/Artifact" in self.tags)
            else:
                self._remember(name, operands)

    def _remember(self, name: str, operands: Any) -> None:  # noqa: ANN401 - pikepdf's operands
        match name:
            case "q":
                self.saved.append(_copy(self.state))
            case "Q":
                self.state = self.saved.pop()
            case "BDC" | "BMC":
                self.tags.append(str(operands[0]))
            case "EMC":
                self.tags.pop()
            case _:
                self._set(name, operands)

    def _set(self, name: str, operands: Any) -> None:  # noqa: ANN401 - pikepdf's operands
        match name:
            case "cm":
                self.state.matrix = _matrix(operands) @ self.state.matrix
            case "BT":
                self.at = pikepdf.Matrix()
            case "Tm":
                self.at = _matrix(operands)
            case "Tf":
                self.state.font, self.state.size = self._font(operands[0]), float(operands[1])
            case "Tc":
                self.state.spacing = float(operands[0])
            case "Ts":
                self.state.rise = float(operands[0])

    def _font(self, name: pikepdf.Name) -> _Font:
        if str(name) not in self.fonts:
            self.fonts[str(name)] = _read_font(self.page.resources["/Font"][name])
        return self.fonts[str(name)]


def _copy(state: _State) -> _State:
    return _State(state.matrix, state.font, state.size, state.spacing, state.rise)


def _matrix(operands: Any) -> pikepdf.Matrix:  # noqa: ANN401 - pikepdf's operands
    return pikepdf.Matrix(*(float(number) for number in operands))


def _run(parts: list[Any], state: _State, at: pikepdf.Matrix, *, is_artifact: bool) -> Run:
    assert state.font is not None
    letters: list[str] = []
    x = 0.0
    start, end = None, 0.0
    for part in parts:
        if not isinstance(part, pikepdf.String | bytes):
            x -= float(part) / 1000 * state.size
            continue
        codes = bytes(part)
        for glyph in (int.from_bytes(codes[i : i + 2]) for i in range(0, len(codes), 2)):
            letter = state.font.letters.get(glyph, "?")
            width = state.font.widths.get(glyph, 1000.0) / 1000 * state.size + state.spacing
            if letter.strip():
                start, end = (x if start is None else start), x + width
            letters.append(letter)
            x += width
    low, high = DESCENT * state.size + state.rise, ASCENT * state.size + state.rise
    whole = at @ state.matrix
    corners = [
        whole.transform((across, up)) for across in (start or 0.0, end) for up in (low, high)
    ]
    return Run(
        text="".join(letters),
        left=min(x for x, _ in corners),
        right=max(x for x, _ in corners),
        bottom=min(y for _, y in corners),
        top=max(y for _, y in corners),
        is_artifact=is_artifact,
    )


def _read_font(font: pikepdf.Object) -> _Font:
    widths: dict[int, float] = {}
    entries = list(font["/DescendantFonts"][0]["/W"])
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            widths.update({first + i: float(width) for i, width in enumerate(second)})
            entries = entries[2:]
        else:
            widths.update(dict.fromkeys(range(first, int(second) + 1), float(entries[2])))
            entries = entries[3:]
    cmap = bytes(font["/ToUnicode"].read_bytes()).decode("latin-1")
    body = cmap.split("endcodespacerange", 1)[-1]
    letters = {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _PAIR.findall(body)
    }
    return _Font(widths=widths, letters=letters)
