"""One page of a report for a screen: the same template, its headings below those of the screen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.document import Paper, build_document
from flowgap.reporting.edition import Imprint
from flowgap.reporting.render import print_page, print_styles
from flowgap.result.document import Result
from flowgap.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording

COVER: Final = "cover"
WIDEST_MM: Final = 220.0
MOST_WIDTHS: Final = 200

_LINK: Final = re.compile(r'<a(?= |>)([^>]*?) href="#[^"]*"([^>]*)>')
_HEADING: Final = re.compile(r"(</?h)([1-3])(?=[ >])")
_HEADING_RULE: Final = re.compile(r"(?<![\w.#-])h([1-3])(?=[\s,.:{>])")
_ID: Final = re.compile(r'(<section class="[a-z]+") id="[^"]*"')
_LOWER: Final = {"1": "3", "2": "4", "3": "5"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One page as HTML without links and ids, among the names of all pages.

    `widths_mm` are what its stylesheet has to know.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]
    name: str
    html: str
    widths_mm: tuple[float, ...]

    @property
    def place(self) -> int:
        """Return which page it is, from 1."""
        return self.names.index(self.name) + 1

    @property
    def before(self) -> str | None:
        """Return the name of the page before it."""
        return self.names[self.place - 2] if self.place > 1 else None

    @property
    def after(self) -> str | None:
        """Return the name of the page after it."""
        return self.names[self.place] if self.place < len(self.names) else None


def preview_page(result: Result, imprint: Imprint, name: str | None) -> Preview:
    """Return a page of the report by its name, or that of the findings where there is none."""
    spoken = result.engagement.language
    wording = Wording(spoken if spoken in LANGUAGES else DEFAULT_LANGUAGE)
    document = build_document(result, wording, paper=Paper.A4, firm=None, imprint=imprint)
    pages = {str(page.id): page for page in document.pages}
    names = (COVER, *pages)
    if name not in names:
        name = "findings" if "findings" in pages else "summary"
    return Preview(
        names=names,
        labels=(document.cover.title, *(page.label for page in document.pages)),
        name=name,
        html=_for_screen(print_page(document, pages.get(name))),
        widths_mm=document.widths_mm,
    )


def preview_styles(widths_mm: Sequence[float], *, colour: str) -> str:
    """Return the stylesheet of a previewed page."""
    return _HEADING_RULE.sub(
        lambda found: f"h{_LOWER[found[1]]}", print_styles(widths_mm, colour=colour)
    )


def _for_screen(html: str) -> str:
    """Take links and ids away, which lead within paper only, and lower the headings."""
    html = _LINK.sub(r"<span\1\2>", html).replace("</a>", "</span>")
    html = _ID.sub(r"\1", html)
    return _HEADING.sub(lambda found: f"{found[1]}{_LOWER[found[2]]}", html)
