"""The widths that a report uses: each becomes one class of its stylesheet."""

from collections.abc import Iterable, Iterator

from flowgap.reporting.blocks import Block, Columns, Page, Table


def widths_of(pages: Iterable[Page]) -> tuple[float, ...]:
    """Return the widths of titles and columns in mm, each once, in order."""
    return tuple(sorted({float(width) for page in pages for width in _of_page(page)}))


def _of_page(page: Page) -> Iterator[float]:
    yield page.title_width_mm
    for block in page.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[float]:
    if isinstance(block, Table):
        yield from (column.width_mm for column in block.columns)
    elif isinstance(block, Columns):
        for inner in (*block.left, *block.right):
            yield from _of_block(inner)
