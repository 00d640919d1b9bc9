"""A report by link: no sign-in, no cookie, and nothing of it for who has no link that works."""

from datetime import datetime
from typing import Final

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    make_response,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from flowgap.result.document import Result
from flowgap.services.engagements.keeping import ResultOutdatedError
from flowgap.services.report_room.brands import logo_for
from flowgap.services.report_room.links import LinkNotFoundError, Shared, count_opening, open_link
from flowgap.services.report_room.publishing import published_result, version_file
from flowgap.services.report_room.rows import ResultText, result_text
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work
from flowgap.web.downloads import download
from flowgap.web.language import current_wording, speak
from flowgap.web.pages.report_room.shared import ended_page, shared_page
from flowgap.web.pages.results.report import file_name
from flowgap.web.respondent.guessing import Guesses
from flowgap.web.statuses import NOT_FOUND, TOO_MANY, UNAVAILABLE

bp = Blueprint("shared", __name__, url_prefix="/s/<token>")

EXTENSION: Final = "flowgap.shared"

WAIT_SECONDS: Final = 60
"""After which a PDF that is still being made is looked for again."""


@bp.after_request
def not_to_be_found(response: Response) -> Response:
    """Keep links out of search engines, also where somebody puts one on a page."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


@bp.get("")
def report(token: str) -> ResponseReturnValue:
    """Show what the link opens, and count that it was opened today."""
    now = utc_now()
    try:
        with reading() as session:
            shared = open_link(session, token, now=now)
    except LinkNotFoundError:
        return _nothing(now)
    with unit_of_work() as session:
        count_opening(session, shared.link_id, today=now.date())
    return _page(shared, token)


def _page(shared: Shared, token: str) -> str:
    with reading() as session:
        head = _text(session, shared).head()
        result = _result(session, shared)
    wording = speak(head.language)
    logo = url_for(".logo", token=token) if shared.version.edition.brand.logo_sha256 else ""
    page = shared_page(shared.version, head, result, wording, ends_at=shared.ends_at, logo=logo)
    return render_template("web/report_room/shared.html", page=page, token=token)


@bp.get("/<language>.pdf")
def pdf(token: str, language: str) -> ResponseReturnValue:
    """Send the report in one language; where there is none, the page says why."""
    now = utc_now()
    try:
        with reading() as session:
            shared = open_link(session, token, now=now)
            content = version_file(session, shared.version.id, language)
            head = _text(session, shared).head()
    except LinkNotFoundError:
        return _nothing(now)
    if language not in shared.version.results:
        abort(404)
    if content is None and language in shared.version.failed:
        return _page(shared, token), NOT_FOUND
    if content is None:
        return _page(shared, token), UNAVAILABLE, {"Retry-After": str(WAIT_SECONDS)}
    name = f"{file_name(head.client, head.title)}-{shared.version.number}-{language}"
    return download(content, f"{name}.pdf", "application/pdf")


@bp.get("/logo.png")
def logo(token: str) -> ResponseReturnValue:
    """Send the logo of the firm whose report the link opens."""
    now = utc_now()
    try:
        with reading() as session:
            content = _logo(open_link(session, token, now=now))
    except LinkNotFoundError:
        return _nothing(now)
    if content is None:
        abort(404)
    return Response(content, mimetype="image/png")


def _text(session: Session, shared: Shared) -> ResultText:
    return result_text(session, shared.version.key, shared.version.result_digest)


def _result(session: Session, shared: Shared) -> Result | None:
    """Return what the readers see of the result; None if another version computed it."""
    try:
        return published_result(session, shared.version)
    except ResultOutdatedError:
        return None


def _logo(shared: Shared) -> bytes | None:
    version = shared.version
    with reading() as session:
        return logo_for(session, version.key, version.edition.brand.logo_sha256)


def _nothing(now: datetime) -> ResponseReturnValue:
    """Answer who has no link that works; who tries many has to wait.

    It is the same answer for a link that never was, has ended or was taken back.
    """
    guesses = current_app.extensions[EXTENSION]
    if not isinstance(guesses, Guesses):
        raise TypeError("the application was not made by create_app")
    may_go_on = guesses.count(request.remote_addr, now=now)
    page = ended_page(current_wording())
    html = render_template("web/report_room/shared.html", page=page, token="")
    answer = make_response(html, NOT_FOUND if may_go_on else TOO_MANY)
    if not may_go_on:
        answer.headers["Retry-After"] = "60"
    return answer
