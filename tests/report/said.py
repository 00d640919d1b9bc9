"""What a page of the report says: its tables, texts and drawings, read back from the document."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from flowgap.reporting.blocks import Block, Callout, Columns, Page, PageId, Prose, Row, Table
from flowgap.reporting.document import Paper, build_document
from flowgap.result.document import Result
from flowgap.wording import Wording
from tests.support.sample_result import sample_result


def surveyed(*, language: str = "en", **changes: Any) -> Result:  # noqa: ANN401 - any field
    """Return the sample with other fields of its survey."""
    result = sample_result(language=language)
    return replace(result, survey=replace(result.survey, **changes))


def find_page(result: Result, page_id: PageId) -> Page | None:
    """Return a page of the report on a result, if it is printed."""
    wording = Wording(result.engagement.language)
    document = build_document(result, wording, paper=Paper.A4, firm=None)
    return next((page for page in document.pages if page.id is page_id), None)


def page_of(result: Result, page_id: PageId) -> Page:
    """Return a page that the report is sure to have."""
    page = find_page(result, page_id)
    assert page is not None
    return page


def blocks_of(page: Page) -> list[Block]:
    """Return all blocks of a page, those in columns, too."""
    return list(_inner(page.blocks))


def table(result: Result, page_id: PageId, caption: str) -> Table:
    """Return the one table under this caption."""
    found = [
        block
        for block in blocks_of(page_of(result, page_id))
        if isinstance(block, Table) and block.caption == caption
    ]
    assert len(found) == 1
    return found[0]


def texts(row: Row) -> list[str]:
    """Return the texts of a row's cells."""
    return [cell.text for cell in row.cells]


def prose(result: Result, page_id: PageId) -> str:
    """Return all headings and paragraphs of a page as one text."""
    told: list[str] = []
    for block in blocks_of(page_of(result, page_id)):
        if isinstance(block, Prose | Callout):
            told += [block.heading, *block.paragraphs]
    return " ".join(told)


def _inner(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Columns):
            yield from _inner((*block.left, *block.right))
        else:
            yield block
