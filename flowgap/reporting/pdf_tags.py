"""Completes the tags that WeasyPrint writes: margins as artifacts, scopes of header cells."""

from collections.abc import Iterator, Mapping
from typing import Any


def complete_tags(pdf: Any) -> None:  # noqa: ANN401 - pydyf ships no types
    """Mark what stands in page margins as artifacts, and say which way a header cell heads.

    WeasyPrint gives the content of margin boxes numbers of the structure tree without linking
    them to it, which readers take for lost text, and names no scope.
    """
    tree = _Tree(pdf)
    for row_or_column, cell in tree.header_cells():
        cell["A"]["Scope"] = row_or_column
    for page, mapping in tree.pages():
        lost = {number for number, reference in enumerate(mapping) if not tree.is_linked(reference)}
        _unmark(pdf.objects[_number(page["Contents"])].stream, lost)
        mapping[:] = [b"null" if number in lost else held for number, held in enumerate(mapping)]


class _Tree:
    """The structure tree, read through its references."""

    def __init__(self, pdf: Any) -> None:  # noqa: ANN401 - pydyf ships no types
        self._pdf = pdf
        self._root = self._at(pdf.catalog["StructTreeRoot"])
        (self._document,) = self._root["K"]
        self._linked = set(self._at(self._document)["K"])

    def pages(self) -> Iterator[tuple[Mapping[str, Any], list[Any]]]:
        """Yield each page with the references of its marked content, by number."""
        numbers = self._at(self._root["ParentTree"])["Nums"]
        mappings = dict(zip(numbers[::2], numbers[1::2], strict=True))
        kids = self._pdf.pages["Kids"]
        # Pages are listed as `number generation R`, three entries each.
        for index, number in enumerate(kids[::3]):
            yield self._pdf.objects[number], mappings[index]

    def header_cells(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield each header cell with its scope: columns in a table's head, rows below."""
        for cell in self._pdf.objects:
            if isinstance(cell, dict) and cell.get("S") == "/TH":
                above = self._at(self._at(cell["P"])["P"])
                yield "/Column" if above["S"] == "/THead" else "/Row", cell

    def is_linked(self, reference: bytes) -> bool:
        """Say whether an element hangs on the document, through whatever is between."""
        while (above := self._at(reference)["P"]) != self._document:
            reference = above
        return reference in self._linked

    def _at(self, reference: bytes) -> Any:  # noqa: ANN401 - pydyf ships no types
        return self._pdf.objects[_number(reference)]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _unmark(stream: list[Any], lost: set[int]) -> None:
    """Turn marked content into artifacts; a mark is a tag, its properties and the operator."""
    for place, part in enumerate(stream):
        if isinstance(part, dict) and part.get("MCID") in lost:
            stream[place - 1 : place + 2] = ("/Artifact", b"", b"BMC")
