"""HTML to PDF. The only module that knows WeasyPrint."""

import gc
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from threading import Lock
from types import ModuleType
from typing import Any, Final

from flowgap.errors import PangoMissingError, ReportAssetError
from flowgap.reporting.charts.fonts import FONTS, font_program
from flowgap.reporting.pdf_tags import complete_tags

FONT_SCHEME: Final = "flowgap-font"
"""The private scheme of the fonts that ship; nothing else is ever fetched."""

VARIANT: Final = "pdf/a-3a"
"""Archival, tagged, and allowed to carry its data as an attachment."""

_one_at_a_time = Lock()
"""Collector and filters of warnings belong to the process, not to a thread."""

_UNDATED: Final = date(2000, 1, 1)

_ALSO_PDF_UA: Final = (
    b'<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
    b'<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property>"
    b"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/UA's identifier, with the schema that PDF/A wants declared for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The day that stands for every date in the file; the clock would change the bytes."""

    day: date | None = None

    @property
    def at(self) -> datetime:
        """Return midnight of the day, UTC."""
        return datetime.combine(self.day or _UNDATED, time(), tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that the PDF carries."""

    name: str
    content: bytes
    description: str


OnPage = Callable[[int], object]
"""Is told the number of the page that is being laid out."""


def render_pdf(
    html: str,
    *,
    stamp: Stamp | None = None,
    attached: Attached | None = None,
    on_page: OnPage | None = None,
) -> bytes:
    """Return a tagged, archival PDF; equal input gives equal bytes.

    Nothing is fetched but the fonts that ship (and `data:`): no file, no network.

    Raises
    ------
    PangoMissingError
        If the library that sets text is not installed.
    ReportAssetError
        If the page asks for anything else.
    """
    weasyprint = _weasyprint()
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - only where Pango is

    stamp = stamp or Stamp()
    with _one_at_a_time, _no_collection(), _told_pages(on_page):
        try:
            document = weasyprint.HTML(string=html, url_fetcher=_fetcher()).render(
                pdf_variant=VARIANT
            )
        except FatalURLFetchingError as error:  # a BaseException: `Exception` would miss it
            raise ReportAssetError(str(error)) from error
        document.metadata.created = document.metadata.modified = stamp.at.isoformat()
        if attached is not None:
            document.metadata.attachments = [_attachment(weasyprint, attached, stamp)]
        with warnings.catch_warnings():
            # WeasyPrint leaves the file of its colour profile to the collector.
            warnings.simplefilter("ignore", ResourceWarning)
            return bytes(document.write_pdf(finisher=_finish, pdf_variant=VARIANT))


def require_pango() -> None:
    """Fail with a hint for this machine where the library that sets text is missing."""
    _weasyprint()


@cache
def _weasyprint() -> ModuleType:
    try:
        import weasyprint  # noqa: PLC0415 - its import opens Pango, which may be missing
    except OSError as error:
        raise PangoMissingError(
            "PDF needs the library Pango. Debian, Ubuntu: apt-get install libpango-1.0-0"
            " libpangoft2-1.0-0 libharfbuzz-subset0. macOS: brew install pango."
        ) from error
    module: ModuleType = weasyprint
    # What is imported stays: the collector need not look at it after each report.
    gc.collect()
    gc.freeze()
    return module


@cache
def _fetcher() -> Any:  # noqa: ANN401 - WeasyPrint ships no types
    from weasyprint.urls import (  # noqa: PLC0415 - only where Pango is
        FatalURLFetchingError,
        URLFetcher,
        URLFetcherResponse,
    )

    class BundledFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
        """Serves the fonts that ship, and what the page itself holds."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            scheme, _, name = url.partition(":")
            if scheme == "data":
                return super().fetch(url, headers)
            shipped = {path.name for path in FONTS.glob("*.woff2")}
            if scheme != FONT_SCHEME or name not in shipped:
                raise FatalURLFetchingError(f"the report may not read {url[:80]}")
            return URLFetcherResponse(url, font_program(name))

    return BundledFetcher(allowed_protocols={"data"})


def _attachment(weasyprint: ModuleType, attached: Attached, stamp: Stamp) -> Any:  # noqa: ANN401
    """Return a new attachment: WeasyPrint can use one only once."""
    return weasyprint.Attachment(
        string=attached.content,
        name=attached.name,
        description=attached.description,
        created=stamp.at,
        modified=stamp.at,
        relationship="Data",
    )


def _finish(_document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint ships no types
    """Complete the tags, and name PDF/UA in the file's description, beside PDF/A."""
    complete_tags(pdf)
    number = int(pdf.catalog["Metadata"].split()[0])
    stream = pdf.objects[number].stream
    stream[0] = stream[0].replace(b"</rdf:RDF>", _ALSO_PDF_UA + b"</rdf:RDF>")


@contextmanager
def _told_pages(on_page: OnPage | None) -> Iterator[None]:
    """Hear from WeasyPrint's log which page it lays out: it tells nobody else."""
    if on_page is None:
        yield
        return
    log, ear = logging.getLogger("weasyprint.progress"), _Ear(on_page)
    level, propagates = log.level, log.propagate
    log.addHandler(ear)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(ear)
        log.setLevel(level)
        log.propagate = propagates


class _Ear(logging.Handler):
    """Passes on the number of each page."""

    def __init__(self, on_page: OnPage) -> None:
        super().__init__()
        self._on_page = on_page

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and " Page " in record.msg and record.args:
            self._on_page(int(str(record.args[-1])))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest: a render makes many objects and few cycles.

    It costs 14 to 18 % of the time otherwise. One collection follows.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.collect()
