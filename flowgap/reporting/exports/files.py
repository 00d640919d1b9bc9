"""The files in which the figures of a result are handed out."""

from enum import StrEnum

from flowgap.reporting.exports.codebook import codebook_table
from flowgap.reporting.exports.csv_text import csv_of
from flowgap.reporting.exports.figures_json import json_of
from flowgap.reporting.exports.figures_table import figures_table
from flowgap.reporting.exports.sheets import sheets_of
from flowgap.reporting.exports.workbook import workbook_of
from flowgap.result.document import Result
from flowgap.wording import DEFAULT_LANGUAGE, LANGUAGES, Wording


class FileKind(StrEnum):
    """What a file of figures can be; the value is the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"

    @property
    def mimetype(self) -> str:
        """The type of its content."""
        return _MIMETYPES[self]


_MIMETYPES = {
    FileKind.CSV: "text/csv",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.JSON: "application/json",
}


def file_of(
    kind: FileKind, result: Result, wording: Wording, *, digest: str, bom: bool = True
) -> bytes:
    """Return all figures as a file; equal results give equal bytes.

    Parameters
    ----------
    kind : FileKind
    result : Result
    wording : Wording
        Language of the labels.
    digest : str
        SHA-256 of the `result.json`, in hexadecimal digits.
    bom : bool
        Whether CSV begins with the mark by which Excel knows UTF-8.

    Raises
    ------
    InputError
        If the result has more figures than a workbook can hold.
    """
    match kind:
        case FileKind.CSV:
            return csv_of(figures_table(result, wording), bom=bom)
        case FileKind.XLSX:
            return workbook_of(sheets_of(result, wording))
        case FileKind.JSON:
            return json_of(result, digest=digest)


def codebook_file(wording: Wording, result: Result) -> bytes:
    """Return the codebook of a result as CSV."""
    return csv_of(codebook_table(wording, result))


def spoken(language: str) -> Wording:
    """Return the words of a language; those of the default where it has none."""
    return Wording(language if language in LANGUAGES else DEFAULT_LANGUAGE)
