"""The figures of a result as files for other tools."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from flowgap.reporting.exports.files import FileKind, codebook_file, file_of
from flowgap.services.engagements.keeping import KeptResult
from flowgap.web.downloads import download
from flowgap.web.opened import open_result
from flowgap.web.pages.results.report import file_name
from flowgap.web.workload import long_work
from flowgap.wording import LANGUAGES, Wording

bp = Blueprint("exports", __name__, url_prefix="/engagements/<key>")


@bp.get("/figures.<ending>")
def figures(key: str, ending: str) -> ResponseReturnValue:
    """Send every figure as CSV, workbook or JSON, its labels in the language of the address."""
    if ending not in set(FileKind):
        abort(404)
    kind = FileKind(ending)
    kept, wording = _open(key)
    with long_work():
        content = file_of(kind, kept.result, wording, digest=kept.digest)
    return download(content, f"{_name(kept)}-figures.{kind}", kind.mimetype)


@bp.get("/codebook.csv")
def codebook(key: str) -> ResponseReturnValue:
    """Send what columns, figures and codes mean."""
    kept, wording = _open(key)
    content = codebook_file(wording, kept.result)
    return download(content, f"{_name(kept)}-codebook.csv", FileKind.CSV.mimetype)


def _open(key: str) -> tuple[KeptResult, Wording]:
    """Return the last result, and the words of the language that is asked for, or its own."""
    language = request.args.get("language")
    if language is not None and language not in LANGUAGES:
        abort(404)
    return open_result(key, language)


def _name(kept: KeptResult) -> str:
    engagement = kept.result.engagement
    return file_name(engagement.client, engagement.title)
