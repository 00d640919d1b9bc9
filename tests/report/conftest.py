"""Rendered reports: each is rendered once in a run of the tests, since a report takes seconds."""

import io
import json
import logging
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf
import pytest

from flowgap.bootstrap import only_one
from flowgap.errors import PangoMissingError
from flowgap.reporting.pdf import require_pango
from flowgap.reporting.render import Paper, render_report
from flowgap.result.document import Result
from tests.report.page_text import PageText, read_page
from tests.report.structure import Walk, walk
from tests.support.run_folder import run_folder
from tests.support.sample_hard import HARD, Sample
from tests.support.sample_result import sample_result

FIRM = "Nordlicht Advisory"

PRINTS = [
    "sample-en-a4",
    "sample-en-letter",
    "sample-de-a4",
    "sample-de-letter",
    "crowded-de-letter",
    "negative_gap-en-letter",
    "survey_only-de-a4",
    "delivery_only-de-letter",
    "empty-en-a4",
    "all_suppressed-en-letter",
]

SAMPLES: dict[str, Sample] = {"sample": sample_result, **HARD}


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One report: what it was made from, its bytes, the open file, and what was complained of.

    Many tests read the same pages and tags, so both are read once.
    """

    result: Result
    content: bytes
    pdf: pikepdf.Pdf
    complaints: tuple[str, ...]

    @cached_property
    def pages(self) -> tuple[PageText, ...]:
        return tuple(read_page(page) for page in self.pdf.pages)

    @cached_property
    def tags(self) -> Walk:
        return walk(self.pdf)


@dataclass(slots=True)
class Press:
    """Prints samples, each once: what one process printed the others read from the folder."""

    folder: Path
    _kept: dict[tuple[str, str, Paper], Printed] = field(default_factory=dict)

    def printed(self, name: str, language: str, paper: Paper) -> Printed:
        """Return the report on a sample in one language and on one paper."""
        key = (name, language, paper)
        if key not in self._kept:
            self._kept[key] = self._read_or_print(name, language, paper)
        return self._kept[key]

    def _read_or_print(self, name: str, language: str, paper: Paper) -> Printed:
        result = SAMPLES[name](language=language)
        path = self.folder / f"{name}-{language}-{paper}.pdf"
        complaints = path.with_suffix(".json")
        with only_one(path.with_suffix(".lock")):
            if not complaints.exists():
                with _listening() as said:
                    path.write_bytes(render_report(result, paper=paper, firm=FIRM))
                complaints.write_text(json.dumps(said), encoding="utf-8")
        content = path.read_bytes()
        return Printed(
            result=result,
            content=content,
            pdf=pikepdf.open(io.BytesIO(content)),
            complaints=tuple(json.loads(complaints.read_text(encoding="utf-8"))),
        )


class _listening(logging.Handler):  # noqa: N801 - read as a phrase: `with _listening() as ...`
    """Collects what WeasyPrint and fontTools warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

    def __enter__(self) -> list[str]:
        for name in ("weasyprint", "fontTools"):
            logging.getLogger(name).addHandler(self)
        return self.said

    def __exit__(self, *_: object) -> None:
        for name in ("weasyprint", "fontTools"):
            logging.getLogger(name).removeHandler(self)


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    """Return the press of this run; without Pango nothing can be printed."""
    try:
        require_pango()
    except PangoMissingError as error:
        pytest.skip(str(error))
    return Press(run_folder(tmp_path_factory))


@pytest.fixture(scope="session", params=["sample-en-a4", "sample-de-letter"])
def printed(request: pytest.FixtureRequest, press: Press) -> Printed:
    """Return the whole sample, once in each language and on each paper."""
    return _named(press, request.param)


@pytest.fixture(scope="session", params=PRINTS)
def any_printed(request: pytest.FixtureRequest, press: Press) -> Printed:
    """Return each report that is printed here, the hard ones on the paper that is harder."""
    return _named(press, request.param)


@pytest.fixture(scope="session", params=PRINTS[::-1])
def any_printed_last_first(request: pytest.FixtureRequest, press: Press) -> Printed:
    """Return the same from the other end, so that two processes do not print the same at once."""
    return _named(press, request.param)


def _named(press: Press, name: str) -> Printed:
    sample, language, paper = name.split("-")
    return press.printed(sample, language, Paper(paper))
