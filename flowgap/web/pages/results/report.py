"""The page that offers the report and the result as files."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from flowgap.reporting.exports.files import FileKind
from flowgap.services.engagements.keeping import KeptResult
from flowgap.wording import Wording

PAPERS: Final = ("a4", "letter")
KINDS: Final = (FileKind.XLSX, FileKind.CSV, FileKind.JSON)
"""The one that most people open stands first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A name and a value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresFile:
    """A file of figures: its ending, and what it is good for."""

    ending: str
    name: str
    note: str
    button: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """What can be downloaded, and what it was made from."""

    title: str
    standfirst: str
    papers: tuple[str, ...]
    files: tuple[FiguresFile, ...]
    facts: tuple[Fact, ...]
    label: str = ""


def report_page(kept: KeptResult, wording: Wording) -> ReportPage:
    """Return the page of the last result."""
    result = kept.result
    facts = {
        "web-report-computed": wording.day(kept.computed_at.date()),
        "web-report-version": result.flowgap_version,
        "web-report-seed": str(result.seed),
        "web-report-files": wording.listing(list(result.generated_from)) or "0",
    }
    return ReportPage(
        title=wording.say("web-report-title"),
        standfirst=wording.say("web-report-standfirst"),
        papers=PAPERS,
        files=tuple(_file(kind, wording) for kind in KINDS),
        facts=tuple(Fact(name=wording.say(name), value=value) for name, value in facts.items()),
    )


def _file(kind: FileKind, wording: Wording) -> FiguresFile:
    return FiguresFile(
        ending=kind.value,
        name=f"figures.{kind}",
        note=wording.say(f"web-figures-{kind}"),
        button=wording.say("web-figures-download", kind=kind.upper()),
    )


def file_name(client: str, title: str) -> str:
    """Return a file name from client and title that every system accepts."""
    plain = (
        unicodedata.normalize("NFKD", f"{client} {title}")
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "flowgap"
