"""Reports that are printed once in a run of the tests: equal input gives equal bytes."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from flowgap.bootstrap import only_one
from flowgap.reporting import pdf, render
from flowgap.reporting.pdf import Attached, OnPage, Stamp


@contextmanager
def printing_once(folder: Path) -> Iterator[None]:
    """Let what was printed before, by whichever process of this run, be read from a folder.

    Many tests publish the same report for what can be done with it afterwards, and a report takes
    seconds. Each is laid out by WeasyPrint at first.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "render_pdf", _Press(folder).print_once)
        yield


@dataclass(frozen=True, slots=True)
class _Press:
    folder: Path

    def print_once(
        self,
        html: str,
        *,
        stamp: Stamp | None = None,
        attached: Attached | None = None,
        on_page: OnPage | None = None,
    ) -> bytes:
        """Do what `render_pdf` does, and tell the same pages."""
        path = self.folder / f"{_digest(html, stamp, attached)}.pdf"
        pages = path.with_suffix(".json")
        with only_one(path.with_suffix(".lock")):
            if not pages.exists():
                told: list[int] = []
                path.write_bytes(
                    pdf.render_pdf(html, stamp=stamp, attached=attached, on_page=told.append)
                )
                pages.write_text(json.dumps(told), encoding="utf-8")
        if on_page is not None:
            for number in json.loads(pages.read_text(encoding="utf-8")):
                on_page(number)
        return path.read_bytes()


def _digest(html: str, stamp: Stamp | None, attached: Attached | None) -> str:
    return hashlib.sha256(repr((html, stamp, attached)).encode()).hexdigest()
